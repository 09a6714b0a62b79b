"""Word patterns in a sentence, searched only where their first word stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attribution.checks.context import Case
from attribution.model import Sentence
from attribution.rulebook.patterns import Pattern, find_pattern


def matches_of(
    case: Case, sentence: Sentence, patterns: Iterable[Pattern]
) -> Iterator[tuple[int, int]]:
    """The token ranges that match, pattern by pattern."""
    words = case.vocabularies[sentence.index]
    for pattern in patterns:
        if pattern.may_match(words):
            yield from find_pattern(pattern, case.parse.tokens, sentence.first, sentence.end)


def match_of(case: Case, sentence: Sentence, patterns: Iterable[Pattern]) -> tuple[int, int] | None:
    """The first token range that matches one of the patterns, None where none does."""
    return next(matches_of(case, sentence, patterns), None)
