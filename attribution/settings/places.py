"""Where a key stands in a TOML file: the library that reads the values does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_NAME = r"(?:[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')"
_DOTTED = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_HEADER = re.compile(rf"\s*\[\[?\s*(?P<keys>{_DOTTED})\s*\]")
_KEY = re.compile(rf"\s*(?P<keys>{_DOTTED})\s*=")
_PART = re.compile(_NAME)


class Place(NamedTuple):
    """Line and column of a key, both from 1."""

    line: int
    column: int


def find_key(text: str, path: tuple[str, ...]) -> Place | None:
    """Where the key stands, else the table or the value that holds it; None where neither does."""
    best: tuple[int, Place] | None = None
    lines = text.splitlines()
    for keys, place in _keys(lines):
        shared = len(keys) if keys == path[: len(keys)] else 0
        if shared and (best is None or shared > best[0]):
            best = (shared, place)
    if best is None:
        return None
    depth, place = best
    return _inside(lines, place, path[-1]) or place if depth < len(path) else place


def _keys(lines: list[str]) -> Iterator[tuple[tuple[str, ...], Place]]:
    table: tuple[str, ...] = ()
    for number, line in enumerate(lines, 1):
        if header := _HEADER.match(line):
            table = _parts(header["keys"])
            yield table, Place(number, header.start("keys") + 1)
        elif key := _KEY.match(line):
            yield (*table, *_parts(key["keys"])), Place(number, key.start("keys") + 1)


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _inside(lines: list[str], outer: Place, key: str) -> Place | None:
    """The key inside an inline table that begins at `outer`, or under the header there."""
    wanted = re.compile(rf"(?<![\w-])[\"']?{re.escape(key)}[\"']?\s*=")
    for number, line in enumerate(lines[outer.line - 1 :], outer.line):
        found = wanted.search(line, outer.column - 1 if number == outer.line else 0)
        if found:
            return Place(number, found.start() + 1)
    return None
