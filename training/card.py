"""The model card that ships beside the weights."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from training.evaluate import Evaluation, render

FILE = "MODEL_CARD.md"
_TEXT = Path(__file__).with_name("card.md")


def write_card(pipeline: Path, evaluation: Evaluation, size: int) -> None:
    """Writes the card with the figures of the evaluation into the pipeline's folder."""
    text = _TEXT.read_text(encoding="utf-8")
    # How fast one machine was on one day is no property of the weights.
    rows = tuple(replace(row, words_per_second=None) for row in evaluation.rows)
    filled = text.replace("{figures}", render(replace(evaluation, rows=rows))).replace(
        "{size}", f"{size / 1e6:.1f}"
    )
    (pipeline / FILE).write_text(filled, encoding="utf-8")
