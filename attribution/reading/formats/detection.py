"""A file's format, told by its first bytes; its suffix decides between formats of plain text."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import PurePath

from attribution.reading.files import SourceFile
from attribution.reading.formats.registry import PLAIN, Format, format_named, format_of

_HEAD = 4096
_SAVE = "save it as HTML, Word (.docx) or plain text"
_REFUSED_BYTES = (
    (b"\xd0\xcf\x11\xe0", "is an old Word or Office file (.doc); save it as .docx"),
    (b"\x1f\x8b", "is compressed (gzip); unpack it first"),
    (b"BZh", "is compressed (bzip2); unpack it first"),
    (b"\xfd7zXZ\0", "is compressed (xz); unpack it first"),
    (b"7z\xbc\xaf", "is an archive (7z); unpack it first"),
    (b"\x89PNG", "is a picture (PNG), not text"),
    (b"\xff\xd8\xff", "is a picture (JPEG), not text"),
    (b"GIF8", "is a picture (GIF), not text"),
)
_ZIP = b"PK\x03\x04"
_ZIP_PARTS = (
    ("word/document.xml", "word", ""),
    ("content.xml", "odt", ""),
    ("META-INF/container.xml", "", f"is an EPUB book; {_SAVE}"),
    ("xl/workbook.xml", "", "is a spreadsheet (.xlsx); save its text as JSON Lines"),
    ("ppt/presentation.xml", "", f"is a presentation (.pptx); {_SAVE}"),
)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_REFUSED_SUFFIXES = {
    ".csv": "is a table (CSV); `attribution corpus` reads it, or convert it to JSON Lines",
    ".tsv": "is a table (TSV); `attribution corpus` reads it, or convert it to JSON Lines",
    ".json": "is JSON; write it as JSON Lines, an article a line with its text in one field",
    ".xml": f"is XML; {_SAVE}",
    ".srt": f"is a file of subtitles; {_SAVE}",
    ".vtt": f"is a file of subtitles; {_SAVE}",
    ".epub": f"is an EPUB book; {_SAVE}",
    ".doc": "is an old Word file (.doc); save it as .docx",
}
_PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_FRAGMENT = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:head|body|article|main|section|div|p|h[1-6]|table)\b[^<]*>",
    re.I | re.S,
)
_XML = re.compile(r"\s*<\?xml\b[^>]*\?>|\s*<(?:nitf|newsml|newsitem|rss|feed|tei|svg)\b", re.I)
_XML_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]*\S")
_MAIL_FIELDS = frozenset(
    ("mime-version", "received", "message-id", "return-path", "delivered-to", "dkim-signature")
)
_SUBTITLES = re.compile(r"\ufeff?(?:WEBVTT\b|\s*\d+\s*\n\d\d:\d\d:\d\d[,.]\d{3} --> )")
_KEEP_SUFFIX = ("markdown", "mail", "jsonl")


def detect_format(file: SourceFile) -> Format:
    """The format of a file; raises ReadingError, with what to do, for one that is not read."""
    named = format_of(file.path)
    if isinstance(file.content, bytes) and (found := _by_bytes(file, file.content)):
        return found
    head = _head(file)
    if _PAGE.match(head):
        return format_named("html")
    if named and named.name in _KEEP_SUFFIX:
        return named
    if reason := _refused(file, head, named):
        raise file.refuse(reason)
    found = _by_text(head)
    # A fragment of HTML has no first bytes of its own: in a text file its tags are text.
    if not named and _FRAGMENT.match(head):
        found = format_named("html")
    if named and named.name in ("word", "odt", "rtf", "pdf"):
        return named  # its reader says what the file lacks
    return found or named or PLAIN


def _head(file: SourceFile) -> str:
    if isinstance(file.content, str):
        return file.content[:_HEAD].removeprefix("\ufeff")
    wide = file.content[:2] in (b"\xff\xfe", b"\xfe\xff")
    name = "utf-16" if wide else file.encoding or "utf-8"
    try:
        return file.content[:_HEAD].decode(name, "replace").removeprefix("\ufeff")
    except (LookupError, UnicodeError):
        return file.content[:_HEAD].decode("utf-8", "replace")


def _by_bytes(file: SourceFile, content: bytes) -> Format | None:
    for magic, reason in _REFUSED_BYTES:
        if content.startswith(magic):
            raise file.refuse(reason)
    if content.startswith(_ZIP):
        return _of_zip(file, content)
    if b"%PDF-" in content[:1024]:
        return format_named("pdf")
    return format_named("rtf") if content.lstrip()[:5] == b"{\\rtf" else None


def _of_zip(file: SourceFile, content: bytes) -> Format | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            names = set(folder.namelist())
            kind = folder.open("mimetype").read(80) if "mimetype" in names else b""
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError, EOFError):
        return _damaged_zip(file)
    except Exception as error:  # zlib.error, and whatever a damaged folder makes the library raise
        raise file.refuse("is a damaged ZIP archive") from error
    if kind.startswith(_OPEN_DOCUMENT) and not kind.startswith(_OPEN_DOCUMENT + b"text"):
        raise file.refuse(f"is an OpenDocument file, but no text (.odt); {_SAVE}")
    for part, name, reason in _ZIP_PARTS:
        if part in names:
            if reason:
                raise file.refuse(reason)
            return format_named(name)
    return _damaged_zip(file)


def _damaged_zip(file: SourceFile) -> Format:
    named = format_of(file.path)
    if named and named.name in ("word", "odt"):
        return named
    raise file.refuse("is a ZIP archive; unpack it, or name the files in it")


def _refused(file: SourceFile, head: str, named: Format | None) -> str:
    """Why a text is none that is read; empty where it may be one."""
    if _XML.match(head):
        root = _XML_ROOT.search(head)
        name = root[1] if root else "XML"
        return "" if name.lower() == "html" else f"is XML ({name}); {_SAVE}"
    if _SUBTITLES.match(head):
        return f"is a file of subtitles; {_SAVE}"
    if reason := _REFUSED_SUFFIXES.get(PurePath(file.path).suffix.lower()):
        return reason
    if head.lstrip()[:1] in ("{", "[") and not _is_json_line(head) and _is_json(file.text):
        return _REFUSED_SUFFIXES[".json"]
    return _REFUSED_SUFFIXES[".csv"] if named is not None and _is_table(head) else ""


def _by_text(head: str) -> Format | None:
    if _is_mail(head):
        return format_named("mail")
    return format_named("jsonl") if _is_json_line(head) else None


def _is_mail(head: str) -> bool:
    """Whether it begins with the fields of a message, one of which only messages have."""
    fields = re.split(r"\r?\n\r?\n", head, maxsplit=1)[0]
    lines = [line for line in fields.splitlines() if line[:1] not in (" ", "\t")]
    if lines and lines[0].startswith("From "):
        lines = lines[1:]
    found = [match[1].lower() for line in lines if (match := _FIELD.match(line))]
    return len(found) > 1 and len(found) == len(lines) and not _MAIL_FIELDS.isdisjoint(found)


def _is_json_line(head: str) -> bool:
    """Whether the first line is an object by itself and another follows, or it is all."""
    line, _, rest = head.lstrip().partition("\n")
    if not line.startswith("{"):
        return False
    if not rest and len(head) >= _HEAD:
        return line.startswith('{"')  # a line longer than what was looked at
    return _is_json(line) and (not rest.strip() or rest.lstrip().startswith("{"))


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), (dict, list))
    except (ValueError, RecursionError):
        return False


def _is_table(head: str) -> bool:
    """Whether its first lines are rows of as many cells, three or more, with commas or tabs."""
    lines = head.splitlines()[:6]
    rows = [line for line in lines if line.strip()][:4]
    if len(rows) < 3 or " " in rows[0].replace(", ", "  "):
        return False
    table = csv.reader(rows, delimiter="\t" if "\t" in rows[0] else ",")
    try:
        counts = {len(row) for row in table}
    except csv.Error:  # Python 3.10 refuses a null character
        return False
    return len(counts) == 1 and counts.pop() >= 3
