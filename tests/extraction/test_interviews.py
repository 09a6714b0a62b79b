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
