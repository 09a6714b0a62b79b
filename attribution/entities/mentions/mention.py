"""A mention: a name, noun phrase or pronoun that may name a source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from attribution.entities.names.name_classification import Proper
from attribution.model import Count

Form = Literal["name", "noun", "pronoun", "relative", "speaker", "quantity"]
Sort = Literal["human", "organisation", "outlet", "platform", "place", "document", "poll", "thing"]
Article = Literal["definite", "indefinite", "possessive", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A noun phrase, name or pronoun, tokens [first, end), that may name a source."""

    index: int
    head: int
    first: int
    end: int
    form: Form
    sort: Sort
    noun: str
    """Lemma of its noun, the pronoun itself, or the name's last word; lower-cased."""
    noun_class: str
    """The class within which mentions go back to one another; the noun itself without one."""
    count: Count
    number: int | None
    gender: str
    article: Article
    marks: frozenset[str]
    """Lower-cased words before the noun that tell it from others."""
    states: frozenset[str]
    """States whose adjective or name stands before the noun."""
    name: Proper | None = None
    complement: frozenset[str] = frozenset()
    """Lemmas of the nouns that stand after it with *of* or *for*: "director of a *clinic*"."""
    inside: bool = False
    """A name that only stands before another's noun: the Lindqvist of "Lindqvist campaign"."""
    core: int
    """The noun that says what it is, where the head is a quantity: "some of the *officials*"."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """The article's mentions in order, and which of them each token heads or belongs to."""

    all: tuple[Mention, ...]
    at: dict[int, int]
    """Token → index of the mention that it heads, or of whose name or noun phrase it is part."""
    nouns: tuple[int, ...]
    """The noun of each mention (`noun_of`), in order."""

    def between(self, first: int, end: int) -> tuple[Mention, ...]:
        """The mentions whose nouns are among the tokens [first, end), in order."""
        start = bisect_left(self.nouns, first)
        return self.all[start : bisect_left(self.nouns, end, lo=start)]

    def up_to(self, end: int) -> Iterator[Mention]:
        """The mentions whose nouns stand before a token, the last first."""
        for index in range(bisect_left(self.nouns, end) - 1, -1, -1):
            yield self.all[index]

    def of(self, token: int | None) -> Mention | None:
        """The mention that a token heads or is part of."""
        number = self.at.get(-1 if token is None else token)
        return None if number is None else self.all[number]


def noun_of(mention: Mention) -> int:
    """What mentions are in order of: the noun, of "one of them" the pronoun."""
    return max(mention.head, mention.core)
