"""A page is taken apart without a gap, whatever is left open, and in time linear in its length."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.reading import article_from_text
from attribution.reading.formats.html.page_tokens import tokens_of

PIECES = (
    "<p>", "</p>", "<P Class='a b' ID=x hidden>", "<br/>", "<!-- a > b -->", "<!-->", "<!--", "-->",
    "<script>", "</script>", "<title>", "</title>", "<textarea>", "<![CDATA[", "]]>", "<?xml ?>",
    "</ >", "</", "<", ">", "&amp;", "&#0;", "&", "a", " ", "'", '"', "=", "<a href=\"x>y\">",
    "<é>",
)  # fmt: skip


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind, text[token.start : token.end]) for token in tokens_of(text)]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_the_pieces_of_a_page_leave_no_gap(text: str) -> None:
    assert "".join(text[token.start : token.end] for token in tokens_of(text)) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a<p>b</p>", [("text", "a"), ("start", "<p>"), ("text", "b"), ("end", "</p>")]),
        ("3 < 4 and 5 > 2", [("text", "3 < 4 and 5 > 2")]),
        ("a <p b", [("text", "a <p b")]),
        ("a <!-- b", [("text", "a <!-- b")]),
        ("<a x='>'>", [("start", "<a x='>'>")]),
        ("<a x='>b", [("start", "<a x='>"), ("text", "b")]),
        ("<!-- a --!>b", [("comment", "<!-- a --!>"), ("text", "b")]),
        ("<script>a<b>'</b>", [("start", "<script>"), ("text", "a<b>'</b>")]),
        ("<title>a<b></title>", [("start", "<title>"), ("text", "a<b>"), ("end", "</title>")]),
        ("<title>a<b>c", [("start", "<title>"), ("text", "a"), ("start", "<b>"), ("text", "c")]),
        (
            "A&amp;B &c",
            [("text", "A"), ("reference", "&amp;"), ("text", "B "), ("reference", "&c")],
        ),
    ],
)
def test_markup_is_told_from_text(text: str, wanted: list[tuple[str, str]]) -> None:
    assert kinds(text) == wanted


def test_attributes_are_read_as_browsers_read_them() -> None:
    (tag,) = tokens_of("<DIV Class='a &amp; b' id=x data-y hidden='' class=z / >")
    assert tag.name == "div"
    assert tag.attributes == {"class": "a & b", "id": "x", "data-y": None, "hidden": ""}
    assert tag.closed


@pytest.mark.parametrize(
    "part",
    ["<p ", "<!-- ", "<p a='", "&#", "</", "<![CDATA[ ", "<title>", "<i>", "<i><p>a ", "<div>",
     "</b></p></div>", "<table><tr><td>a", "<a href='x'>gull</a> ", "gull<br>", "<li>gull",
     "&amp "],
)  # fmt: skip
def test_a_long_row_of_open_markup_takes_no_square_of_its_length(part: str) -> None:
    """200 KB take a second at most; with the square of their length they would take minutes."""
    text = part * (200_000 // len(part))
    start = process_time()
    article_from_text(text, format="html")
    assert process_time() - start < 20
