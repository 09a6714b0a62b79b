"""The line that tells how far a run is."""

from __future__ import annotations

import pytest

from attribution.cli.running.progress_line import ProgressLine, duration


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(8, "8 s"), (600, "10 min"), (12_000, "3 h 20 min"), (187_200, "2 d 4 h")],
)
def test_time_left_is_told_in_two_units_at_most(seconds: float, told: str) -> None:
    assert duration(seconds) == told


def test_rate_and_time_left_follow_from_the_share_that_is_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    now, share = [0.0], [0.2]
    line = ProgressLine("lines", lambda: share[0], lambda: now[0])
    now[0], share[0] = 59.0, 0.3
    line.add(500)
    assert capsys.readouterr().err == ""
    now[0], share[0] = 100.0, 0.4
    line.failed += 2
    line.add(1500)
    # 100 seconds for a fifth of the input, of which three fifths are left.
    assert capsys.readouterr().err == "2,000 articles, 2 failed, 20.0 a second, 5 min left\n"


def test_nothing_is_told_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    line = ProgressLine("auto", lambda: 0.5, lambda: now[0])
    now[0] = 1000.0
    line.add()
    assert capsys.readouterr().err == ""
