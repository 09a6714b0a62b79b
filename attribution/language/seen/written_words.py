"""What the networks say of the words that they see, spread over the words that are written.

A name of several words is seen as one: "Pieter van den Hoek" as a first name and a surname. The
first of its words gets what was seen; the others go with it as flat parts of the name.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

_HYPHENS = frozenset("-‐‑")


class Columns(NamedTuple):
    """For each word its class, tag, relation and head, and whether a sentence starts there."""

    classes: list[str]
    tags: list[str]
    labels: list[str]
    heads: list[int]
    opens: list[bool]


SeenName = tuple[int, int, str]
"""First word, end and label of a name."""


def written_columns(
    seen: Columns, names: Sequence[SeenName], sizes: Sequence[int], written: Sequence[str]
) -> tuple[Columns, list[SeenName]]:
    """The columns and names of the words as written, of which each seen one stands for `sizes`."""
    at = [*accumulate(sizes, initial=0)]
    columns = Columns([], [], [], [], [])
    for i, size in enumerate(sizes):
        head = at[seen.heads[i]]
        _add(columns, (seen.classes[i], seen.tags[i], seen.labels[i]), head, seen.opens[i])
        whole = head if seen.labels[i] == "flat" else at[i]
        for word in written[at[i] + 1 : at[i] + size]:
            part = ("PUNCT", "HYPH", "punct") if word in _HYPHENS else ("PROPN", "NNP", "flat")
            _add(columns, part, whole, False)
    return columns, [(at[first], at[end], label) for first, end, label in names]


def _add(columns: Columns, word: tuple[str, str, str], head: int, opens: bool) -> None:
    for column, value in zip(columns[:3], word):
        column.append(value)
    columns.heads.append(head)
    columns.opens.append(opens)
