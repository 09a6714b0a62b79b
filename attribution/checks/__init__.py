"""What an article's sourcing states or lacks: findings of the checks in force."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attribution.checks.checker import Checker, PreparedCase
    from attribution.settings import Selection

__all__ = ["Checker", "PreparedCase", "Selection"]

# Loaded when asked for: a command that only knows the severities needs no check.
_HOMES = {
    "Checker": "attribution.checks.checker",
    "PreparedCase": "attribution.checks.checker",
    "Selection": "attribution.settings",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
