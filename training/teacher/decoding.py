"""The best dependency tree for the scores of all pairs of words."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[Any]

# Charged for each word under the root, so that one word is and no second.
_ROOT_COST = 1e4
_NEVER = -1e9


def best_heads(scores: Matrix) -> list[int]:
    """The head of each word in the best projective tree with one root, its own for the root.

    `scores[d, h]` is that of word h as the head of word d, on the diagonal that of d as the root.
    The algorithm is Eisner's (1996): spans that are complete or still lack an arc's other side,
    to the left (0) and to the right (1), joined from short to long.
    """
    size = len(scores) + 1
    arcs = np.full((size, size), _NEVER)
    arcs[0, 1:] = np.diag(scores) - _ROOT_COST
    arcs[1:, 1:] = scores.T
    whole = np.full((size, size, 2), _NEVER)
    whole[np.arange(size), np.arange(size)] = 0
    open_ = np.full((size, size, 2), _NEVER)
    cuts = np.zeros((size, size, 3), int)
    for length in range(1, size):
        for i in range(size - length):
            _join(i, i + length, arcs, whole, open_, cuts)
    heads = _read(size, cuts)
    return [head - 1 if head else index for index, head in enumerate(heads[1:])]


def _join(i: int, j: int, arcs: Matrix, whole: Matrix, open_: Matrix, cuts: Matrix) -> None:
    """Fills in the best spans from i to j; `cuts` keeps where they were joined."""
    halves = whole[i, i:j, 1] + whole[i + 1 : j + 1, j, 0]
    cut = int(halves.argmax())
    open_[i, j] = halves[cut] + arcs[j, i], halves[cut] + arcs[i, j]
    leftward = whole[i, i:j, 0] + open_[i:j, j, 0]
    rightward = open_[i, i + 1 : j + 1, 1] + whole[i + 1 : j + 1, j, 1]
    left, right = int(leftward.argmax()), int(rightward.argmax())
    whole[i, j] = leftward[left], rightward[right]
    cuts[i, j] = i + left, i + 1 + right, i + cut


def _read(size: int, cuts: Matrix) -> list[int]:
    """The heads, from the whole sentence down."""
    heads = [0] * size
    spans = [(0, size - 1, 1, True)]
    while spans:
        i, j, side, complete = spans.pop()
        if i == j:
            continue
        if not complete:
            heads[i if side == 0 else j] = j if side == 0 else i
            cut = int(cuts[i, j, 2])
            spans += [(i, cut, 1, True), (cut + 1, j, 0, True)]
        elif side == 0:
            cut = int(cuts[i, j, 0])
            spans += [(i, cut, 0, True), (cut, j, 0, False)]
        else:
            cut = int(cuts[i, j, 1])
            spans += [(i, cut, 1, False), (cut, j, 1, True)]
    return heads
