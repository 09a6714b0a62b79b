"""A summary for a reader at a terminal.

Where the window is wide enough the groups stand below each other and the figures beside each other;
else each figure has a table of its own.
"""

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
_CELL = 13
"""Columns of a figure with its interval and counts under it."""


def render_summary(summary: Summary, console: Console) -> None:
    """Prints the figures of all articles and of each group, then who is cited most."""
    console.print(Text(heading(summary), style="bold"))
    for title, figures in (("How claims are sourced", MAIN), ("Claims by level", LEVELS)):
        for name, table in _figure_tables(summary, title, figures, console.width):
            _print_titled(console, name, table)
    for ranking, title in RANKINGS.items():
        if found := _ranking_table(summary, ranking):
            _print_titled(console, title, found)
    console.print()
    for remark in remarks(summary):
        console.print(Text(remark, style="dim"))


def _print_titled(console: Console, title: str, table: Table) -> None:
    """The title as a line of its own: in the table it would be wrapped at the table's width."""
    console.print()
    console.print(Text(title, style="bold"))
    console.print(table)


def _figure_tables(
    summary: Summary, title: str, figures: Sequence[Figure], width: int
) -> Iterator[tuple[str, Table]]:
    """Tables with their titles."""
    names = sum(max(len(name), *map(len, values)) + 2 for name, *values in _columns(summary))
    if not summary.groups:
        yield title, _list((figure.title, figure, summary.whole) for figure in figures)
    elif names + 10 + _CELL * len(figures) <= width:
        yield title, _wide(summary, figures)
    else:
        for figure in figures:
            rows = (
                (" · ".join(group.key) or WHOLE, figure, group)
                for group in (summary.whole, *summary.groups)
            )
            yield f"{title}: {figure.title}", _list(rows)


def _columns(summary: Summary) -> Iterator[tuple[str, ...]]:
    """What is grouped by, and the names of the groups, a column each."""
    for place, name in enumerate(summary.by):
        yield (name, WHOLE, *(group.key[place] for group in summary.groups))


def _table() -> Table:
    table = Table(box=None, pad_edge=False)
    table.padding = (0, 2, 0, 0)
    return table


def _list(rows: Iterable[tuple[str, Figure, Group]]) -> Table:
    """A row a figure of a group: its value, interval and counts."""
    table = _table()
    table.add_column("", overflow="fold")
    for column in ("", "95 % interval", "counts"):
        table.add_column(column, justify="right")
    for name, figure, group in rows:
        found = group.figures[figure.name]
        value, interval = value_text(found, figure.unit), interval_text(found, figure.unit)
        table.add_row(Text(safe(name)), value, Text(interval, style="dim"), counts_text(found))
    return table


def _wide(summary: Summary, figures: Sequence[Figure]) -> Table:
    """A row a group, a column a figure."""
    table = _table()
    for name in summary.by:
        table.add_column(Text(safe(name)), overflow="fold")
    table.add_column("articles", justify="right")
    for figure in figures:
        table.add_column(figure.title, justify="right", min_width=_CELL - 2)
    for group in (summary.whole, *summary.groups):
        table.add_row(*_wide_cells(group, len(summary.by), figures))
    return table


def _wide_cells(group: Group, width: int, figures: Sequence[Figure]) -> Iterator[Text]:
    names = group.key or (WHOLE, *[""] * (width - 1))
    yield from _named(names)
    yield Text(f"{group.articles:,}")
    for figure in figures:
        found = group.figures[figure.name]
        cell = Text(value_text(found, figure.unit))
        if interval := interval_text(found, figure.unit):
            cell.append(f"\n{interval}", style="dim")
        cell.append(f"\n{found.count:,}/{found.of:,}", style="dim")
        yield cell


def _ranking_table(summary: Summary, ranking: str) -> Table | None:
    """The ranking of all articles, and of each group where these are few; None without any."""
    groups = [(summary.whole, summary.top), *((group, _SHOWN) for group in summary.groups)]
    if len(groups) > 1 + _SHOWN or ranking == "outlets":
        groups = groups[:1]
    rows = [(group, row) for group, top in groups for row in group.rankings[ranking][:top]]
    if not rows:
        return None
    table = _table()
    for name in summary.by if len(groups) > 1 else ():
        table.add_column(Text(safe(name)), overflow="fold")
    for column in _NAMES[ranking]:
        table.add_column(column, overflow="fold")
    for column in ("articles", "counts", "claims"):
        table.add_column(column, justify="right", no_wrap=True)
    if ranking == "outlets":
        table.add_column("relayed", justify="right", no_wrap=True)
    for group, row in rows:
        names = group.key or (WHOLE, *[""] * (len(summary.by) - 1))
        table.add_row(*_named(names if len(groups) > 1 else ()), *_ranking_cells(row, ranking))
    return table


_NAMES = {"sources": ("name", "body"), "bodies": ("name",), "outlets": ("outlet", "cites")}
"""The columns that tell who it is."""


def _named(words: Iterable[str]) -> Iterator[Text]:
    return (Text(safe(word)) for word in words)


def _ranking_cells(row: Ranked, ranking: str) -> Iterator[Text]:
    yield from _named((row.cited.name or WHOLE, row.cited.body)[: len(_NAMES[ranking])])
    share = Text(value_text(row.articles, "share"))
    if interval := interval_text(row.articles, "share"):
        share.append(f" ({interval})", style="dim")
    yield share
    yield Text(counts_text(row.articles))
    yield Text(f"{row.claims:,}")
    if ranking == "outlets":
        yield Text(f"{row.relayed:,}")
