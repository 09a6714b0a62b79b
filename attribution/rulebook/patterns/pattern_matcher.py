"""Patterns of words that rules write: `on {the|} condition of anonymity`, `<number> $role-nouns`.

A pattern is a row of such parts, parted by blanks:

    word             a token whose lower-cased form or lemma is that word
    {a|b c|$list|}   one of these (several words each; an empty one: may be absent)
    <person>         a run of tokens of one name; also <organisation>, <place>, <name>
    <number>         one token of that sort; also <noun>, <verb>, <adjective>, <adverb>,
                     <pronoun>, <word>
    ...              up to four tokens
    {cue}            the words of the cue
    ^                the beginning of the sentence
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from attribution.model import Token
from attribution.rulebook.lexicons import Lexicon
from attribution.rulebook.patterns.pattern_parts import (
    CueWords,
    Gap,
    Named,
    OneOf,
    Part,
    PatternError,
    Sort,
    Start,
    Words,
    may_be_absent,
    parts_of,
)

GAP = 4
"""How many tokens `...` may skip."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern ready to be searched for."""

    text: str
    parts: tuple[Part, ...]
    first: frozenset[str] | None
    """Words of which one begins each match; None where anything may."""


def compile_pattern(text: str, lexicons: Mapping[str, Lexicon]) -> Pattern:
    """The pattern of a rule's words; `PatternError` says where it cannot be read."""
    parts = parts_of(text, lexicons)
    if all(isinstance(part, (Gap, Start)) for part in parts):
        raise PatternError(0, "a pattern without words")
    if all(map(may_be_absent, parts)):
        raise PatternError(0, "a pattern all of whose words may be absent")
    return Pattern(text, parts, _first_words(parts))


def find_pattern(
    pattern: Pattern,
    tokens: Sequence[Token],
    first: int,
    end: int,
    cue: tuple[int, int] | None = None,
) -> Iterator[tuple[int, int]]:
    """Token ranges [start, stop) inside [first, end) that match, the longest from each start.

    `^` stands for `first`. `{cue}` matches only where the cue's range is given.
    """
    search = _Search(tokens, first, end, cue)
    words = pattern.first
    for i in range(first, end):
        if words is None or tokens[i].lower in words or tokens[i].lemma in words:
            stop = max(search.ends(pattern.parts, i), default=i)
            if stop > i:
                yield i, stop


class PatternIndex:
    """Many patterns, of which only those are tried whose first word is there."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._by_word: dict[str, list[int]] = {}
        self._always: list[int] = []
        for number, pattern in enumerate(patterns):
            if pattern.first is None:
                self._always.append(number)
            for word in pattern.first or ():
                self._by_word.setdefault(word, []).append(number)

    def find(
        self, tokens: Sequence[Token], first: int, end: int, cue: tuple[int, int] | None = None
    ) -> Iterator[tuple[int, int, int]]:
        """(number of the pattern, start, stop) of each match, by pattern and place."""
        candidates = set(self._always)
        for token in tokens[first:end]:
            candidates.update(self._by_word.get(token.lower, ()))
            candidates.update(self._by_word.get(token.lemma, ()))
        for number in sorted(candidates):
            for start, stop in find_pattern(self.patterns[number], tokens, first, end, cue):
                yield number, start, stop


@dataclass(frozen=True, slots=True)
class _Search:
    tokens: Sequence[Token]
    first: int
    end: int
    cue: tuple[int, int] | None

    def ends(self, parts: tuple[Part, ...], i: int) -> set[int]:
        """Where the parts may end when they begin at token `i`."""
        places = {i}
        for part in parts:
            places = {after for place in places for after in self._after(part, place)}
            if not places:
                break
        return places

    def _after(self, part: Part, i: int) -> Iterator[int]:
        if isinstance(part, Words):
            yield from self._words(part, i)
        elif isinstance(part, Sort):
            if i < self.end and _is_of(self.tokens[i], part.tags):
                yield i + 1
        elif isinstance(part, Named):
            yield from self._name(part.kind, i)
        elif isinstance(part, Gap):
            yield from range(i, min(i + GAP, self.end) + 1)
        elif isinstance(part, OneOf):
            for option in part.options:
                yield from self.ends(option, i)
        elif isinstance(part, CueWords):
            if self.cue is not None and self.cue[0] == i and self.cue[1] <= self.end:
                yield self.cue[1]
        elif i == self.first:
            yield i

    def _words(self, part: Words, i: int) -> Iterator[int]:
        if part.optional:
            yield i
        if i >= self.end:
            return
        token = self.tokens[i]
        rests = part.rest.get(token.lower, ())
        if token.lemma != token.lower:
            rests = (*rests, *part.rest.get(token.lemma, ()))
        for rest in rests:
            stop = i + 1 + len(rest)
            if stop <= self.end and all(map(_is, self.tokens[i + 1 : stop], rest)):
                yield stop

    def _name(self, kind: str, i: int) -> Iterator[int]:
        if i >= self.end or not self.tokens[i].name or kind not in ("", self.tokens[i].name):
            return
        name, stop = self.tokens[i].name, i + 1
        # "Port <organisation>" is not to match the second word of a body's name.
        if i > self.first and self.tokens[i - 1].name == name:
            return
        while stop < self.end and self.tokens[stop].name == name:
            stop += 1
        yield stop


def _is(token: Token, word: str) -> bool:
    return word in (token.lower, token.lemma)


def _is_of(token: Token, tags: tuple[str, ...]) -> bool:
    return token.pos in tags if tags else token.pos not in ("PUNCT", "SYM", "SPACE")


def _first_words(parts: Sequence[Part]) -> frozenset[str] | None:
    words: set[str] = set()
    for part in parts:
        if isinstance(part, Start):
            continue
        if not isinstance(part, Words):
            return None
        words.update(part.rest)
        if not part.optional:
            return frozenset(words)
    return frozenset(words)
