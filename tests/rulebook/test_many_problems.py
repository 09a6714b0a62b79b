"""A rule file with more problems or longer lines than anybody reads is told of in a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.errors import RuleError
from attribution.rulebook import load_rulebook
from attribution.rulebook.yaml.problems import problem_lines


def test_a_long_line_and_many_problems_are_cut(tmp_path: Path) -> None:
    file = tmp_path / "lexicons" / "x.yml"
    file.parent.mkdir()
    words = ", ".join(["a"] * 20_000)
    file.write_text(f"format: 1\nlexicons:\n  - {{id: x, wrong: [{words}], words: [{words}]}}\n")
    with pytest.raises(RuleError) as caught:
        load_rulebook([tmp_path])
    assert sum(map(len, problem_lines(caught.value))) < 100_000
