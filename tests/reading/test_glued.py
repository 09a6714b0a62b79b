"""Headings, captions and credits that stand in one paragraph with the prose behind them."""

from __future__ import annotations

import pytest

from attribution.reading import article_from_text

LEDE = "The council will close the harbour in May, the mayor said on Monday."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in article_from_text(text, "x").blocks]


@pytest.mark.parametrize(
    ("headline", "prose"),
    [
        ("Harbour Shut for Repairs", LEDE),
        ("Harbour Shut", "“We had no choice,” the mayor said on Monday."),
        ("Three Dockers Hurt in Port Ellis Crane Fall", "Three dockers were hurt on Monday."),
        (
            "Board Says Thousands Walk into Port in Strike at Holm",
            "Two days on, talks began again.",
        ),
        ("US-Holm Talks on Anti-Piracy Patrols Resume", "Ministers of both sides met on Monday."),
        ("Holm Pilots' Union Backs Longer Shifts After Talks", "Pilots in Nordhavn voted on it."),
    ],
)
@pytest.mark.parametrize("hyphen", ["-", " -", "- "])
def test_a_headline_before_the_first_paragraph(headline: str, prose: str, hyphen: str) -> None:
    text = f"{headline}{hyphen}{prose}\n\n{LEDE}"
    assert kinds(text) == [("headline", headline), ("prose", prose), ("prose", LEDE)]


def test_a_headline_before_a_dateline() -> None:
    assert kinds(f"Harbour Shut for Repairs-NORDHAVN — -{LEDE}") == [
        ("headline", "Harbour Shut for Repairs"),
        ("dateline", "NORDHAVN — -"),
        ("prose", LEDE),
    ]


@pytest.mark.parametrize(
    "heading", ["Next steps", "Holm's answer", "'Not content'", "June 3, 2031"]
)
def test_a_subheading_before_a_later_paragraph(heading: str) -> None:
    assert kinds(f"{LEDE}\n\n{heading}-{LEDE}")[1:] == [("subheading", heading), ("prose", LEDE)]


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Ina Holt-Reed said on Monday that she would resign.",
        "Secretary-General Jo Reed will visit the harbour on Monday.",
        "Holm National Harbour Board Secretary-General Jo Reed resigned over it.",
        "Foreign Minister Karim Al-Dosh of Holm said no on Monday.",
        "The Holm-Nordhavn ferries will run until midnight from Monday.",
        "The pro-Holm party won nine of the seats on Monday.",
        "Mayor Ina Holt writes: -We had no choice, and the board knows it.",
        "The board met. Nobody came - The mayor had gone home on Monday.",
        "Former U.S. Rep. Joan Pell (D-Calif.) said the bill was dead on Monday.",
        "House Speaker Tom Vane [R-Ohio] wrote to the harbour board on Monday.",
    ],
)
def test_a_hyphen_of_the_words_parts_nothing(text: str) -> None:
    assert kinds(f"{text}\n\n{LEDE}")[0] == ("prose", text)
    assert kinds(f"{LEDE}\n\n{text}")[1] == ("prose", text)


@pytest.mark.parametrize("dateline", ["WASHINGTON —", "LONDON (Gazette) —", "NEW YORK, June 3 –"])
@pytest.mark.parametrize(
    "prose",
    [
        "Sen. Dale Rusk (R-Neb.) on Monday accused the harbour board of stalling.",
        "Former Deputy Prime Minister Sir Ina Holt-Reed said on Monday that she would resign.",
    ],
)
def test_no_hyphen_behind_a_dateline_parts_anything(dateline: str, prose: str) -> None:
    found = kinds(f"{dateline} {prose}\n\n{LEDE}")
    assert found == [("dateline", dateline), ("prose", prose), ("prose", LEDE)]


def test_a_credit_and_a_caption_before_prose() -> None:
    caption = "Mayor Ina Holt speaks to dockers, June 3, 2031, in Port Ellis."
    assert kinds(f"{LEDE}\n\n(A. Quill/Gazette)-{LEDE}\n\n{caption}-{LEDE}")[1:] == [
        ("credit", "(A. Quill/Gazette)"),
        ("prose", LEDE),
        ("caption", caption),
        ("prose", LEDE),
    ]


def test_each_part_leads_back_to_the_file() -> None:
    text = f"Harbour Shut for Repairs -NORDHAVN — -{LEDE}"
    for block in article_from_text(text, "x").blocks:
        first, last = block.segments[0], block.segments[-1]
        assert text[first.source : last.source + last.source_length] == block.text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mayor Ina Holt, left, greets Jo Reed at the gate.", "caption"),
        ("Ina Holt (center) and Jo Reed attend a Mass.", "caption"),
        ("Dockers carry a banner in Nordhavn on June 3, 2031.", "caption"),
        ("Ina Holt speaks to dockers, June 3, 2031, at the gate.", "caption"),
        ("This image taken from video shows the harbour at dusk.", "caption"),
        ("This image of the harbour will stay with the mayor.", "prose"),
        ("The board will hold a vote on June 3, 2031, in Nordhavn.", "prose"),
        ("The mayor resigned on June 3, 2031, in Nordhavn.", "prose"),
        ("“Ina Holt, left, greets nobody,” the clerk said.", "prose"),
        ("Ina Holt, left with no choice, resigned on Monday.", "prose"),
        ("Ina Holt speaks for the dockers of Nordhavn.", "prose"),
    ],
)
def test_a_caption_in_plain_text(text: str, kind: str) -> None:
    assert kinds(f"{LEDE}\n\n{text}\n\n{LEDE}")[1] == (kind, text)
