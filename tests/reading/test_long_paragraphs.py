"""Paragraphs that nobody writes are split, and every piece keeps its place in the file."""

from __future__ import annotations

import pytest

import attribution
from attribution.errors import InputError
from attribution.reading import article_from_text


@pytest.mark.parametrize("part", ["The mill is sold. ", "word ", "x", "“Ah, ", "é", "🙂 "])
def test_long_paragraph_is_split(part: str) -> None:
    text = part * (1_100_000 // len(part))
    article = article_from_text(text)
    blocks = article.blocks
    assert max(len(block.text) for block in blocks) <= 20_000
    assert any("the paragraph on line 1: a paragraph of more" in note for note in article.notes)
    joined = "".join(block.text for block in blocks)
    assert joined.replace(" ", "") == text.replace(" ", "")
    for block in blocks:
        span = block.to_source(0, len(block.text))
        assert text[slice(*span)].startswith(block.text[:20])


@pytest.mark.parametrize("text", ["\ud800", "The mill\udfff is sold."])
def test_half_of_a_surrogate_pair_is_an_input_error(text: str) -> None:
    with pytest.raises(InputError, match="surrogate"):
        attribution.analyze(text)
