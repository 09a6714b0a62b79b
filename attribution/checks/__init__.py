"""What an article's sourcing states or lacks: findings of the checks in force."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attribution.checks.runner import run_checks, why_spared
    from attribution.settings import Selection

__all__ = ["Selection", "run_checks", "why_spared"]

_HOMES = {
    "Selection": "attribution.settings",
    "run_checks": "attribution.checks.runner",
    "why_spared": "attribution.checks.runner",
}
"""Imported when they are first asked for, so that a command loads what it needs."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
