"""Claims, cues and sources of a parsed article, by the rules and the grammar."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attribution.extraction.extractor import Extraction, Extractor

__all__ = ["Extraction", "Extractor"]

_HOMES = {
    "Extraction": "attribution.extraction.extractor",
    "Extractor": "attribution.extraction.extractor",
}
"""Imported when they are first asked for, so that a command loads what it needs."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
