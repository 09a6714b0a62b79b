"""Fields that the names of files hold: outlet and date of `courier/2024-05-02_ferry.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from attribution.errors import AttributionError

OWN = ("folder", "file")
"""Fields that every file has: the name of its folder, and its own without the suffix."""
_MOST = 8
"""Fields and stars of a template: with each of them a name can be taken apart in more ways."""
_PIECE = re.compile(r"\{([A-Za-z_][A-Za-z0-9_-]*)\}|(\*)|([^{}*]+)")


_DATE = r"(\d{4}(?:[-._]?\d\d(?:[-._]?\d\d)?)?)(?!\d)"


class _Template(NamedTuple):
    """A template such as `{outlet}/{date}_*.txt`."""

    pattern: re.Pattern[str]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PathFields:
    """Templates, held against the end of a path in order."""

    templates: tuple[_Template, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """Every field that a file has whose path is as a template says."""
        return (*OWN, *dict.fromkeys(name for one in self.templates for name in one.names))

    def of(self, path: str) -> Mapping[str, str]:
        """The fields of a file: its own, and those of the first template that its path is like."""
        place = PurePath(path)
        fields = {"folder": place.parent.name, "file": place.stem}
        for template in self.templates:
            if found := template.pattern.search(place.as_posix()):
                return fields | dict(zip(template.names, found.groups()))
        return fields


def path_fields(templates: Iterable[str]) -> PathFields:
    """The templates read: `{name}` is a field, `*` anything, neither goes across a `/`.

    `{date}` is a date, with `-`, `.`, `_` or nothing between its parts. Raises AttributionError
    for a template that is damaged or names a field twice.
    """
    return PathFields(tuple(map(_read, templates)))


def _read(template: str) -> _Template:
    names: list[str] = []
    template = re.sub(r"\*+", "*", template)
    if template.count("*") + template.count("{") > _MOST:
        raise AttributionError(f"--path-fields: more than {_MOST} of {{field}} and *")
    pattern, at = "", 0
    while at < len(template):
        piece = _PIECE.match(template, at)
        if piece is None or piece[1] in names:
            what = "is named twice" if piece else "is no {field}, * or plain text"
            raise AttributionError(f"--path-fields: {template[at:][:40]!r} {what}")
        name, star, plain = piece.groups()
        field = _DATE if name == "date" else "([^/]+?)"
        pattern += field if name else "[^/]*?" if star else re.escape(plain)
        names += [name] if name else []
        at = piece.end()
    return _Template(re.compile(f"(?:^|/){pattern}$"), tuple(names))
