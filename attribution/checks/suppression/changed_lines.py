"""The lines of a file that changed since a revision, as git tells them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from attribution.errors import AttributionError
from attribution.model import Article, Finding

_DIFF = ("diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv")
_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.M)


class ChangesError(AttributionError):
    """git cannot say what changed: no repository, no such revision, no git."""


def changed_lines(path: str, revision: str) -> frozenset[int] | None:
    """The lines of the file, from 1, that are new or changed since the revision.

    None: all of them, for a file that the revision does not hold. Raises ChangesError.
    """
    file = Path(path).absolute()
    folder, name = file.parent, "./" + file.name
    commit = _commit(folder, revision)
    if commit is None and _git(folder, "rev-parse", "--git-dir") is None:
        raise ChangesError(f"{path} is in no git repository: nothing to compare it with")
    if commit is None:
        raise ChangesError(f'git knows no revision "{revision}" of {path}')
    if _git(folder, "cat-file", "-e", f"{commit}:{name}") is None:
        return None
    diff = _git(folder, *_DIFF, commit, "--", name)
    if diff is None:
        raise ChangesError(f"{path}: git cannot compare it with {revision}")
    return lines_of(diff)


def _commit(folder: Path, revision: str) -> str | None:
    # What starts with a dash would be an option to git.
    if revision.startswith("-"):
        return None
    found = _git(folder, "rev-parse", "--verify", "--quiet", revision + "^{commit}")
    return found.strip() if found else None


def lines_of(diff: str) -> frozenset[int]:
    """The lines that a diff without context adds or changes.

    >>> sorted(lines_of("@@ -3 +3,2 @@\\n-old\\n+new\\n+newer\\n@@ -9,2 +10,0 @@\\n-x\\n-y\\n"))
    [3, 4]
    """
    lines: set[int] = set()
    for start, count in _HUNK.findall(diff):
        lines.update(range(int(start), int(start) + int(count or 1)))
    return frozenset(lines)


def touching(
    article: Article, findings: Sequence[Finding], lines: frozenset[int] | None
) -> tuple[Finding, ...]:
    """The findings of which at least one line changed; all of them where `lines` is None."""
    if lines is None:
        return tuple(findings)
    return tuple(f for f in findings if lines.intersection(_lines(article, f)))


def _lines(article: Article, finding: Finding) -> range:
    last, _ = article.line_column(max(finding.span.end - 1, finding.span.start))
    return range(finding.line, last + 1)


def _git(folder: Path, *arguments: str) -> str | None:
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise ChangesError("git is not installed: --diff needs it") from error
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
