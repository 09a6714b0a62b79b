"""The same tables from a cluster of processes, whatever becomes of its workers."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from attribution.corpus.cluster_run import DIED, ClusterJob, _outcome, run_on_cluster
from attribution.corpus.corpus_run import Analyse, PartOptions, run_here
from attribution.corpus.part_files import PartFolder
from attribution.corpus.record import Record, TextOptions
from attribution.corpus.table_reader import TableReader
from attribution.corpus.table_schemas import TABLES
from attribution.errors import AttributionError
from attribution.model import Article, Report
from tests.corpus.analyst import run, tables
from tests.corpus.articles import write_json_lines
from tests.reports.samples import ferry

distributed = pytest.importorskip("distributed", reason="the extra `corpus` is not installed")
FIELDS = ("--text-field", "body", "--id-field", "url", "--keep", "date", "--part-size", "25")
OPTIONS = PartOptions(TABLES, (), "jsonl", 25, TextOptions())


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers, each a process of its own with one thread; nothing is reachable from outside."""
    cloudpickle = pytest.importorskip("cloudpickle")
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    # A worker that is started anew on a busy machine has time to be heard of.
    options = {
        "distributed.scheduler.allowed-failures": 1,
        "distributed.comm.timeouts.connect": "120s",
        "distributed.comm.timeouts.tcp": "120s",
        # Without it the cluster gives up a worker that is not back after 15 seconds.
        "distributed.deploy.lost-worker-timeout": "300s",
    }
    import dask

    # A worker's process begins with this one's path; it must find the modules of the tests there.
    top = str(Path(__file__).parents[2])
    sys.path.append(top)
    with (
        dask.config.set(options),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, memory_limit=None,
            silence_logs="CRITICAL",
        ) as found,
    ):  # fmt: skip
        yield found
    sys.path.remove(top)


def kill_a_worker_half_way(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Has a worker's process killed as the second part is written; the part's number."""
    with distributed.Client(cluster) as client:
        victim = sorted(client.run(os.getpid).values())[0]
    written: list[int] = []
    killed: list[int] = []
    write = PartFolder.write

    def write_and_kill(folder: PartFolder, part: int, tables: Any) -> None:
        write(folder, part, tables)
        written.append(part)
        if len(written) == 2:
            os.kill(victim, signal.SIGKILL)
            killed.append(part)

    monkeypatch.setattr(PartFolder, "write", write_and_kill)
    return killed


def test_tables_are_those_of_one_process_though_a_worker_is_killed(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_json_lines(tmp_path / "news.jsonl", 260)
    assert run("news.jsonl", *FIELDS, "--out", "here") == 0
    killed = kill_a_worker_half_way(cluster, monkeypatch)
    assert (
        run("news.jsonl", *FIELDS, "--out", "there", "--scheduler", cluster.scheduler_address) == 0
    )
    assert len(killed) == 1
    assert tables("there") == tables("here")
    assert len(tables("there")["articles"]) == 260


def prepare_deadly() -> Analyse:
    """An analysis that kills its process over one article, and fails on another."""

    def analyse(articles: Iterable[Article]) -> Iterator[Report | str]:
        for article in articles:
            if "kill" in article.text:
                os._exit(9)
            if "fail" in article.text:
                yield "could not be analysed: it says so"
            else:
                yield replace(ferry(), article=replace(ferry().article, path=article.path))

    return analyse


def prepare_nothing() -> Analyse:
    """A worker that lacks a rule pack."""
    raise AttributionError("packs/ours: no such folder")


def records(words: dict[int, str]) -> Iterator[Record]:
    for number in range(80):
        yield Record(number, f"n{number}", f"f#{number}", words.get(number, "Ferry late."))


def test_an_article_that_kills_its_workers_costs_no_other(cluster: Any, tmp_path: Path) -> None:
    folder = PartFolder(tmp_path, "jsonl")
    job = ClusterJob("deadly", prepare_deadly, OPTIONS)
    with distributed.Client(cluster) as client:
        words = {30: "kill", 31: "fail"}
        done = list(run_on_cluster(records(words), job, folder, client))
    assert sorted(one.part for one in done) == [0, 1, 2, 3]
    found = [
        row
        for part in range(4)
        for row in zip(*reader(folder).read("articles", part, ["id", "error"]).values())
    ]
    failed = {"n30": DIED, "n31": "could not be analysed: it says so"}
    assert found == [(f"n{n}", failed.get(f"n{n}")) for n in range(80)]


class FetchedAnew:
    """A task whose worker dies before its result is fetched: the scheduler has it done anew."""

    def __init__(self, *ends: object) -> None:
        self.ends = list(ends)

    def done(self) -> bool:
        return True

    def result(self, timeout: float) -> object:
        end = self.ends.pop(0)
        if isinstance(end, Exception):
            raise end
        return end


def test_a_result_lost_with_its_worker_is_waited_for_again() -> None:
    lost = distributed.TimeoutError("60 s")
    assert _outcome(None, FetchedAnew(lost, lost, "tables")) == "tables"
    killed = distributed.KilledWorker("part", None, 3)
    assert _outcome(None, FetchedAnew(lost, killed)) is killed
    with pytest.raises(AttributionError, match="the same command goes on from here"):
        _outcome(None, FetchedAnew(lost, distributed.CancelledError("no scheduler")))


def reader(folder: PartFolder) -> TableReader:
    from attribution.corpus.manifest import Manifest

    return TableReader(folder.folder, Manifest({}, 1, folder.format, 25))


def test_what_no_worker_can_do_ends_the_run_in_one_line(cluster: Any, tmp_path: Path) -> None:
    folder = PartFolder(tmp_path, "jsonl")
    with distributed.Client(cluster) as client:
        job = ClusterJob("nothing", prepare_nothing, OPTIONS)
        with pytest.raises(AttributionError, match="packs/ours: no such folder"):
            list(run_on_cluster(records({}), job, folder, client))
        old = ClusterJob("old", prepare_deadly, OPTIONS, version="0.0.1")
        with pytest.raises(AttributionError, match="install the same"):
            list(run_on_cluster(records({}), old, folder, client))


def test_the_pipeline_is_loaded_once_a_worker(cluster: Any, tmp_path: Path) -> None:
    log = tmp_path / "loaded"

    def prepare() -> Analyse:
        with log.open("a") as stream:
            stream.write(f"{os.getpid()}\n")
        return prepare_deadly()

    with distributed.Client(cluster) as client:
        job = ClusterJob("once", prepare, OPTIONS)
        list(run_on_cluster(records({}), job, PartFolder(tmp_path, "jsonl"), client))
    loaded = log.read_text().split()
    assert len(loaded) == len(set(loaded)) <= 2


def test_a_cluster_writes_what_one_process_writes(cluster: Any, tmp_path: Path) -> None:
    words = {3: "fail"}
    here, there = PartFolder(tmp_path / "here", "jsonl"), PartFolder(tmp_path / "there", "jsonl")
    list(run_here(records(words), prepare_deadly(), here, OPTIONS))
    with distributed.Client(cluster) as client:
        list(
            run_on_cluster(records(words), ClusterJob("w", prepare_deadly, OPTIONS), there, client)
        )
    for path in here.folder.rglob("part-*"):
        other = there.folder / path.relative_to(here.folder)
        assert other.read_bytes() == path.read_bytes()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense", "tcp://"])
def test_no_scheduler_is_one_line(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    from attribution.corpus import cluster_run

    monkeypatch.setattr(cluster_run, "_CONNECT_SECONDS", 1)
    monkeypatch.chdir(tmp_path)
    write_json_lines(tmp_path / "news.jsonl", 30)
    assert run("news.jsonl", *FIELDS, "--out", "out", "--scheduler", address) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(f"attribution: --scheduler {address}: no scheduler answers")


def test_a_scheduler_without_workers_ends_the_run_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("attribution.corpus.cluster_run._LOOK_SECONDS", 0.2)
    monkeypatch.setattr("attribution.corpus.cluster_run._ALONE_SECONDS", 1)
    job = ClusterJob("deadly", prepare_deadly, OPTIONS)
    with (
        distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=":0") as found,
        distributed.Client(found) as client,
        pytest.raises(AttributionError, match="no worker left"),
    ):
        list(run_on_cluster(records({}), job, PartFolder(tmp_path, "jsonl"), client))
