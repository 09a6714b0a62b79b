"""Findings are written article by article, and no article is kept."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from attribution.cli.running.check_run import Checked, RecordingIntake
from attribution.cli.running.finding_outputs import is_streamed, stream_findings
from attribution.reports.findings import FORMATS
from attribution.settings import Settings
from tests.checks.outcomes import make_article, make_finding, make_outcome


def arguments(**given: object) -> argparse.Namespace:
    usual = {"format": "text", "also": [], "statistics": False, "diff": None, "output": None}
    looks = {"color": "never", "width": 80, "guidance": False, "explain": False}
    return argparse.Namespace(**{**usual, **looks, **given})


def checked() -> Iterator[Checked]:
    for number in range(3):
        article = make_article("Officials say the pier is safe.\n\nIt rains.", f"{number}.txt")
        yield article, (make_finding(article, "Officials"),)
    yield make_article("It rains.", "none.txt"), ()


@pytest.mark.parametrize("name", ["text", "line", "jsonl"])
def test_stream_holds_what_the_whole_outcome_holds(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    args = arguments(format=name)
    tally = stream_findings(checked(), args, RecordingIntake(args, Settings()))
    assert capsys.readouterr().out == FORMATS[name](make_outcome(*checked()))
    assert (tally.articles, dict(tally.counts)) == (4, {"warning": 3})


def test_each_article_is_written_before_the_next_is_asked_for() -> None:
    shown: list[str] = []
    args = arguments(format="line")
    intake = RecordingIntake(args, Settings())
    stream = SimpleNamespace(write=shown.append, flush=lambda: None, reconfigure=lambda **_: None)

    def watched() -> Iterator[Checked]:
        for number, one in enumerate(checked()):
            assert len(shown) == number
            yield one

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", stream)
        stream_findings(watched(), args, intake)
    assert len(shown) == 3


@pytest.mark.parametrize(
    "given",
    [{"format": "sarif"}, {"also": [("line", "x")]}, {"statistics": True}, {"diff": "HEAD"}],
)
def test_what_needs_all_findings_is_not_streamed(given: dict[str, object]) -> None:
    assert is_streamed(arguments())
    assert not is_streamed(arguments(**given))
