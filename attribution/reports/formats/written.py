"""Writing one article after the other, where one that cannot be written costs no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from attribution.model import Report

Failed = Callable[[Report, Exception], None]
"""Is told of a report that could not be written, and why."""

Item = TypeVar("Item")
Piece = TypeVar("Piece")


def written(
    items: Iterable[Item],
    write: Callable[[Item], Piece],
    failed: Callable[[Item, Exception], None] | None,
) -> Iterator[tuple[Item, Piece]]:
    """Each item with what `write` makes of it.

    One for which that fails is left out and told to `failed`; without `failed` the error is raised.
    """
    for item in items:
        try:
            piece = write(item)
        except Exception as error:  # whatever goes wrong with one article
            if failed is None:
                raise
            failed(item, error)
        else:
            yield item, piece
