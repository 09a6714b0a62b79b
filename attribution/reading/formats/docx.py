"""Word documents are read into paragraphs; the article's text is theirs, a blank line apart.

A .docx file is a compressed folder, so places in the file say nothing to anyone: offsets and lines
count in the text that is read here.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple
from xml.etree import ElementTree

from attribution.errors import ReadingError
from attribution.model import Span
from attribution.reading.blocks.block_words import BlockWords
from attribution.reading.drafts import Draft, Hint, Reading
from attribution.reading.files import SourceFile
from attribution.reading.prose import Stretch, make_prose

_LARGEST = 50_000_000
"""Bytes of text and markup; a book has a tenth of it."""
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ElementTree.ParseError, RuntimeError)
"""What the libraries raise where a file is damaged, locked with a password or something else."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_STYLES: tuple[tuple[str, Hint], ...] = (
    ("title", "headline"),
    ("heading", "heading"),
    ("subtitle", "subheading"),
    ("caption", "caption"),
    ("list", "list"),
)
"""Beginnings of the names of Word's own paragraph styles."""


class _Paragraph(NamedTuple):
    text: str
    style: str
    listed: bool
    linked: tuple[Span, ...]
    """Where its text holds links, from its own start."""


def read(file: SourceFile, words: BlockWords) -> Reading:
    """The paragraphs of a .docx file; raises ReadingError where it is none."""
    texts: list[str] = []
    drafts: list[Draft] = []
    length = 0
    for paragraph in _paragraphs(_body(file.data, file.path)):
        draft = _draft(paragraph, length)
        if draft.text:
            texts.append(paragraph.text + "\n\n")
            drafts.append(draft)
            length += len(texts[-1])
    return Reading("".join(texts), tuple(drafts))


def _body(content: bytes, path: str) -> ElementTree.Element:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            part = folder.getinfo("word/document.xml")
            if part.file_size > _LARGEST:
                raise ReadingError(path, "is larger than any article")
            return ElementTree.fromstring(folder.read(part))
    except _BROKEN as error:
        raise ReadingError(path, "is not a Word document (.docx)") from error


def _paragraphs(body: ElementTree.Element) -> Iterator[_Paragraph]:
    for element in body.iter(f"{_W}p"):
        style = element.find(f"{_W}pPr/{_W}pStyle")
        listed = element.find(f"{_W}pPr/{_W}numPr") is not None
        name = "" if style is None else style.get(f"{_W}val", "")
        runs = list(_runs(element))
        ends = list(accumulate(len(text) for text, _ in runs))
        linked = (Span(end - len(text), end) for (text, link), end in zip(runs, ends) if link)
        text = "".join(text for text, _ in runs)
        yield _Paragraph(text, name.lower(), listed, tuple(filter(_is_wide, linked)))


def _is_wide(span: Span) -> bool:
    return span.start < span.end


def _runs(element: ElementTree.Element, link: bool = False) -> Iterator[tuple[str, bool]]:
    """The pieces of text below an element, and whether each stands in a link."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or "", link
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag], link
        elif child.tag != f"{_W}p":  # the paragraphs of a text box come on their own
            yield from _runs(child, link or child.tag == f"{_W}hyperlink")


def _draft(paragraph: _Paragraph, start: int) -> Draft:
    prose = make_prose((Stretch(paragraph.text, start, len(paragraph.text)),))
    hint: Hint = "list" if paragraph.listed else ""
    for name, kind in _STYLES:
        if paragraph.style.startswith(name):
            hint = kind
    linked = tuple(Span(start + first, start + end) for first, end in paragraph.linked)
    return Draft(prose, hint, "quote" in paragraph.style, linked)
