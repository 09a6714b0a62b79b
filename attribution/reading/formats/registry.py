"""The input formats: each row names a format, its suffixes and the module that reads it.

A new format is one module with a function `read(file, words) -> Reading`, or one that takes a file
apart, `parts(file) -> iterator of files`, and one row here; formats/detection.py tells it by its
first bytes where it has any of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from attribution.errors import ReadingError
    from attribution.reading.blocks.block_words import BlockWords
    from attribution.reading.drafts import Reading
    from attribution.reading.files import SourceFile


class Reader(Protocol):
    """Reads a file of one format; raises ReadingError where it is damaged or of another."""

    def __call__(self, file: SourceFile, words: BlockWords) -> Reading:
        """What the file's format makes of it; ReadingError where it is none of that format."""


class Opener(Protocol):
    """Takes a file apart: each article in it as a file, and the name of that one's format."""

    def __call__(self, file: SourceFile) -> Iterator[tuple[SourceFile, str] | ReadingError]:
        """Each article of the file and the name of its format, or what is wrong with that one."""


@dataclass(frozen=True, slots=True)
class Format:
    """One input format."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    """Below this package; imported when the first file of the format is read."""
    wraps: bool = False
    """It holds files of other formats."""

    @property
    def reader(self) -> Reader:
        """The function that reads its files."""
        return cast("Reader", import_module(f"{__package__}.{self.module}").read)

    @property
    def opener(self) -> Opener:
        """The function that takes its files apart."""
        return cast("Opener", import_module(f"{__package__}.{self.module}").parts)


PLAIN = Format("text", (".txt",), "plain_text")
FORMATS = (
    PLAIN,
    Format("markdown", (".md", ".markdown", ".mdx"), "markdown.markdown_blocks"),
    Format("html", (".html", ".htm", ".xhtml"), "html.page_blocks"),
    Format("word", (".docx",), "office.docx"),
    Format("odt", (".odt",), "office.odt"),
    Format("rtf", (".rtf",), "rtf"),
    Format("pdf", (".pdf",), "pdf"),
    Format("mail", (".eml", ".mhtml", ".mht"), "mail", wraps=True),
    Format("jsonl", (".jsonl", ".ndjson"), "json_lines", wraps=True),
)
SUFFIXES = tuple(suffix for format in FORMATS for suffix in format.suffixes)
"""Of the files that are taken for articles."""


def format_named(name: str) -> Format:
    """The format of that name; raises KeyError where there is none."""
    return {format.name: format for format in FORMATS}[name]


def format_of(path: str) -> Format | None:
    """The format that a file's suffix stands for; None for one that is not known."""
    suffix = PurePath(path).suffix.lower()
    return next((format for format in FORMATS if suffix in format.suffixes), None)
