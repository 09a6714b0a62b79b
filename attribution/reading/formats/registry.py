"""The input formats: each row names a format, its suffixes and the module that reads it.

A new format is one module with a function `read(file, words) -> Reading`, and one row here.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from attribution.reading.blocks.block_words import BlockWords
from attribution.reading.drafts import Reading
from attribution.reading.files import SourceFile


class Reader(Protocol):
    """Reads a file of one format; raises ReadingError where it is damaged or of another."""

    def __call__(self, file: SourceFile, words: BlockWords) -> Reading: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One input format."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    """Below this package; imported when the first file of the format is read."""

    @property
    def reader(self) -> Reader:
        """The function that reads its files."""
        return cast("Reader", import_module(f"{__package__}.{self.module}").read)


PLAIN = Format("text", (".txt",), "plain_text")
FORMATS = (
    PLAIN,
    Format("markdown", (".md", ".markdown", ".mdx"), "markdown.markdown_blocks"),
    Format("html", (".html", ".htm"), "html.page_blocks"),
    Format("word", (".docx",), "docx"),
)
SUFFIXES = tuple(suffix for format in FORMATS for suffix in format.suffixes)
"""Of the files that are taken for articles."""


def format_named(name: str) -> Format:
    """The format of that name; raises KeyError where there is none."""
    return {format.name: format for format in FORMATS}[name]


def format_of(path: str) -> Format:
    """The format that a file's suffix stands for; plain text for any that is not known."""
    suffix = PurePath(path).suffix.lower()
    return next((format for format in FORMATS if suffix in format.suffixes), PLAIN)
