"""Verbs that the tagger takes for plural nouns, on sentences that the bundled pipeline parses."""

from __future__ import annotations

import pytest

from attribution.grammar.subjects import subject_of
from attribution.grammar.words import WORDS
from attribution.language import load_pipeline
from attribution.language.mistaken_plurals import with_mistaken_plurals
from attribution.model import Parse
from attribution.reading import article_from_text


def parsed(sentence: str) -> Parse:
    (parse,) = load_pipeline().parse([article_from_text(sentence, "council.txt")])
    return with_mistaken_plurals(parse, WORDS.indefinite_articles)


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("The town council alleges that the harbour board ignored two warnings.",
         "alleges", "council"),
        ("Crewe plans to sue the city.", "plans", "Crewe"),
        ("At least 62 wolves live in the hills, twice as many as then, a Forest count shows.",
         "shows", "count"),
    ],
)  # fmt: skip
def test_a_sentence_without_another_verb_has_this_one(
    sentence: str, verb: str, subject: str
) -> None:
    parse = parsed(sentence)
    (found,) = [token for token in parse.tokens if token.text == verb]
    head = subject_of(parse, found.i)
    assert found.tag == "VBZ"
    assert head is not None
    assert parse.tokens[head.head].text == subject


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour plans that the council agreed.",
        "Plans to sue the town.",
        "Road plans to 2030.",
        "The school plans to be agreed in May were late.",
        "The clerk saw the road plans to widen the quay.",
    ],
)
def test_nouns_stay_nouns(sentence: str) -> None:
    (parse,) = load_pipeline().parse([article_from_text(sentence, "council.txt")])
    assert with_mistaken_plurals(parse, WORDS.indefinite_articles) is parse
