"""What the readers of word processors share: parts of the folder, paragraphs, their text."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple
from xml.etree import ElementTree

from attribution.model import Span
from attribution.reading.drafts import Draft, Hint, Reading
from attribution.reading.files import SourceFile
from attribution.reading.prose import Stretch, make_prose

_LARGEST = 50_000_000
"""Bytes of text and markup in one part; a book has a tenth of it."""
_MOST_PARTS = 10_000
_DEEPEST = 400
"""How deep elements may stand in one another; tables in tables come to fifty."""
_MOST_ELEMENTS = 1_000_000
"""Elements in one part; a book has a tenth of it."""
_BROKEN = (
    zipfile.BadZipFile, zlib.error, KeyError, ElementTree.ParseError, RuntimeError, ValueError,
    NotImplementedError, EOFError, OSError,
)  # fmt: skip
"""What the libraries raise where a file is damaged, locked with a password or something else."""

Piece = tuple[str, bool]
"""Text, and whether it stands in a link or is a footnote's mark."""


class Paragraph(NamedTuple):
    """A paragraph with what its style says."""

    pieces: tuple[Piece, ...]
    hint: Hint = ""
    quoted: bool = False


def read_part(file: SourceFile, name: str, what: str) -> ElementTree.Element | None:
    """The XML of one part; None where the folder lacks it.

    Raises ReadingError, which calls the file no `what`, where it is damaged or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as folder:
            if len(folder.namelist()) > _MOST_PARTS:
                raise file.refuse("has more parts than any document")
            if name not in folder.namelist():
                return None
            if folder.getinfo(name).file_size > _LARGEST:
                raise file.refuse("is larger than any article")
            return _parsed(folder.read(name), file)
    except _BROKEN as error:
        raise file.refuse(f"is not {what}, or is damaged") from error


def _parsed(content: bytes, file: SourceFile) -> ElementTree.Element:
    parser = ElementTree.XMLParser(target=_Builder(file))
    parser.feed(content)
    root: ElementTree.Element = parser.close()
    return root


class _Builder(ElementTree.TreeBuilder):
    """Builds the tree of a part, and refuses what no document holds while it reads."""

    def __init__(self, file: SourceFile) -> None:
        super().__init__()
        self.file = file
        self.depth = self.count = 0

    def doctype(self, *_: object) -> None:
        """No such document declares a type; entities are declared in one."""
        raise ValueError("a document type")

    def start(self, tag: str, attrs: dict[str, str]) -> ElementTree.Element:
        """Counts an element."""
        self.depth += 1
        self.count += 1
        if self.depth > _DEEPEST:
            raise self.file.refuse("has elements nested deeper than any document")
        if self.count > _MOST_ELEMENTS:
            raise self.file.refuse("has more elements than any article")
        return super().start(tag, attrs)

    def end(self, tag: str) -> ElementTree.Element:
        """Leaves an element."""
        self.depth -= 1
        return super().end(tag)


def reading_of(paragraphs: Iterable[Paragraph]) -> Reading:
    """The text and drafts of paragraphs, a blank line apart."""
    texts: list[str] = []
    drafts: list[Draft] = []
    length = 0
    for paragraph in paragraphs:
        draft = _draft(paragraph, length)
        if draft.text:
            texts.append("".join(text for text, _ in paragraph.pieces) + "\n\n")
            drafts.append(draft)
            length += len(texts[-1])
    return Reading("".join(texts), tuple(drafts))


def _draft(paragraph: Paragraph, start: int) -> Draft:
    text = "".join(text for text, _ in paragraph.pieces)
    ends = accumulate(len(text) for text, _ in paragraph.pieces)
    linked = tuple(
        Span(start + end - len(piece), start + end)
        for (piece, link), end in zip(paragraph.pieces, ends)
        if link and piece
    )
    prose = make_prose((Stretch(text, start, len(text)),))
    return Draft(prose, paragraph.hint, paragraph.quoted, linked)
