from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from training.tokens import adapt_tokenizer


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = spacy.blank("en")
    adapt_tokenizer(blank)
    return blank


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("oil-rich", "oil - rich"),
        ("non-profit e-mail", "non-profit e-mail"),
        ("a 10-year U.S.-led effort", "a 10 - year U.S. - led effort"),
        ("and/or", "and / or"),
        ("call 555-0123", "call 555-0123"),
        ("3-4 days", "3 - 4 days"),
        ("Sen. Lindqvist", "Sen. Lindqvist"),
        ("Wed morning", "Wed morning"),
        ("stop!!", "stop !!"),
        ('even now,"Hale said', 'even now , " Hale said'),
        ("even now.”Hale said", "even now . ” Hale said"),
        ("‹We left,› she said", "‹ We left , › she said"),
        ("I shouldn‘t, it‘s ‘late’", "I should n‘t , it ‘s ‘ late ’"),
        ("for £5m. Shares fell", "for £ 5 m . Shares fell"),
        ("for $5M.", "for $ 5 M ."),
        ("at 5 a.m. today", "at 5 a.m. today"),
        ("he didn’t — it’s", "he did n’t — it ’s"),
    ],
)
def test_words_are_cut_as_in_the_treebanks(nlp: Language, text: str, cut: str) -> None:
    assert " ".join(token.text for token in nlp(text)) == cut


def test_rules_survive_saving(nlp: Language, tmp_path: object) -> None:
    loaded = spacy.blank("en").from_bytes(nlp.to_bytes())
    text = "A non-profit, oil-rich 555-0123 Sen. Wed"
    assert [t.text for t in loaded(text)] == [t.text for t in nlp(text)]
