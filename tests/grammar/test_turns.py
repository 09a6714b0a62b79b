"""Labels of a transcript, on articles that the bundled pipeline parses."""

from __future__ import annotations

import pytest

from attribution.extraction import Extractor
from attribution.grammar.document_reader import read_document
from attribution.grammar.turns import labels_of, time_stamps
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


@pytest.mark.parametrize(
    ("paragraph", "stamp"),
    [
        ("11:05 a.m.: The railway says that no trains will run.", "11:05 a.m.:"),
        ("11.20 Police said that two people had been hurt.", "11.20"),
        ("13:45 GMT - The ferry company cancelled all crossings.", "13:45 GMT -"),
        ("[15:10] The weather service warned of more rain.", "[15:10]"),
        ("2:30 p.m. Officials say 400 homes have no power.", "2:30 p.m."),
        ('09.20 "We were lucky," said a fisherman.', "09.20"),
        ("12.30pm: The council met.", "12.30pm:"),
        ("2.5 metres of snow fell, police said.", ""),
        ("11.20 metres is the height, police said.", ""),
        ("The train at 11:05 Police said was late.", ""),
    ],
)
def test_times_of_day_that_open_a_paragraph(paragraph: str, stamp: str) -> None:
    parse = parsed(paragraph)
    found = sorted(time_stamps(parse))
    assert (_written(parse, found) if found else "") == stamp


def _written(parse: Parse, tokens: list[int]) -> str:
    span = parse.span(tokens[0], tokens[-1] + 1)
    return parse.article.text[span.start : span.end]


@pytest.mark.parametrize("stamp", ["11:05 a.m.: ", "13.20 ", "[15:10] ", "13:45 GMT - "])
def test_a_time_of_day_is_in_no_source_and_no_claim(stamp: str) -> None:
    said = (
        f"{stamp}Police said that two people had been hurt.",
        f"{stamp}The pier is shut, police said.",
    )
    found = Extractor.of(load_rulebook()).extract(read_document(parsed(*said))).attributions
    assert [(a.source.text if a.source else "", a.claim.text) for a in found] == [
        ("Police", "that two people had been hurt"),
        ("police", "The pier is shut"),
    ]
