"""Runs the checks in force over one article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attribution.checks.context import Case, make_case
from attribution.checks.declared.declared_checks import declared_findings
from attribution.checks.severities import Grades, grade, grade_ids
from attribution.checks.suppression.waivers import UNUSED, apply_waivers
from attribution.checks.unattributed.narrator_claims import spared_claims, unattributed_claims
from attribution.entities import Entities
from attribution.model import Attribution, Document, Evidence, Finding, Source
from attribution.rulebook.entries.check_rules import CheckRules
from attribution.settings import Selection

_DEFAULT = Selection()


def run_checks(
    document: Document,
    attributions: Sequence[Attribution],
    entities: Entities,
    sources: Sequence[Source],
    rules: CheckRules,
    *,
    selection: Selection = _DEFAULT,
) -> tuple[Finding, ...]:
    """The findings of an article, in the order of the text, without those its comments silence.

    Raises ConfigError where the selection names a profile, check or severity that does not exist.
    """
    grades = grade(rules, selection)
    case = make_case(document, attributions, entities, sources, grades.profile)
    found = list(_findings(case, rules, grades))
    better = {check.id: frozenset(check.yields_to) for check in rules.checks}
    by_check: dict[str, list[Finding]] = {}
    for finding in sorted(found, key=lambda finding: finding.span):
        by_check.setdefault(finding.check, []).append(finding)
    kept = [f for f in found if not _yields(f, better.get(f.check, ()), by_check)]
    unused = next((check for check in rules.checks if check.id == UNUSED), None)
    if unused is not None:
        known, in_force = grade_ids(rules), grades.severities
        kept = list(apply_waivers(document.article, kept, unused, known=known, in_force=in_force))
    return tuple(sorted(kept, key=lambda finding: (finding.span, finding.check)))


def why_spared(
    document: Document,
    attributions: Sequence[Attribution],
    entities: Entities,
    sources: Sequence[Source],
    rules: CheckRules,
    *,
    selection: Selection = _DEFAULT,
) -> tuple[Evidence, ...]:
    """For each sentence without an `unattributed-claim` finding, what spared it."""
    grades = grade(rules, selection)
    case = make_case(document, attributions, entities, sources, grades.profile)
    return tuple(spared_claims(case, rules, grades))


def _findings(case: Case, rules: CheckRules, grades: Grades) -> Iterator[Finding]:
    for check in rules.checks:
        if check.each is not None:
            yield from declared_findings(case, check, grades)
    yield from unattributed_claims(case, rules, grades)


def _yields(
    finding: Finding, better: Iterable[str], by_check: Mapping[str, Sequence[Finding]]
) -> bool:
    """True where another check says the same of the same words, and says it better."""
    return any(
        other.span.start < finding.span.end and finding.span.start < other.span.end
        for name in better
        for other in by_check.get(name, ())
    )
