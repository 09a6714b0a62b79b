"""Findings that were there before, known by path, check and sentence: only new ones are reported.

No line numbers are kept, so that text moved or added elsewhere changes nothing.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from attribution.errors import ConfigError
from attribution.model import Article, Finding
from attribution.regular_files import read_regular

FORMAT = 1


class Key(NamedTuple):
    """What a finding is known by: the file, the check and the words of its sentence."""

    path: str
    check: str
    sentence: str


Baseline = Mapping[Key, int]
"""How many findings of each key were there when the baseline was written."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """The findings that are new, how many are known, and what the baseline holds in vain."""

    new: tuple[tuple[Article, tuple[Finding, ...]], ...]
    known: int
    stale: tuple[tuple[Key, int], ...]
    """Entries that nothing matches any more, with how many too many they count."""
    moved: tuple[tuple[Key, Key], ...] = ()
    """Entries of files that were renamed, and what they would be under the new name."""


def key_of(article: Article, finding: Finding, root: Path) -> Key:
    """The key of a finding; `root` is the folder that paths are counted from."""
    span = finding.sentence or finding.span
    return Key(path_key(article.path, root), finding.check, normalised(article.text[slice(*span)]))


def path_key(path: str, root: Path) -> str:
    """The path from the root with forward slashes, whatever folder the program runs in."""
    full = Path(path).absolute()
    inside = full.is_relative_to(root.absolute())
    return str(PurePosixPath(full.relative_to(root.absolute()) if inside else full))


def normalised(sentence: str) -> str:
    """The words of a sentence, case-folded: white space and punctuation do not count."""
    letters = "".join(c if c.isalnum() else " " for c in sentence.casefold())
    return " ".join(letters.split())


def take(reports: Iterable[tuple[Article, tuple[Finding, ...]]], root: Path) -> Baseline:
    """The baseline that silences exactly these findings."""
    return Counter(key_of(a, f, root) for a, findings in reports for f in findings)


def sift(
    reports: Iterable[tuple[Article, tuple[Finding, ...]]], baseline: Baseline, root: Path
) -> Sifted:
    """The findings beyond those the baseline counts.

    Entries of a file that is gone count for the same sentence in any other: it was renamed. Stale
    are entries of files that were read; of the other files nothing is known.
    """
    left, read = Counter(baseline), set[str]()
    beyond: list[tuple[Article, tuple[Finding, ...]]] = []
    total = 0
    for article, findings in reports:
        read.add(path_key(article.path, root))
        fresh = tuple(f for f in findings if not _spend(left, key_of(article, f, root)))
        total += len(findings)
        beyond.append((article, fresh))
    stale = tuple(sorted((k, n) for k, n in left.items() if n > 0 and k.path in read))
    new, moved = _without_renamed(beyond, left, root)
    return Sifted(new, total - sum(len(findings) for _, findings in new), stale, moved)


def _without_renamed(
    reports: Iterable[tuple[Article, tuple[Finding, ...]]], left: Counter[Key], root: Path
) -> tuple[tuple[tuple[Article, tuple[Finding, ...]], ...], tuple[tuple[Key, Key], ...]]:
    """The findings without those that entries of files that are gone still count, and these.

    For each the entry as it stands and as it would stand in the file that has the sentence now.
    """
    paths = {key.path for key, count in left.items() if count > 0}
    gone = {path for path in paths if not os.path.lexists(root / path)}
    entries: dict[Key, list[Key]] = {}
    for key in sorted(left, reverse=True):
        if key.path in gone:
            entries.setdefault(key._replace(path=""), []).extend([key] * left[key])
    kept: list[tuple[Article, tuple[Finding, ...]]] = []
    moved: list[tuple[Key, Key]] = []
    for article, findings in reports:
        fresh = []
        for finding in findings:
            key = key_of(article, finding, root)
            if old := entries.get(key._replace(path="")):
                moved.append((old.pop(), key))
            else:
                fresh.append(finding)
        kept.append((article, tuple(fresh)))
    return tuple(kept), tuple(moved)


def gone_below(baseline: Baseline, root: Path, places: Iterable[str]) -> frozenset[str]:
    """The paths of entries in these files and folders that are on the disk no more."""
    tops = [Path(path_key(place, root)) for place in places]
    return frozenset(
        key.path
        for key in baseline
        if any(Path(key.path).is_relative_to(top) for top in tops)
        and not os.path.lexists(root / key.path)
    )


def prune(baseline: Baseline, sifted: Sifted, gone: Collection[str] = ()) -> Baseline:
    """The baseline without what nothing matches any more, renamed files under their new names.

    `gone` are paths of files that were deleted: their entries go, save those that a renamed file
    has taken over.
    """
    left = Counter(baseline)
    left.subtract(dict(sifted.stale))
    for old, new in sifted.moved:
        left[old] -= 1
        left[new] += 1
    return {key: n for key, n in left.items() if n > 0 and key.path not in gone}


def _spend(left: Counter[Key], key: Key) -> bool:
    if left[key] <= 0:
        return False
    left[key] -= 1
    return True


def write_baseline(baseline: Baseline) -> str:
    """The baseline as JSON, sorted, one entry a line: merges and reviews like text."""
    rows = [
        json.dumps({**key._asdict(), "count": n}, ensure_ascii=False)
        for key, n in sorted(baseline.items())
    ]
    body = ",\n".join("    " + row for row in rows)
    entries = f"[\n{body}\n  ]" if rows else "[]"
    return f'{{\n  "format": {FORMAT},\n  "findings": {entries}\n}}\n'


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file; ConfigError where it cannot be read as one."""
    try:
        content = json.loads(read_regular(path).decode("utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: the baseline cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError):
        raise ConfigError(f"{path}: this is no baseline: it is not JSON") from None
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ConfigError(f'{path}: this is no baseline: "format" is not {FORMAT}')
    return dict(_entry(path, number, row) for number, row in enumerate(_rows(path, content), 1))


def _rows(path: Path, content: dict[str, object]) -> list[object]:
    rows = content.get("findings")
    if not isinstance(rows, list):
        raise ConfigError(f'{path}: this is no baseline: "findings" is not a list')
    return rows


def _entry(path: Path, number: int, row: object) -> tuple[Key, int]:
    if isinstance(row, dict):
        words = [row.get(name) for name in Key._fields]
        count = row.get("count")
        if all(isinstance(w, str) for w in words) and type(count) is int and count > 0:
            return Key(*map(str, words)), count
    raise ConfigError(f"{path}: this is no baseline: entry {number} is none")
