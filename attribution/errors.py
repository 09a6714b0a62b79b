"""What can go wrong, each with its place and one clear line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file; line and column count from 1, None where there is none."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.path, *(str(n) for n in (self.line, self.column) if n is not None)]
        return ":".join(parts)


def nearest(word: str, known: Iterable[str], sign: str = "") -> str:
    """`; did you mean "object"?`, or the whole choice where it is short, or nothing."""
    options = sorted(known)
    if close := get_close_matches(word, options, 1, 0.6):
        return f'; did you mean "{sign}{close[0]}"?'
    if 0 < len(options) <= 20:
        return f"; known: {', '.join(sign + option for option in options)}"
    return ""


class AttributionError(Exception):
    """The base of every error that a user can mend; its text is one line with its place."""


class InputError(AttributionError, TypeError):
    """What was given to a function is of a type that it does not read."""


class ReadingError(AttributionError):
    """A file that cannot be read as an article: missing, unreadable, binary, not UTF-8."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class PipelineError(AttributionError):
    """A language pipeline that is missing or lacks what the rules need."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a rule or configuration file."""

    location: Location
    message: str
    line: str = ""
    """The offending line of the file, without its newline."""

    def __str__(self) -> str:
        return f"{self.location}: {self.message}"


class RuleError(AttributionError):
    """All problems of the rule files at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class ConfigError(AttributionError):
    """A setting that is unknown, of the wrong type or contradictory; a line for each."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
