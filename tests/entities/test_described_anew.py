"""A description with an age, a nation or a past takes up the subject of the sentence before."""

from __future__ import annotations

import pytest

import attribution
from attribution.text_analyzer import TextAnalyzer


@pytest.fixture(scope="module")
def analyzer() -> TextAnalyzer:
    return attribution.load()


def _names(analyzer: TextAnalyzer, text: str) -> list[str]:
    report = analyzer(text)
    names = {source.id: source.name for source in report.sources}
    return [names[a.source.entity] for a in report.attributions if a.source and a.source.entity]


@pytest.mark.parametrize(
    ("before", "description", "name"),
    [
        ("Captain Rui Ferrao took a different view.", "The Portuguese midfielder", "Rui Ferrao"),
        ("Dana Holt won the race on Sunday.", "The 24-year-old Norwegian", "Dana Holt"),
        ("Nell Tate lost her seat.", "The former minister", "Nell Tate"),
        ("Sol Brandt opened the fair.", "The 61-year-old", "Sol Brandt"),
        ("Ada Quill sold the farm.", "The former teacher", "Ada Quill"),
    ],
)
def test_it_is_that_person(
    analyzer: TextAnalyzer, before: str, description: str, name: str
) -> None:
    (found,) = _names(analyzer, f"{before} {description} said the town had changed.")
    assert found.endswith(name)


@pytest.mark.parametrize(
    ("before", "description"),
    [
        ("Mayor Dana Holt won the vote on Sunday.", "The former mayor"),
        ("Dana Holt and Ines Roy won the race.", "The 24-year-old"),
        ("The mill was sold on Sunday.", "The former owner"),
    ],
)
def test_it_is_nobody_who_was_named(analyzer: TextAnalyzer, before: str, description: str) -> None:
    (found,) = _names(analyzer, f"{before} {description} said the town had changed.")
    assert found == description


@pytest.mark.parametrize(
    ("source", "plural"),
    [
        ("Her neighbour and sometime pupil, Idris Pugh,", False),
        ("A baker and cook", False),
        ("Her mother and father", True),
    ],
)
def test_two_nouns_are_one_person_or_two(analyzer: TextAnalyzer, source: str, plural: bool) -> None:
    report = analyzer(f"{source} said the town had changed.")
    assert (report.sources[0].count == "plural") is plural
