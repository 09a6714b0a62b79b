"""A file as it is given to a reader: its name and its bytes, or its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, TextIO

from attribution.errors import ReadingError
from attribution.reading.charsets import declared_charset, decode
from attribution.regular_files import LARGEST, RefusedError, read_regular, too_large


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What a reader of a format reads."""

    path: str
    content: bytes | str
    """Text where the caller had text already: a string, or a stream of text."""
    encoding: str = ""
    """The encoding that the user names."""
    text_field: str = "text"
    """Of JSON Lines: the key of the article's text."""

    @property
    def data(self) -> bytes:
        """Its bytes; those of a text are UTF-8."""
        return self.content.encode() if isinstance(self.content, str) else self.content

    @property
    def text(self) -> str:
        """Its text, line ends kept; raises ReadingError where its bytes are none."""
        if isinstance(self.content, str):
            return self.content
        return decode(self.content, self.path, encoding=self.encoding)

    @property
    def markup_text(self) -> str:
        """Its text, where markup may declare the encoding."""
        if isinstance(self.content, str):
            return self.content
        declared = declared_charset(self.content)
        return decode(self.content, self.path, encoding=self.encoding, declared=declared)

    def refuse(self, reason: str) -> ReadingError:
        """The error for a file that cannot be read."""
        return ReadingError(self.path, reason)


def read_file(path: str, largest: int = LARGEST) -> bytes:
    """The bytes at a path; raises ReadingError where it is missing, no file, or too large."""
    try:
        return read_regular(path, largest)
    except FileNotFoundError:
        raise ReadingError(path, "no such file") from None
    except RefusedError as refused:
        reason = str(refused.strerror).replace("not a file", "not an article")
        raise ReadingError(path, reason) from None
    except (OSError, ValueError) as trouble:
        reason = getattr(trouble, "strerror", None) or str(trouble)
        raise ReadingError(path, f"cannot be read: {reason}") from None


def read_stream(stream: TextIO | BinaryIO, name: str, largest: int = LARGEST) -> str | bytes:
    """What a stream holds, as bytes where it has them; ReadingError where it cannot be read."""
    try:
        content: str | bytes = getattr(stream, "buffer", stream).read(largest + 1)
    except (OSError, ValueError) as trouble:
        reason = getattr(trouble, "strerror", None) or str(trouble)
        raise ReadingError(name, f"cannot be read: {reason}") from None
    if len(content) > largest:
        raise ReadingError(name, too_large(largest))
    return content
