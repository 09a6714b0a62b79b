"""Front matter is told from the article: YAML or TOML between marks at the file's start."""

from __future__ import annotations

import re
from typing import NamedTuple

_FRONT_MATTER = re.compile(
    r"\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<inside>(?:.*\r?\n)*?)"
    r"(?:(?P=mark)|\.\.\.)[ \t]*(?=\r?\n|\Z)"
)
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
    found = _FRONT_MATTER.match(text)
    if not found:
        return FrontMatter(1 if text.startswith("\ufeff") else 0)
    return FrontMatter(found.end(), tuple(_sections(found["inside"])))


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
