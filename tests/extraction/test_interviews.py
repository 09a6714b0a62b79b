"""Interviews without labels, and whom *I* means in a turn, with the pipeline."""

from __future__ import annotations

from functools import cache

import pytest

from attribution.analyzer import Analyzer
from attribution.language import load_pipeline
from attribution.model import Report
from attribution.reading import article_from_text
from attribution.rulebook import load_rulebook

INTRODUCTION = "Vera Halloran has been mayor of Holm since 2012."
FIRST = "It was not safe. I think the engineers had known for years."
SECOND = "No. I believe we did what we could."


@cache
def analyzer() -> Analyzer:
    return Analyzer(load_pipeline(), load_rulebook())


def report_of(*paragraphs: str) -> Report:
    return analyzer().analyze(article_from_text("\n\n".join(paragraphs), "mayor.txt"))


def answers(*paragraphs: str) -> list[tuple[str, str]]:
    found = (a for a in report_of(*paragraphs).attributions if a.rule == "beside.answer")
    return [(a.source.text if a.source else "", a.claim.text) for a in found]


@pytest.mark.parametrize("mark", ["", "**"], ids=["plain", "bold"])
def test_answers_go_to_the_one_person_named_before(mark: str) -> None:
    asked = f"{mark}Why was the quay closed?{mark}", f"{mark}Will you resign?{mark}"
    assert answers(INTRODUCTION, asked[0], FIRST, asked[1], SECOND) == [
        ("Vera Halloran", FIRST.removesuffix(".")),
        ("Vera Halloran", SECOND.removesuffix(".")),
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Vera Halloran met Anna Quill in Holm.", "Why?", FIRST, "Will you resign?", SECOND),
        (INTRODUCTION, "Why was the quay closed?", FIRST),
        (INTRODUCTION, "Why was it closed?", "It was not safe.", "Will it open?", "In May."),
        (INTRODUCTION, "Why?", FIRST, *["The quay is old."] * 9, "Will it open?", SECOND),
    ],
    ids=["two people", "one question", "nobody says I", "questions of an essay"],
)
def test_no_interview(paragraphs: tuple[str, ...]) -> None:
    assert answers(*paragraphs) == []


@pytest.mark.parametrize(
    "paragraphs",
    [
        (INTRODUCTION, "Why was the quay closed?", FIRST, "Will you resign?", SECOND),
        (INTRODUCTION, "Q: Why was the quay closed?", f"A: {FIRST}", "Q: Will you resign?",
         f"A: {SECOND}"),
        (INTRODUCTION, "HT: Why was the quay closed?", f"VH: {FIRST}", "HT: Will you resign?",
         f"VH: {SECOND}"),
    ],
    ids=["questions", "letters", "initials"],
)  # fmt: skip
def test_i_is_who_answers_and_not_the_author(paragraphs: tuple[str, ...]) -> None:
    report = report_of(*paragraphs)
    own = [a for a in report.attributions if a.source and a.source.text == "I"]
    assert own
    assert all(a.level != "author" for a in own)


def levels(*paragraphs: str) -> list[tuple[str, str | None, str]]:
    """Label, name and level of each turn that a label introduces."""
    report = report_of(*paragraphs)
    names = {source.id: source.name for source in report.sources}
    return [
        (a.source.text, names[a.source.entity] if a.source.entity else None, a.level)
        for a in report.attributions
        if a.rule == "label.transcript" and a.source is not None
    ]


def test_explain_names_who_acts_near_a_quotation_that_has_nobody() -> None:
    text = "The clerk left at noon. The mayor stayed.\n\nIt rained. “We had no alarm.” It was dark."
    found = analyzer().explain(article_from_text(text, "quay.txt"), 3)
    notes = [miss.note for miss in found.misses if "no speaker" in miss.note]
    assert notes == ["““”: no speaker: seen near it and not beside it: clerk, mayor"]


ANSWERED = "It was not safe. I had told the council."
TURNS = ("Q: Why was the quay closed?", f"A: {ANSWERED}", "Q: Will it open?", "A: In May.")
INITIALS = ("HT: Why was the quay closed?", f"VH: {ANSWERED}", "HT: Will it open?", "VH: In May.")
NOUNS = (
    "Interviewer: Why was the quay closed?",
    f"Halloran: {ANSWERED}",
    "Interviewer: Will it open?",
    "Halloran: In May.",
)
LONG = (
    "Question: Why was the quay closed?",
    f"Answer: {ANSWERED}",
    "Question: Will it open?",
    "Answer: In May.",
)


@pytest.mark.parametrize(
    ("before", "turns"),
    [
        ((INTRODUCTION,), TURNS),
        (("Ten minutes with Vera Halloran", "The mayor of Holm spoke to us in May."), TURNS),
        (("The mayor speaks", "Vera Halloran, 61, talks to Anna Quill about the quay."), TURNS),
        (("Mayor Vera Halloran told Anna Quill why the quay had to close.",), TURNS),
        (("Vera Halloran has known Tom Brace for years. She spoke to us on Monday.",), TURNS),
        (("Vera Halloran on the quay", "The engineer Tom Brace closed it."), TURNS),
        ((INTRODUCTION,), INITIALS),
        (("Mayor Vera Halloran and Tom Brace built the quay.",), INITIALS),
        ((INTRODUCTION,), NOUNS),
        ((INTRODUCTION,), LONG),
    ],
    ids=[
        "the only person", "in the heading", "talks to", "told", "she spoke", "the heading's",
        "initials", "initials of two", "interviewer", "words",
    ],
)  # fmt: skip
def test_who_answers_is_who_is_interviewed_and_who_asks_the_outlet(
    before: tuple[str, ...], turns: tuple[str, ...]
) -> None:
    found = levels(*before, *turns)
    assert [level for _, _, level in found] == ["author", "named", "author", "named"]
    assert all("Halloran" in str(name) for _, name, level in found if level == "named")


@pytest.mark.parametrize(
    "before",
    ["Anna Brel and Pieter Moss run the Blue Oven together.", "The quay at Holm is shut."],
    ids=["two people", "nobody"],
)
def test_who_answers_stays_open_where_nobody_alone_is_named(before: str) -> None:
    found = levels(before, *TURNS)
    assert [level for _, _, level in found] == ["author", "vague", "author", "vague"]


@pytest.mark.parametrize("topic", ["COURT", "COUNCIL", "POLICE", "CURRENCIES"])
def test_a_topic_in_capitals_labels_nobody(topic: str) -> None:
    found = report_of(f"{topic}: The hearing goes on. Vera Halloran said the quay was shut.")
    assert [a.source.text for a in found.attributions if a.source] == ["Vera Halloran"]
