from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from training.cue_scores import Case, Marked, fitted, letters, main, read_marked

TEXT = "The mayor said the dam would hold.\nThe miller sold the mill.\n"
ANN = (
    "T1\tSource 0 9\tThe mayor\n"
    "T2\tCue 10 14\tsaid\n"
    "T3\tContent 15 33\tthe dam would hold\n"
    "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
    "T4\tAttribution 0 33\tThe mayor said\nThe dam would hold\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for part in ("text", "attributions"):
        (tmp_path / part).mkdir()
    (tmp_path / "text" / "dam.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "dam_ab12.ann").write_text(ANN, encoding="utf-8")
    return tmp_path


def test_an_annotators_parts_are_read(folder: Path) -> None:
    (marked,) = read_marked(folder, "dam")
    assert marked == Marked(letters(TEXT, [(0, 9)]), letters(TEXT, [(15, 33)]))
    assert read_marked(folder, "unknown") == []


def test_half_of_the_claim_and_the_source_make_a_finding_right() -> None:
    marked = Marked(source=frozenset({0, 1}), claim=frozenset(range(10, 20)))
    assert marked.agrees(frozenset({1}), frozenset(range(10, 15)))
    assert not marked.agrees(frozenset({1}), frozenset(range(10, 14)))
    assert not marked.agrees(frozenset({5}), frozenset(range(10, 20)))
    assert not marked.agrees(frozenset({1}), frozenset(range(10, 40)))


def test_weights_follow_the_features_that_tell_right_from_wrong() -> None:
    right = Case({"always": 1.0, "speaks": 1.0}, marked=True)
    wrong = Case({"always": 1.0}, marked=False)
    weights = fitted([right] * 30 + [wrong] * 30, penalty=1.0, least=0.05)
    assert weights["speaks"] > 1 > 0 > weights["always"]


def test_the_command_writes_a_rule_file(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "scores.yml"
    assert main([str(folder), "--dev", str(folder), "--out", str(out), "--threshold", "0.5"]) == 0
    (score,) = yaml.safe_load(out.read_text(encoding="utf-8"))["scores"]
    assert score["threshold"] == 0.5
    assert "R 1.000" in capsys.readouterr().out
