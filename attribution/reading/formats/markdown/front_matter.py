"""Front matter is told from the article: YAML or TOML between marks at the file's start."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

_FRONT_MATTER = re.compile(
    r"\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<inside>(?:.*\r?\n)*?)"
    r"(?:(?P=mark)|\.\.\.)[ \t]*(?=\r?\n|\Z)"
)
# A rule drawn at the top of an article is no front matter: what follows it names nothing.
_SETTING = re.compile(r"\s*(?:\Z|#|\[|[\w\"'][^:=\n]*[:=](?:[ \t]|\r?$))", re.MULTILINE)
_FILED = re.compile(
    r"(?:section|category|categories|type|genre|kind|tags)\s*[:=](.*)", re.IGNORECASE
)
_NAME = re.compile(r"[^\[\]\"',]+")


class FrontMatter(NamedTuple):
    """Where the front matter ends, 0 where there is none, and what it files the article under."""

    end: int
    sections: tuple[str, ...] = ()


def read_front_matter(text: str) -> FrontMatter:
    """The front matter at the start of a text; a byte order mark counts as front matter."""
    if end := _json_end(text):
        return FrontMatter(end)
    found = _FRONT_MATTER.match(text)
    if not found or not _SETTING.match(found["inside"]):
        return FrontMatter(1 if text.startswith("\ufeff") else 0)
    return FrontMatter(found.end(), tuple(_sections(found["inside"])))


def _json_end(text: str) -> int:
    """Where front matter in JSON ends, as Hugo has it; 0 where there is none."""
    start = 1 if text.startswith("\ufeff") else 0
    if not text.startswith("{", start):
        return 0
    try:
        value, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return 0
    return end if isinstance(value, dict) and text[end : end + 1] in ("", "\n", "\r") else 0


def _sections(inside: str) -> list[str]:
    sections: list[str] = []
    listing = False
    for line in inside.splitlines():
        filed = _FILED.match(line)
        item = line.strip().removeprefix("- ") if listing and line.strip().startswith("- ") else ""
        listing = bool(filed) or bool(item)
        words = filed.group(1) if filed else item
        sections.extend(name.strip().lower() for name in _NAME.findall(words) if name.strip())
    return sections
