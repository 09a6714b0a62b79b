"""A record: one article of a collection, before it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from attribution.errors import ReadingError
from attribution.model import Article
from attribution.reading import article_from_text, read_article
from attribution.regular_files import LARGEST, too_large

TextFormat = Literal["text", "markdown", "html"]
"""What the text of a row may be."""


@dataclass(frozen=True, slots=True)
class Record:
    """One article of a collection, with all that a worker needs to read it."""

    number: int
    """Its place in the collection, from 0: the key that joins the tables."""
    id: str
    path: str
    """Its file, or FILE#ROW."""
    content: bytes | str = ""
    """The bytes of a file, whose format they tell; the text of a row."""
    kept: tuple[str | None, ...] = ()
    """The values of the fields that are kept, in their order."""
    error: str = ""
    """Why it could not be read; empty where it could."""


@dataclass(frozen=True, slots=True)
class TextOptions:
    """How the text of a record is read."""

    format: TextFormat = "text"
    """Of the rows of tables."""
    encoding: str = ""
    """Of files, where the user names it."""
    largest: int = LARGEST
    """The bytes that an article may have."""


def read_record(record: Record, options: TextOptions) -> Article:
    """The article of a record.

    Raises ReadingError where it could not be fetched, or is none that is read.
    """
    if record.error:
        raise ReadingError(record.path, record.error)
    if isinstance(record.content, str):
        if len(record.content) > options.largest:
            raise ReadingError(record.path, too_large(options.largest))
        return article_from_text(record.content, record.path, options.format)
    return read_article(
        "-",
        stdin=BytesIO(record.content),
        stdin_name=record.path,
        encoding=options.encoding,
        largest=options.largest,
    )


def text_of(value: object) -> str | None:
    """A value of a table as the text that is kept: a date in ISO form, a list or object as JSON."""
    if value is None or isinstance(value, str):
        return None if value is None else valid_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if isinstance(value, Mapping | list):
        import json

        return valid_text(json.dumps(value, ensure_ascii=False, default=str))
    return str(value)


def valid_text(text: str) -> str:
    """The text, a sign in place of half a surrogate pair, which no output can hold.

    JSON can write one, and a file's name holds some where it is not UTF-8.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
