"""Articles analysed by several processes, in the order in which they came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from attribution.model import Article, Report
from attribution.settings import Settings

if TYPE_CHECKING:
    from attribution.analyzer import Analyzer

_AHEAD = 8
"""How many articles are read ahead for each process."""

_analyzers: list[Analyzer] = []
"""The one analyzer of a worker process, filled when the process starts."""


def analyse_in_parallel(
    articles: Iterable[Article], settings: Settings, jobs: int
) -> Iterator[Report]:
    """The report of each article; every process loads the rules and the pipeline for itself."""
    left = iter(articles)
    # Not forked: a process that has threads of a numerical library in it may hang when copied.
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start, (settings,)) as workers:
        while batch := list(islice(left, _AHEAD * jobs)):
            yield from workers.map(_analyse, batch)


def _start(settings: Settings) -> None:
    from attribution.cli.output import open_analyzer

    _analyzers.append(open_analyzer(settings))


def _analyse(article: Article) -> Report:
    return _analyzers[0].analyze(article)
