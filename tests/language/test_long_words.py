"""Runs without white space are tokenized in pieces, and no character is lost."""

from __future__ import annotations

import pytest
import spacy

from attribution.language.long_words import LONGEST, text_or_doc

NLP = spacy.blank("en")


@pytest.mark.parametrize("run", ["(", ",", ".", "“", "😀", "7", "gull", "a-b/", "'", "`"])
def test_a_long_run_keeps_its_characters(run: str) -> None:
    text = f"Hale said {run * 2 * LONGEST} and left, so {run * LONGEST}."
    found = text_or_doc(NLP, text)
    assert not isinstance(found, str)
    assert found.text == text
    assert max(len(token.text) for token in found) <= LONGEST


def test_other_text_goes_through_as_it_is() -> None:
    text = "Hale said so. " * LONGEST + "x" * LONGEST
    assert text_or_doc(NLP, text) is text
