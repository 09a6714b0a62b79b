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

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
    tags: tuple[str, ...] = ()
    """Parts of speech of which one begins each match; empty where any may."""
    cue_first: bool = False
    """Each match begins with the words of the cue."""
    needs_cue: bool = False
    """No match without the words of the cue."""
    needs: tuple[frozenset[str], ...] = ()
    """Words and parts of speech beyond the first; of each set one is in every match."""

    def may_match(self, vocabulary: frozenset[str]) -> bool:
        """Whether there can be a match among words with these forms, lemmas, parts of speech.

        Asked before any search; parts of speech are in capitals, so that no word is one.
        """
        if self.first is not None and vocabulary.isdisjoint(self.first):
            return False
        return not self.needs or not any(map(vocabulary.isdisjoint, self.needs))


def compile_pattern(text: str, lexicons: Mapping[str, Lexicon]) -> Pattern:
    """The pattern of a rule's words; `PatternError` says where it cannot be read."""
    parts = parts_of(text, lexicons)
    if all(isinstance(part, (Gap, Start)) for part in parts):
        raise PatternError(0, "a pattern without words")
    if all(map(may_be_absent, parts)):
        raise PatternError(0, "a pattern all of whose words may be absent")
    opening, first = parts[0], _first_words(parts)
    return Pattern(
        text,
        parts,
        first,
        tags=opening.tags if isinstance(opening, Sort) else (),
        cue_first=isinstance(opening, CueWords),
        needs_cue=any(isinstance(part, CueWords) for part in parts),
        needs=tuple(need for need in map(_need, parts) if need and need != first),
    )


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
    if cue is None and pattern.needs_cue:
        return
    search = _Search(tokens, first, end, cue)
    places = range(first, end)
    if pattern.cue_first and cue is not None:
        places = range(max(first, cue[0]), min(end, cue[0] + 1))
    for i in _beginnings(pattern, tokens, places):
        stop = max(search.ends(pattern.parts, i), default=i)
        if stop > i:
            yield i, stop


def _beginnings(pattern: Pattern, tokens: Sequence[Token], places: range) -> Sequence[int]:
    """Where a match can begin: every word is asked this, before any search."""
    words, tags = pattern.first, pattern.tags
    if words is not None:
        there = tokens[places.start : places.stop]
        return [i for i, t in zip(places, there) if t.lower in words or t.lemma in words]
    return [i for i in places if tokens[i].pos in tags] if tags else places


class PatternIndex:
    """Many patterns, of which only those are tried whose rarest word is there."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._by_word: dict[str, list[int]] = {}
        self._always: list[int] = []
        for number, pattern in enumerate(self.patterns):
            asked = [*pattern.needs, *([] if pattern.first is None else [pattern.first])]
            if not asked:
                self._always.append(number)
            for word in min(asked, key=_frequency, default=()):
                self._by_word.setdefault(word, []).append(number)
        self._words = frozenset(self._by_word)

    def candidates(self, vocabulary: frozenset[str]) -> Iterator[int]:
        """The numbers of the patterns that may match among words of that vocabulary, in order."""
        found = set(self._always)
        for word in vocabulary & self._words:
            found.update(self._by_word[word])
        return (number for number in sorted(found) if self.patterns[number].may_match(vocabulary))

    def find(
        self, tokens: Sequence[Token], vocabulary: frozenset[str], first: int, end: int
    ) -> Iterator[tuple[int, int, int]]:
        """(number of the pattern, start, stop) of each match, by pattern and place.

        The vocabulary is that of the tokens [first, end).
        """
        for number in self.candidates(vocabulary):
            for start, stop in find_pattern(self.patterns[number], tokens, first, end):
                yield number, start, stop


def _frequency(words: Iterable[str]) -> float:
    """About how often one of these words is met: short ones often (Zipf), classes always."""
    return sum(1.0 if word.isupper() else 0.5 ** len(word) for word in words)


@dataclass(slots=True)
class _Search:
    tokens: Sequence[Token]
    first: int
    end: int
    cue: tuple[int, int] | None

    def ends(self, parts: tuple[Part, ...], i: int) -> Collection[int]:
        """Where the parts may end when they begin at token `i`."""
        places: Collection[int] = (i,)
        for part in parts:
            if len(places) == 1:
                (place,) = places
                places = self._after(part, place)
            else:
                places = {after for place in places for after in self._after(part, place)}
            if not places:
                break
        return places

    def _after(self, part: Part, i: int) -> Collection[int]:
        if isinstance(part, Words):
            return self._words(part, i)
        if isinstance(part, Sort):
            return (i + 1,) if i < self.end and _is_of(self.tokens[i], part.tags) else ()
        if isinstance(part, Named):
            return tuple(self._name(part.kind, i))
        if isinstance(part, Gap):
            return range(i, min(i + GAP, self.end) + 1)
        if isinstance(part, OneOf):
            return {stop for option in part.options for stop in self.ends(option, i)}
        if isinstance(part, CueWords):
            cue = self.cue
            return (cue[1],) if cue is not None and cue[0] == i and cue[1] <= self.end else ()
        return (i,) if i == self.first else ()

    def _words(self, part: Words, i: int) -> Collection[int]:
        found = [i] if part.optional else []
        if i >= self.end:
            return found
        token = self.tokens[i]
        rests = part.rest.get(token.lower, ())
        if token.lemma != token.lower:
            rests = (*rests, *part.rest.get(token.lemma, ()))
        for rest in rests:
            stop = i + 1 + len(rest)
            if stop <= self.end and all(map(_is, self.tokens[i + 1 : stop], rest)):
                found.append(stop)
        return found

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


def _need(part: Part) -> frozenset[str]:
    """Words or parts of speech of which every match of the part has one; empty: nothing certain."""
    if isinstance(part, Words):
        return frozenset() if part.optional else frozenset(part.rest)
    if isinstance(part, Sort):
        return frozenset(part.tags)
    if isinstance(part, OneOf):
        needs = [
            next(filter(None, map(_need, option)), frozenset[str]()) for option in part.options
        ]
        return frozenset().union(*needs) if all(needs) else frozenset()
    return frozenset()


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
