"""Most flags of the program are ones that a copy editor would raise, and most that must be are."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.benchmarks.unattributed.score import (
    Flag,
    article_of,
    label_files,
    read_flags,
    read_labels,
    score,
)


@pytest.fixture(scope="module")
def flags() -> list[Flag]:
    articles = [str(article_of(path)) for path in label_files()]
    command = [sys.executable, "-m", "attribution", "check", "--exit-zero", "--format", "jsonl"]
    done = subprocess.run([*command, *articles], check=True, capture_output=True, encoding="utf-8")
    return read_flags(done.stdout.splitlines())


@pytest.mark.parametrize("split", ["tune", "report"])
def test_flags_are_right_and_what_must_be_flagged_is(flags: list[Flag], split: str) -> None:
    sentences = [sentence for path in label_files(split) for sentence in read_labels(path)]
    articles = {sentence.article for sentence in sentences}
    result = score([flag for flag in flags if flag.article in articles], sentences)
    assert result.precision >= 0.6, result
    assert result.recall >= 0.6, result
