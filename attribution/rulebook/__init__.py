"""Rule files read into typed rules, with file, line and column for every problem."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attribution.builtin_rules import builtin_rules
    from attribution.rulebook.loader import load_rulebook
    from attribution.rulebook.project_rules import rules_in_force
    from attribution.rulebook.rulebook_records import Rulebook

__all__ = ["Rulebook", "builtin_rules", "load_rulebook", "rules_in_force"]

_HOMES = {
    "Rulebook": "attribution.rulebook.rulebook_records",
    "builtin_rules": "attribution.builtin_rules",
    "load_rulebook": "attribution.rulebook.loader",
    "rules_in_force": "attribution.rulebook.project_rules",
}
"""Imported when they are first asked for, so that a command loads what it needs."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
