"""The program finds in the sample articles what a careful reader found."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from tests.articles.score import SUFFIX, f1, recall, score_files
from tests.articles.test_expected import FULL, SHORT

SHARES = {"level": 0.9, "entity": 0.85, "kind": 0.85, "mode": 0.9}
"""The least share of expected rows that must be right; a missed row is wrong in everything."""
MEASURES = {"attributions": 0.85, "relays": 0.75}


@pytest.fixture(scope="module")
def report() -> list[str]:
    """The report of all sample articles, a line each."""
    articles = [str(path).removesuffix(SUFFIX) + ".txt" for path in FULL + SHORT]
    command = [sys.executable, "-m", "attribution", "report", "--format", "jsonl", *articles]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def full(report: list[str]) -> Counter[str]:
    return score_files(report, FULL)


@pytest.fixture(scope="module")
def short(report: list[str]) -> Counter[str]:
    return score_files(report, SHORT)


@pytest.mark.parametrize(("part", "least"), SHARES.items())
def test_rows_of_full_articles_are_labelled_right(
    full: Counter[str], part: str, least: float
) -> None:
    assert recall(full, part) >= least


@pytest.mark.parametrize(("part", "least"), MEASURES.items())
def test_attributions_and_chains_of_full_articles_are_found(
    full: Counter[str], part: str, least: float
) -> None:
    assert f1(full, part) >= least


@pytest.mark.parametrize("part", ["basis", "reason"])
def test_stated_reasons_and_bases_are_read(short: Counter[str], part: str) -> None:
    assert f1(short, part) >= 0.9
