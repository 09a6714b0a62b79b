"""The keys of a configuration file and what their values must be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from attribution.errors import nearest
from attribution.ignore_patterns import pattern_problem

KeyPath = tuple[str, ...]
"""The way to a value: ("severity", "vague-source")."""

SEVERITIES = ("error", "warning", "note")
GRADES = (*SEVERITIES, "off")


class Wrong(NamedTuple):
    """A key that is unknown or whose value is not what it must be."""

    path: KeyPath
    message: str


Judge = Callable[[Any, KeyPath], Iterator[Wrong]]


class Setting(NamedTuple):
    """What a value must be, and a line on what it is for."""

    judge: Judge
    about: str


def text(value: Any, path: KeyPath) -> Iterator[Wrong]:
    """Anything but a text with a letter in it is wrong."""
    if not isinstance(value, str) or not value.strip():
        yield Wrong(path, f"{path[-1]} must be a text, not {_shown(value)}")


def flag(value: Any, path: KeyPath) -> Iterator[Wrong]:
    """Anything but true and false is wrong."""
    if not isinstance(value, bool):
        yield Wrong(path, f"{path[-1]} must be true or false, not {_shown(value)}")


def texts(value: Any, path: KeyPath) -> Iterator[Wrong]:
    """Anything but a list of texts is wrong."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        yield Wrong(path, f"{path[-1]} must be a list of texts, not {_shown(value)}")


def patterns(value: Any, path: KeyPath) -> Iterator[Wrong]:
    """Anything but a list of patterns of paths is wrong."""
    wrong = list(texts(value, path))
    yield from wrong
    for pattern in value if not wrong else ():
        if why := pattern_problem(pattern):
            yield Wrong(path, f'{path[-1]}: the pattern "{pattern[:60]}" {why}')


def severity(value: Any, path: KeyPath) -> Iterator[Wrong]:
    """Anything but the name of a severity is wrong."""
    yield from _one_of(value, path, SEVERITIES)


def grades(value: Any, path: KeyPath) -> Iterator[Wrong]:
    """Anything but a table of severities, or `off`, by check is wrong."""
    if not isinstance(value, dict):
        yield Wrong(path, f'{path[-1]} must be a table such as {{ vague-source = "note" }}')
        return
    for check, grade in value.items():
        yield from _one_of(grade, (*path, check), GRADES)


def per_file(value: Any, path: KeyPath) -> Iterator[Wrong]:
    """Anything but a list of tables that name files is wrong."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        yield Wrong(path, f"{path[-1]} must be a list of tables, each with files")
        return
    for item in value:
        yield from judge_table(item, PER_FILE, path, "a per-file entry")
        if "files" not in item:
            yield Wrong(path, "a per-file entry needs files, a list of patterns")


PER_FILE: Mapping[str, Setting] = {
    "files": Setting(patterns, "patterns of the files it holds for"),
    "outlet": Setting(text, "whose articles they are"),
    "profile": Setting(text, "the profile of checks"),
    "select": Setting(texts, "checks to run in place of the profile's"),
    "ignore": Setting(texts, "checks not to run"),
    "extend-select": Setting(texts, "checks to run beside the profile's"),
    "severity": Setting(grades, "severities by check"),
}
KEYS: Mapping[str, Setting] = {
    "extends": Setting(text, "a configuration file whose settings hold where this one is silent"),
    "outlet": Setting(text, "whose articles they are: its own voice is no source"),
    "profile": Setting(text, "the profile of checks"),
    "rule-packs": Setting(texts, "folders of rules laid over the built-in ones"),
    "exclude": Setting(patterns, "patterns of files that a folder is not walked for"),
    "respect-gitignore": Setting(flag, "whether .gitignore leaves files out"),
    "select": Setting(texts, "checks to run in place of the profile's"),
    "ignore": Setting(texts, "checks not to run"),
    "extend-select": Setting(texts, "checks to run beside the profile's"),
    "severity": Setting(grades, "severities by check"),
    "fail-on": Setting(severity, "the least severity that fails the build"),
    "baseline": Setting(text, "a file of accepted findings"),
    "per-file": Setting(per_file, "settings for some files"),
    "docs-url": Setting(text, "where the pages of the rules are published, for links to them"),
    "pipeline": Setting(text, "a spaCy pipeline in place of the bundled one"),
}


def judge_table(
    table: Mapping[str, Any], keys: Mapping[str, Setting], path: KeyPath, what: str
) -> Iterator[Wrong]:
    """Everything wrong with a table whose keys are declared."""
    for key, value in table.items():
        if key in keys:
            yield from keys[key].judge(value, (*path, key))
        else:
            yield Wrong((*path, key), f'unknown key "{key}" in {what}{nearest(key, keys)}')


def _one_of(value: Any, path: KeyPath, options: tuple[str, ...]) -> Iterator[Wrong]:
    if value not in options:
        choice = f"{', '.join(options[:-1])} or {options[-1]}"
        yield Wrong(path, f"{path[-1]} must be {choice}, not {_shown(value)}")


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    return f'"{value}"' if isinstance(value, str) else str(value)
