"""Inline comments that silence checks: what they say and which block they cover."""

from __future__ import annotations

import pytest

from attribution.model import Waiver
from attribution.reading import article_from_text

COMMENT = "<!-- attribution: ignore[vague-source, late-attribution] the desk knows -->"
FORMATS = ["text", "markdown", "html"]


def only_waiver(text: str, format: str) -> Waiver:
    (waiver,) = article_from_text(text, "x", format).waivers
    return waiver


@pytest.mark.parametrize("format", FORMATS)
def test_a_comment_covers_the_next_block(format: str) -> None:
    text = f"<p>One said no.</p>\n\n{COMMENT}\n\n<p>Two said no.</p>\n"
    article = article_from_text(text, "x", format)
    (waiver,) = article.waivers
    assert waiver.action == "ignore"
    assert waiver.checks == ("vague-source", "late-attribution")
    assert waiver.reason == "the desk knows"
    assert text[waiver.span.start : waiver.span.end] == COMMENT
    assert waiver.block == 1
    assert "attribution" not in " ".join(block.text for block in article.blocks)


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_a_comment_on_the_line_above_covers_the_block(format: str) -> None:
    assert only_waiver(f"One said no.\n\n{COMMENT}\nTwo said no.\n", format).block == 1


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "text", [f"One {COMMENT} said no.\n\nTwo.", f"One said no. {COMMENT}\n\nTwo."]
)
def test_a_comment_inside_or_behind_a_paragraph_covers_it(text: str, format: str) -> None:
    assert only_waiver(text, format).block == 0


@pytest.mark.parametrize("format", FORMATS)
def test_a_dateline_is_passed_over(format: str) -> None:
    text = f"{COMMENT}\n\nNORDHAVN (Gazette) — The mayor said no.\n"
    article = article_from_text(text, "x", format)
    assert article.blocks[article.waivers[0].block or 0].kind == "prose"


def test_a_comment_at_the_end_covers_nothing() -> None:
    assert only_waiver(f"One said no.\n\n{COMMENT}", "text").block is None


def test_disable_and_enable() -> None:
    text = (
        "<!-- attribution: disable[vague-source] a column of rumours -->\n\nOne said no.\n\n"
        "<!-- Attribution: enable -->\n\nTwo said no.\n"
    )
    waivers = article_from_text(text, "x", "markdown").waivers
    assert [(w.action, w.checks, w.reason, w.block) for w in waivers] == [
        ("disable", ("vague-source",), "a column of rumours", 0),
        ("enable", (), "", 1),
    ]


def test_a_comment_over_lines_and_without_a_reason() -> None:
    assert only_waiver(
        "<!--\nattribution: ignore[x]\nfor good\nreason -->\nOne.", "text"
    ).reason == ("for good reason")
    assert only_waiver("<!--attribution:ignore[x]-->\nOne.", "markdown").reason == ""


@pytest.mark.parametrize("format", FORMATS)
def test_a_malformed_comment_is_a_note(format: str) -> None:
    article = article_from_text("One.\n\n<!-- attribution: skip this -->\n\nTwo.", "x", format)
    assert article.waivers == ()
    assert article.notes == (
        "line 3: this comment silences nothing; "
        "write <!-- attribution: ignore[check-id] reason -->",
    )


def test_comments_in_code_silence_nothing() -> None:
    assert (
        article_from_text(
            f"One.\n\n```\n{COMMENT}\n```\n\n    {COMMENT}\n", "x", "markdown"
        ).waivers
        == ()
    )
    assert article_from_text(f"<pre>{COMMENT}</pre><p>One.", "x", "html").waivers == ()
