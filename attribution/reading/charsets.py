"""Bytes become text, by their byte order mark, what they declare, or UTF-8."""

from __future__ import annotations

import codecs
import re

from attribution.errors import ReadingError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)
"""The longer marks first: that of UTF-32 begins with that of UTF-16."""
_AS_BROWSERS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
"""What the Encoding Standard reads in the place of an encoding that a page names."""
_OF_PYTHON_ALONE = frozenset(
    (
        "idna",
        "mbcs",
        "oem",
        "palmos",
        "punycode",
        "raw-unicode-escape",
        "undefined",
        "unicode-escape",
    )
)
"""Codecs that no text is in: some make of it what no text may hold."""
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_HEAD = 2048
_DECLARED = re.compile(
    rb"<\?xml[^>]*?\bencoding\s*=\s*[\"']?([\w.:-]+)|<meta[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)


def declared_charset(content: bytes) -> str:
    """What the head of a page or XML file names as its encoding; empty where it names none."""
    found = _DECLARED.search(content, 0, _HEAD)
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""


def decode(content: bytes, path: str, *, encoding: str = "", declared: str = "") -> str:
    """The text of bytes, its line ends and byte order mark kept.

    `encoding` is the user's word and goes over everything; `declared` is the file's own, which a
    byte order mark goes over. Without any of them the bytes are UTF-8. Raises ReadingError, with
    the place, for bytes that are none of it.
    """
    if encoding:
        return _decode_as(content, path, encoding)
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _decode_as(content, path, name)
    if b"\0" in content:
        raise ReadingError(path, "is a binary file, not text")
    name = _browser_name(declared)
    if name == "utf-8":
        return content.decode("utf-8", "replace")  # as a browser shows a page with a stray byte
    if name:
        try:
            return _decode_as(content, path, name)
        except ReadingError:
            pass  # it declares what it is not
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as trouble:
        raise _undecodable(content, trouble, path) from None


def _decode_as(content: bytes, path: str, encoding: str) -> str:
    if not _codec_name(encoding):
        raise ReadingError(path, f'unknown encoding "{encoding}"')
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as trouble:
        reason = f"is not {encoding}: {trouble.reason} at byte {trouble.start}"
        raise ReadingError(path, reason) from None
    except UnicodeError as trouble:
        raise ReadingError(path, f"is not {encoding}: {trouble}") from None
    if _HALF_PAIR.search(text):
        raise ReadingError(path, f"is not {encoding}: it holds half of a surrogate pair")
    return text


def _codec_name(encoding: str) -> str:
    """Python's name for a text's encoding; empty for one that it lacks or that is of no text."""
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return ""
    # "rot13" and the like are codecs, but of no text.
    text = getattr(info, "_is_text_encoding", True) and info.name not in _OF_PYTHON_ALONE
    return info.name if text else ""


def _browser_name(declared: str) -> str:
    """The codec for what a file declares; empty for none and for one that browsers lack."""
    name = _codec_name(declared) if declared else ""
    return "" if name == "utf-7" else _AS_BROWSERS.get(name, name)


def _undecodable(content: bytes, trouble: UnicodeDecodeError, path: str) -> ReadingError:
    line_start = content.rfind(b"\n", 0, trouble.start) + 1
    line = content.count(b"\n", 0, trouble.start) + 1
    column = len(content[line_start : trouble.start].decode("utf-8", "replace")) + 1
    reason = (
        f"is not UTF-8: byte 0x{content[trouble.start]:02x} cannot be decoded; "
        "name its encoding with --encoding, such as windows-1252"
    )
    return ReadingError(f"{path}:{line}:{column}", reason)
