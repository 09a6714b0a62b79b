from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from training import lemmas
from training.lemmas import Tables
from training.treebanks import Document

TABLES = Tables(
    {"verb": [["s", ""], ["ed", ""], ["ed", "e"], ["ing", ""], ["ing", "e"]], "noun": [["s", ""]]},
    {"verb": {"said": ["say"]}, "noun": {}},
    {"verb": frozenset({"hope", "hop", "quote"}), "noun": frozenset({"official"})},
)


@pytest.mark.parametrize(
    ("pos", "form", "lemma"),
    [
        ("verb", "said", "say"),
        ("verb", "hoping", "hope"),
        ("verb", "quoted", "quote"),
        ("verb", "texted", "text"),
        ("noun", "officials", "official"),
    ],
)
def test_lemmas_are_those_of_spacys_lemmatiser(pos: str, form: str, lemma: str) -> None:
    assert TABLES.lemmatise(pos, form) == lemma
    nlp = spacy.blank("en")
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.lookups = TABLES.to_lookups()
    doc = lemmatizer(Doc(nlp.vocab, words=[form], pos=[pos.upper()]))
    assert doc[0].lemma_ == lemma


def test_tables_know_news_words(documents: tuple[Document, ...]) -> None:
    pytest.importorskip("spacy_lookups_data")
    tables = lemmas.build_tables(documents)
    verbs = {"told": "tell", "cited": "cite", "citing": "cite", "fled": "flee", "need": "need"}
    nouns = {"officials": "official", "allies": "ally", "spokesmen": "spokesman", "news": "news"}
    assert {form: tables.lemmatise("verb", form) for form in verbs} == verbs
    assert {form: tables.lemmatise("noun", form) for form in nouns} == nouns
