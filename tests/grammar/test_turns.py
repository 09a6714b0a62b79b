"""Labels of a transcript, on articles that the bundled pipeline parses."""

from __future__ import annotations

import pytest

from attribution.extraction import Extractor
from attribution.grammar.document_reader import read_document
from attribution.grammar.turns import labels_of
from attribution.language import load_pipeline
from attribution.model import Parse
from attribution.reading import article_from_text
from attribution.rulebook import load_rulebook


def parsed(*paragraphs: str) -> Parse:
    text = "\n\n".join(("The inquiry into the bridge sat again on Monday.", *paragraphs))
    (parse,) = load_pipeline().parse([article_from_text(text, "inquiry.txt")])
    return parse


def turns(*paragraphs: str) -> list[tuple[str, str]]:
    """Speaker and claim of each turn that the product's rules find."""
    found = Extractor.of(load_rulebook()).extract(read_document(parsed(*paragraphs))).attributions
    labelled = [one for one in found if one.rule == "label.transcript"]
    return [(one.source.text if one.source else "", one.claim.text) for one in labelled]


def test_labels_in_capitals_and_a_title_before_the_name() -> None:
    assert turns("DR. OKOYE: We closed it in May.", "MODERATOR: Why was it so late?") == [
        ("DR. OKOYE", "We closed it in May"),
        ("MODERATOR", "Why was it so late"),
    ]


def test_names_and_nouns_of_speakers_in_mixed_case() -> None:
    assert turns("Reporter: Why was it closed?", "Okoye: It was not safe.") == [
        ("Reporter", "Why was it closed"),
        ("Okoye", "It was not safe"),
    ]


def test_a_turn_goes_on_to_the_next_label() -> None:
    found = turns(
        "Q: Why was it closed?",
        "A: It was not safe. We had known for years.",
        "Nobody asked us.",
        "Q: Who knew?",
    )
    assert found[1] == ("A", "It was not safe. We had known for years … Nobody asked us")


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Tickets: they cost four pounds.", "Doors: they open at six."),
        ("Okoye: 547.", "Reyes: 312."),
        ("UPDATE: The bridge has opened again.",),
        ("CURRENCIES: The crown rose in the morning.", "LATEST: The bridge is closed."),
        ("Okoye: It was not safe.",),
        ("Lisbon: It was not safe.", "Oslo: It was late."),
    ],
)
def test_no_labels(paragraphs: tuple[str, ...]) -> None:
    assert turns(*paragraphs) == []


def test_a_label_is_told_by_its_words() -> None:
    parse = parsed("Hale: We knew.", "Reyes: Nobody did.", "Hale: They did.")
    found = labels_of(parse, speakers=(), nobody=("reyes",))
    assert [parse.tokens[label.first].text for label in found] == ["Hale", "Hale"]
