"""Paragraphs before their kind is known: what the reader of each format gives."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from typing import Literal

from attribution.model import BlockKind, Span, Spans
from attribution.reading.prose import Prose

Hint = BlockKind | Literal["", "heading"]
"""What the markup says; empty where it says nothing but paragraph."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph, heading, list item or caption as it was found in the file."""

    prose: Prose
    hint: Hint = ""
    quoted: bool = False
    linked: Spans = ()

    @property
    def text(self) -> str:
        """Its prose, without markup."""
        return self.prose.text

    @property
    def start(self) -> int:
        """Where in the file it begins."""
        return self.prose.segments[0].source

    def split(self, at: int) -> tuple[Draft, Draft]:
        """The draft before and after an offset of its prose, each with its own links."""
        before, after = self.parted((at,))
        return before, after

    def parted(self, places: Sequence[int]) -> Iterator[Draft]:
        """The pieces between ascending offsets of its prose, each with its own links."""
        linked = sorted(self.linked)
        done = 0
        for start, end in pairwise((0, *places, len(self.text))):
            prose = self.prose.cut(start, end)
            # The words behind the cut begin in the segment that holds its offset.
            border = self._source_at(end)
            last = bisect_left(linked, border, done, key=_START) if end < len(self.text) else None
            yield replace(self, prose=prose, linked=tuple(linked[done:last]))
            done = last or done

    def _source_at(self, offset: int) -> int:
        """Where in the file the first word at or behind an offset of the prose stands."""
        rest = self.prose.cut(offset, offset + 2)
        return rest.segments[0].source if rest.segments else self.prose.segments[-1].source + 1


_START = attrgetter("start")
LONGEST = 20_000
"""The characters that a paragraph may have; a longer one is split. No prose has such paragraphs;
the memory that a parse takes grows with them, and the time of some steps with their square."""


def split_long(drafts: Iterable[Draft], longest: int = LONGEST) -> Iterator[Draft]:
    """The drafts, those that are too long in pieces, each up to a sentence's end or a blank."""
    for draft in drafts:
        if len(draft.text) > longest:
            yield from draft.parted(tuple(_cuts(draft.text, longest)))
        else:
            yield draft


def _cuts(text: str, longest: int) -> Iterator[int]:
    """Where a text is best cut: after the last sentence's end or blank that leaves enough."""
    start = 0
    while len(text) - start > longest:
        found = (text.rfind(mark, start + longest // 2, start + longest) for mark in (". ", " "))
        mark = next((at + len(m) for at, m in zip(found, (". ", " ")) if at >= 0), None)
        start = mark or start + longest
        yield start


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from a file before kinds are told."""

    text: str
    """The text that places count in: the file's own, or that of a container's paragraphs."""
    drafts: tuple[Draft, ...]
    comments: tuple[Span, ...] = ()
    """Where the file holds comments."""
    sections: tuple[str, ...] = ()
    """What front matter or page data file the article under: `opinion`, `news`."""
    notes: tuple[str, ...] = ()
    """What the reader should know of it, such as that a page's article was not found."""
