"""The parts of a word pattern, as its text gives them; `pattern_matcher` explains the language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from attribution.errors import nearest
from attribution.rulebook.lexicons import Lexicon

_SORTS = {
    "number": ("NUM",),
    "noun": ("NOUN", "PROPN"),
    "verb": ("VERB", "AUX"),
    "adjective": ("ADJ",),
    "adverb": ("ADV",),
    "pronoun": ("PRON",),
    "word": (),
}
_NAMES = {"person": "person", "organisation": "organisation", "place": "place", "name": ""}
_ITEM = re.compile(r"\s*(\{|<[^<>]*>|\.\.\.|\^|[^\s{}<>^|]+)")
_BRACE = re.compile(r"[{}|]")
_PIECE = re.compile(
    r"\w+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b"
    r"|@?\w+(?:[.,&/]\w+|['’](?!(?:s|re|ve|ll|d|m)\b)\w+)*\.?|[^\w\s]"
)


class PatternError(ValueError):
    """A pattern that cannot be read, with the offset of the trouble in it."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Words:
    """Alternatives of words: by first word, what must follow it."""

    rest: Mapping[str, tuple[tuple[str, ...], ...]]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class OneOf:
    """Alternatives of which some hold more than words."""

    options: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True, slots=True)
class Sort:
    """One token of a part of speech, or any word."""

    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A whole run of tokens of one name."""

    kind: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to four tokens, whatever they are."""


@dataclass(frozen=True, slots=True)
class CueWords:
    """The tokens of the cue."""


@dataclass(frozen=True, slots=True)
class Start:
    """The beginning of the stretch that is searched."""


Part = Words | OneOf | Sort | Named | Gap | CueWords | Start

_SIGNS: dict[str, Part] = {"^": Start(), "...": Gap(), "{cue}": CueWords()}


def parts_of(text: str, lexicons: Mapping[str, Lexicon], offset: int = 0) -> tuple[Part, ...]:
    """The parts of a pattern in order; `PatternError` where there is one that cannot be read.

    `offset` is where the text stands in the whole pattern.
    """
    parts: list[Part] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _ITEM.match(text, at)
        if match is None:
            at += len(text[at:]) - len(text[at:].lstrip())
            raise PatternError(offset + at, f'"{text[at]}" has no partner')
        start, at = match.start(1), match.end()
        if match[1] == "{":
            at = _closing(text, start, offset)
        parts.append(_part(text[start:at], offset + start, lexicons))
    return tuple(parts)


def _closing(text: str, start: int, offset: int) -> int:
    """Where the brace that opens at `start` is closed, exclusive."""
    depth = 0
    for match in _BRACE.finditer(text, start):
        depth += {"{": 1, "}": -1, "|": 0}[match[0]]
        if depth == 0:
            return match.end()
    raise PatternError(offset + start, '"{" has no partner')


def _options(inside: str) -> list[str]:
    """The alternatives between braces, those inside inner braces left whole."""
    options, depth, start = [], 0, 0
    for match in _BRACE.finditer(inside):
        depth += {"{": 1, "}": -1, "|": 0}[match[0]]
        if match[0] == "|" and depth == 0:
            options.append(inside[start : match.start()])
            start = match.end()
    return [*options, inside[start:]]


def may_be_absent(part: Part) -> bool:
    """Whether a part may stand for no token at all."""
    if isinstance(part, OneOf):
        return any(all(map(may_be_absent, option)) for option in part.options)
    return isinstance(part, (Gap, Start)) or (isinstance(part, Words) and part.optional)


def split_words(text: str) -> list[tuple[str, ...]]:
    """The tokens that a phrase may be made of, lower-cased.

    Tokenisers part "didn't" and "officials'"; some part "so-called" and some do not; apostrophes
    are straight or curly.
    """
    words = tuple(text.lower().split())
    if all(map(str.isalpha, words)):
        return [words]
    whole: list[str] = []
    parted: list[str] = []
    for word in words:
        pieces = _PIECE.findall(word)
        parted.extend(pieces)
        whole.extend([word] if "-" in pieces else pieces)
    found = {tuple(parted): None, tuple(whole): None}
    for tokens in tuple(found):
        found[tuple(token.replace("'", "’") for token in tokens)] = None
        found[tuple(token.replace("’", "'") for token in tokens)] = None
    return list(found)


def _part(item: str, offset: int, lexicons: Mapping[str, Lexicon]) -> Part:
    if item in _SIGNS:
        return _SIGNS[item]
    if item.startswith("<"):
        return _sort(item[1:-1], offset + 1)
    if item.startswith("{"):
        return _alternatives(item[1:-1], offset + 1, lexicons)
    if item.startswith("$"):
        return _words(list(_lexicon(item, offset, lexicons)), False)
    return _words([item], False)


def _sort(name: str, offset: int) -> Part:
    if name in _NAMES:
        return Named(_NAMES[name])
    if name in _SORTS:
        return Sort(_SORTS[name])
    known = [*_NAMES, *_SORTS]
    raise PatternError(offset, f'unknown sort of word "{name}"{nearest(name, known)}')


def _alternatives(inside: str, offset: int, lexicons: Mapping[str, Lexicon]) -> Part:
    options = _options(inside)
    if not any(option.strip() for option in options):
        raise PatternError(offset, "braces without words")
    if any(sign in inside for sign in ("<", "{", "...", "^")):
        found = []
        for option in options:
            found.append(parts_of(option, lexicons, offset))
            offset += len(option) + 1
        return OneOf(tuple(found))
    words: list[str] = []
    for option in options:
        word = option.strip()
        if word.startswith("$"):
            words.extend(_lexicon(word, offset + option.index("$"), lexicons))
        elif word:
            words.append(word)
        offset += len(option) + 1
    return _words(words, not all(option.strip() for option in options))


def _lexicon(name: str, offset: int, lexicons: Mapping[str, Lexicon]) -> Iterator[str]:
    if name[1:] not in lexicons:
        message = f'undefined lexicon "{name}"{nearest(name[1:], lexicons, "$")}'
        raise PatternError(offset, message)
    return (word.text for word in lexicons[name[1:]].words)


def _words(options: Sequence[str], optional: bool) -> Words:
    rest: dict[str, dict[tuple[str, ...], None]] = {}
    for option in options:
        for words in split_words(option):
            rest.setdefault(words[0], {})[words[1:]] = None
    return Words({word: tuple(rests) for word, rests in rest.items()}, optional)
