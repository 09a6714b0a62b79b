"""The rules in force for a project: built-in, its own `rules/` folder, and the packs it names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attribution.rulebook.loader import Rulebook, builtin_rules, load_rulebook
from attribution.rulebook.sections.all_sections import SECTIONS

_TOP = (".git", "attribution.toml")


def rules_in_force(start: Path, packs: Sequence[Path] = ()) -> Rulebook:
    """The built-in rules, over them the nearest project's `rules/`, over them the packs in order.

    A pack may be named that is the project's folder itself: it is laid once, where it is named.
    """
    project = project_rules(start)
    if project is None or any(pack.resolve() == project for pack in packs):
        return load_rulebook(packs)
    return load_rulebook((project, *packs))


def project_rules(start: Path) -> Path | None:
    """The `rules/` folder of the nearest project at or above `start`; None where it has none.

    A folder counts when it has one of the sections' folders. The search ends at the project's top,
    and the built-in rules are no pack of their own.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        rules = folder / "rules"
        if any((rules / section.folder).is_dir() for section in SECTIONS):
            return None if _is_builtin(rules) else rules
        if any((folder / name).exists() for name in _TOP):
            return None
    return None


def _is_builtin(rules: Path) -> bool:
    """Whether these are the built-in rules, or the checkout that the installed ones came from."""
    builtin = builtin_rules().resolve()
    return rules == builtin or _contents(rules) == _contents(builtin)


def _contents(rules: Path) -> dict[Path, bytes]:
    return {path.relative_to(rules): path.read_bytes() for path in rules.rglob("*.yml")}
