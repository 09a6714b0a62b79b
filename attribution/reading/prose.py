"""Stretches of a file made into prose, with the way back: the one map between the two.

White space is collapsed to one blank, marks without width are left out, and every character of the
prose knows its place in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from attribution.model import Segment

# Soft hyphens and zero-width marks stand inside words ("spokes\u00adman") and hide them from rules.
NO_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SPACE = re.compile(r"\s+")
_RUN = re.compile(rf"[^\s{NO_WIDTH}]+(?: [^\s{NO_WIDTH}]+)*")


class Stretch(NamedTuple):
    """A stretch of the file and what it reads as: itself, or the character of an entity."""

    text: str
    source: int
    source_length: int


class Prose(NamedTuple):
    """A text with white space collapsed and its map to the file."""

    text: str
    segments: tuple[Segment, ...]

    def cut(self, start: int, end: int) -> Prose:
        """The prose of [start, end), blanks at its ends left out."""
        part = self.text[start:end]
        start += len(part) - len(part.lstrip(" "))
        end -= len(part) - len(part.rstrip(" "))
        if end <= start:
            return Prose("", ())
        first = max(bisect_right(self.segments, start, key=_PLACE) - 1, 0)
        last = bisect_left(self.segments, end, key=_PLACE)
        inside = (_clip(segment, start, end) for segment in self.segments[first:last])
        return Prose(self.text[start:end], tuple(segment for segment in inside if segment))


_PLACE = attrgetter("prose")


def _clip(segment: Segment, start: int, end: int) -> Segment | None:
    first = max(segment.prose, start)
    length = min(segment.prose + segment.length, end) - first
    if length <= 0:
        return None
    if segment.length != segment.source_length:
        return segment._replace(prose=first - start)
    return Segment(first - start, segment.source + first - segment.prose, length, length)


def stretch(text: str, start: int, end: int) -> Stretch:
    """The file's text of [start, end) as it stands."""
    return Stretch(text[start:end], start, end - start)


def make_prose(stretches: Iterable[Stretch]) -> Prose:
    """The prose of stretches in their order, white space collapsed and stripped at the ends."""
    writer = _Writer()
    for piece in stretches:
        if len(piece.text) == piece.source_length:
            writer.add_verbatim(piece)
        else:
            writer.add_whole(piece)
    return Prose("".join(writer.parts), tuple(writer.segments))


class _Writer:
    """Collects prose and segments; a blank waits until something follows it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.segments: list[Segment] = []
        self.length = 0
        self.blank: tuple[int, int] | None = None

    def add_verbatim(self, piece: Stretch) -> None:
        at = 0
        for run in _RUN.finditer(piece.text):
            self._gap(piece, at, run.start())
            self._emit(run.group(), piece.source + run.start(), run.end() - run.start())
            at = run.end()
        self._gap(piece, at, len(piece.text))

    def add_whole(self, piece: Stretch) -> None:
        if piece.text.isspace():
            self._wait(piece.source, piece.source + piece.source_length)
        elif piece.text.strip(NO_WIDTH):
            self._emit(piece.text, piece.source, piece.source_length)

    def _gap(self, piece: Stretch, start: int, end: int) -> None:
        # Of "word \u200b word" the first run of white space stands for the blank.
        space = _SPACE.search(piece.text, start, end)
        if space:
            self._wait(piece.source + space.start(), piece.source + space.end())

    def _wait(self, start: int, end: int) -> None:
        if self.length and self.blank is None:
            self.blank = (start, end)

    def _emit(self, text: str, source: int, source_length: int) -> None:
        if self.blank:
            start, end = self.blank
            self.blank = None
            self._append(" ", start, end - start)
        self._append(text, source, source_length)

    def _append(self, text: str, source: int, source_length: int) -> None:
        self.parts.append(text)
        self._extend(Segment(self.length, source, len(text), source_length))
        self.length += len(text)

    def _extend(self, new: Segment) -> None:
        last = self.segments[-1] if self.segments else None
        if (
            last
            and last.length == last.source_length
            and new.length == new.source_length
            and last.source + last.length == new.source
        ):
            length = last.length + new.length
            self.segments[-1] = Segment(last.prose, last.source, length, length)
        else:
            self.segments.append(new)
