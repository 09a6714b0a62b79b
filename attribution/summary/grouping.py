"""The groups that articles are counted in: by kept columns, and by periods of their dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from attribution.errors import AttributionError, nearest

NONE = "(none)"
"""Stands for an article that has no such value."""
Key = tuple[str, ...]
"""The values of a group, one for each thing that articles are grouped by."""

_DATE = re.compile(r"(\d{4})(?:[-/._]?(\d{2})(?:[-/._]?(\d{2}))?)?(?!\d)")


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


PERIODS: Mapping[str, Callable[[date], str]] = {
    "year": lambda day: f"{day:%Y}",
    "month": lambda day: f"{day:%Y-%m}",
    "week": _week,
    "day": lambda day: f"{day:%Y-%m-%d}",
}
"""Periods that a date falls in."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """What articles are grouped by, and the columns that tell it."""

    by: tuple[str, ...]
    columns: tuple[str, ...]
    """Of each: the column of `articles`; of a period that of the date."""

    def key(self, values: Sequence[str | None]) -> Key:
        """The group of an article from the values of the columns."""
        return tuple(
            _period(name, value) if name != column else value or NONE
            for name, column, value in zip(self.by, self.columns, values)
        )

    @property
    def is_over_time(self) -> bool:
        """Whether the last thing that articles are grouped by is a period."""
        return bool(self.by) and self.by[-1] in PERIODS


def grouping_of(by: Sequence[str], kept: Sequence[str], date_field: str) -> Grouping:
    """The grouping that the names stand for: kept columns, else periods of the date.

    Raises AttributionError for a name that is neither, and for a period without a date.
    """
    columns: list[str] = []
    for name in by:
        if name in kept:
            columns.append(name)
        elif name not in PERIODS:
            hint = nearest(name, (*kept, *PERIODS))
            raise AttributionError(f'--by: the tables have no kept field "{name}"{hint}')
        elif date_field not in kept:
            reason = f'needs a date, and "{date_field}" is no kept field'
            raise AttributionError(f"--by {name}: {reason}; name it with --date-field")
        else:
            columns.append(date_field)
    return Grouping(tuple(by), tuple(columns))


def positions(name: str, values: Sequence[str]) -> list[int]:
    """Where periods of one kind stand in time; in their order where one is not written so."""
    try:
        return [_POSITIONS[name](value) for value in values]
    except (KeyError, ValueError):
        return list(range(len(values)))


def _month_position(text: str) -> int:
    year, month = map(int, text.split("-"))
    return 12 * year + month


def _week_position(text: str) -> int:
    year, week = map(int, text.split("-W"))
    return date.fromisocalendar(year, week, 1).toordinal() // 7


_POSITIONS: Mapping[str, Callable[[str], int]] = {
    "year": int,
    "month": _month_position,
    "week": _week_position,
    "day": lambda text: date.fromisoformat(text).toordinal(),
}


def _period(name: str, text: str | None) -> str:
    """The period of a date that begins as ISO 8601 has it (2024-05-02, 20240502, 2024-05)."""
    found = _DATE.match(text or "")
    if found is None:
        return NONE
    year, month, day = found.groups()
    if (name == "month" and not month) or (name in ("week", "day") and not day):
        return NONE
    try:
        return PERIODS[name](date(int(year), int(month or 1), int(day or 1)))
    except ValueError:
        return NONE
