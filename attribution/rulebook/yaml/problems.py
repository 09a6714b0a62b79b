"""Problems of rule files as lines for a reader."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.errors import RuleError


def problem_lines(error: RuleError) -> Iterator[str]:
    """Each problem with its line of the file and a mark under its place; last, how many."""
    for problem in error.problems:
        yield str(problem)
        if problem.line:
            column = problem.location.column or 1
            yield f"    {problem.line}"
            yield f"    {' ' * (column - 1)}^"
    count = len(error.problems)
    yield f"{count} problem{'' if count == 1 else 's'} in the rule files"
