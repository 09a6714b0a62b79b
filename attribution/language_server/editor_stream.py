"""What an editor sends, made fit for the library that reads it.

The library knows heads in one spelling and reads a message of any length at once; the protocol's
heads are those of HTTP, in any case, and a length may be wrong.
"""

from __future__ import annotations

import logging
import re
from typing import BinaryIO

MOST_BYTES = 64_000_000
"""Of a message: some times what the longest article takes."""
_LONGEST_HEAD = 1000
_MOST_DIGITS = 12
_LENGTH = re.compile(rb"(?i)content-length[ \t]*:[ \t]*0*(\d+)[ \t]*(?:\r?\n|$)")
_CHUNK = 1 << 16
_logger = logging.getLogger(__name__)


class EditorStream:
    """Reads heads and messages from a stream of bytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readline(self) -> bytes:
        """The next line of a head; nothing at the end, or where a length can't be meant."""
        line = self._stream.readline(_LONGEST_HEAD)
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = self._stream.readline(_CHUNK)
        found = _LENGTH.fullmatch(line)
        if found is None:
            return line
        if len(found[1]) > _MOST_DIGITS:
            _logger.error("a message cannot be as long as it says; the session ends")
            return b""
        return b"Content-Length: %s\r\n" % found[1]

    def read(self, size: int) -> bytes:
        """A message; one that is too long is read to its end, and is an empty one then."""
        if size <= MOST_BYTES:
            return self._stream.read(size)
        _logger.error("a message of more than %s bytes is passed over", f"{MOST_BYTES:,}")
        while size > 0:
            read = self._stream.read(min(size, _CHUNK))
            if not read:
                return b""
            size -= len(read)
        return b"{}"
