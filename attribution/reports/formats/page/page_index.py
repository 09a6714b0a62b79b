"""The index of several articles: totals, and a row an article with a bar of its levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attribution.checks.claim_counts import SCALE
from attribution.model import Article, Level, Report
from attribution.reports.formats.page.html_words import badge, escape, level_bar
from attribution.reports.outlines import Totals, totals
from attribution.reports.wording import SEVERITY_SIGNS, count_of, summary_of

_COLUMNS = (
    "Article", "Levels", "Unnamed", "Claims", "Sources", "Errors", "Warnings", "Notes",
)  # fmt: skip


class Entry(NamedTuple):
    """A row of the index; it holds numbers alone, so that a folder of articles stays light."""

    title: str
    path: str
    address: str
    totals: Totals


def entry_of(report: Report, address: str) -> Entry:
    """The article's row: its headline, where it is to be found, what was found in it."""
    article = report.article
    return Entry(title_of(article), article.path, address, totals(report))


def title_of(article: Article) -> str:
    """The article's headline, else its path."""
    headlines = (block.text for block in article.blocks if block.kind == "headline")
    return next(headlines, "") or article.path


def index_table(entries: Sequence[Entry]) -> Iterator[str]:
    """Totals over all articles, then the table; the script sorts and searches it."""
    total = sum((entry.totals for entry in entries), Totals())
    yield '<section class="index" id="index">\n'
    yield f"<h1>{count_of(total.articles, 'article')}</h1>\n<p>{escape(summary_of(total))}</p>\n"
    yield level_bar(total.levels)
    yield f"<p>{' '.join(_counted(level, total) for level in SCALE if total.levels[level])}</p>\n"
    yield '<div class="controls"></div>\n<div class="scroll"><table>\n<thead><tr>'
    for name in _COLUMNS:
        yield f'<th scope="col">{name}</th>'
    yield "</tr></thead>\n<tbody>\n"
    yield from map(_row, entries)
    yield "</tbody>\n</table></div>\n</section>\n"


def _counted(level: Level, total: Totals) -> str:
    return f'<span class="nowrap">{badge(level)} {total.levels[level]:,}</span>'


def _row(entry: Entry) -> str:
    total = entry.totals
    numbers = (
        f"{total.unnamed:.0%}" if total.claims else "",
        total.claims,
        total.sources,
        *(total.severities[severity] for severity in SEVERITY_SIGNS),
    )
    path = f'<span class="quiet">{escape(entry.path)}</span>' if entry.path != entry.title else ""
    return (
        f'<tr><td><a href="{escape(entry.address)}">{escape(entry.title)}</a>{path}</td>'
        f"<td>{level_bar(total.levels)}</td>"
        + "".join(f'<td class="number">{number}</td>' for number in numbers)
        + "</tr>\n"
    )
