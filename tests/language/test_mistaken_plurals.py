"""Verbs that the tagger takes for plural nouns, on sentences that the bundled pipeline parses."""

from __future__ import annotations

import pytest

from attribution.grammar.subjects import subject_of
from attribution.grammar.words import WORDS
from attribution.language import load_pipeline
from attribution.language.mending.mistaken_plurals import SpeechWords, with_mistaken_plurals
from attribution.model import Parse
from attribution.reading import article_from_text

LISTS = SpeechWords(
    WORDS.indefinite_articles,
    {"clerk", "aide", "report"},
    {"lawsuit"},
    {"note", "claim", "state", "allege"},
)


def parsed(sentence: str) -> Parse:
    (parse,) = load_pipeline().parse([article_from_text(sentence, "council.txt")])
    return with_mistaken_plurals(parse, LISTS)


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("The town council alleges that the harbour board ignored two warnings.",
         "alleges", "council"),
        ("Crewe plans to sue the city.", "plans", "Crewe"),
        ("The lack of pumps was a burden on the port, which had fewer than the town, the lawsuit "
         "alleges.", "alleges", "lawsuit"),
        ("At least 62 wolves live in the hills, twice as many as then, a Forest count shows.",
         "shows", "count"),
        ("“It is a long way down,” the clerk notes.", "notes", "clerk"),
        ("It is a long way down, the mayor's aide claims.", "claims", "aide"),
        ("The pumps were old, the report states.", "states", "report"),
        ("Vera Halloran, 61, talks to Anna Quill about the quay.", "talks", "Vera"),
        ("The pumps, the clerk notes, were older than the mayor.", "notes", "clerk"),
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
        "She kept the ledgers, the clerk notes and the keys.",
        "The court read the letters and, at noon, the clerk notes.",
        "The quay had three ruins, the road states.",
    ],
)
def test_nouns_stay_nouns(sentence: str) -> None:
    (parse,) = load_pipeline().parse([article_from_text(sentence, "council.txt")])
    assert with_mistaken_plurals(parse, LISTS) is parse


@pytest.mark.parametrize("apposition", ["61", "a clerk", "mayor of Holm"])
def test_the_subject_before_an_apposition_is_the_name_and_no_comma(apposition: str) -> None:
    text = f"Vera Halloran, {apposition}, talks to Anna Quill about the quay."
    (parse,) = load_pipeline().parse([article_from_text(text, "council.txt")])
    mended = with_mistaken_plurals(parse, LISTS._replace(verbs={"talk"}))
    (verb,) = [token for token in mended.tokens if token.text == "talks"]
    assert verb.tag == "VBZ"
    assert [t.text for t in mended.tokens if t.dep == "nsubj" and t.head == verb.i] == ["Vera"]
