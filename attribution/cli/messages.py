"""Lines on stderr: what could not be done, and where."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from attribution.errors import AttributionError, RuleError


def print_trouble(lines: Iterable[str]) -> None:
    """Tells of trouble on stderr; a file's name or line may hold what a terminal would obey."""
    from attribution.reports.wording import without_controls

    for line in lines:
        print(without_controls(line), file=sys.stderr)


def error_lines(error: AttributionError) -> Iterable[str]:
    """The lines of an error; a rule's begin with its place, which editors make a link of."""
    if isinstance(error, RuleError):
        from attribution.rulebook.yaml.problems import problem_lines

        return problem_lines(error)
    return (f"attribution: {line}" for line in str(error).splitlines())
