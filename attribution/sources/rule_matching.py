"""The first rule that holds of a description."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from attribution.model import Token
from attribution.rulebook.entries.source_rules import SourceRule, Test
from attribution.rulebook.patterns import Pattern, find_pattern


class Facts(NamedTuple):
    """The features of one mention that rules may test; words are lower-cased."""

    head: frozenset[str]
    first: int
    end: int
    """Its words, tokens [first, end)."""
    elsewhere: tuple[tuple[int, int], ...] = ()
    """Further words that tell of it: of a paper those of all its mentions."""
    apposition: frozenset[str] = frozenset()
    modifier: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    kind: str = ""
    number: str = "unknown"
    article: str = "none"
    affiliation: str = "none"
    basis: str = "none"
    narrowed: str = "no"
    anonymous: str = "no"
    author: str = "no"
    takes_up: str = "no"
    coded: str = "no"


def first_rule(
    rules: Sequence[SourceRule], facts: Facts, tokens: Sequence[Token]
) -> SourceRule | None:
    """The rule that decides, None where none holds."""
    for rule in rules:
        if holds(rule, facts, tokens):
            return rule
    return None


def holds(rule: SourceRule, facts: Facts, tokens: Sequence[Token]) -> bool:
    """Whether all tests of a rule hold of a description, and its words stand there."""
    for test in rule.when:
        if not _passes(test, facts):
            return False
    stretches = ((facts.first, facts.end), *facts.elsewhere)
    if rule.words:
        return any(_are_there(rule, tokens, first, end) for first, end in stretches)
    return not any(_stands(rule.unless, tokens, first, end) for first, end in stretches[:1])


def _are_there(rule: SourceRule, tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether one stretch has words of the rule and none that rule it out."""
    return _stands(rule.words, tokens, first, end) and not _stands(rule.unless, tokens, first, end)


def _stands(patterns: Sequence[Pattern], tokens: Sequence[Token], first: int, end: int) -> bool:
    return any(True for pattern in patterns for _ in find_pattern(pattern, tokens, first, end))


def _passes(test: Test, facts: Facts) -> bool:
    value = getattr(facts, test.feature)
    return value in test.values if isinstance(value, str) else not value.isdisjoint(test.values)
