"""Bytes become text, or one clear line says why not."""

from __future__ import annotations

import codecs

from attribution.errors import ReadingError

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(content: bytes, path: str) -> str:
    """The text of bytes that are UTF-8, its line ends and byte order mark kept.

    Raises ReadingError for any others, with the place.
    """
    if content.startswith(_WIDE):
        raise ReadingError(path, "is UTF-16, not UTF-8; save it as UTF-8")
    if b"\0" in content:
        raise ReadingError(path, "is a binary file, not text")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as trouble:
        raise ReadingError(*_not_utf8(content, trouble, path)) from None


def _not_utf8(content: bytes, trouble: UnicodeDecodeError, path: str) -> tuple[str, str]:
    line_start = content.rfind(b"\n", 0, trouble.start) + 1
    line = content.count(b"\n", 0, trouble.start) + 1
    column = len(content[line_start : trouble.start].decode("utf-8", "replace")) + 1
    byte = content[trouble.start]
    reason = f"is not UTF-8: byte 0x{byte:02x} at {line}:{column} cannot be decoded"
    return f"{path}:{line}:{column}", reason.replace(f" at {line}:{column}", "")
