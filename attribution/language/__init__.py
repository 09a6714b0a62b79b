"""From articles to parses with Universal Dependencies; the one gate to spaCy."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attribution.language.checksums import BUNDLED
    from attribution.language.pipeline import Pipeline, SpacyPipeline, load_pipeline

__all__ = ["BUNDLED", "Pipeline", "SpacyPipeline", "load_pipeline"]

_HOMES = {
    "BUNDLED": "attribution.language.checksums",
    "Pipeline": "attribution.language.pipeline",
    "SpacyPipeline": "attribution.language.pipeline",
    "load_pipeline": "attribution.language.pipeline",
}
"""Imported when they are first asked for, so that a command loads what it needs."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


# Read when numpy is loaded. The products are small: a second thread would wait more than work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
