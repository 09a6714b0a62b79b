from __future__ import annotations

import itertools

import numpy as np
import pytest

from training.teacher.decoding import best_heads


def is_projective_tree(heads: tuple[int, ...]) -> bool:
    if sum(head == index for index, head in enumerate(heads)) != 1:
        return False
    for index in range(len(heads)):
        seen, at = set(), index
        while heads[at] != at and at not in seen:
            seen.add(at)
            at = heads[at]
        if heads[at] != at:
            return False
    arcs = [tuple(sorted((i + 1, h + 1 if h != i else 0))) for i, h in enumerate(heads)]
    return not any(a < c < b < d for (a, b), (c, d) in itertools.permutations(arcs, 2))


@pytest.mark.parametrize("seed", range(12))
def test_no_projective_tree_scores_better(seed: int) -> None:
    size = 1 + seed % 5
    scores = np.random.default_rng(seed).normal(size=(size, size))
    trees = filter(is_projective_tree, itertools.product(range(size), repeat=size))
    best = max(trees, key=lambda heads: sum(scores[i, h] for i, h in enumerate(heads)))
    assert tuple(best_heads(scores)) == best
