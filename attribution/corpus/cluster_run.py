"""The same run on many machines: a part is a task of `dask.distributed`, the folder stays here.

A worker gets a part's texts and gives back its tables, so it needs no file of ours; a worker that
dies costs the tasks that it had, which the scheduler gives to another. A part that kills its
workers again and again is analysed article by article, and the one that does it becomes a failure.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from attribution.corpus.corpus_run import Analyse, Done, Failed, PartOptions, outcomes_of
from attribution.corpus.libraries import library
from attribution.corpus.part_files import PartFolder, encode
from attribution.corpus.part_rows import PartRows
from attribution.corpus.record import Record
from attribution.errors import AttributionError
from attribution.interrupts import interrupts_blocked
from attribution.version import __version__

LOCAL = "local"
"""The address that stands for a cluster of processes on this machine."""
DIED = "could not be analysed: the workers that read it died"
_AHEAD = 2
"""Parts under way for each thread of a worker: one that is analysed, one that waits."""
_CONNECT_SECONDS = 20
_LOOK_SECONDS = 5
"""How long a task is waited for before a look whether there are workers at all."""
_FETCH_SECONDS = 60
"""How long a result may be on its way before a look whether it has to be made anew."""
_ALONE_SECONDS = 60
"""How long a scheduler may be without workers: one that is started anew is there by then."""

_prepared: dict[str, Analyse] = {}
"""Of a worker process: the analysis of each run, its pipeline loaded once."""
_one_at_a_time = threading.Lock()
"""The pipeline is not made for several threads at once."""


@dataclass(frozen=True, slots=True)
class ClusterJob:
    """What every task of a run shares."""

    key: str
    """Tells this run's pipeline, rules and settings from another's on the same workers."""
    prepare: Callable[[], Analyse]
    """Loads the pipeline; called once in each worker process."""
    options: PartOptions
    version: str = __version__


class _Part(NamedTuple):
    """A part that is under way."""

    number: int
    records: tuple[Record, ...]


class _Analysed(NamedTuple):
    """What a task gives back: the tables of a part, as bytes."""

    tables: dict[str, bytes]
    failures: tuple[Failed, ...]


@contextmanager
def connected(address: str, workers: int) -> Iterator[Any]:
    """A client of the scheduler at that address; `local` starts that many processes here.

    Raises AttributionError where no scheduler answers or the library is not installed.
    """
    distributed = library("distributed", f"--scheduler {address}")
    if address == LOCAL:
        with interrupts_blocked():
            cluster = distributed.LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                dashboard_address=":0",
                memory_limit=None,
                silence_logs="CRITICAL",
            )
        with cluster, distributed.Client(cluster) as client:
            yield client
        return
    try:
        client = distributed.Client(address, timeout=_CONNECT_SECONDS)
    except (OSError, ValueError, TypeError) as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise AttributionError(f"--scheduler {address}: no scheduler answers: {reason}") from None
    with client:
        yield client


def run_on_cluster(
    records: Iterable[Record], job: ClusterJob, folder: PartFolder, client: Any
) -> Iterator[Done]:
    """Writes the parts of records as they come back, in any order.

    Raises AttributionError where the scheduler is lost or a worker cannot do any of it.
    """
    parts = _parts_of(records, job.options.size)
    running: dict[Any, _Part] = {}

    def submit_more() -> None:
        while len(running) < _AHEAD * max(1, sum(client.nthreads().values())):
            part = next(parts, None)
            if part is None:
                return
            future = client.submit(analyse_part, job, part.records, pure=False)
            running[future] = part

    submit_more()
    while running:
        future = _next_done(client, tuple(running))
        part = running.pop(future)
        submit_more()
        analysed = _outcome(client, future)
        if isinstance(analysed, Exception):
            analysed = _one_by_one(client, job, part.records)
        folder.write(part.number, analysed.tables)
        yield Done(part.number, len(part.records), analysed.failures)


def _next_done(client: Any, futures: Sequence[Any]) -> Any:
    """The first of the tasks that is over.

    Raises AttributionError where no worker has been there for a while: nobody will do them.
    """
    distributed = library("distributed", "on a cluster")
    alone = 0
    while not any(future.done() for future in futures):
        try:
            distributed.wait(futures, timeout=_LOOK_SECONDS, return_when="FIRST_COMPLETED")
        except distributed.TimeoutError:
            alone = 0 if client.nthreads() else alone + _LOOK_SECONDS
            if alone >= _ALONE_SECONDS:
                raise AttributionError(
                    "the scheduler has no worker left; the same command goes on from here"
                ) from None
    return next(future for future in futures if future.done())


def _parts_of(records: Iterable[Record], size: int) -> Iterator[_Part]:
    for number, found in groupby(records, lambda record: record.number // size):
        yield _Part(number, tuple(found))


def _outcome(client: Any, future: Any) -> Any:
    """What a task gave back, or the exception with which it or its workers ended.

    A worker that dies before its result is fetched takes it along; the scheduler then has the task
    done anew, which is waited for. Raises AttributionError for what concerns every task.
    """
    distributed = library("distributed", "on a cluster")
    while True:
        try:
            return future.result(timeout=_FETCH_SECONDS)
        except AttributionError:
            raise
        except distributed.TimeoutError:
            _next_done(client, (future,))
        except distributed.CancelledError as error:
            raise AttributionError(
                f"the scheduler gave up a part ({error}); the same command goes on from here"
            ) from None
        except Exception as error:  # the fault of one task costs no other
            return error


def _one_by_one(client: Any, job: ClusterJob, records: Iterable[Record]) -> _Analysed:
    """A part of which an article kills its workers: every article is a task of its own.

    One after the other, so that none waits beside the one that does it and is blamed with it.
    """
    rows, failures = PartRows(job.options.tables, job.options.kept), []
    for record in records:
        future = client.submit(analyse_record, job, record, pure=False)
        found, reason = _result_alone(client, _next_done(client, (future,)))
        if found is None:
            rows.add(record, reason)
        else:
            rows.extend(found)
        if reason:
            failures.append(Failed(record.path, reason))
    return _Analysed(encode(rows, job.options.format), tuple(failures))


def _result_alone(client: Any, future: Any) -> tuple[PartRows | None, str]:
    """The rows of one article, or None, and why it failed."""
    found = _outcome(client, future)
    if not isinstance(found, Exception):
        rows, failures = found
        return rows, failures[0].reason if failures else ""
    if isinstance(found, library("distributed", "on a cluster").KilledWorker):
        return None, DIED
    return None, f"could not be analysed: {type(found).__name__}: {found}"[:300]


def analyse_part(job: ClusterJob, records: tuple[Record, ...]) -> _Analysed:
    """The task of a worker: the tables of a part."""
    rows, failures = _analysed_rows(job, records)
    return _Analysed(encode(rows, job.options.format), failures)


def analyse_record(job: ClusterJob, record: Record) -> tuple[PartRows, tuple[Failed, ...]]:
    """The task of a worker for an article by itself: its rows."""
    return _analysed_rows(job, (record,))


def _analysed_rows(
    job: ClusterJob, records: Iterable[Record]
) -> tuple[PartRows, tuple[Failed, ...]]:
    if job.version != __version__:
        raise AttributionError(
            f"a worker has version {__version__}, and this is {job.version}; install the same"
        )
    rows = PartRows(job.options.tables, job.options.kept)
    failures: list[Failed] = []
    with _one_at_a_time:
        if job.key not in _prepared:
            _prepared[job.key] = job.prepare()
        for record, found in outcomes_of(records, _prepared[job.key], job.options.text):
            rows.add(record, found)
            if isinstance(found, str):
                failures.append(Failed(record.path, found))
    return rows, tuple(failures)
