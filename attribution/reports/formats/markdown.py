"""Markdown: an article's claims and sources as tables, for a pull request or a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attribution.checks.claim_counts import SCALE
from attribution.model import Report
from attribution.reports.outlines import Row, by_level, by_source, outline
from attribution.reports.outlines import totals as totals_of
from attribution.reports.wording import details_of, safe, source_lines, source_name, summary_of

# Everything that Markdown, HTML inside it, or a forge's own marks (@user, #12) would read.
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+!|~@&$:^=-])")


def write_markdown(report: Report, *, grouping: str = "source") -> str:
    """An article as a section of its own."""
    return "\n".join((*_head(report), *_claims(report, grouping), *_sources(report))) + "\n"


def escape(text: str) -> str:
    """Article text on one line that Markdown shows as it stands."""
    return _MARKS.sub(r"\\\1", safe(text))


def _head(report: Report) -> Iterator[str]:
    total = totals_of(report)
    yield f"## {escape(report.article.path)}"
    yield ""
    yield from (f"> {escape(note)}\n" for note in report.article.notes)
    levels = ", ".join(f"{level} {total.levels[level]}" for level in SCALE if total.levels[level])
    yield summary_of(total) + (f" ({levels})" if levels else "")
    yield ""


def _claims(report: Report, grouping: str) -> Iterator[str]:
    if not report.attributions:
        return
    rows = outline(report)
    if grouping == "source":
        rows = tuple(row for group in by_source(report) for row in group.rows)
    elif grouping == "level":
        rows = tuple(row for _, found in by_level(report) for row in found)
    yield "| Line | Level | Source | Claim | How |"
    yield "| ---: | --- | --- | --- | --- |"
    yield from map(_claim, rows)
    yield ""


def _claim(row: Row) -> str:
    how = escape(" · ".join(details_of(row)))
    claim = "↳ " * row.depth + escape(row.found.claim.text)
    return f"| {row.line} | {row.found.level} | {escape(source_name(row))} | {claim} | {how} |"


def _sources(report: Report) -> Iterator[str]:
    if not report.sources:
        return
    yield "| Level | Source | What the article says of it | Claims | Line |"
    yield "| --- | --- | --- | ---: | ---: |"
    for source in source_lines(report):
        yield (
            f"| {source.level} | {escape(source.name)} | {escape(source.told)} "
            f"| {source.claims} | {source.line or ''} |"
        )
    yield ""
