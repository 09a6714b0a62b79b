"""An article is read: a file or a text becomes blocks with their place in the file."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import BinaryIO, TextIO

from attribution.model import Article
from attribution.reading.decoding import decode, read_bytes
from attribution.reading.drafts import Reading
from attribution.reading.kinds import make_blocks
from attribution.reading.languages import is_english
from attribution.reading.plain import read_plain
from attribution.reading.waivers import read_waivers
from attribution.reading.words import BlockWords, load_block_words

EMPTY = "the file holds no text"
NOT_ENGLISH = "the text does not look like English; the rules know English only"

_FORMATS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "word",
}


def read_article(
    path: str,
    *,
    stdin: TextIO | BinaryIO | None = None,
    stdin_name: str | None = None,
    words: BlockWords | None = None,
) -> Article:
    """The article of a file, its format told by the suffix; "-" is standard input.

    Raises ReadingError where the file is missing, a folder, unreadable, binary or not UTF-8.
    """
    name = (stdin_name or "-") if path == "-" else path
    content = _read_stream(stdin or sys.stdin.buffer) if path == "-" else read_bytes(path)
    if isinstance(content, bytes) and format_of(name) == "word":
        from attribution.reading.word import read_word

        text, reading = read_word(content, name)
        return _make_article(text, name, reading, words)
    text = content if isinstance(content, str) else decode(content, name)
    return article_from_text(text, name, format_of(name), words)


def article_from_text(
    text: str, path: str = "-", format: str = "text", words: BlockWords | None = None
) -> Article:
    """The article of a text in one of the formats `text`, `markdown` and `html`."""
    words = words or load_block_words()
    return _make_article(text, path, _read(text, format, words), words)


def _make_article(text: str, path: str, reading: Reading, words: BlockWords | None) -> Article:
    words = words or load_block_words()
    blocks = make_blocks(text, reading.drafts, words)
    waivers = read_waivers(text, reading.comments, blocks)
    notes = waivers.notes
    if not blocks:
        notes = (EMPTY, *notes)
    elif not is_english(blocks, words):
        notes = (NOT_ENGLISH, *notes)
    return Article(path, text, blocks, notes, waivers.waivers, reading.sections)


def format_of(path: str) -> str:
    """The format that a file's suffix stands for; `text` for any that is not known."""
    return _FORMATS.get(PurePath(path).suffix.lower(), "text")


def _read(text: str, format: str, words: BlockWords) -> Reading:
    if format == "markdown":
        # Imported where it is needed, as the others are: plain text needs no parser of Markdown.
        from attribution.reading.markdown import read_markdown

        return read_markdown(text, words)
    if format == "html":
        from attribution.reading.html import read_html

        return read_html(text, words)
    return read_plain(text)


def _read_stream(stream: TextIO | BinaryIO) -> str | bytes:
    content: str | bytes = getattr(stream, "buffer", stream).read()
    return content
