"""The table of programs: words a second, and how many times as fast as the reference each is."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks.compare_speed import (
    Command,
    Contender,
    Seconds,
    command_seconds,
    table,
    timed,
)


def test_row_of_each_program() -> None:
    found = {"this": Seconds(2.0, 4.0), "before": Seconds(5.0, 8.0)}
    _, _, this, before = table(found, 10_000, "before").splitlines()
    assert this == "| this | 5,000 | 2,500 | 2.50 |"
    assert before == "| before | 2,000 | 1,250 | 1.00 |"


def test_program_that_is_not_installed_has_no_row() -> None:
    assert timed(Contender("none", "no such program", sys.executable), 1, []) is None


def test_cpu_seconds_of_a_command_are_its_own(tmp_path: Path) -> None:
    busy = "import time\nwhile time.process_time() < 0.5: pass"
    seconds = command_seconds(Command((sys.executable, "-c", busy)), 1, str(tmp_path))
    assert 0.5 <= seconds.cpu < 1.5
