"""A file as it is given to a reader: its name and its bytes, or its text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from attribution.errors import ReadingError
from attribution.reading.charsets import decode


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What a reader of a format reads."""

    path: str
    content: bytes | str
    """Text where the caller had text already: a string, or a stream of text."""

    @property
    def data(self) -> bytes:
        """Its bytes; those of a text are UTF-8."""
        return self.content.encode() if isinstance(self.content, str) else self.content

    @property
    def text(self) -> str:
        """Its text, line ends kept; raises ReadingError where its bytes are none."""
        return self.content if isinstance(self.content, str) else decode(self.content, self.path)


def read_file(path: str) -> SourceFile:
    """The file at a path; raises ReadingError where it is missing, a folder or unreadable."""
    try:
        return SourceFile(path, Path(path).read_bytes())
    except FileNotFoundError:
        raise ReadingError(path, "no such file") from None
    except IsADirectoryError:
        raise ReadingError(path, "is a folder, not an article") from None
    except (OSError, ValueError) as trouble:
        reason = getattr(trouble, "strerror", None) or str(trouble)
        raise ReadingError(path, f"cannot be read: {reason}") from None


def read_stream(stream: TextIO | BinaryIO, name: str) -> SourceFile:
    """What a stream holds, as bytes where it has them."""
    content: str | bytes = getattr(stream, "buffer", stream).read()
    return SourceFile(name, content)
