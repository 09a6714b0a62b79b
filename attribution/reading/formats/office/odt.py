"""OpenDocument texts (.odt): paragraphs and headings; notes, comments and deletions out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from attribution.reading.blocks.block_words import BlockWords
from attribution.reading.drafts import Hint, Reading
from attribution.reading.files import SourceFile
from attribution.reading.formats.office.office_documents import (
    Paragraph,
    Piece,
    read_part,
    reading_of,
)

_WHAT = "an OpenDocument text (.odt)"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_LEFT_OUT = (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}table-of-content")
_SPACES = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_STYLES: tuple[tuple[str, Hint], ...] = (
    ("title", "headline"),
    ("heading", "heading"),
    ("subtitle", "subheading"),
    ("caption", "caption"),
)
_NOTE_MARK = "\u2060"
_MOST_BLANKS = 1000


def read(file: SourceFile, words: BlockWords) -> Reading:
    """The paragraphs of an .odt file; raises ReadingError where it is none."""
    content = read_part(file, "content.xml", _WHAT)
    body = None if content is None else content.find(f"{_OFFICE}body/{_OFFICE}text")
    if content is None or body is None:
        raise file.refuse(f"is not {_WHAT}, or is damaged")
    parents = {
        style.get(f"{_STYLE}name", ""): style.get(f"{_STYLE}parent-style-name", "")
        for style in content.iter(f"{_STYLE}style")
    }
    return reading_of(_paragraphs(body, parents, listed=False))


def _paragraphs(
    element: ElementTree.Element, parents: Mapping[str, str], *, listed: bool
) -> Iterator[Paragraph]:
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag in _PARAGRAPHS:
            yield _paragraph(child, parents, listed=listed)
        if child.tag != f"{_TEXT}note":
            inside = listed or child.tag == f"{_TEXT}list"
            yield from _paragraphs(child, parents, listed=inside)


def _paragraph(
    element: ElementTree.Element, parents: Mapping[str, str], *, listed: bool
) -> Paragraph:
    style = element.get(f"{_TEXT}style-name", "")
    # An automatic style ("P1") is named for what it changes; its parent says what it is.
    name = (parents.get(style) or style).lower()
    hint: Hint = "list" if listed else ""
    for start, kind in _STYLES:
        if name.startswith(start):
            hint = kind
    if element.tag == f"{_TEXT}h":
        hint = "heading"
    return Paragraph(tuple(_pieces(element)), hint, "quot" in name)


def _pieces(element: ElementTree.Element, link: bool = False) -> Iterator[Piece]:
    yield element.text or "", link
    for child in element:
        if child.tag in _SPACES:
            yield _SPACES[child.tag], link
        elif child.tag == f"{_TEXT}s":
            yield " " * _blanks(child), link
        elif child.tag == f"{_TEXT}note":
            yield _NOTE_MARK, True
        elif child.tag not in (*_LEFT_OUT, *_PARAGRAPHS):
            yield from _pieces(child, link or child.tag == f"{_TEXT}a")
        yield child.tail or "", link


def _blanks(element: ElementTree.Element) -> int:
    count = element.get(f"{_TEXT}c", "1")
    return min(int(count), _MOST_BLANKS) if count.isdigit() else 1
