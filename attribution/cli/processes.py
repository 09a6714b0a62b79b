"""Articles analysed, by this process or by several, in the order in which they came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from attribution.cli.intake import Intake
from attribution.cli.setup import open_analyzer
from attribution.model import Article, Report
from attribution.settings import Settings

if TYPE_CHECKING:
    from attribution.analyzer import Analyzer

_AHEAD = 8
"""How many articles are read ahead for each process."""

_analyzers: list[Analyzer] = []
"""The one analyzer of a worker process, filled when the process starts."""


def analyse(intake: Intake, settings: Settings, *, jobs: int = 1) -> Iterator[Report]:
    """The reports of what the intake can read; with nothing to read no pipeline is loaded."""
    articles = intake.articles()
    first = next(articles, None)
    if first is None:
        return
    for report in _reports(chain([first], articles), settings, jobs):
        intake.clear()
        yield report


def _reports(articles: Iterable[Article], settings: Settings, jobs: int) -> Iterator[Report]:
    if jobs == 1:
        return open_analyzer(settings).analyze_all(articles)
    return analyse_in_parallel(articles, settings, jobs)


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
    _analyzers.append(open_analyzer(settings))


def _analyse(article: Article) -> Report:
    return _analyzers[0].analyze(article)
