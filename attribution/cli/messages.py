"""Lines on stderr: what could not be done, and where."""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Iterable
from contextlib import suppress

from attribution.errors import AttributionError, ConfigError, RuleError

_LINE_ENDS = re.compile("[\r\n\u2028\u2029]")


def print_trouble(lines: Iterable[str]) -> None:
    """Tells of trouble on stderr, a line each; a file's name may hold what a terminal would obey.

    A stderr that takes nothing (a full disk, a reader that left) ends nothing: the exit code tells.
    """
    from attribution.reports.wording import without_controls

    with suppress(OSError):
        for line in lines:
            print(_LINE_ENDS.sub(" ", without_controls(line)), file=sys.stderr)


def print_error(error: Exception, *, debug: bool) -> None:
    """Tells of an error that ends the command; with `debug` also where it was raised."""
    if debug:
        print_trouble("".join(traceback.format_exception(error)).splitlines())
    if isinstance(error, AttributionError):
        print_trouble(error_lines(error))
    else:
        print_trouble([f"attribution: {describe_error(error)}"])


def error_lines(error: AttributionError) -> Iterable[str]:
    """The lines of an error; a rule's begin with its place, which editors make a link of."""
    if isinstance(error, RuleError):
        from attribution.rulebook.yaml.problems import problem_lines

        return problem_lines(error)
    lines = error.lines if isinstance(error, ConfigError) else (str(error),)
    return (f"attribution: {line}" for line in lines)


def describe_error(error: Exception) -> str:
    """One line on an error that the program did not expect."""
    if isinstance(error, FileNotFoundError) and error.filename is None:
        return "the current folder is no longer there"
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'standard output'}: {error.strerror}"
    if isinstance(error, MemoryError):
        return "out of memory"
    said = " ".join(str(error).split())
    name = type(error).__name__
    return f"unexpected error: {name}: {said}"[:300] + "; --debug shows where"
