"""A run that is killed goes on where it ended: no article is lost, none is there twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from attribution.corpus.part_files import PartFolder
from tests.corpus.analyst import Analyst, analyst, run, tables
from tests.corpus.articles import row, write_json_lines

__all__ = ["analyst"]
ARTICLES = 130
FIELDS = ("--text-field", "body", "--id-field", "url", "--part-size", "25")
PROGRAM = (sys.executable, "-m", "attribution", "corpus", "--no-config")


def started(folder: Path, out: str, *arguments: str) -> subprocess.Popen[bytes]:
    """The real program over the articles, in a group of processes of its own."""
    return subprocess.Popen(
        [*PROGRAM, "news.jsonl", *FIELDS, "--out", out, *arguments],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def killed_after(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether the process and its workers had to be killed; False where they were done before."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def first_part(folder: Path, process: subprocess.Popen[bytes]) -> None:
    """Waits until a part is written, so that kills fall between parts and inside them."""
    while process.poll() is None and not list(folder.glob("articles/part-*")):
        time.sleep(0.02)


def killed_some_times(folder: Path, jobs: str) -> Path:
    """A folder of tables whose runs were killed; a new one where they were done before that."""
    moments = random.Random(jobs)
    for attempt in range(100):
        pieces = folder / f"pieces{attempt}"
        killed = 0
        for _ in range(3):
            process = started(folder, pieces.name, "-j", jobs)
            first_part(pieces, process)
            killed += killed_after(process, moments.uniform(0, 1) / (attempt + 1))
        if killed:
            return pieces
    raise AssertionError("every run was done before its kill")


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system has no groups of processes")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_runs_killed_at_random_moments_end_in_the_same_tables(tmp_path: Path, jobs: str) -> None:
    write_json_lines(tmp_path / "news.jsonl", ARTICLES)
    whole = started(tmp_path, "whole")
    assert whole.wait() == 0
    pieces = killed_some_times(tmp_path, jobs)
    assert started(tmp_path, pieces.name, "-j", jobs).wait() == 0
    found = tables(pieces)
    assert [one["id"] for one in found["articles"]] == [row(n)["url"] for n in range(ARTICLES)]
    assert found == tables(tmp_path / "whole")
    assert list(pieces.glob("*/.part*")) == []


@pytest.mark.parametrize("writes", range(5))
def test_a_part_cut_off_between_its_tables_is_made_anew(
    analyst: Analyst, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    write_json_lines(tmp_path / "news.jsonl", 60)
    arguments = ("news.jsonl", *FIELDS, "--format", "jsonl")
    run(*arguments, "--out", "whole")
    left = [writes]

    class CutOffError(BaseException):
        pass

    replace = os.replace

    def cut_off(source: str, target: Path) -> None:
        if "part-" in str(target):
            if not left[0]:
                raise CutOffError
            left[0] -= 1
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", cut_off)
        with pytest.raises(CutOffError):
            run(*arguments, "--out", "pieces")
    assert PartFolder(Path("pieces"), "jsonl").done() == frozenset(range(writes // 4))
    assert run(*arguments, "--out", "pieces") == 0
    assert tables("pieces") == tables("whole")
