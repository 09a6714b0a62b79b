"""Who stands behind each claim: the same source recognised, its chain, and how anonymous it is."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attribution.sources.independence import Support, Supports, count_independent, support_of
    from attribution.sources.resolver import Resolver

__all__ = ["Resolver", "Support", "Supports", "count_independent", "support_of"]

_HOMES = {
    "Resolver": "attribution.sources.resolver",
    "Support": "attribution.sources.independence",
    "Supports": "attribution.sources.independence",
    "count_independent": "attribution.sources.independence",
    "support_of": "attribution.sources.independence",
}
"""Imported when they are first asked for, so that a command loads what it needs."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
