"""A block's prose with marks that may overlap, each an element that holds the inner ones.

Marks are given outermost first. Where two overlap in part, the inner one is closed and opened
again, so that the markup stays well formed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape as escape_html
from itertools import pairwise, takewhile
from typing import NamedTuple

from attribution.model import Block, Span, Spans
from attribution.reports.wording import without_controls


class Mark(NamedTuple):
    """Words of the article in one element."""

    id: str
    """Of its first piece; empty: it has none."""
    classes: str
    spans: Spans
    attributes: str = ""
    """Further attributes of its first piece, escaped."""
    after: str = ""
    """Markup that follows its last word."""

    @property
    def start(self) -> int:
        """Where its first span starts."""
        return min(self.spans).start

    @property
    def end(self) -> int:
        """Where its last span ends."""
        return max(span.end for span in self.spans)


class Marks:
    """The marks of an article, found by the block in which they stand."""

    def __init__(self, marks: Sequence[Mark], blocks: Sequence[Block]) -> None:
        self._begins = sorted(block.to_source(0, 1).start for block in blocks if block.text)
        self._by_begin: dict[int, dict[int, Mark]] = defaultdict(dict)
        for number, mark in enumerate(marks):
            for start, end in mark.spans:
                first = max(bisect_right(self._begins, start) - 1, 0)
                for begin in self._begins[first : bisect_left(self._begins, end)]:
                    self._by_begin[begin][number] = mark

    def near(self, stretch: Span) -> list[Mark]:
        """Those with a word in a block that is this stretch of the file, outermost first."""
        found = self._by_begin.get(stretch.start, {})
        return [mark for mark in found.values() if _touches(mark, stretch)]


def marked_prose(block: Block, marks: Marks) -> str:
    """The block's prose with its marks, as HTML."""
    if not block.text:
        return ""
    places = block.source_offsets()
    last = block.to_source(len(places) - 1, len(places)).end
    return "".join(_pieces(block.text, places, marks.near(Span(places[0], last))))


def _pieces(text: str, places: Sequence[int], marks: Sequence[Mark]) -> Iterator[str]:
    open_marks: list[Mark] = []
    for start, end in pairwise(_cuts(places, marks)):
        wanted = [mark for mark in marks if _covers(mark, places[start])]
        kept = len(list(takewhile(lambda pair: pair[0] is pair[1], zip(open_marks, wanted))))
        yield "</span>" * (len(open_marks) - kept)
        yield from (_opening(mark, places[start]) for mark in wanted[kept:])
        yield escape_html(without_controls(text[start:end]))
        after = [mark for mark in wanted if mark.after and _ends(mark, places, end)]
        if after:
            yield "</span>" * len(wanted)
            yield "".join(mark.after for mark in reversed(after))
            wanted = []
        open_marks = wanted
    yield "</span>" * len(open_marks)


def _opening(mark: Mark, place: int) -> str:
    if place > mark.start or not mark.id:
        of = f' data-of="{mark.id}"' if mark.id else ""
        return f'<span class="{mark.classes}"{of}>'
    return f'<span class="{mark.classes}" id="{mark.id}"{mark.attributes}>'


def _cuts(places: Sequence[int], marks: Sequence[Mark]) -> list[int]:
    """Where in the prose any mark begins or ends, the prose's own ends included."""
    edges = {edge for mark in marks for span in mark.spans for edge in span}
    inside = {bisect_left(places, edge) for edge in edges}
    return sorted(inside | {0, len(places)})


def _ends(mark: Mark, places: Sequence[int], end: int) -> bool:
    """Whether no word of the mark follows the prose up to `end`."""
    return mark.end <= (places[end] if end < len(places) else places[-1] + 1)


def _touches(mark: Mark, stretch: Span) -> bool:
    return any(start < stretch.end and end > stretch.start for start, end in mark.spans)


def _covers(mark: Mark, place: int) -> bool:
    return any(start <= place < end for start, end in mark.spans)
