"""Who speaks in a quotation, on articles that the bundled pipeline parses."""

from __future__ import annotations

from functools import cache

import pytest

from attribution.extraction import Extractor
from attribution.extraction.candidates import build_index, find_sites
from attribution.extraction.sites import Text
from attribution.grammar.document_reader import read_document
from attribution.language import load_pipeline
from attribution.model import Parse
from attribution.reading import article_from_text
from attribution.rulebook import load_rulebook
from tests.extraction.rules import RULES, TUNING, WORDS

BEFORE = "The pier closed on Monday.\n\n"


@cache
def extractor() -> Extractor:
    return Extractor.of(load_rulebook())


def parsed(text: str) -> Parse:
    (parse,) = load_pipeline().parse([article_from_text(text, "pier.txt")])
    return parse


def spoken(text: str) -> list[tuple[str, str]]:
    """Source and claim of each attribution whose claim is in quotation marks alone."""
    found = extractor().extract(read_document(parsed(text))).attributions
    return [(a.source.text if a.source else "", a.claim.text) for a in found if a.mode == "direct"]


PLACES = [
    ("a paragraph in quotation marks after one that paraphrases a speaker",
     "Vera Halloran said the road would stay open.\n\n“We have no plans to close it.”",
     [("Vera Halloran", "“We have no plans to close it.”")]),
    ("not after one that asks",
     "A clerk asked Vera Halloran about the road.\n\n“We have no plans to close it.”", []),
    ("not after one that tells of somebody who speaks nowhere",
     "Vera Halloran was born on the island.\n\n“We have no plans to close it.”", []),
    ("a signature on each line",
     "“It scares me. We left.” — Petra Halloran\n“He cannot answer that.” — Ida Quill",
     [("Petra Halloran", "“It scares me. We left.”"), ("Ida Quill", "“He cannot answer that.”")]),
    ("the verb before the name, and a colon",
     BEFORE + "Said Harbourmaster Halloran: “The chain was rusted through.”",
     [("Harbourmaster Halloran", "“The chain was rusted through.”")]),
    ("a quotation that the next paragraph closes",
     BEFORE + "“We have waited for years.\n\nNobody has come to see us,” Vera Halloran said.",
     [("Vera Halloran", "“We have waited for years. … Nobody has come to see us,”")]),
    ("who answers, not what was asked",
     BEFORE + "Jorn Alsted laughed when he was asked about the price. “Nobody pays that here.”",
     [("Jorn Alsted", "“Nobody pays that here.”")]),
    ("the verb before the name, and a comma",
     BEFORE + "Said Halloran, “The error was ours.” The ministry left early.",
     [("Halloran", "“The error was ours.”")]),
    ("the paragraph before tells that somebody spoke",
     "Vera Halloran spoke to reporters outside the court.\n\n“We have no plans to close it.”",
     [("Vera Halloran", "“We have no plans to close it.”")]),
    ("what somebody is called in the sentence's last words",
     BEFORE + "The union called the deliveries “far from sufficient.”", []),
    ("a relative clause without a pronoun tells who speaks",
     BEFORE + "“We lost two boats in that week,” said the woman everyone knows as Granny Post.",
     [("the woman everyone knows as Granny Post", "“We lost two boats in that week,”")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in PLACES], ids=[case[0] for case in PLACES]
)
def test_who_speaks(text: str, expected: list[tuple[str, str]]) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("“Three boats. Two men. One rope,” said pilot Mina Post.", {"pilot"}),
        ("“We lost it,” Mina Post said.", {"Mina"}),
        ("“The pilot said so,” we heard.", {"pilot"}),
    ],
    ids=["fragments in the quotation", "a clause in the quotation", "the cue inside of it"],
)
def test_the_subject_of_a_cue_stands_on_its_side_of_the_marks(
    text: str, subjects: set[str]
) -> None:
    parse = parsed(text)
    document = read_document(parse)
    sites = find_sites(Text(document, WORDS, TUNING), build_index(RULES))
    found = {site.subject for group in sites for site in group if site.word.text == "say"}
    heads = {parse.tokens[one.head].text for one in found if one is not None}
    assert heads == subjects
