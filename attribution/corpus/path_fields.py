"""Fields that the names of files hold: outlet and date of `courier/2024-05-02_ferry.txt`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from attribution.errors import AttributionError

OWN = ("folder", "file")
"""Fields that every file has: the name of its folder, and its own without the suffix."""
_PIECE = re.compile(r"\{([A-Za-z_][A-Za-z0-9_-]*)\}|(\*)|([^{}*]+)")


@dataclass(frozen=True, slots=True)
class PathFields:
    """A template such as `{outlet}/{date}_*.txt`, held against the end of a path."""

    pattern: re.Pattern[str] | None = None
    names: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """Every field that a file has, if its name is as the template says."""
        return (*OWN, *self.names)

    def of(self, path: str) -> Mapping[str, str]:
        """The fields of a file; those of the template only where its path is as it says."""
        place = PurePath(path)
        fields = {"folder": place.parent.name, "file": place.stem}
        found = self.pattern.search(place.as_posix()) if self.pattern else None
        return fields | dict(zip(self.names, found.groups() if found else ()))


def path_fields(template: str) -> PathFields:
    """The template read: `{name}` is a field, `*` anything, neither goes across a `/`.

    Raises AttributionError for a template that is damaged or names a field twice.
    """
    if not template:
        return PathFields()
    names: list[str] = []
    pattern, at = "", 0
    while at < len(template):
        piece = _PIECE.match(template, at)
        if piece is None or piece[1] in names:
            what = "is named twice" if piece else "is no {field}, * or plain text"
            raise AttributionError(f"--path-fields: {template[at:][:40]!r} {what}")
        name, star, plain = piece.groups()
        pattern += "([^/]+?)" if name else "[^/]*?" if star else re.escape(plain)
        names += [name] if name else []
        at = piece.end()
    return PathFields(re.compile(f"(?:^|/){pattern}$"), tuple(names))
