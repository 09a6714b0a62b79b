"""The clock of the benchmark: every stage is timed, and the best run is told."""

from __future__ import annotations

import attribution
from attribution.reading import article_from_text
from tests.benchmarks.speed import table, time_stages


def test_every_stage_is_timed() -> None:
    seconds = time_stages(attribution.load(), [article_from_text("Ilse Karam said it was late.")])
    stages = ["parse", "documents", "extraction", "entities", "sources", "checks"]
    assert list(seconds) == ["whole", *stages]
    assert min(seconds.values()) > 0


def test_the_best_run_counts() -> None:
    told = table([{"parse": 2.0}, {"parse": 0.5}], 1000).splitlines()
    assert told[0] == "1,000 words, best of 2"
    assert told[1].split() == ["parse", "0.50", "s", "2,000", "words/s"]
