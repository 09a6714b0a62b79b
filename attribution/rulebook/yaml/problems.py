"""Problems of rule files as lines for a reader."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.errors import RuleError

_MOST = 100
"""Problems that are written out: the first of them tell of the rest."""
_BEFORE, _BEHIND = 60, 100
"""Characters of a long line that are shown around the place."""


def problem_lines(error: RuleError) -> Iterator[str]:
    """Each problem with its line of the file and a mark under its place; last, how many."""
    for problem in error.problems[:_MOST]:
        yield str(problem)
        if problem.line:
            column = (problem.location.column or 1) - 1
            start = max(0, column - _BEFORE) if len(problem.line) > _BEFORE + _BEHIND else 0
            yield f"    {problem.line[start : column + _BEHIND]}"
            yield f"    {' ' * (column - start)}^"
    count = len(error.problems)
    shown = f", of which {_MOST} are shown" if count > _MOST else ""
    yield f"{count} problem{'' if count == 1 else 's'} in the rule files{shown}"
