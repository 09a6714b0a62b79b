"""The first rule that holds of a description."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attribution.model import Token
from attribution.rulebook.entries.source_rules import SourceRule, Test
from attribution.rulebook.patterns import find_pattern


@dataclass(frozen=True, slots=True)
class Facts:
    """The features of one mention that rules may test; words are lower-cased."""

    head: frozenset[str]
    first: int
    end: int
    """Its words, tokens [first, end)."""
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


def first_rule(
    rules: Sequence[SourceRule], facts: Facts, tokens: Sequence[Token]
) -> SourceRule | None:
    """The rule that decides, None where none holds."""
    return next((rule for rule in rules if holds(rule, facts, tokens)), None)


def holds(rule: SourceRule, facts: Facts, tokens: Sequence[Token]) -> bool:
    """Whether all tests of a rule hold of a description, and its words stand there."""
    if not all(_passes(test, facts) for test in rule.when):
        return False
    found = (any(True for _ in find_pattern(p, tokens, facts.first, facts.end)) for p in rule.words)
    if rule.words and not any(found):
        return False
    return not any(
        any(True for _ in find_pattern(p, tokens, facts.first, facts.end)) for p in rule.unless
    )


def _passes(test: Test, facts: Facts) -> bool:
    value = getattr(facts, test.feature)
    if isinstance(value, frozenset):
        return not value.isdisjoint(test.values)
    return value in test.values
