"""The lists of words under rules/reading: one loader, with one clear error for a bad list."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

import yaml

from attribution.builtin_rules import builtin_rules
from attribution.errors import Location, Problem, RuleError

Lists = TypeVar("Lists")


def load_lists(kind: type[Lists], section: str, path: Path | None = None) -> Lists:
    """The lists under the key `section` of a file, as the dataclass `kind`, in lower case.

    Without a path the built-in file is read, rules/reading/SECTION.yml. Raises RuleError for a
    list of another name or of anything but words.
    """
    path = path or built_in_folder() / f"{section}.yml"
    lists: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))[section]
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # a dataclass
    wrong = [name for name, words in lists.items() if name not in known or not _is_words(words)]
    if wrong:
        place = Location(str(path))
        raise RuleError(
            tuple(Problem(place, f"{section}: {name} is no list of words") for name in wrong)
        )
    return kind(**{name: tuple(map(str.lower, words)) for name, words in lists.items()})


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def built_in_folder() -> Path:
    """Where the built-in lists lie."""
    return builtin_rules() / "reading"
