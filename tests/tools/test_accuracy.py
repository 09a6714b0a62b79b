"""`tools/accuracy.py` tells which expectations were won and which lost."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

TOP = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def accuracy() -> ModuleType:
    spec = importlib.util.spec_from_file_location("accuracy", TOP / "tools" / "accuracy.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["accuracy"] = module
    spec.loader.exec_module(module)
    return module


def test_gains_and_losses_are_counted_and_named(accuracy: ModuleType) -> None:
    before = {"own": accuracy.Standing(10, frozenset({"a", "b"}), 3)}
    now = {"own": accuracy.Standing(10, frozenset({"b", "c", "d"}), 2)}
    lines = accuracy.table(before, now, verbose=True).splitlines()
    assert lines[1].split() == ["own", "7", "10", "+1", "-2", "2", "(3)"]
    assert lines[2] == "all: 70.00% met, before 80.00%"
    assert lines[3:] == ["+ own: a", "- own: c", "- own: d"]
    assert accuracy.fall(before, now) == pytest.approx(0.1)


def test_errors_of_sets_kept_for_reporting_are_not_named(accuracy: ModuleType) -> None:
    name = "short " + accuracy.KEPT
    before = {name: accuracy.Standing(10, frozenset(), 0)}
    now = {name: accuracy.Standing(10, frozenset({"row 1 level"}), 0)}
    table = accuracy.table(before, now, verbose=True)
    assert "-1" in table
    assert "row 1" not in table


def test_sets_that_only_one_side_has_decide_nothing(accuracy: ModuleType) -> None:
    own = accuracy.Standing(10, frozenset({"a"}), 0)
    more = {"own": own, "seed": accuracy.Standing(10, frozenset("abcdefgh"), 0)}
    assert accuracy.fall({"own": own}, more) == 0


def test_part_is_met_where_all_is_right_and_no_more_is_said(accuracy: ModuleType) -> None:
    tally = Counter({"relays.gold": 1, "relays.right": 1, "relays.said": 2, "level.gold": 1})
    assert dict(accuracy.parts_of("row 1", tally)) == {"row 1 relays": False, "row 1 level": False}
    tally["relays.said"] = tally["level.right"] = 1
    assert dict(accuracy.parts_of("row 1", tally)) == {"row 1 relays": True, "row 1 level": True}


def test_written_standings_are_read_again(accuracy: ModuleType, tmp_path: Path) -> None:
    standings = {"own": accuracy.Standing(10, frozenset({"a: row 1 level"}), 3)}
    accuracy.write(tmp_path / "kept.json", standings)
    assert accuracy.read(tmp_path / "kept.json") == standings


def test_kept_file_of_the_repository_names_sets_and_expectations(accuracy: ModuleType) -> None:
    kept = accuracy.read(TOP / "tests" / "benchmarks" / "accuracy.json")
    assert {sample.set for sample in accuracy.own_samples()} == set(kept)
    assert all(len(row.missed) < row.total for row in kept.values())
