from __future__ import annotations

from training.names import find_names
from training.treebanks import Document


def names(document: Document) -> list[tuple[str, str]]:
    return [
        (" ".join(word.form for word in sentence[name.start : name.end]), name.label)
        for paragraph in document.paragraphs
        for sentence in paragraph.sentences
        for name in find_names(sentence)
    ]


def test_names_without_articles_pronouns_and_common_nouns(documents: tuple[Document, ...]) -> None:
    # "Tarvia" is inside a longer name; "the council" and "we" are mentions without a name.
    assert names(documents[0]) == [("Ana Lindqvist", "PERSON"), ("University of Tarvia", "ORG")]


def test_place_inside_a_nameless_mention_counts(documents: tuple[Document, ...]) -> None:
    # "Texans" are people, but no person's name.
    assert names(documents[1]) == [("Borland", "LOC")]
