"""The lines of a file that changed since a revision of git.

Git is asked for what the revision holds, and compares that with the article's text outside of the
repository. So nothing of a checkout is run or obeyed: no filter, hook, monitor or driver that its
configuration or attributes name; and lines are told for files that they call binary.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from attribution.errors import AttributionError
from attribution.model import Article, Finding
from attribution.regular_files import read_regular

_SAFE = (
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
    "-c", f"core.attributesFile={os.devnull}",
    "-c", "core.pager=cat",
    "-c", "protocol.allow=never",
    "-c", "diff.external=",
)  # fmt: skip
_DIFF = ("--text", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-prefix")
_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.M)
_LOCAL = frozenset(
    "GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX GIT_EXTERNAL_DIFF GIT_DIFF_OPTS "
    "GIT_NAMESPACE GIT_OBJECT_DIRECTORY GIT_COMMON_DIR GIT_PAGER".split()
)
"""Variables of the environment that speak of another repository or run a program."""


class ChangesError(AttributionError):
    """git cannot say what changed: no repository, no such revision, no git."""


class Changes(NamedTuple):
    """The lines of a file, from 1, that are new or changed; where there is a `reason`, all are."""

    lines: frozenset[int] | None
    reason: str = ""
    """Why git gives no lines: the revision does not hold the file, it is a link …"""


class _Entry(NamedTuple):
    """What a revision holds under a path."""

    mode: str
    id: str


@dataclass(frozen=True, slots=True)
class _Revision:
    """A revision of one repository: its files, and which were renamed since."""

    top: Path
    files: dict[str, _Entry]
    renamed: dict[str, str]


@dataclass(slots=True)
class Repositories:
    """The repositories that articles lie in, each asked once for a revision."""

    revision: str
    _tops: dict[Path, Path] = field(default_factory=dict)
    _known: dict[Path, _Revision | None] = field(default_factory=dict)

    def changes(self, article: Article) -> Changes:
        """What changed of an article's file since the revision; raises ChangesError."""
        file = Path(article.path).absolute()
        if file.is_symlink():
            return Changes(None, "it is a link")
        place = file.parent.resolve() / file.name
        revision = self._revision_of(place.parent, article.path)
        if revision is None:
            return Changes(None, f"its submodule is new since {self.revision}")
        return _changes(article, place, revision, self.revision)

    def _revision_of(self, folder: Path, path: str) -> _Revision | None:
        top = self._tops.get(folder)
        if top is None:
            found = _git(folder, "rev-parse", "--show-toplevel")
            if found is None:
                raise ChangesError(f"{path} is in no git repository: nothing to compare it with")
            top = self._tops[folder] = Path(os.fsdecode(found.removesuffix(b"\n")))
        if top not in self._known:
            commit = self._commit(top, path)
            self._known[top] = _read_revision(top, commit) if commit else None
        return self._known[top]

    def _commit(self, top: Path, path: str) -> str | None:
        """The commit that stands for the revision; of a submodule, the one that it was at then."""
        above = _git(top, "rev-parse", "--show-superproject-working-tree")
        if above and above.strip():
            outer = self._revision_of(Path(os.fsdecode(above.removesuffix(b"\n"))), path)
            inside = outer and outer.files.get(top.relative_to(outer.top).as_posix())
            return inside.id if inside else None
        found = None
        if not self.revision.startswith("-"):  # that would be an option to git
            name = self.revision + "^{commit}"
            found = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
        if found:
            return found.decode("ascii").strip()
        shallow = _git(top, "rev-parse", "--is-shallow-repository")
        hint = "; this clone is shallow: fetch more of it" if shallow == b"true\n" else ""
        raise ChangesError(f'git knows no revision "{self.revision}" of {path}{hint}')


def _read_revision(top: Path, commit: str) -> _Revision:
    tree = _git(top, "ls-tree", "-r", "-z", "--full-tree", commit)
    if tree is None:
        raise ChangesError(f"{top}: git cannot read the revision {commit}")
    files: dict[str, _Entry] = {}
    for row in tree.split(b"\0")[:-1]:
        about, _, name = row.partition(b"\t")
        mode, _, id = about.decode("ascii").split(" ")
        files[os.fsdecode(name)] = _Entry(mode, id)
    return _Revision(top, files, _renames(top, commit))


def _renames(top: Path, commit: str) -> dict[str, str]:
    """Files renamed since, as far as the index knows of it: the new name and the old one."""
    told = _git(
        top, "diff-index", "--cached", "-M", "-z", "--name-status", "--diff-filter=R", commit
    )
    parts = [os.fsdecode(part) for part in (told or b"").split(b"\0")]
    return {new: old for _, old, new in zip(parts[::3], parts[1::3], parts[2::3])}


def _changes(article: Article, place: Path, revision: _Revision, name: str) -> Changes:
    inside = place.relative_to(revision.top).as_posix()
    entry = revision.files.get(inside) or revision.files.get(revision.renamed.get(inside, ""))
    if entry is None:
        return Changes(None, f"{name} does not hold it")
    if entry.mode not in ("100644", "100755"):
        return Changes(None, f"{name} holds no file of that name")
    try:
        data = read_regular(place)
    except OSError as error:
        raise ChangesError(f"{article.path}: cannot be read: {error.strerror}") from None
    if _is_blob(data, entry.id):
        return Changes(frozenset())
    if data.decode("utf-8", "replace") != article.text:
        return Changes(None, "its format has no lines to compare")
    before = _git(revision.top, "cat-file", "blob", entry.id)
    if before is None:
        return Changes(None, f"git does not have what {name} holds of it")
    return Changes(_compare(before, data, article.path))


def _is_blob(data: bytes, id: str) -> bool:
    """Whether these bytes are the object of that id, be it SHA-1 or SHA-256."""
    digest = hashlib.new("sha1" if len(id) == 40 else "sha256", usedforsecurity=False)
    digest.update(b"blob %d\0" % len(data) + data)
    return digest.hexdigest() == id


def _compare(before: bytes, after: bytes, path: str) -> frozenset[int]:
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "old"), Path(folder, "new")
        old.write_bytes(before)
        new.write_bytes(after)
        diff = _git(Path(folder), "diff", "--no-index", *_DIFF, "--", "old", "new", codes=(0, 1))
    if diff is None:
        raise ChangesError(f"{path}: git cannot compare it with what it was")
    return lines_of(diff)


def lines_of(diff: bytes) -> frozenset[int]:
    """The lines that a diff without context adds or changes.

    >>> sorted(lines_of(b"@@ -3 +3,2 @@\\n-old\\n+new\\n+newer\\n@@ -9,2 +10,0 @@\\n-x\\n-y\\n"))
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


def _git(folder: Path, *arguments: str, codes: Sequence[int] = (0,)) -> bytes | None:
    """What git prints; None where it fails. Nothing is fetched, asked or locked."""
    environment = {name: value for name, value in os.environ.items() if name not in _LOCAL}
    environment |= {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ATTR_NOSYSTEM": "1",
        "LC_ALL": "C",
    }
    command = ["git", "-C", str(folder), *_SAFE, *arguments]
    try:
        done = subprocess.run(
            command, capture_output=True, check=False, env=environment, stdin=subprocess.DEVNULL
        )
    except FileNotFoundError as error:
        raise ChangesError("git is not installed: --diff needs it") from error
    if b"dubious ownership" in done.stderr:
        raise ChangesError(f"{folder}: git refuses a repository that another user owns")
    return done.stdout if done.returncode in codes else None
