"""Articles analysed, by this process or by several, in the order in which they came."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import active_children, get_context
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING

from attribution.cli.running.guard import Failure, analyse_guarded
from attribution.cli.setup import open_analyzer
from attribution.interrupts import interrupts_blocked
from attribution.model import Article, Report
from attribution.settings import Settings

if TYPE_CHECKING:
    from attribution.analyzer import Analyzer

Result = Report | Failure

_CHUNK = 4
"""How many articles a process is given at a time."""
_AHEAD = 3
"""How many chunks are under way for each process."""
DIED = "could not be analysed: the process that read it died, twice"

_analyzers: list[Analyzer] = []
"""The one analyzer of a worker process: inherited when it is forked, else made when it starts."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many processes share the articles, and how long one article may take."""

    jobs: int = 1
    max_seconds: float | None = None


def analyse_articles(
    analyzer: Analyzer, articles: Iterable[Article], limits: Limits
) -> Iterator[Result]:
    """The report of each article, or why there is none, in order."""
    if limits.jobs == 1:
        for article in articles:
            yield analyse_guarded(analyzer, article, limits.max_seconds)
        return
    yield from _Workers(analyzer, limits).analyse(iter(articles))


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


Chunk = tuple[Article, ...]


class _Workers:
    """Processes that share articles; one that dies costs no article but that which killed it."""

    def __init__(self, analyzer: Analyzer, limits: Limits) -> None:
        self.analyzer = analyzer
        self.limits = limits

    def analyse(self, articles: Iterator[Article]) -> Iterator[Result]:
        """The result of each article, in order."""
        chunks = iter(lambda: tuple(islice(articles, _CHUNK)), ())
        while before := list(islice(chunks, self.limits.jobs * _AHEAD)):
            left: list[Chunk] = []
            with self._pool(self.limits.jobs) as pool:
                yield from self._window(pool, before, chunks, left)
            # The pool broke, and nobody knows on which article: each by itself.
            yield from self._one_by_one(chain.from_iterable(left))

    def _window(
        self,
        pool: ProcessPoolExecutor,
        before: Sequence[Chunk],
        chunks: Iterator[Chunk],
        left: list[Chunk],
    ) -> Iterator[Result]:
        """Results while the pool lasts; the chunks without one go to `left` where it breaks."""
        pending: deque[tuple[Chunk, Future[list[Result]]]] = deque()
        waiting = deque(before)
        try:
            while waiting or pending:
                while waiting:
                    pending.append((waiting[0], self._submit(pool, waiting[0])))
                    waiting.popleft()
                results = pending[0][1].result()
                pending.popleft()
                waiting.extend(islice(chunks, 1))
                yield from results
        except BrokenProcessPool:
            left.extend(chunk for chunk, _ in pending)
            left.extend(waiting)

    def _one_by_one(self, articles: Iterable[Article]) -> Iterator[Result]:
        """Results of articles of which one kills its process: that one is told of."""
        waiting = deque(articles)
        while waiting:
            with self._pool(1) as pool:
                try:
                    while waiting:
                        result = self._submit(pool, (waiting[0],)).result()[0]
                        waiting.popleft()
                        yield result
                except BrokenProcessPool:
                    yield Failure(waiting.popleft().path, DIED)

    def _submit(self, pool: ProcessPoolExecutor, chunk: Chunk) -> Future[list[Result]]:
        with interrupts_blocked():  # a new worker inherits that: Ctrl-C is the parent's alone
            return pool.submit(_analyse_chunk, chunk, self.limits.max_seconds)

    @contextmanager
    def _pool(self, jobs: int) -> Iterator[ProcessPoolExecutor]:
        context = _context()
        _analyzers[:] = [self.analyzer]
        settings = None if context.get_start_method() == "fork" else self.analyzer.settings
        pool = ProcessPoolExecutor(jobs, context, _start, (settings,))
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in active_children():
                process.terminate()
            raise
        pool.shutdown()


def _context() -> BaseContext:
    """Forked where this process has one thread: a copy of others may hang; else started anew."""
    try:
        alone = len(os.listdir("/proc/self/task")) == 1
    except OSError:
        alone = False
    return get_context("fork" if alone else "spawn")


def _start(settings: Settings | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a worker has nothing half written
    if settings is not None:
        _analyzers[:] = [open_analyzer(settings)]


def _analyse_chunk(chunk: Chunk, max_seconds: float | None) -> list[Result]:
    return [analyse_guarded(_analyzers[0], article, max_seconds) for article in chunk]
