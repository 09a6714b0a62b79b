"""A summary for a reader at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from attribution.reports.wording import safe
from attribution.summary.figures import LEVELS, MAIN, Figure
from attribution.summary.summary_words import (
    RANKINGS,
    WHOLE,
    counts_text,
    heading,
    interval_text,
    remarks,
    value_text,
)
from attribution.summary.summing import Group, Ranked, Summary

_SHOWN = 5
"""Rows of a ranking that a group shows; the CSV and the page have all."""


def render_summary(summary: Summary, console: Console) -> None:
    """Prints the figures of all articles and of each group, then who is cited most."""
    console.print(Text(heading(summary), style="bold"))
    for title, figures in (("How claims are sourced", MAIN), ("Claims by level", LEVELS)):
        console.print()
        console.print(_figure_table(summary, title, figures))
    for ranking, title in RANKINGS.items():
        if table := _ranking_table(summary, ranking, title):
            console.print()
            console.print(table)
    console.print()
    for remark in remarks(summary):
        console.print(Text(remark, style="dim"))


def _table(title: str) -> Table:
    table = Table(title=Text(title, style="bold"), title_justify="left", box=None, pad_edge=False)
    table.padding = (0, 2, 0, 0)
    return table


def _figure_table(summary: Summary, title: str, figures: Sequence[Figure]) -> Table:
    table = _table(title)
    for name in summary.by or ("",):
        table.add_column(Text(safe(name)), overflow="fold")
    table.add_column("articles", justify="right")
    for figure in figures:
        table.add_column(figure.title, justify="right", min_width=5)
    for group in (summary.whole, *summary.groups):
        table.add_row(*_figure_cells(group, len(summary.by), figures))
    return table


def _figure_cells(group: Group, width: int, figures: Sequence[Figure]) -> Iterator[Text]:
    names = group.key or (WHOLE, *[""] * (width - 1))
    yield from (Text(safe(name)) for name in names)
    yield Text(f"{group.articles:,}")
    for figure in figures:
        found = group.figures[figure.name]
        cell = Text(value_text(found, figure.unit))
        if interval := interval_text(found, figure.unit):
            cell.append(f"\n{interval}", style="dim")
        cell.append(f"\n{found.count:,}/{found.of:,}", style="dim")
        yield cell


def _ranking_table(summary: Summary, ranking: str, title: str) -> Table | None:
    """The ranking of all articles, and of each group where these are few; None without any."""
    groups = [(summary.whole, summary.top), *((group, _SHOWN) for group in summary.groups)]
    if len(groups) > 1 + _SHOWN or ranking == "outlets":
        groups = groups[:1]
    rows = [(group, row) for group, top in groups for row in group.rankings[ranking][:top]]
    if not rows:
        return None
    table = _table(title)
    for name in summary.by if len(groups) > 1 else ():
        table.add_column(Text(safe(name)), overflow="fold")
    first, second = ("outlet", "cites") if ranking == "outlets" else ("name", "body")
    for column in (first, second):
        table.add_column(column, overflow="fold")
    for column in ("of the articles", "articles", "claims"):
        table.add_column(column, justify="right")
    if ranking == "outlets":
        table.add_column("passed on", justify="right")
    for group, row in rows:
        names = group.key or (WHOLE, *[""] * (len(summary.by) - 1))
        table.add_row(*_named(names if len(groups) > 1 else ()), *_ranking_cells(row, ranking))
    return table


def _named(words: Iterable[str]) -> Iterator[Text]:
    return (Text(safe(word)) for word in words)


def _ranking_cells(row: Ranked, ranking: str) -> Iterator[Text]:
    yield from _named((row.cited.name or WHOLE, row.cited.body))
    share = Text(value_text(row.articles, "share"))
    if interval := interval_text(row.articles, "share"):
        share.append(f" ({interval})", style="dim")
    yield share
    yield Text(counts_text(row.articles))
    yield Text(f"{row.claims:,}")
    if ranking == "outlets":
        yield Text(f"{row.relayed:,}")
