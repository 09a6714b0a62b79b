"""The tags, comments and text of a page with their places, in time linear in its length.

Follows the tokenization of the HTML standard (13.2.5), but what never ends hides nothing: a tag or
comment without its end is text, where a browser drops the rest of the page. The parser of the
standard library searches for each such end anew, and differs between versions of Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Literal, NamedTuple

Kind = Literal["text", "reference", "start", "end", "comment"]


class PageToken(NamedTuple):
    """A piece of the page, [start, end) of its text."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    """Of a tag: its name in lower case."""
    attributes: Mapping[str, str | None] = {}
    """Of a start tag: values by name in lower case, the first of a name; None without a value."""
    closed: bool = False
    """Whether a start tag ends with a slash."""


_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_ATTRIBUTE = re.compile(
    r"[\s/]*(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|"
    r"(?P<bare>[^\s\"'>][^\s>]*)?))?"
)
_TAG_END = re.compile(r"[\s/]*>")
_COMMENT_END = re.compile(r"--!?>")
_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]+|#[0-9]+|\w+);?")
_RAW = ("script", "style", "xmp", "noembed", "noframes")
"""Elements in which nothing but their own end tag is markup."""
_RAW_WHERE_CLOSED = ("title", "textarea", "iframe")
"""Such elements, but one whose end tag is missing would hide the article."""


class _Ends(NamedTuple):
    """The last ends in the page: what begins behind its last end has none."""

    stop: int
    tag: int
    comment: int


def tokens_of(text: str, start: int = 0, end: int | None = None) -> Iterator[PageToken]:
    """The pieces of text[start:end], in order and without a gap."""
    stop = len(text) if end is None else end
    comment = max(text.rfind("-->", start, stop), text.rfind("--!>", start, stop))
    ends = _Ends(stop, text.rfind(">", start, stop), comment)
    unclosed: set[str] = set()
    at = pending = start
    while (at := text.find("<", at, stop)) >= 0:
        token = _markup_at(text, at, ends)
        if token is None:
            at += 1
            continue
        yield from _words(text, pending, at)
        yield token
        at = pending = token.end
        if token.kind == "start" and not token.closed and token.name not in unclosed:
            at = _raw_end(text, token, stop, unclosed)
    yield from _words(text, pending, stop)


def _words(text: str, start: int, end: int) -> Iterator[PageToken]:
    for found in _REFERENCE.finditer(text, start, end):
        if found.start() > start:
            yield PageToken("text", start, found.start())
        start = found.end()
        yield PageToken("reference", *found.span())
    if end > start:
        yield PageToken("text", start, end)


def _markup_at(text: str, at: int, ends: _Ends) -> PageToken | None:
    """The tag or comment that begins at a "<"; None where that is a sign of the text."""
    if at > ends.tag:
        return None
    if text.startswith("<!--", at):
        return _comment(text, at, ends)
    following = text[at + 1 : at + 2]
    if following in ("!", "?"):
        return PageToken("comment", at, text.find(">", at) + 1)
    if following == "/":
        return _end_tag(text, at)
    return _start_tag(text, at, ends) if following.isascii() and following.isalpha() else None


def _comment(text: str, at: int, ends: _Ends) -> PageToken | None:
    for empty in ("<!-->", "<!--->"):
        if text.startswith(empty, at):
            return PageToken("comment", at, at + len(empty))
    found = _COMMENT_END.search(text, at + 4, ends.stop) if at + 4 <= ends.comment else None
    return PageToken("comment", at, found.end()) if found else None


def _end_tag(text: str, at: int) -> PageToken | None:
    end = text.find(">", at) + 1
    name = _NAME.match(text, at + 2)
    if name is None:
        return PageToken("comment", at, end) if end > at + 3 else None
    return PageToken("end", at, end, name.group().lower())


def _start_tag(text: str, at: int, ends: _Ends) -> PageToken | None:
    name = _NAME.match(text, at + 1, ends.stop)
    assert name is not None, "a letter follows"
    attributes: dict[str, str | None] = {}
    place = name.end()
    while (close := _TAG_END.match(text, place, ends.stop)) is None:
        found = _ATTRIBUTE.match(text, place, ends.stop)
        if found is None or found.end() > ends.tag:
            return None
        value = next((v for v in found.group("double", "single", "bare") if v is not None), None)
        if value is None and "=" in found.group():
            value = ""
        attributes.setdefault(found["name"].lower(), value and unescape(value))
        place = found.end()
    empty = "/" in close.group()
    return PageToken("start", at, close.end(), name.group().lower(), attributes, empty)


def _raw_end(text: str, tag: PageToken, stop: int, unclosed: set[str]) -> int:
    """Where the text of a raw element ends, which is where the next markup may begin.

    The names of those that do not end any more are added to `unclosed`.
    """
    if tag.name not in (*_RAW, *_RAW_WHERE_CLOSED):
        return tag.end
    end = re.compile(rf"</{tag.name}(?=[\s/>])", re.IGNORECASE).search(text, tag.end, stop)
    if end is not None:
        return end.start()
    unclosed.add(tag.name)
    return stop if tag.name in _RAW else tag.end
