"""The named conditions of check files: each says what it found in the article, or None."""

from __future__ import annotations

from collections.abc import Mapping

from attribution.checks.context import Case
from attribution.checks.declared.attribution_conditions import ATTRIBUTION
from attribution.checks.declared.check_subjects import Held, Subject, Test
from attribution.checks.declared.evaluation_conditions import JUDGEMENTS
from attribution.checks.declared.quotation_conditions import ARTICLE, QUOTATION
from attribution.checks.declared.reply_conditions import SENTENCE
from attribution.checks.declared.source_conditions import SOURCE
from attribution.checks.declared.word_conditions import WORDS
from attribution.rulebook.entries.check_rules import Condition, Conditions

TESTS: Mapping[str, Test] = {**SOURCE, **ATTRIBUTION, **WORDS, **JUDGEMENTS, **QUOTATION}


def holds(case: Case, subject: Subject, conditions: Conditions) -> tuple[Held, ...] | None:
    """What was found for each condition, None as soon as one does not hold."""
    found: list[Held] = []
    for condition in conditions:
        held = _test(case, subject, condition, conditions)
        if held is None:
            return None
        if held.note:
            found.append(held)
    return tuple(found)


def _test(
    case: Case, subject: Subject, condition: Condition, conditions: Conditions
) -> Held | None:
    test = condition.test
    if test not in SENTENCE and test not in ARTICLE:
        return TESTS[test](case, subject, condition.value)
    values: dict[str, object] = {condition.test: condition.value for condition in conditions}
    return (
        SENTENCE[test](case, subject, values) if test in SENTENCE else ARTICLE[test](case, values)
    )
