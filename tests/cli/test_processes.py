"""Articles shared by several processes: the same results in order, and what a dead one costs."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from attribution.cli.running.guard import Failure
from attribution.cli.running.processes import DIED, Limits, analyse_articles
from attribution.model import Article, Report
from attribution.settings import Settings


@dataclass
class Stub:
    """Reports on every article; dies on one called `kill`, fails on one called `fail`."""

    settings: Settings = field(default_factory=Settings)

    def analyze(self, article: Article) -> Report:
        if article.path == "kill":
            os._exit(9)
        if article.path == "fail":
            raise IndexError("no such token")
        return Report(article)


def run(names: list[str], jobs: int) -> list[str]:
    """The outcome of each article, a line each."""
    articles = [Article(name, "", ()) for name in names]
    found = analyse_articles(cast(Any, Stub()), articles, Limits(jobs))
    return [
        f"{one.path}: {one.reason}" if isinstance(one, Failure) else one.article.path
        for one in found
    ]


@pytest.fixture(autouse=True)
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("the stub is handed to processes by forking")
    from multiprocessing import get_context

    from attribution.cli.running import processes

    monkeypatch.setattr(processes, "_context", lambda: get_context("fork"))


def test_results_come_in_order() -> None:
    names = [f"{n}.txt" for n in range(53)]
    assert run(names, 3) == names


def test_failure_costs_no_other_article() -> None:
    before, failed, after = run(["a", "fail", "b"], 2)
    assert (before, after) == ("a", "b")
    assert failed.startswith("fail: could not be analysed: unexpected error: IndexError")


def test_dead_worker_costs_the_article_that_killed_it() -> None:
    names = [f"{n}.txt" for n in range(40)]
    names[17] = "kill"
    expected = [name if name != "kill" else f"kill: {DIED}" for name in names]
    assert run(names, 2) == expected
