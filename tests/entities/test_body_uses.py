"""Names that no list knows are bodies' where the article uses them so, whatever they are called."""

from __future__ import annotations

import pytest

import attribution
from attribution.text_analyzer import TextAnalyzer

NAMES = ("Lumo", "Orvella", "Netzwerk", "Corvane", "Volkswerk", "Tessaly")
BODIES = (
    "{name} are holding talks with the union. {name} say the offer stands.",
    "{name} workers walked out on Monday. {name} said talks would go on.",
    "{name} was founded in 1987. {name} said 400 jobs would go.",
    "Ida Holm, the head of {name}, left. {name} said nothing had changed.",
    "A {name} spokesman said services would resume. {name} said more would follow.",
    "{name} has positioned itself as a bank for the young. {name} said it was growing.",
    "Customers of {name} were told to wait. “We are sorry,” {name} said.",
)
PERSONS = (
    "{name} was arrested in May. {name} said he was ill. His lawyer said so too.",
    "{name}, 43, a baker, left. {name} said the rain had gone.",
    "{name}’s wife waited outside. “I am sorry,” {name} said.",
    "Ms. {name} left early. {name} said she was tired.",
)


@pytest.fixture(scope="module")
def analyzer() -> TextAnalyzer:
    return attribution.load()


def kinds(analyzer: TextAnalyzer, text: str, name: str) -> set[str]:
    """The kinds of the sources that bear the name alone."""
    sources = analyzer(text).sources
    return {s.kind for s in sources if s.name.removeprefix("Ms. ") == name}


@pytest.mark.parametrize("text", BODIES)
def test_uses_tell_a_body(analyzer: TextAnalyzer, text: str) -> None:
    for name in NAMES:
        assert "person" not in kinds(analyzer, text.format(name=name), name), name


@pytest.mark.parametrize("text", PERSONS)
def test_uses_tell_a_person(analyzer: TextAnalyzer, text: str) -> None:
    for name in NAMES:
        assert kinds(analyzer, text.format(name=name), name) == {"person"}, name
