"""Word documents (.docx): paragraphs and their styles, text boxes once, what is deleted out."""

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

_WHAT = "a Word document (.docx)"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOTES = (f"{_W}footnoteReference", f"{_W}endnoteReference")
_LEFT_OUT = (
    f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}fldData", f"{_W}pPr", f"{_W}sdtPr",
    f"{_MC}Fallback",
)  # fmt: skip
"""Deleted text, text in the place it was moved from, codes of fields, the second copy of a box."""
_STYLES: tuple[tuple[str, Hint], ...] = (
    ("title", "headline"),
    ("heading", "heading"),
    ("subtitle", "subheading"),
    ("caption", "caption"),
    ("list", "list"),
)
"""Beginnings of the names of Word's own paragraph styles."""
_NOTE_MARK = "\u2060"
"""A mark without width: the footnote's figure is no word, but has a place."""


def read(file: SourceFile, words: BlockWords) -> Reading:
    """The paragraphs of a .docx file; raises ReadingError where it is none."""
    body = read_part(file, "word/document.xml", _WHAT)
    if body is None:
        raise file.refuse(f"is not {_WHAT}, or is damaged")
    styles = read_part(file, "word/styles.xml", _WHAT)
    names = {} if styles is None else dict(_style_names(styles))
    return reading_of(_paragraph(element, names) for element in _paragraphs(body))


def _style_names(styles: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """What each style is called in English, whatever the language of its id."""
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            yield style.get(f"{_W}styleId", ""), name.get(f"{_W}val", "").lower()


def _paragraphs(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """The paragraphs below an element, those of a text box after the one it is anchored in."""
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_W}p":
            yield child
        yield from _paragraphs(child)


def _paragraph(element: ElementTree.Element, names: Mapping[str, str]) -> Paragraph:
    style = element.find(f"{_W}pPr/{_W}pStyle")
    id = "" if style is None else style.get(f"{_W}val", "")
    name = names.get(id, id.lower())
    hint: Hint = "list" if element.find(f"{_W}pPr/{_W}numPr") is not None else ""
    for start, kind in _STYLES:
        if name.startswith(start):
            hint = kind
    if element.find(f"{_W}pPr/{_W}outlineLvl") is not None:
        hint = hint or "heading"
    return Paragraph(tuple(_pieces(element)), hint, "quote" in name or name == "block text")


def _pieces(element: ElementTree.Element, link: bool = False) -> Iterator[Piece]:
    """The pieces of text below an element, and whether each stands in a link."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or "", link
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag], link
        elif child.tag in _NOTES:
            yield _NOTE_MARK, True
        elif child.tag in _LEFT_OUT or child.tag == f"{_W}p" or _is_hidden(child):
            continue  # the paragraphs of a text box come on their own
        else:
            yield from _pieces(child, link or child.tag == f"{_W}hyperlink")


def _is_hidden(run: ElementTree.Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false", "off")
