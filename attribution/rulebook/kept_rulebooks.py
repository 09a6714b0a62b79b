"""Rule books kept in the user's cache: reading the files takes many times as long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.builtin_rules import builtin_rules
from attribution.regular_files import read_regular
from attribution.rulebook.packs.rule_paths import shown_path, yaml_files
from attribution.user_cache import UserCache, digest_of, program_digest

if TYPE_CHECKING:
    from attribution.rulebook.rulebook_records import Rulebook

_KIND = "rules"


def kept_rulebook(packs: Sequence[Path] = (), cache: UserCache | None = None) -> Rulebook:
    """The built-in rules with the packs laid over them, from the cache where it has them.

    Raises RuleError with every problem of the files; a rule book with problems is not kept.
    """
    from attribution.rulebook.rulebook_records import Rulebook

    key = "" if cache is None else rulebook_key(packs)
    found = cache.get(_KIND, key) if cache and key else None
    if isinstance(found, Rulebook):
        return found
    from attribution.rulebook.loader import load_rulebook  # with all that reads YAML

    rulebook = load_rulebook(packs)
    if cache and key:
        cache.put(_KIND, key, rulebook)
    return rulebook


def rulebook_key(packs: Sequence[Path]) -> str:
    """The digest of all that a rule book depends on; empty where a file cannot be read."""
    try:
        files = [part for folder in (builtin_rules(), *packs) for part in _parts(folder)]
    except OSError:
        return ""
    return digest_of(program_digest(), *files)


def _parts(folder: Path) -> Iterator[object]:
    """The names of a folder, as messages and records have them, and its files."""
    yield str(folder), str(shown_path(folder)), folder.is_dir()
    for path in sorted(yaml_files(folder)):
        yield str(path), str(path.resolve())
        yield read_regular(path)
