"""A document: a parsed article with its quotations, what every later stage reads."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from attribution.model.article import Article
from attribution.model.parse import Parse
from attribution.model.quotation import Quotation


@dataclass(frozen=True, slots=True)
class Document:
    """The layers that stand before any attribution is looked for."""

    parse: Parse
    quotations: tuple[Quotation, ...]
    """In the order of their opening marks; none overlaps another."""

    @property
    def article(self) -> Article:
        """The article that was parsed."""
        return self.parse.article

    def quotation_at(self, i: int) -> Quotation | None:
        """The quotation that token `i` stands in, its marks included; None outside of any."""
        at = bisect_right(self.quotations, i, key=lambda quotation: quotation.first) - 1
        if at < 0 or i >= self.quotations[at].end:
            return None
        return self.quotations[at]

    def is_quoted(self, i: int) -> bool:
        """Whether token `i` stands in quotation marks."""
        return self.quotation_at(i) is not None
