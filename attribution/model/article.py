"""An article as it was read: its text as it lies on disk, and its blocks of prose."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from typing import Literal, NamedTuple

from attribution.model.scales import BlockKind
from attribution.model.spans import Span


class Segment(NamedTuple):
    """A run of a block's prose and where it stands in the file.

    Within a run of equal `length` and `source_length` offsets move together; a run of another
    length (white space collapsed to one blank, an HTML entity) maps as a whole.
    """

    prose: int
    source: int
    length: int
    source_length: int


_SOURCE = attrgetter("source")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the article: its prose and the way back to the file."""

    kind: BlockKind
    text: str
    """The prose, white space collapsed, markup left out."""
    segments: tuple[Segment, ...]
    line: int
    """The line of the file on which it begins, from 1."""
    quoted: bool = False
    """A block quotation of the markup."""
    linked: tuple[Span, ...] = ()
    """Where the file holds a link or footnote mark inside this block."""

    def __reduce__(self) -> tuple[type[Block], tuple[object, ...]]:
        """As pickle takes it: several times as fast as by the dataclass's own way."""
        return Block, (
            self.kind, self.text, self.segments, self.line, self.quoted, self.linked,
        )  # fmt: skip

    def to_source(self, start: int, end: int) -> Span:
        """The place in the file of a stretch of the prose (0 <= start < end <= len(text))."""
        return Span(self._place(start), self._place(end - 1, after=True))

    def source_offsets(self) -> list[int]:
        """Where each character of the prose begins in the file."""
        offsets: list[int] = []
        ends = [segment.prose for segment in self.segments[1:]]
        for segment, end in zip(self.segments, (*ends, len(self.text))):
            count = end - segment.prose
            if segment.length == segment.source_length:
                offsets.extend(range(segment.source, segment.source + count))
            else:
                offsets.extend([segment.source] * count)
        return offsets

    def prose_in(self, start: int, end: int) -> str:
        """Its prose that stands in that stretch of the file; empty where none does."""
        found: list[str] = []
        at = bisect_right(self.segments, start, key=_SOURCE) - 1
        for prose, source, length, source_length in self.segments[max(at, 0) :]:
            if source >= end:
                break
            first, last = max(start, source), min(end, source + source_length)
            if first < last:
                whole = length != source_length
                cut = (0, length) if whole else (first - source, last - source)
                found.append(self.text[prose + cut[0] : prose + cut[1]])
        return "".join(found)

    def _place(self, offset: int, *, after: bool = False) -> int:
        at = bisect_right(self.segments, offset, key=lambda segment: segment.prose) - 1
        segment = self.segments[at]
        if segment.length == segment.source_length:
            return segment.source + (offset - segment.prose) + after
        return segment.source + (segment.source_length if after else 0)


@dataclass(frozen=True, slots=True)
class Article:
    """What was read from one file: its text as it lies on disk, and its blocks."""

    path: str
    text: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    """What the reader should know about the file: empty, not English …"""
    waivers: tuple[Waiver, ...] = ()
    """Inline ignore comments, in order."""
    sections: tuple[str, ...] = ()
    """What front matter or page data file it under, in lower case: `opinion`, `news`."""

    def __reduce__(self) -> tuple[type[Article], tuple[object, ...]]:
        """As pickle takes it: several times as fast as by the dataclass's own way."""
        return Article, (
            self.path, self.text, self.blocks, self.notes, self.waivers, self.sections,
        )  # fmt: skip

    def words(self, span: Span) -> str:
        """The prose of a stretch of the file, without markup; its own text where no block is."""
        at = bisect_right(self.blocks, span.start, key=_begin_of) - 1
        found: list[str] = []
        for block in islice(self.blocks, max(at, 0), None):
            if _begin_of(block) >= span.end:
                break
            found.append(block.prose_in(*span))
        return " ".join(" ".join(found).split() or self.text[span.start : span.end].split())

    def line_column(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset, both from 1."""
        starts = line_starts(self.text)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1


@lru_cache(maxsize=4)
def line_starts(text: str) -> tuple[int, ...]:
    """Where each line of a text begins, in characters."""
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return tuple(starts)


def _begin_of(block: Block) -> int:
    """Where in the file a block begins; blocks stand in that order."""
    return block.segments[0].source if block.segments else 0


@dataclass(frozen=True, slots=True)
class Waiver:
    """An inline comment that silences checks: `<!-- attribution: ignore[check] reason -->`."""

    span: Span
    """Of the comment itself."""
    action: Literal["ignore", "disable", "enable"]
    checks: tuple[str, ...]
    reason: str
    block: int | None
    """Index of the block it covers (`ignore`: the next one), None at the article's end."""
