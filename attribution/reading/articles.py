"""An article is read: a file or a text becomes blocks with their place in the file."""

from __future__ import annotations

import sys
from typing import BinaryIO, TextIO

from attribution.model import Article
from attribution.reading.blocks.block_words import BlockWords, load_block_words
from attribution.reading.blocks.kinds import make_blocks
from attribution.reading.files import SourceFile, read_file, read_stream
from attribution.reading.formats.registry import Format, format_named, format_of
from attribution.reading.languages import is_english
from attribution.reading.waiver_comments import read_waivers

EMPTY = "the file holds no text"
NOT_ENGLISH = "the text does not look like English; the rules know English only"


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
    standard = path == "-"
    name = (stdin_name or "-") if standard else path
    file = read_stream(stdin or sys.stdin.buffer, name) if standard else read_file(path)
    return _read(file, format_of(name), words)


def article_from_text(
    text: str, path: str = "-", format: str = "text", words: BlockWords | None = None
) -> Article:
    """The article of a text in one of the formats `text`, `markdown` and `html`."""
    return _read(SourceFile(path, text), format_named(format), words)


def _read(file: SourceFile, format: Format, words: BlockWords | None) -> Article:
    words = words or load_block_words()
    reading = format.reader(file, words)
    blocks = make_blocks(reading.text, reading.drafts, words)
    waivers = read_waivers(reading.text, reading.comments, blocks)
    notes = waivers.notes
    if not blocks:
        notes = (EMPTY, *notes)
    elif not is_english(blocks, words):
        notes = (NOT_ENGLISH, *notes)
    return Article(file.path, reading.text, blocks, notes, waivers.waivers, reading.sections)
