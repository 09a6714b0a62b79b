"""Whatever is read, every piece of prose leads back to the words of the file."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.model import Article, Block
from attribution.reading import article_from_text

TAG = re.compile(r"</?(?:br|q)\b[^>]*>?", re.IGNORECASE)
NO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))

WORDS = st.sampled_from(
    [
        "The", "mayor", "said", "citing", "officials", "in", "Nordhavn", "“yes”", '"no"',
        "Mr. Holt", "5.3*", "snake_case", "a&b", "AT&amp;T", "&ldquo;so&rdquo;", "&nbsp;",
        "[^1]", "[word]",
        "[link](https://x.example)", "**bold**", "*italic", "`code`", "<b>", "</b>", "<br>", "<q>",
        "</q>", "\\*", "x\u00ady", "\u200b", "naïve", "日本", "—", "NORDHAVN (Gazette) —",
        "Photo: Ada",
        "<!-- attribution: ignore[x] y -->", "<!-- note -->", "{{< figure >}}", "|", "- ", "> ",
        "# ",
    ]
)  # fmt: skip
GAPS = st.sampled_from(
    [" ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\n> ", "\n- ", ""]
)
MARKUP = st.sampled_from(
    [
        "<p>", "</p>", "<div class=byline>", "</div>", "<h1>", "</h1>", "<li>", "<blockquote>",
        "</blockquote>", "<script>", "</script>", "<pre>", "</pre>", "<a href=x>", "</a>", "<sup>",
        "</sup>", "<![if x]>", "<!doctype html>", "<article>", "</article>", "<!--", "-->",
        "<", ">", "&", "&#", "&#65;", "&#x41", "```", "---", "===", "|---|", "    ",
        "[^1]: ", "[a]: b", "~~",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(WORDS, GAPS, MARKUP), max_size=60).map("".join)
FORMATS = st.sampled_from(["text", "markdown", "html"])


def read_back(article: Article, block: Block) -> str:
    """The prose as the file's own words give it, segment by segment."""
    parts = []
    for segment in block.segments:
        source = article.text[segment.source : segment.source + segment.source_length]
        parts.append(_decoded(source) if segment.length != segment.source_length else source)
    return re.sub(r"\s", " ", "".join(parts))


def _decoded(source: str) -> str:
    if TAG.fullmatch(source):  # one that reads as a blank or a quotation mark
        return '"' if "q" in source.lower() else " "
    return re.sub(r"\s+", " ", unescape(source))


def check(article: Article) -> None:
    text = article.text
    for block in article.blocks:
        assert block.text == " ".join(block.text.split())
        assert block.text == block.text.translate(NO_WIDTH)
        assert read_back(article, block).translate(NO_WIDTH) == block.text
        assert block.segments[0].prose == 0
        ends = [segment.prose + segment.length for segment in block.segments]
        assert ends == [segment.prose for segment in block.segments[1:]] + [len(block.text)]
        places = [
            (segment.source, segment.source + segment.source_length) for segment in block.segments
        ]
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert places == sorted(places)
        assert block.line == text.count("\n", 0, places[0][0]) + 1
        assert all(0 <= start < end <= len(text) for start, end in block.linked)
    assert all(text[w.span.start :].startswith("<!--") for w in article.waivers)


@given(TEXTS, FORMATS)
@settings(max_examples=600, deadline=None)
def test_prose_equals_its_place_in_the_file(text: str, format: str) -> None:
    check(article_from_text(text, "x", format))


@given(st.text(max_size=200), FORMATS)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(text: str, format: str) -> None:
    check(article_from_text(text, "x", format))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_plain_text_loses_no_word(text: str) -> None:
    article = article_from_text(text.replace("<!-- attribution: ignore[x] y -->", ""))
    read = "".join(block.text for block in article.blocks)
    letters = [char for char in article.text if char.isalpha()]
    assert [char for char in read if char.isalpha()] == letters


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_a_stretch_of_prose_leads_to_its_words(format: str) -> None:
    text = "The mayor resigned, the Gazette said, citing\nofficials in the port."
    article = article_from_text(text, "x", format)
    prose = article.blocks[0].text
    start = prose.index("citing officials")
    span = article.blocks[0].to_source(start, start + len("citing officials"))
    assert text[span.start : span.end] == "citing\nofficials"


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("The  mayor\nsaid   no.", "text"),
        ("The *mayor* &amp; [her aide](x.html) said  no.", "markdown"),
        ("<p>The <b>mayor</b> &amp;\n her aide &ldquo;said&rdquo; no.</p>", "html"),
    ],
)
def test_offsets_of_all_characters_are_those_of_each(text: str, format: str) -> None:
    (block,) = article_from_text(text, "x", format).blocks
    each = [block.to_source(i, i + 1).start for i in range(len(block.text))]
    assert block.source_offsets() == each
