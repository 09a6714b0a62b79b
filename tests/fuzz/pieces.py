"""Bytes that stand for whole pieces: a mutation then moves words and tags, not letters alone.

A control character stands for the piece of its number in a vocabulary, every other byte for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

CONTROLS = bytes(i for i in range(32) if chr(i) not in "\t\n\r")
"""The bytes that stand for a piece; so many pieces a vocabulary may have."""

NEWS = (
    " said ", " according to ", "“", "”", '"', "’s ", "‘", ", ", ". ", ": ", "\n\n", " — ",
    " officials ", " the mayor ", " Ada Quill ", " Mr. Vos ", " she ", " they ", " that ",
    " on condition of anonymity ", " two people familiar with it ", " told ", " was killed ",
    " the Times reported ", " and ", " who ", " said it ", " 31 ", " added ",
)  # fmt: skip
MARKDOWN = (
    "# ", "## ", "> ", "- ", "1. ", "    ", "```\n", "`", "**", "_", "[", "](", ")", "\n", "\n\n",
    "---\n", "| a | b |\n", "|---|\n", "<!-- attribution: ignore[vague-source] x -->",
    "<!-- attribution: disable -->", "<b>", "</b>", "&amp;", "[^1]: ", "\\", "~~~\n", "+++\n",
    "<!--", "He said so. ",
)  # fmt: skip
HTML = (
    "<p>", "</p>", "<div class=related>", "</div>", "<article>", "</article>", "<h1>", "</h1>",
    "<table><tr><td>", "</table>", "<script>", "</script>", "<!--", "-->", "<blockquote>", "<li>",
    "<ul>", "<a href=x>", "</a>", "<figure><figcaption>", "</figure>", "<br>", "<svg>", "<![CDATA[",
    "<textarea>", "&nbsp;", "He said so. ", "<meta charset=x>", "<p hidden>",
)  # fmt: skip
WAIVER = (
    "ignore", "disable", "enable", "[", "]", ",", "vague-source", "reason", "-->", "<!--",
    "attribution:", "\n\n", " ",
)  # fmt: skip
RULES = (
    "format: 2\n", "cues:\n", "lexicons:\n", "  - id: a.b\n", "    words: [said, told]\n",
    "    claim: [complement]\n", "    source: [subject]\n", "disable: [", "- ", ": ", "[", "]", "{",
    "}", "&a ", "*a", "!!x ", "|\n", "'", '"', "    examples:\n", "      - text: He said so.\n",
    "---\n", "\n", "  ", "extends: ", "    kind: statement\n", "    part: verb\n", "? ",
)  # fmt: skip
SETTINGS = (
    'profile = "ap"\n', "[severity]\n", "vague-source = \"error\"\n", "select = [", "]",
    "[[per-file]]\n", "files = ['*']\n", "[tool.attribution]\n", "exclude = [", '"', "'", "= ",
    "{", "}", "extends = ", "\n", "baseline = ", "rule-packs = ", "1e400", "'''", "0x", "a.b.",
)  # fmt: skip
BASELINE = (
    "{", "}", "[", "]", ":", ",", '"format"', "1", '"findings"', '"path"', '"check"', '"sentence"',
    '"count"', "-1", "1e999", "null", '"a.txt"', "NaN", "true", '"\\ud800"',
)  # fmt: skip
RTF = (
    "{", "}", "\\par ", "\\b ", "\\u8220?", "\\'e9", "\\fonttbl", "\\*\\x", "\\bin9 ", "\\ansicpg",
    "\\uc", "\\rtf1 ", "\\pard", "\\", "1252", "He said so. ",
)  # fmt: skip
MAIL = (
    "Content-Type: ", "text/plain", "text/html", "multipart/mixed", "; boundary=b", "\n--b\n",
    "\n--b--\n", "; charset=", "utf-7", "x-none", "Content-Transfer-Encoding: ", "base64",
    "quoted-printable", "\n\n", "Subject: ", "=?utf-8?q?=C3?=", "message/rfc822", "\n ", "uuencode",
    "From: ", "MIME-Version: 1.0\n", "=\n", "=E9", "He said so. ",
)  # fmt: skip
LINES = (
    '{"text": "',
    '"}\n',
    "{",
    "}",
    "[",
    "]",
    '"',
    ":",
    ",",
    "\\u0041",
    "\\ud800",
    "null",
    "\n",
)
WORD_TAGS = (
    "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:pPr", "w:rPr", "w:vanish", "w:hyperlink",
    "w:ins", "w:del", "w:br", "w:tab", "w:footnoteReference", "w:sdt", "w:sdtContent", "w:pStyle",
    "w:numPr", "w:outlineLvl",
)  # fmt: skip
ODT_TAGS = (
    "text:p", "text:h", "text:s", "text:span", "text:a", "text:list", "text:list-item", "text:note",
    "text:tab", "text:line-break", "text:tracked-changes", "o:annotation", "text:section",
)  # fmt: skip


def spelt(data: bytes, vocabulary: Sequence[str]) -> bytes:
    """The bytes with each piece spelt out."""
    table = {byte: piece.encode() for byte, piece in zip(CONTROLS, vocabulary)}
    return b"".join(table.get(byte) or bytes((byte,)) for byte in data)


def nested(data: bytes, tags: Sequence[str]) -> bytes:
    """Well-formed markup: a piece opens its element, the last control character closes one."""
    table = dict(zip(CONTROLS, tags))
    opened: list[str] = []
    parts: list[str] = []
    for sign in data.decode("utf-8", "replace"):
        if tag := table.get(ord(sign)):
            opened.append(tag)
            parts.append(f"<{tag}>")
        elif sign == "\x1f" and opened:
            parts.append(f"</{opened.pop()}>")
        elif sign.isprintable() or sign == "\n":
            parts.append(escape(sign))
    parts += (f"</{tag}>" for tag in reversed(opened))
    return "".join(parts).encode()
