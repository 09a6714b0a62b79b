"""An article is read: a file or a text becomes blocks with their place in the file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import islice
from typing import BinaryIO, TextIO

from attribution.errors import ReadingError
from attribution.model import Article, Block
from attribution.reading.blocks.block_words import BlockWords, load_block_words
from attribution.reading.blocks.kinds import make_blocks
from attribution.reading.drafts import LONGEST, Reading, split_long
from attribution.reading.files import SourceFile, read_file, read_stream
from attribution.reading.formats.detection import detect_format
from attribution.reading.formats.registry import Format, format_named
from attribution.reading.languages import is_english
from attribution.reading.waiver_comments import read_waivers
from attribution.regular_files import LARGEST

_MOST_FAULTS = 20
"""Lines of one file that are told of; more of them, and the file is another than its name says."""
EMPTY = "the file holds no text"
NOT_ENGLISH = "the text does not look like English; the rules know English only"


def read_article(
    path: str,
    *,
    stdin: TextIO | BinaryIO | None = None,
    stdin_name: str | None = None,
    words: BlockWords | None = None,
    encoding: str = "",
    largest: int = LARGEST,
) -> Article:
    """The article of a file, its format told by its bytes and suffix; "-" is standard input.

    Raises ReadingError where the file is missing, a folder, unreadable, damaged, of a format that
    is not read, in another encoding, or holds more than one article.
    """
    file = _open(path, stdin, stdin_name, encoding=encoding, largest=largest)
    found = list(islice(_articles(file, words), 2))
    if len(found) != 1:
        count = "more than one article" if found else "no article"
        raise file.refuse(f"holds {count}")
    return found[0]


def read_articles(
    path: str,
    *,
    stdin: TextIO | BinaryIO | None = None,
    stdin_name: str | None = None,
    words: BlockWords | None = None,
    encoding: str = "",
    text_field: str = "text",
    largest: int = LARGEST,
    refused: Callable[[ReadingError], None] | None = None,
) -> Iterator[Article]:
    """Every article of a file: one, or those of JSON Lines, whose text `text_field` names.

    A line that holds none is handed to `refused`, and the others are read. Raises what
    `read_article` raises, and without `refused` that as well.
    """
    file = _open(path, stdin, stdin_name, encoding=encoding, text_field=text_field, largest=largest)
    return _articles(file, words, refused)


def article_from_text(
    text: str, path: str = "-", format: str = "text", words: BlockWords | None = None
) -> Article:
    """The article of a text in one of the formats `text`, `markdown` and `html`."""
    return _article(SourceFile(path, text), format_named(format), words)


def _open(
    path: str,
    stdin: TextIO | BinaryIO | None,
    stdin_name: str | None,
    *,
    encoding: str,
    text_field: str = "text",
    largest: int = LARGEST,
) -> SourceFile:
    if path == "-":
        name = stdin_name or "-"
        content = read_stream(stdin or sys.stdin.buffer, name, largest)
        return SourceFile(name, content, encoding, text_field)
    return SourceFile(path, read_file(path, largest), encoding, text_field)


def _articles(
    file: SourceFile,
    words: BlockWords | None,
    refused: Callable[[ReadingError], None] | None = None,
) -> Iterator[Article]:
    format = detect_format(file)
    if not format.wraps:
        yield _article(file, format, words)
        return
    faults = 0
    for found in format.opener(file):
        if not isinstance(found, ReadingError):
            yield _article(found[0], format_named(found[1]), words)
            continue
        faults += 1
        if refused is None:
            raise found
        refused(found)
        if faults == _MOST_FAULTS:
            raise file.refuse(f"the rest is not read: {faults} of its articles were no articles")


def _article(file: SourceFile, format: Format, words: BlockWords | None) -> Article:
    words = words or load_block_words()
    reading = format.reader(file, words)
    blocks = make_blocks(reading.text, tuple(split_long(reading.drafts)), words)
    waivers = read_waivers(reading.text, reading.comments, blocks)
    notes = (*_notes(reading, blocks, words), *_long(reading), *waivers.notes)
    return Article(file.path, reading.text, blocks, notes, waivers.waivers, reading.sections)


def _long(reading: Reading) -> Iterator[str]:
    """A note where paragraphs were split."""
    long = [draft for draft in reading.drafts if len(draft.text) > LONGEST]
    if long:
        line = reading.text.count("\n", 0, long[0].start) + 1
        others = f" and {len(long) - 1} more" if len(long) > 1 else ""
        yield (
            f"the paragraph on line {line}{others}: a paragraph of more than {LONGEST:,} "
            "characters was read in pieces of that length"
        )


def _notes(reading: Reading, blocks: tuple[Block, ...], words: BlockWords) -> tuple[str, ...]:
    """What a reader of the report should know of the file."""
    if not blocks:
        return (EMPTY,)
    if not is_english(blocks, words):
        return (*reading.notes, NOT_ENGLISH)
    return reading.notes
