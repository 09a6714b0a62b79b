"""Words of saying where nobody says anything: with the pipeline, since the shapes are of trees."""

from __future__ import annotations

from functools import cache

import pytest

from attribution.extraction import Extractor
from attribution.grammar.document_reader import read_document
from attribution.language import load_pipeline
from attribution.reading import article_from_text
from attribution.rulebook import load_rulebook

UNREALISED = [
    ("a request to come", "The minister said the army may ask for an inquiry.", "The minister"),
    ("a norm", "The clerk said the board should announce its decision in May.", "The clerk"),
    ("what may be", "Orban said the crew could complain about the food.", "Orban"),
    ("what is to come", "Halloran said the judge will decide whether to free them.", "Halloran"),
    ("a plan denied", "Halloran said she had no plans to call for an inquiry.", "Halloran"),
    ("an intention denied",
     "The mayor said he did not intend to criticise the pilots.", "The mayor"),
    ("a wish in short", "Halloran said he'd ask the board to pay for the dam.", "Halloran"),
    ("a norm parted by a mark", "He said the board should “be supportive of the pilots”.", "He"),
    ("what is denied", "Brekke denied that he told the crew to leave.", "Brekke"),
    ("a charge", "The mayor is accused of insulting the clerks, her friends said.", "her friends"),
    ("an infinitive behind an adjective",
     "Quill said it was difficult for the owners to tell workers that the mill was sold.", "Quill"),
]  # fmt: skip
"""Each with the one source of its outer report."""
NOBODY = [
    "No one from the ministry has said whether the ferry will sail.",
    "No official has said that the dam is safe.",
    "Not one of the pilots complained that the pay was low.",
    "Hardly anyone said the fair should go on.",
    "He accused nobody.",
]
ANYBODY = [
    "If you want to sell a boat, paint it.",
    "Whoever claims that the mill is haunted has never slept there.",
    "Anyone who thought the ferry would be late was wrong.",
]
SUPPOSED = [
    "If the mayor wants a new quay, she will have to pay for it.",
    "The deal depends on whether the board decides to sell.",
    "If the figures show that the dam has moved, the valley will be cleared.",
]
ACTS = [
    "Ferrao claimed his eleventh goal of the season.",
    "The students challenged each other.",
    "Climate change threatens to close the port.",
    "Cruz demonstrated a good grasp of tides.",
    "The country's economy has shown signs of improving.",
    "“Long march” refers to the famine that killed many people in the 1990s.",
    "Police unveiled a separate investigation into allegations of fraud.",
    "The blast raised concerns about the plan.",
    "Sanders sent a text message to his supporters.",
    "The two crews are holding talks to form one guild.",
    "His announced running mate, Ada Quill, will address the meeting.",
    "Once deemed the best harbour in the north, Holm is now a ruin.",
]


@cache
def extractor() -> Extractor:
    return Extractor.of(load_rulebook())


def sources_in(text: str) -> list[str | None]:
    article = article_from_text("The quay closed on Monday.\n\n" + text, "quay.txt")
    parse = next(iter(load_pipeline(None).parse([article])))
    found = extractor().extract(read_document(parse)).attributions
    return [item.source.text if item.source else None for item in found]


@pytest.mark.parametrize(("kind", "text", "source"), UNREALISED, ids=[k for k, *_ in UNREALISED])
def test_what_did_not_take_place_within_a_claim_is_none(kind: str, text: str, source: str) -> None:
    assert sources_in(text) == [source]


@pytest.mark.parametrize("text", [*NOBODY, *ANYBODY, *SUPPOSED, *ACTS])
def test_nobody_reports_anything(text: str) -> None:
    assert sources_in(text) == []


REFUSED = (
    "Halloran said the mayor would not say why the ferry was late.",
    ["Halloran", "the mayor"],
)
OWN_VOICE = ("“I must say that the dam is old,” Orban said.", ["I", "Orban"])
TO_A_HEARER = ("“You said that the dam was old,” Orban told the clerk.", ["You", "Orban"])


@pytest.mark.parametrize(("text", "sources"), [REFUSED, OWN_VOICE, TO_A_HEARER])
def test_refusals_and_own_words_took_place(text: str, sources: list[str]) -> None:
    assert sources_in(text) == sources


def test_the_noun_of_an_opening_participle_is_no_source() -> None:
    text = "Giving evidence, the widow's sister, Ada Quill, said she had heard a shout."
    assert sources_in(text) == ["the widow's sister, Ada Quill,"]


def test_whose_paper_shows_something_reports_it() -> None:
    assert sources_in("The mayor's report shows losses of 4 million.") == ["The mayor's"]
