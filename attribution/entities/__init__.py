"""Entities: names, mentions and clusters of an article, linked before sources are resolved."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attribution.entities.entities import Entities
    from attribution.entities.linker import EntityLinker

__all__ = ["Entities", "EntityLinker"]

_HOMES = {
    "Entities": "attribution.entities.entities",
    "EntityLinker": "attribution.entities.linker",
}
"""Imported when they are first asked for, so that a command loads what it needs."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
