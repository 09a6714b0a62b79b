"""Paragraphs before their kind is known: what the reader of each format gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
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
        parts = (self.prose.cut(0, at), self.prose.cut(at, len(self.text)))
        border = (
            parts[1].segments[0].source if parts[1].text else self.prose.segments[-1].source + 1
        )
        before = tuple(span for span in self.linked if span.start < border)
        after = tuple(span for span in self.linked if span.start >= border)
        return (
            replace(self, prose=parts[0], linked=before),
            replace(self, prose=parts[1], linked=after),
        )


LONGEST = 20_000
"""The characters that a paragraph may have; a longer one is split. No prose has such paragraphs;
the memory that a parse takes grows with them, and the time of some steps with their square."""


def split_long(drafts: Iterable[Draft], longest: int = LONGEST) -> Iterator[Draft]:
    """The drafts, those that are too long in pieces, each up to a sentence's end or a blank."""
    for draft in drafts:
        while len(draft.text) > longest:
            before, draft = draft.split(_cut(draft.text, longest))
            yield before
        yield draft


def _cut(text: str, longest: int) -> int:
    """Where a text is best cut: after the last sentence's end or blank that leaves enough."""
    for mark in (". ", " "):
        at = text.rfind(mark, longest // 2, longest)
        if at >= 0:
            return at + len(mark)
    return longest


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
