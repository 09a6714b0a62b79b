"""Where the claim of one report ends because the narrator begins another, with the pipeline."""

from __future__ import annotations

from functools import cache

import pytest

from attribution.extraction import Extractor
from attribution.grammar.document_reader import read_document
from attribution.language import load_pipeline
from attribution.reading import article_from_text
from attribution.rulebook import load_rulebook

APART = [
    ("a second subject behind a comma",
     "Three in ten said the quay was unsafe, but six in ten said it would hold.",
     [("Three in ten", "the quay was unsafe"), ("six in ten", "it would hold")]),
    ("the subject shared, behind a quotation",
     "Halloran says she respects the “care of the crews” but argues that they are slow.",
     [("Halloran", "she respects the “care of the crews”"), ("Halloran", "that they are slow")]),
    ("an adverbial before the second cue",
     "The clerk said she had kept the ledger, but in a later interview said it was lost.",
     [("The clerk", "she had kept the ledger"), ("The clerk", "it was lost")]),
    ("two participles of one cue",
     "Halloran left, saying that the pumps were sound and arguing that the dam would hold.",
     [("Halloran", "that the pumps were sound"), ("Halloran", "that the dam would hold")]),
    ("the number of the first subject",
     "Engineers fear that the dam has moved and warn that the valley is at risk.",
     [("Engineers", "that the dam has moved"), ("Engineers", "that the valley is at risk")]),
    ("a figure behind a refusal",
     "Halloran would not say what it cost, but two clerks of the town put it at nine crowns.",
     [("Halloran", "what it cost"), ("two clerks of the town", "it at nine crowns")]),
    ("a contrast",
     "Halloran hopes the board makes no mistake, even as she admits that the time is short.",
     [("Halloran", "the board makes no mistake"), ("she", "that the time is short")]),
    ("a relative clause of another speaker at the end",
     "Halloran put the loss at 40 boats, which the union called “a lie”.",
     [("Halloran", "the loss at 40 boats"), ("the union", "which … “a lie”")]),
    ("the answers of others",
     "Half of the crews said they wanted a vote, compared with a third who said they did not.",
     [("Half of the crews", "they wanted a vote"), ("who", "they did not")]),
]  # fmt: skip
TOGETHER = [
    ("a second clause behind *and that*",
     "Halloran said the yard was sold, and that a clerk had told her so.",
     "the yard was sold, and that a clerk had told her so"),
    ("a relative clause inside the claim",
     "Halloran asked whether the yard, which the union called a ruin, would be sold.",
     "whether the yard, which the union called a ruin, would be sold"),
]  # fmt: skip


@cache
def extractor() -> Extractor:
    return Extractor.of(load_rulebook())


def found_in(text: str) -> list[tuple[str, str]]:
    article = article_from_text("The quay closed on Monday.\n\n" + text, "quay.txt")
    (parse,) = load_pipeline().parse([article])
    found = extractor().extract(read_document(parse)).attributions
    return [(a.source.text if a.source else "", a.claim.text) for a in found if a.within is None]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in APART], ids=[case[0] for case in APART]
)
def test_a_second_report_ends_the_claim(text: str, expected: list[tuple[str, str]]) -> None:
    assert found_in(text) == expected


@pytest.mark.parametrize(
    ("text", "claim"), [case[1:] for case in TOGETHER], ids=[case[0] for case in TOGETHER]
)
def test_what_is_part_of_the_claim_stays(text: str, claim: str) -> None:
    assert claim in [found[1] for found in found_in(text)]
