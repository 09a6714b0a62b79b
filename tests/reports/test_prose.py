"""Reports quote an article in its prose: without the marks that stand between the words."""

from __future__ import annotations

import pytest

from attribution.model import Span
from attribution.reading import article_from_text
from tests.reports.samples import article

MARKDOWN = "# The *ferry*\n\nThe **Eastholm\nCourier** [reported](page.html) it &amp; more.\n"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("Eastholm", "Courier", "Eastholm Courier"),
        ("The **", "Courier**", "The Eastholm Courier"),
        ("reported", "it", "reported it"),
        ("it", "more", "it & more"),
        ("amp", "amp", "&"),
        ("*ferry", "The **", "ferry The"),
    ],
)
def test_words_are_prose(first: str, last: str, words: str) -> None:
    read = article_from_text(MARKDOWN, format="markdown")
    start = MARKDOWN.index(first)
    span = Span(start, MARKDOWN.index(last, start) + len(last))
    assert read.words(span) == words


def test_words_outside_of_every_block_are_those_of_the_file() -> None:
    read = article_from_text(MARKDOWN, format="markdown")
    place = MARKDOWN.index("page.html")
    assert read.words(Span(place, place + 9)) == "page.html"


def test_words_of_a_text_have_single_blanks() -> None:
    assert article("one  two\nthree\n").words(Span(0, 14)) == "one two three"
