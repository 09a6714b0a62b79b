"""What the score weighs is declared: a feature that no weight may name counts nothing."""

from __future__ import annotations

import ast
from pathlib import Path

from attribution.extraction.scoring import cue_features
from attribution.rulebook.sections.score_features import FEATURES


def test_every_fixed_feature_that_the_code_yields_is_declared() -> None:
    tree = ast.parse(Path(cue_features.__file__).read_text(encoding="utf-8"))
    yields = (node.value for node in ast.walk(tree) if isinstance(node, ast.Yield) and node.value)
    found = {
        part.value
        for value in yields
        for part in ast.walk(value)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
        # Parts of f-strings are families; "one or two words" follows "claim of".
        if not any(part in ast.walk(f) for f in ast.walk(value) if isinstance(f, ast.JoinedStr))
    }
    lengths = {text for text in found if text.endswith(" words") and not text.startswith("cue")}
    whole = (found - lengths - {"claim of "}) | {f"claim of {text}" for text in lengths}
    assert len(whole) > 15
    assert whole - set(FEATURES) == set()
