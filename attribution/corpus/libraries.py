"""The libraries of the extra `corpus`, imported when they are needed."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

from attribution.errors import AttributionError


def library(name: str, purpose: str) -> Any:
    """The module of that name; raises AttributionError, with the purpose, where it is missing.

    These libraries import numpy, which reads once how many threads a matrix product may take: with
    more than one, processes that share a machine wait for each other.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        return import_module(name)
    except ImportError:
        package = name.partition(".")[0]
        reason = f"{package} is needed; install source-attribution[corpus]"
        raise AttributionError(f"{purpose}, {reason}") from None
