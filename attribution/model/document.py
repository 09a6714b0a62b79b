"""A document: a parsed article with its quotations, what every later stage reads."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from attribution.model.article import Article
from attribution.model.parse import Parse, Token
from attribution.model.quotation import Quotation

_FIRST = attrgetter("first")


@dataclass(frozen=True)
class Document:
    """The layers that stand before any attribution is looked for."""

    parse: Parse
    quotations: tuple[Quotation, ...]
    """In the order of their opening marks; none overlaps another."""

    @property
    def article(self) -> Article:
        """The article that was parsed."""
        return self.parse.article

    @cached_property
    def vocabularies(self) -> tuple[frozenset[str], ...]:
        """By sentence: the lower-cased forms, the lemmas and the parts of speech of its words.

        What a pattern may ask for before it is searched; parts of speech are in capitals.
        """
        tokens = self.parse.tokens
        return tuple(vocabulary_of(tokens[s.first : s.end]) for s in self.parse.sentences)

    def quotation_at(self, i: int) -> Quotation | None:
        """The quotation that token `i` stands in, its marks included; None outside of any."""
        at = bisect_right(self.quotations, i, key=_FIRST) - 1
        if at < 0 or i >= self.quotations[at].end:
            return None
        return self.quotations[at]

    def is_quoted(self, i: int) -> bool:
        """Whether token `i` stands in quotation marks."""
        return self.quotation_at(i) is not None


def vocabulary_of(tokens: Sequence[Token]) -> frozenset[str]:
    """The lower-cased forms, the lemmas and the parts of speech of some tokens."""
    words = {token.lower for token in tokens}
    words.update([token.lemma for token in tokens], [token.pos for token in tokens])
    return frozenset(words)
