"""A name and a word in -s between a closing mark and a stop: it is who speaks."""

from __future__ import annotations

import pytest

import attribution
from attribution.text_analyzer import TextAnalyzer


@pytest.fixture(scope="module")
def analyzer() -> TextAnalyzer:
    return attribution.load()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Rolf Finch has two boats. "None of them can sail," Finch jokes.', "Finch"),
        ('"The mill was sold years ago," Quill notes.', "Quill"),
        ('"The mill was sold," Ms. Quill states.', "Ms. Quill"),
        ("“The tide comes twice a day,” Ada Finch claims.", "Ada Finch"),
    ],
)
def test_the_name_is_the_source(analyzer: TextAnalyzer, text: str, name: str) -> None:
    (found,) = analyzer(text).attributions
    assert found.source is not None
    assert found.source.text == name
    assert found.mode == "direct"
