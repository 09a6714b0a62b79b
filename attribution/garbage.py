"""When Python searches for cycles among objects that nobody holds any more.

Nearly all that an analysis makes stays until its end, and each search walks through all of it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW_OBJECTS = 100_000
"""New objects after which a search begins; Python's own number is 700."""


@contextmanager
def without_collection() -> Iterator[None]:
    """No search inside the block; what has no cycles is freed at once, as always."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def keep_loaded() -> None:
    """Leaves what is loaded now out of every later search, and makes searches rare.

    For a program that keeps its rules and its pipeline to the end, and for the processes forked
    from it, which go on sharing those objects' memory.
    """
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
