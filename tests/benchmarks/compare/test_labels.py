"""The labelled pairs are whole, and most losses are found and right on both halves."""

from __future__ import annotations

import pytest

from attribution.rulebook.entries.check_rules import LOSSES
from tests.benchmarks.compare.score import Tally, found_in, read_pairs, tally

HALVES = ("tune", "report")


@pytest.mark.parametrize("half", HALVES)
def test_labels_name_kinds_and_words_of_the_summary(half: str) -> None:
    pairs = list(read_pairs(half))
    assert len(pairs) == 20
    for pair in pairs:
        for loss in pair.losses:
            assert loss.words in pair.summary, (pair.name, loss.words)
            assert set(loss.kinds) <= set(LOSSES), pair.name


@pytest.mark.parametrize("half", HALVES)
def test_most_losses_are_found_and_most_findings_right(half: str) -> None:
    result: Tally = tally(list(found_in(half)))
    assert result.right.total() >= 0.7 * result.findings.total(), result.errors
    assert result.met.total() >= 0.7 * result.losses.total(), result.errors
