"""The rules in force for a project: built-in, its own `rules/` folder, and the packs it names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.builtin_rules import builtin_rules
from attribution.regular_files import read_regular
from attribution.rulebook.kept_rulebooks import kept_rulebook
from attribution.rulebook.packs.rule_paths import SECTION_FOLDERS, TUNING_FILE

if TYPE_CHECKING:
    from attribution.rulebook.rulebook_records import Rulebook

_TOP = (".git", "attribution.toml")


def packs_in_force(start: Path, packs: Sequence[Path] = ()) -> tuple[Path, ...]:
    """What is laid over the built-in rules: the nearest project's `rules/`, the packs in order.

    A pack may be named that is the project's folder itself: it is laid once, where it is named.
    """
    project = project_rules(start)
    if project is None or any(pack.resolve() == project for pack in packs):
        return tuple(packs)
    return (project, *packs)


def rules_in_force(start: Path, packs: Sequence[Path] = ()) -> Rulebook:
    """The built-in rules with the packs in force laid over them."""
    return kept_rulebook(packs_in_force(start, packs))


def project_rules(start: Path) -> Path | None:
    """The `rules/` folder of the nearest project at or above `start`; None where it has none.

    A folder counts when it has one of the sections' folders, or a tuning.yml. The search ends at
    the project's top, and the built-in rules are no pack of their own.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        rules = folder / "rules"
        folders = any((rules / name).is_dir() for name in SECTION_FOLDERS)
        if folders or (rules / TUNING_FILE).is_file():
            return None if _is_builtin(rules) else rules
        if any((folder / name).exists() for name in _TOP):
            return None
    return None


def _is_builtin(rules: Path) -> bool:
    """Whether these are the built-in rules, or the checkout that the installed ones came from."""
    builtin = builtin_rules().resolve()
    return rules == builtin or _are_equal(rules, builtin)


def _are_equal(rules: Path, builtin: Path) -> bool:
    """Whether both hold the same rule files; what is no regular file is like no other."""
    names = {path.relative_to(builtin) for path in builtin.rglob("*.yml")}
    if names != {path.relative_to(rules) for path in rules.rglob("*.yml")}:
        return False
    try:
        return all(read_regular(rules / name) == read_regular(builtin / name) for name in names)
    except OSError:
        return False
