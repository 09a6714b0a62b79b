"""Words of a text: spaCy's tokenizer, with the rules that it was saved with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_TEXT, _NORM = (65, "ORTH"), (67, "NORM")
"""The keys of a word's text and of its normal form in the saved exceptions: ids or names."""
_RUN = re.compile(r"\s+|\S+")
_KEPT = 50_000
"""How many runs of characters are remembered with their words."""


@dataclass(slots=True, eq=False)
class Word:
    """A word type: a text, its normal form, and where the network keeps its vectors."""

    text: str
    norm: str
    is_space: bool
    rows: list[int] = field(default_factory=lambda: [-1, -1])
    """The row of its vector, without and with a blank after it; -1: not computed yet."""


class Words(NamedTuple):
    """The words of a text, and of each its place and whether a blank follows it."""

    words: list[Word]
    starts: list[int]
    blanks: list[bool]


Special = tuple[Word, ...]
Search = Callable[[str], "re.Match[str] | None"]


class Tokenizer:
    """Parts a text as spaCy does: exceptions, then prefixes, suffixes and infixes of each run.

    `saved` is what spaCy saved of its own tokenizer, `norms` the normal forms of words that are
    not their lower case.
    """

    def __init__(self, saved: Mapping[str, Any], norms: Mapping[str, str]) -> None:
        self._norms = norms
        self._types: dict[tuple[str, str], Word] = {}
        self._prefix: Search = re.compile(saved["prefix_search"]).search
        self._suffix: Search = re.compile(saved["suffix_search"]).search
        self._infixes = re.compile(saved["infix_finditer"]).finditer
        self._is_whole: Search = re.compile(saved["token_match"]).match
        self._is_address: Search = re.compile(saved["url_match"]).match
        self._specials = {text: self._special(parts) for text, parts in saved["exceptions"].items()}
        self._runs: dict[str, Special] = dict(self._specials)
        self._sequences: dict[str, list[tuple[str, ...]]] = {}
        for text in self._specials:
            if self._prefix(text) or self._infix(text) or self._suffix(text) or " " in text:
                sequence = tuple(word.text for word in self._plain_words(text))
                self._sequences.setdefault(sequence[0], []).append(sequence)

    def __call__(self, text: str) -> Words:
        """The words of the text."""
        found = self._by_runs(text)
        if self._sequences.keys().isdisjoint([word.text for word in found.words]):
            return found
        return self._with_sequences(text, found)

    def word(self, text: str, norm: str | None = None) -> Word:
        """The word type of a text; its normal form is its own where none is given."""
        if norm is None:
            norm = self._norms.get(text)
            if norm is None:
                norm = text.lower()
        known = self._types.get((text, norm))
        if known is None:
            known = self._types[text, norm] = Word(text, norm, text.isspace())
        return known

    def forget(self) -> None:
        """Forgets the words of all texts, which an endless stream would make ever more."""
        self._types = {(word.text, word.norm): word for word in self._special_words()}
        self._runs = dict(self._specials)

    def __len__(self) -> int:
        """How many word types are known."""
        return len(self._types)

    def _special_words(self) -> Iterator[Word]:
        for words in self._specials.values():
            for word in words:
                word.rows[:] = (-1, -1)
                yield word

    def _special(self, parts: Sequence[Mapping[int | str, str]]) -> Special:
        return tuple(
            self.word(
                next(part[key] for key in _TEXT if key in part),
                next((part[key] for key in _NORM if key in part), None),
            )
            for part in parts
        )

    def _by_runs(self, text: str) -> Words:
        """The words of each run of white space or of other characters.

        The first blank after a word belongs to it.
        """
        words: list[Word] = []
        starts: list[int] = []
        blanks: list[bool] = []
        known = self._runs
        for run in _RUN.finditer(text):
            piece, at = run[0], run.start()
            if piece[0] == " " and at:
                blanks[-1] = True
                if len(piece) == 1:
                    continue
                piece, at = piece[1:], at + 1
            found = known.get(piece)
            if found is None:
                found = self._words_of_run(piece)
            for word in found:
                words.append(word)
                starts.append(at)
                at += len(word.text)
                blanks.append(False)
        return Words(words, starts, blanks)

    def _words_of_run(self, run: str) -> Special:
        words = tuple(self._split(run, self._specials))
        if len(self._runs) < _KEPT:
            self._runs[run] = words
        return words

    def _plain_words(self, text: str) -> Iterator[Word]:
        """The words of a text without any exceptions."""
        for number, run in enumerate(_RUN.findall(text)):
            piece = run[1:] if number and run[0] == " " else run
            if piece:
                yield from self._split(piece, {})

    def _split(self, run: str, specials: Mapping[str, Special]) -> Iterator[Word]:
        prefixes: list[str] = []
        suffixes: list[str] = []
        rest = self._without_affixes(run, prefixes, suffixes, specials)
        yield from map(self.word, prefixes)
        if rest in specials:
            yield from specials[rest]
        elif rest:
            yield from map(self.word, self._by_infixes(rest))
        yield from map(self.word, reversed(suffixes))

    def _without_affixes(
        self, run: str, prefixes: list[str], suffixes: list[str], specials: Mapping[str, Special]
    ) -> str:
        """What is left of a run; what is taken off is added to the lists."""
        before = -1
        while run and len(run) != before and not self._is_whole(run) and run not in specials:
            before = len(run)
            first = _length(self._prefix(run))
            if first and run[first:] in specials:
                prefixes.append(run[:first])
                return run[first:]
            last = _length(self._suffix(run[first:]))
            if last and run[:-last] in specials:
                suffixes.append(run[-last:])
                return run[:-last]
            if first and last and first + last > len(run):
                last = 0
            if first:
                prefixes.append(run[:first])
            if last:
                suffixes.append(run[-last:])
            run = run[first : len(run) - last]
        return run

    def _infix(self, text: str) -> bool:
        return next(self._infixes(text), None) is not None

    def _by_infixes(self, text: str) -> Iterator[str]:
        if self._is_whole(text) or self._is_address(text):
            yield text
            return
        start = 0
        for infix in self._infixes(text):
            if infix.start() == 0:
                continue
            if infix.start() != start:
                yield text[start : infix.start()]
            if infix[0]:
                yield infix[0]
            start = infix.end()
        if start < len(text):
            yield text[start:]

    def _with_sequences(self, text: str, found: Words) -> Words:
        """With the words of an exception where others stood that make up the same text.

        The longest sequences go first, and of equal ones the earliest.
        """
        texts = [word.text for word in found.words]
        spans = [
            (len(sequence), -i)
            for i, word in enumerate(texts)
            for sequence in self._sequences.get(word, ())
            if tuple(texts[i : i + len(sequence)]) == sequence
        ]
        taken: set[int] = set()
        chosen: dict[int, int] = {}
        for length, negated in sorted(spans, reverse=True):
            first = -negated
            if first not in taken and first + length - 1 not in taken:
                chosen[first] = first + length
            taken.update(range(first, first + length))
        return self._replaced(text, found, chosen) if chosen else found

    def _replaced(self, text: str, found: Words, chosen: Mapping[int, int]) -> Words:
        replaced = Words([], [], [])
        i = 0
        while i < len(found.words):
            end = chosen.get(i, i + 1)
            start, blank = found.starts[i], found.blanks[end - 1]
            stop = found.starts[end - 1] + len(found.words[end - 1].text)
            special = self._specials.get(text[start:stop]) if i in chosen else None
            words = special or found.words[i:end]
            for number, word in enumerate(words):
                replaced.words.append(word)
                replaced.starts.append(start if special else found.starts[i + number])
                replaced.blanks.append(False if special else found.blanks[i + number])
                start += len(word.text)
            replaced.blanks[-1] = blank
            i = end
        return replaced


def _length(match: re.Match[str] | None) -> int:
    return match.end() - match.start() if match else 0
