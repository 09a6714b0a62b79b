"""What a page shows of an article, with the ids that tie text, sources and findings together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from string import ascii_lowercase

from attribution.checks.claim_counts import SCALE
from attribution.model import Attribution, Finding, Level, Report, Source, Span
from attribution.reports.outlines import Row, Totals, claims_of, outline, totals


@dataclass(frozen=True)
class ClaimView:
    """A claim with its attributions: "the paper reported, citing officials" has two."""

    rows: tuple[Row, ...]

    @property
    def id(self) -> str:
        """The id of its first attribution."""
        return self.rows[0].found.id

    @property
    def level(self) -> Level:
        """The worst of its attributions' effective levels."""
        return max((row.found.effective_level for row in self.rows), key=SCALE.index)

    @property
    def length(self) -> int:
        """The characters of its claim."""
        return sum(end - start for start, end in self.rows[0].found.claim.spans)


@dataclass(frozen=True)
class FoundView:
    """The findings on one stretch of words, and the letter that marks them."""

    letter: str
    span: Span
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ArticleView:
    """A report with its place on the page: `key` begins every id."""

    report: Report
    key: str
    heading: int = 1
    """The level of its heading: 1 where it has the page for itself."""

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The attributions in the order of the text."""
        return outline(self.report)

    @cached_property
    def claims(self) -> tuple[ClaimView, ...]:
        """The distinct claims in the order of the text."""
        by_words: dict[object, list[Row]] = {}
        for row in self.rows:
            by_words.setdefault(row.found.claim.spans, []).append(row)
        return tuple(ClaimView(tuple(rows)) for rows in by_words.values())

    @cached_property
    def claim_ids(self) -> dict[str, str]:
        """For each attribution the id of its claim."""
        return {row.found.id: claim.id for claim in self.claims for row in claim.rows}

    @cached_property
    def totals(self) -> Totals:
        """How much was found."""
        return totals(self.report)

    @cached_property
    def weights(self) -> dict[str, int]:
        """For each source the number of claims that rest on it."""
        return dict(claims_of(self.report))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number by which the text names each source, in their order."""
        return {source.id: n for n, source in enumerate(self.report.sources, 1)}

    @cached_property
    def findings(self) -> tuple[FoundView, ...]:
        """The findings gathered by their words, in the order of the text."""
        ordered = sorted(self.report.findings, key=lambda one: (one.span, one.check))
        groups = groupby(ordered, key=lambda one: one.span)
        return tuple(
            FoundView(letters(n), span, tuple(found)) for n, (span, found) in enumerate(groups)
        )

    def rows_of(self, source: Source) -> Iterator[Row]:
        """The attributions given to a source."""
        return (row for row in self.rows if row.source is not None and row.source.id == source.id)

    @property
    def unsourced(self) -> tuple[Row, ...]:
        """The attributions for which nobody is expressed."""
        return tuple(row for row in self.rows if row.source is None)

    def id_of(self, found: Attribution) -> str:
        """The page's id of an attribution's claim in the text."""
        return f"{self.key}-{self.claim_ids[found.id]}"


def letters(number: int) -> str:
    """a, b … z, aa, ab …"""
    word = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        word = ascii_lowercase[rest] + word
    return word
