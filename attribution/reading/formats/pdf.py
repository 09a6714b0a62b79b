"""PDF: the text of its pages, running heads and page numbers left out (needs the extra `pdf`)."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator

from attribution.reading.blocks.block_words import BlockWords
from attribution.reading.drafts import Reading
from attribution.reading.files import SourceFile
from attribution.reading.formats.plain_text import read_text

_MOST_PAGES = 500
_FULL = 0.75
"""A line shorter than this share of the longest, and closed by a stop, ends its paragraph."""
_HEADING = 0.6
"""A line shorter than this share that no stop closes is a heading."""
_CLOSED = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_FIGURES = re.compile(r"\d+")


def read(file: SourceFile, words: BlockWords) -> Reading:
    """The paragraphs of a .pdf file; places count in the text that is read."""
    pages = [page.splitlines() for page in _pages(file)]
    text = "\n\n".join(_paragraphs(_without_running_lines(pages)))
    return read_text(text, words)


def _pages(file: SourceFile) -> list[str]:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        reason = 'PDF needs a library: pip install "source-attribution[pdf]"'
        raise file.refuse(reason) from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every odd object
    try:
        reader = PdfReader(io.BytesIO(file.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise file.refuse("is locked with a password")
        if len(reader.pages) > _MOST_PAGES:
            raise file.refuse(f"has more than {_MOST_PAGES} pages")
        texts = [page.extract_text() or "" for page in reader.pages]
    except (PyPdfError, *_BROKEN) as error:
        raise file.refuse("is a damaged PDF") from error
    if not any(map(str.strip, texts)):
        raise file.refuse("holds pictures of its pages, no text; run text recognition on it first")
    return texts


_BROKEN = (
    ArithmeticError, AttributeError, LookupError, NotImplementedError, OSError, RecursionError,
    TypeError, ValueError, AssertionError, ImportError,
)  # fmt: skip
"""What the library raises where a file is damaged."""


def _without_running_lines(pages: list[list[str]]) -> list[str]:
    """The lines of all pages without those that stand at the edge of most, figures aside."""
    shown = [[line.strip() for line in page if line.strip()] for page in pages]
    edges = Counter(_bare(line) for page in shown for line in {*page[:2], *page[-2:]})
    often = {line for line, count in edges.items() if count > 1 and count > len(pages) / 2}
    return [
        line
        for page in shown
        for at, line in enumerate(page)
        if not (_is_edge(at, page) and (_bare(line) in often or line.isdigit()))
    ]


def _is_edge(at: int, page: list[str]) -> bool:
    return at < 2 or at >= len(page) - 2


def _bare(line: str) -> str:
    return _FIGURES.sub("0", line)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    width = max(map(len, lines), default=0)
    parts: list[str] = []
    for at, line in enumerate(lines):
        parts.append(line)
        after = lines[at + 1] if at + 1 < len(lines) else ""
        if not after or _ends(line, after, width):
            yield _joined(parts)
            parts = []


def _ends(line: str, after: str, width: int) -> bool:
    closed = _CLOSED.search(line) is not None
    if after[:1].islower():
        return False
    if len(line) < _FULL * width:
        return closed or len(line) < _HEADING * width
    # A heading after a full last line: short, without a stop.
    return closed and len(after) < _HEADING * width and not _CLOSED.search(after)


def _joined(parts: list[str]) -> str:
    text = parts[0]
    for part in parts[1:]:
        if text.endswith("-") and text[-2:-1].islower() and part[:1].islower():
            text = text[:-1] + part
        else:
            text += " " + part
    return text
