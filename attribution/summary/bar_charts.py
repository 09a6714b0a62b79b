"""Small static charts as SVG: stacked bars, figures with intervals, figures over time.

They hold numbers and labels alone; every label of an article or a table is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from attribution.checks.claim_counts import SCALE
from attribution.model import Level
from attribution.reports.formats.page.html_words import escape
from attribution.summary.bootstrap import Estimate

_ROW = 24
"""Height of a row."""
_LABEL = 230
_WIDTH = 460
"""Of the part that is drawn to scale."""
_PANEL = (300, 120)
_LONGEST = 34
"""Letters of a label; the table below the chart has all of it."""


class Mark(NamedTuple):
    """A figure to be drawn, with its label and its words."""

    label: str
    found: Estimate
    words: str
    """The figure, its interval and its counts."""


class Frame(NamedTuple):
    """What the panels of one figure share."""

    begin: int
    end: int
    """Where in time they begin and end."""
    first: str
    last: str
    """The periods there."""
    most: float
    """The upper end of the scale."""


def level_bars(rows: Sequence[tuple[str, Mapping[Level, float]]], title: str) -> Iterator[str]:
    """A bar a row, whose parts are the shares of the levels in percent."""
    height = _ROW * len(rows)
    yield _opening(title, _LABEL + _WIDTH, height)
    for place, (label, shares) in enumerate(rows):
        top, at = place * _ROW, float(_LABEL)
        yield _label(label, top)
        for level in SCALE:
            width = _WIDTH * shares[level] / 100
            if width > 0:
                yield (
                    f'<rect class="{level}" x="{at:.1f}" y="{top + 3}" width="{width:.1f}" '
                    f'height="{_ROW - 6}"><title>{level} {shares[level]:.1f} %</title></rect>'
                )
            at += width
    yield "</svg>\n"


def interval_chart(marks: Sequence[Mark], title: str) -> Iterator[str]:
    """A row a mark: a dot at its figure, a line over its interval, its figure in words."""
    most = _scale_end(mark.found for mark in marks)
    yield _opening(title, _LABEL + _WIDTH + 90, _ROW * len(marks) + 18)
    for place, mark in enumerate(marks):
        top = place * _ROW
        middle = top + _ROW / 2
        yield _label(mark.label, top)
        yield _line("axis", _LABEL, _LABEL + _WIDTH, middle)
        yield from _interval(mark, most, middle)
    bottom = _ROW * len(marks) + 13
    yield _small("0", _LABEL, bottom)
    yield _small(f"{most:g}", _LABEL + _WIDTH, bottom, end=True)
    yield "</svg>\n"


def _interval(mark: Mark, most: float, middle: float) -> Iterator[str]:
    found = mark.found
    if found.value is None:
        return
    if found.low is not None and found.high is not None:
        first, last = (_LABEL + _WIDTH * part / most for part in (found.low, found.high))
        yield _line("range", first, last, middle)
    at = _LABEL + _WIDTH * found.value / most
    yield _dot(at, middle, mark.words)
    yield f'<text x="{_LABEL + _WIDTH + 10}" y="{middle + 4}">{found.value:.1f}</text>'


def time_panel(
    marks: Sequence[Mark], places: Sequence[int], frame: Frame, title: str
) -> Iterator[str]:
    """A small panel: the figure of each period, and a band over the intervals.

    `places` are where the periods of the marks stand in time, in order.
    """
    (width, height), most = _PANEL, frame.most
    step = width / max(frame.end - frame.begin, 1)
    points = [
        ((place - frame.begin) * step, mark)
        for place, mark in zip(places, marks)
        if mark.found.value is not None
    ]
    yield _opening(title, width + 60, height + 34)
    yield _small(f"{most:g}", 44, 14, end=True) + _small("0", 44, height + 10, end=True)
    yield '<g transform="translate(50 8)">' + _line("axis", 0, width, height)
    yield from _band(points, most)
    line = " ".join(f"{x:.1f},{_y(mark.found.value or 0, most):.1f}" for x, mark in points)
    yield f'<polyline class="line" points="{line}"/>'
    for x, mark in points:
        yield _dot(x, _y(mark.found.value or 0, most), mark.words)
    yield _small(frame.first, 0, height + 18) + _small(frame.last, width, height + 18, end=True)
    yield "</g></svg>\n"


def _band(points: Sequence[tuple[float, Mark]], most: float) -> Iterator[str]:
    known = [
        (x, mark.found.low, mark.found.high)
        for x, mark in points
        if mark.found.low is not None and mark.found.high is not None
    ]
    upper = [f"{x:.1f},{_y(high, most):.1f}" for x, _, high in known]
    lower = [f"{x:.1f},{_y(low, most):.1f}" for x, low, _ in reversed(known)]
    if known:
        yield f'<polygon class="band" points="{" ".join((*upper, *lower))}"/>'


def _y(value: float, most: float) -> float:
    return _PANEL[1] * (1 - value / most)


def _scale_end(found: Iterator[Estimate]) -> float:
    """A round number that no figure and no interval goes beyond."""
    most = max((max(one.value or 0, one.high or 0) for one in found), default=0)
    return scale_end(most)


def scale_end(most: float) -> float:
    """The round number at or above: 1, 2 or 5 times a power of ten, and what is between."""
    steps = (factor * 10**power for power in range(-2, 7) for factor in (1, 2, 3, 4, 5, 8))
    return next((float(step) for step in steps if step >= most), most) if most > 0 else 1.0


def _opening(title: str, width: float, height: float) -> str:
    return (
        f'<svg class="chart" viewBox="0 0 {width:g} {max(height, 1):g}" '
        f'width="{width:g}" role="img" aria-label="{escape(title)}">'
    )


def _line(role: str, first: float, last: float, y: float) -> str:
    return f'<line class="{role}" x1="{first:.1f}" x2="{last:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'


def _dot(x: float, y: float, words: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5"><title>{escape(words)}</title></circle>'


def _small(words: str, x: float, y: float, *, end: bool = False) -> str:
    role = "small end" if end else "small"
    return f'<text class="{role}" x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>'


def _label(words: str, top: float) -> str:
    short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    return (
        f'<text class="end" x="{_LABEL - 8}" y="{top + _ROW / 2 + 4}">{escape(short)}'
        f"<title>{escape(words)}</title></text>"
    )
