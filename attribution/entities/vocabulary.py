"""The word lists of the rule book as this stage asks them: by lower-cased word, in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from attribution.rulebook import Rulebook
from attribution.rulebook.lexicons import Lexicon

ROLES = (
    "officials", "security-people", "legal-people", "business-people", "politics-people",
    "science-people", "care-people", "occupations", "bystanders", "crowds", "party-sides",
    "spokespeople",
)  # fmt: skip
"""Lexicons of nouns for people by what they do or are."""
PAPERS = ("documents", "polls", "posts")
NAMES = (
    "outlets", "metonyms", "well-known-bodies", "platforms", "countries", "capitals", "regions",
)  # fmt: skip
BODIES = ("body-nouns", "outlet-nouns")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What each lexicon knows of a word, and the class of every noun that can be a source."""

    lists: Mapping[str, Mapping[str, str]]
    """By lexicon: lower-cased word or phrase → what it means, itself without more."""
    roles: Mapping[str, str]
    """Nouns for people → the class within which they go back to one another."""
    papers: Mapping[str, str]
    bodies: Mapping[str, str]
    states: Mapping[str, str]
    """Countries, nationalities and capitals → the state."""
    names: Mapping[str, tuple[tuple[str, ...], ...]]
    """First word → the listed names of several words that begin with it, the longest first."""

    def has(self, lexicon: str, word: str) -> bool:
        """Whether the lexicon lists the word, however it is capitalised."""
        return word.lower() in self.lists.get(lexicon, ())

    def means(self, lexicon: str, word: str) -> str:
        """What the word stands for in that lexicon; the empty string where it is not listed."""
        return self.lists.get(lexicon, {}).get(word.lower(), "")

    def noun_class(self, lemma: str) -> str:
        """The class of a noun that can be a source; the empty string for any other."""
        for nouns in (self.roles, self.lists["vague-nouns"], self.papers, self.bodies):
            if lemma in nouns:
                return nouns[lemma]
        return ""


def vocabulary(rulebook: Rulebook) -> Vocabulary:
    """The rule book's word lists, made once for each set of rules."""
    return _vocabulary(rulebook.digest, _Lists(rulebook.lexicons))


class _Lists:
    """Lexicons as an argument that a cache can hold: rule books of one digest have the same."""

    def __init__(self, lexicons: Mapping[str, Lexicon]) -> None:
        self.lexicons = lexicons

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Lists)


@lru_cache(maxsize=8)
def _vocabulary(digest: str, lists: _Lists) -> Vocabulary:
    by_id = {
        name: {word.text.lower(): word.means or word.text.lower() for word in lexicon.words}
        for name, lexicon in lists.lexicons.items()
    }
    return Vocabulary(
        lists=by_id,
        roles=_joined(by_id, ROLES),
        papers=_joined(by_id, PAPERS),
        bodies=_joined(by_id, BODIES),
        states=_joined(by_id, ("capitals", "nationalities", "countries")),
        names=_by_first_word(word for name in NAMES for word in by_id.get(name, ())),
    )


def _by_first_word(names: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(name.split())
        if len(words) > 1 and words[0] != "the":
            found.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(runs, key=len, reverse=True)) for word, runs in found.items()}


def _joined(lists: Mapping[str, Mapping[str, str]], names: tuple[str, ...]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for name in names:
        joined.update(lists.get(name, {}))
    return joined
