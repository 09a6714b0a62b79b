"""Every paragraph's kind, told by its form and its place."""

from __future__ import annotations

import pytest

from attribution.reading import article_from_text

LEDE = "The council will close the harbour in May, the mayor said on Monday."


def kinds(text: str, format: str = "text") -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in article_from_text(text, "x", format).blocks]


def kind_of(line: str) -> str:
    """The kind of a line that stands below a headline and a first paragraph."""
    found = kinds(f"Harbour to Close\n\n{LEDE}\n\n{line}\n\n{LEDE}")
    return found[2][0]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Ada Quill", "byline"),
        ("BY ADA QUILL AND JO REED", "byline"),
        ("By Ada Quill in Nordhavn and Jo Reed in Port Ellis", "byline"),
        ("Ada Quill, Senior Political Correspondent", "byline"),
        ("Ada Quill | 3 June 2031", "byline"),
        ("Reporting by Ada Quill; Editing by Jo Reed", "byline"),
        ("Published 3 June 2031, 09:12", "byline"),
        ("By Monday the harbour was shut.", "prose"),
        ("By noon, three tugs had left the port of Nordhavn.", "prose"),
        ("Ada Quill, Nordhavn's mayor, resigned.", "prose"),
        ("Photo: Ada Quill", "credit"),
        ("Photo by Ada Quill/Gazette", "credit"),
        ("(AP Photo/Ada Quill)", "credit"),
        ("Ada Quill / Reuters", "credit"),
        ("Getty Images", "credit"),
        ("Photos of the harbour were posted on Tuesday.", "prose"),
        ("Sources: Bureau of Ports, Harbour Board", "credit"),
        ("FILE - Tugs lie in the harbour of Nordhavn.", "caption"),
        ("Mayor Ina Holt speaks to dockers in Nordhavn, June 3, 2031.", "caption"),
        ("The ferry line was founded in Nordhavn on June 3, 2031.", "prose"),
        ("The strike at the docks ended on Tuesday, June 3, 2031.", "prose"),
        ("Read more: The mayor's letter in full", "link"),
        ("ALSO READ: The mayor's letter in full", "link"),
        ("Sign up for our morning newsletter", "link"),
        ("Follow Ada Quill on Twitter @adaquill.", "link"),
        ("https://gazette.example/harbour", "link"),
        ("© 2031 The Gazette", "link"),
        ("Watch how the tide comes in, the pilot told his crew.", "prose"),
        ("Follow the money, the auditor told the board.", "prose"),
        ("What the mayor wants", "subheading"),
        ("A Long and Bitter Strike.", "subheading"),
        ("The dockers said no.", "prose"),
        ("“We had no choice,” Ms. Holt said.", "prose"),
        ("“No choice at all”", "prose"),
        ("HOLT: We had no choice", "prose"),
        ("Q: Why now?", "prose"),
        ("A: No comment", "prose"),
        ("Ms. Holt gave three reasons:", "prose"),
        ("- a full sentence in a list.", "list"),
        ("2) a second point", "list"),
    ],
)
def test_a_line_after_the_lede(line: str, kind: str) -> None:
    assert kind_of(line) == kind


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Harbour to close in May, mayor says", "headline"),
        ("Holt: We will close the harbour", "headline"),
        ("Mayor Closes Harbour After Bitter Strike.", "headline"),
        ("Mayor closes harbour.", "headline"),
        ("The harbour was closed on Monday.", "prose"),
        ("Will the harbour close?", "headline"),
    ],
)
def test_the_first_line(first: str, kind: str) -> None:
    assert kinds(f"{first}\n\n{LEDE}")[0] == (kind, first)


def test_a_single_line_is_prose() -> None:
    assert kinds(LEDE) == [("prose", LEDE)]
    assert kinds("Officials said yes") == [("prose", "Officials said yes")]


@pytest.mark.parametrize(
    "dateline",
    [
        "NORDHAVN —",
        "NORDHAVN, June 3 (Gazette) —",
        "PORT ELLIS, Holm --",
        "Nordhavn (Gazette) –",
        "NORDHAVN -",
        "ST. OLAF, Holm, June 3 —",
        "NORDHAVN/PORT ELLIS —",
        "Nordhavn —",
        "Nordhavn, Tarnland –",
        "Port Ellis, New Holm --",
        "DES PORTES, Holm —",
    ],
)
def test_a_dateline_is_split_off(dateline: str) -> None:
    assert kinds(f"{dateline} {LEDE}") == [("dateline", dateline), ("prose", LEDE)]


def test_a_place_in_capitals_before_a_colon_is_a_dateline_outside_transcripts() -> None:
    found = kinds(f"Harbour to Close\n\nPORT ELLIS: {LEDE}")
    assert found[1:] == [("dateline", "PORT ELLIS:"), ("prose", LEDE)]
    turns = ["HOLT: We had no choice.", "QUILL: You had one in May, and the board knows it."]
    assert [kind for kind, _ in kinds("\n\n".join(turns))] == ["prose", "prose"]


@pytest.mark.parametrize(
    "text",
    [
        "Senator Ina Holt (R-Holm) — The one who resigned — said no on Monday.",
        "Nordhavn — The town where it began — said no on Monday.",
        "HOLT - a mayor for ten years - said no on Monday, officials said.",
        "NATO — the alliance — said no on Monday, according to officials.",
    ],
)
def test_dashes_in_prose_are_no_dateline(text: str) -> None:
    assert kinds(f"{LEDE}\n\n{text}")[1] == ("prose", text)


def test_a_caption_repeated_with_a_credit_stuck_to_it() -> None:
    text = f"Dockers wait at the gate\nDockers wait at the gateNova 7\n\n{LEDE}"
    assert kinds(text) == [
        ("caption", "Dockers wait at the gate"),
        ("caption", "Dockers wait at the gate"),
        ("credit", "Nova 7"),
        ("prose", LEDE),
    ]


def test_a_caption_with_its_credit_in_brackets() -> None:
    text = f"{LEDE}\n\nThe harbour at dusk on Sunday. (Ada Quill/Gazette)"
    assert kinds(text)[1:] == [
        ("caption", "The harbour at dusk on Sunday."),
        ("credit", "(Ada Quill/Gazette)"),
    ]


def test_a_poll_and_an_agency_in_brackets_are_no_credit() -> None:
    for sign in ("[Gazette/Holm Polls]", "(Gazette)", "(2031)"):
        text = f"{LEDE}\n\nThe mayor leads by six points among dockers. {sign}"
        assert kinds(text)[1][0] == "prose"


def test_names_that_open_paragraphs_again_and_again_are_speakers() -> None:
    interview = f"{LEDE}\n\nGazette: Why now\n\nHolt: No choice\n\nGazette: And\n\nHolt: None"
    assert [kind for kind, _ in kinds(interview)] == ["prose"] * 5
    assert kinds(f"{LEDE}\n\nHolt: No Choice\n\n{LEDE}")[1][0] == "subheading"


def test_the_head_of_a_news_article() -> None:
    text = (
        "Harbour to close in May\nDockers plan a strike\nBy Ada Quill, Staff Writer\n"
        f"June 3, 2031\n\nNORDHAVN (Gazette) — {LEDE}\n\nA town divided\n\n{LEDE}"
    )
    assert [kind for kind, _ in kinds(text)] == [
        "headline",
        "subheading",
        "byline",
        "byline",
        "dateline",
        "prose",
        "subheading",
        "prose",
    ]


def test_a_sentence_set_as_a_heading_below_the_headline_is_a_paragraph() -> None:
    long = "The council will close the harbour in May, the mayor said on Monday at the gate."
    assert kinds(f"# Harbour to close\n\n## {long}\n\n{LEDE}", "markdown")[1] == ("prose", long)
    assert kinds(f"# {long}\n\n{LEDE}", "markdown")[0] == ("headline", long)
    short = "The mayor said no."
    assert kinds(f"# Harbour\n\n## {short}\n\n{LEDE}", "markdown")[1] == ("subheading", short)
