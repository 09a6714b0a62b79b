"""A summary as comma-separated values: a row a figure, all in the same columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from attribution.reports.formats.tables import cell
from attribution.summary.bootstrap import Estimate
from attribution.summary.figures import LEVELS, MAIN
from attribution.summary.summing import Group, Summary

ALL = "(all)"
"""Stands in the columns of the groups for all articles together."""
COLUMNS = (
    "figure",
    "name",
    "body",
    "unit",
    "value",
    "low",
    "high",
    "count",
    "of",
    "claims",
    "relayed",
)


def write_summary_csv(summary: Summary) -> Iterator[str]:
    """A line of headings, then the rows of all articles and of each group."""
    yield _line((*summary.by, *COLUMNS))
    for group in (summary.whole, *summary.groups):
        key = group.key or (ALL,) * len(summary.by)
        for values in _rows(group):
            yield _line((*key, *values))


def _rows(group: Group) -> Iterator[tuple[object, ...]]:
    for name, count in (
        ("articles", group.articles),
        ("words", group.words),
        ("claims", group.claims),
    ):
        yield (name, "", "", "count", count, "", "", count, "", "", "")
    for figure in (*MAIN, *LEVELS):
        unit = "percent" if figure.unit == "share" else figure.unit
        yield (figure.name, "", "", unit, *_numbers(group.figures[figure.name]), "", "")
    for ranking, rows in group.rankings.items():
        for row in rows:
            numbers = (*_numbers(row.articles), row.claims, row.relayed)
            yield (f"cited-{ranking}", *row.cited, "percent of articles", *numbers)


def _numbers(found: Estimate) -> tuple[object, ...]:
    parts = (found.value, found.low, found.high)
    return (*("" if part is None else f"{part:.3f}" for part in parts), found.count, found.of)


def _line(values: tuple[object, ...]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(map(cell, values))
    return text.getvalue()
