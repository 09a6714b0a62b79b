"""Why a sentence with words of a trigger is not asked for a source."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from attribution.checks.context import Case
from attribution.checks.pattern_search import match_of
from attribution.checks.unattributed.triggers import (
    TRIGGER_TESTS,
    Match,
    TriggerIndex,
    is_covered,
    predicate_of,
)
from attribution.model import Sentence
from attribution.rulebook.patterns import find_pattern

_MAIN = "main"
"""How the tests begin that ask for the main clause."""


class NearMiss(NamedTuple):
    """Words of a trigger that came to nothing, and why."""

    match: Match
    covered: bool
    """They stand in somebody's words or in a claim that has its source."""
    failed: tuple[str, ...]
    """The tests of the trigger that do not hold."""
    barred: tuple[int, int] | None
    """Words for which the trigger does not hold."""

    @property
    def reasons(self) -> int:
        """How many things keep the words from asking for a source."""
        # A claim with its source is no main clause because it is that claim.
        failed = [name for name in self.failed if not (self.covered and name.startswith(_MAIN))]
        return self.covered + len(failed) + (self.barred is not None)


def near_misses(
    index: TriggerIndex, case: Case, sentence: Sentence, types: Collection[str]
) -> Iterator[NearMiss]:
    """The words of triggers in a sentence in which none of these types has a match."""
    tokens = case.parse.tokens
    for claim_type, trigger, pattern in index.candidates(case, sentence, types):
        for first, end in find_pattern(pattern, tokens, sentence.first, sentence.end):
            match = Match(claim_type, first, end, predicate_of(case, first, end, trigger))
            failed = tuple(name for name in trigger.needs if not TRIGGER_TESTS[name](case, match))
            barred = match_of(case, sentence, trigger.unless)
            yield NearMiss(match, is_covered(case, match), failed, barred)
