"""Lexicons, the lists of words that rules and the engine name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from attribution.errors import Location


class Word(NamedTuple):
    """A word of a lexicon: its lemma, or its phrase, and what is known of it."""

    text: str
    reliability: float | None = None
    """How often an occurrence is a cue, 0 to 1, as counted; None where nobody counted."""
    claim: tuple[str, ...] = ()
    """Roles that hold its claim, in place of the rule's own; empty: the rule's."""
    source: tuple[str, ...] = ()
    """Roles that hold its source, in place of the rule's own."""
    needs: tuple[str, ...] = ()
    """Conditions that it must meet beyond the rule's own."""
    means: str = ""
    """What it stands for: a nationality's or capital's state, a title's gender, a noun's class."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A list of words that rules name with a `$`."""

    id: str
    about: str
    source: str
    words: tuple[Word, ...]
    place: Location


class WordList(frozenset[str]):
    """The words of a lexicon as the engine asks them: lower-cased, each with what it means."""

    meanings: Mapping[str, str]
    """By word or phrase: what it stands for, itself where the lexicon says no more."""

    @classmethod
    def of(cls, words: Iterable[Word]) -> WordList:
        """The words with their meanings."""
        return cls.joined({word.text.lower(): word.means or word.text.lower() for word in words})

    @classmethod
    def joined(cls, *meanings: Mapping[str, str]) -> WordList:
        """The words of several lists; the meaning in the last one that has the word holds."""
        found: dict[str, str] = {}
        for one in meanings:
            found.update(one)
        words = cls(found)
        words.meanings = found
        return words

    def has(self, word: str) -> bool:
        """Whether the word is listed, however it is capitalised."""
        return word.lower() in self

    def means(self, word: str) -> str:
        """What the word stands for; the empty string where it is not listed."""
        return self.meanings.get(word.lower(), "")
