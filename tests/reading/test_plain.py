"""Plain text: where paragraphs end, and which line ends are mere wraps."""

from __future__ import annotations

import pytest

from attribution.reading import article_from_text

WRAPPED = """\
The council of Nordhavn will close the harbour in May, the Gazette
reported on Monday, citing
officials in the port. Ina Holt, who has been mayor for ten years,
would not say why.
The dockers, she added, had known of the plan since the start of
March, and so had the board.

    A paragraph that is set in. It was, the harbour master said, a
surprise to everyone.
"""


def texts(text: str) -> list[str]:
    return [block.text for block in article_from_text(text).blocks]


def test_wrapped_lines_are_joined() -> None:
    assert texts(WRAPPED) == [
        "The council of Nordhavn will close the harbour in May, the Gazette reported on Monday, "
        "citing officials in the port. Ina Holt, who has been mayor for ten years, would not say "
        "why.",
        "The dockers, she added, had known of the plan since the start of March, and so had the "
        "board.",
        "A paragraph that is set in. It was, the harbour master said, a surprise to everyone.",
    ]


def test_a_line_that_goes_on_in_small_letters_is_joined_in_any_text() -> None:
    assert texts("The Gazette reported it, citing\nofficials in the port.") == [
        "The Gazette reported it, citing officials in the port."
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_a_paragraph_a_line(end: str) -> None:
    lines = ["The mayor said no.", "The dockers said that they would go on strike.", "It rained."]
    assert texts(end.join(lines)) == lines


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \t\n", "\n\u00a0\n", "\u2029"])
def test_blank_lines_part_paragraphs(gap: str) -> None:
    assert texts(f"The mayor said{gap}that it rained.") == ["The mayor said", "that it rained."]


def test_indented_lines_begin_paragraphs() -> None:
    assert texts("  The mayor said no to all of it.\n  The dockers went home.") == [
        "The mayor said no to all of it.",
        "The dockers went home.",
    ]


def test_list_items_keep_their_wrapped_lines() -> None:
    article = article_from_text("Three reasons:\n\n- the tide,\n  which rises\n- the wind\n1. cost")
    assert [(b.kind, b.text) for b in article.blocks[1:]] == [
        ("list", "the tide, which rises"),
        ("list", "the wind"),
        ("list", "cost"),
    ]


def test_speakers_open_paragraphs_in_wrapped_transcripts() -> None:
    transcript = (
        "HOLT: We had no choice at all, since the quay was about to fall into\n"
        "the harbour, and the board had been told so in a letter of some length\n"
        "REED: By whom? Nobody at the docks has ever seen such a letter, and so\n"
        "I ask you again.\n"
    )
    assert [text.split(":")[0] for text in texts(transcript)] == ["HOLT", "REED"]


def test_rules_across_the_page_are_left_out() -> None:
    assert texts("The mayor said no.\n\n* * *\n\n___\n\nThe dockers went home.") == [
        "The mayor said no.",
        "The dockers went home.",
    ]


def test_white_space_is_collapsed_and_marks_without_width_are_dropped() -> None:
    article = article_from_text("\ufeffThe  may\u00ador\tsaid\u00a0no.\u200b")
    block = article.blocks[0]
    assert block.text == "The mayor said no."
    assert block.to_source(0, 3) == (1, 4)
    assert block.to_source(4, 9) == (6, 12)
    assert article.text.startswith("\ufeff")


def test_every_paragraph_knows_its_line() -> None:
    article = article_from_text("One said yes.\r\n\r\nTwo said no.\r\nThree was away.")
    assert [block.line for block in article.blocks] == [1, 3, 4]
    assert [article.line_column(b.segments[0].source)[0] for b in article.blocks] == [1, 3, 4]


def test_a_text_of_another_language_has_a_note() -> None:
    german = "Der Rat wird den Hafen schließen, sagte die Bürgermeisterin am Montag. " * 8
    english = "The council will close the harbour, the mayor said on Monday. " * 8
    assert article_from_text(english).notes == ()
    assert "English" in article_from_text(german).notes[0]
    assert "English" in article_from_text("市長は月曜日に港を閉鎖すると述べた。" * 20).notes[0]


def test_an_empty_text_is_an_empty_article_with_a_note() -> None:
    for text in ("", "\ufeff", " \n\n\t", "***\n"):
        article = article_from_text(text)
        assert article.blocks == ()
        assert article.notes == ("the file holds no text",)


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("It closed in May.[1][2] Holt said no.", "It closed in May. Holt said no."),
        ("Holt[12] said no.[citation needed]", "Holt said no."),
        ("Holt said no.[note 3]", "Holt said no."),
        ("Holt [12] said “[w]e go”.", "Holt [12] said “[w]e go”."),
        ("Holt said it cost a lot[sic].", "Holt said it cost a lot[sic]."),
    ],
)  # fmt: skip
def test_footnote_marks_are_no_words_and_count_as_links(text: str, prose: str) -> None:
    (block,) = article_from_text(text).blocks
    assert block.text == prose
    marks = [text[span.start : span.end] for span in block.linked]
    assert bool(marks) == (text != prose)
    assert all(mark.startswith("[") for mark in marks)
