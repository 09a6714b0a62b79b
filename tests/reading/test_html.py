"""HTML: what is prose, what is left out, and where each word stands in the file."""

from __future__ import annotations

import pytest

from attribution.model import Article
from attribution.reading import article_from_text


def read(text: str) -> Article:
    return article_from_text(text, "x.html", "html")


def rows(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(text).blocks]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>The <b>mayor</b> <i>said</i>\n  no.</p>", "The mayor said no."),
        ("<p>AT&amp;T: &ldquo;no&rdquo;&nbsp;&#8212; &#x2014; &lt;b&gt;", "AT&T: “no” — — <b>"),
        ("<p>AT&ampT &bogus; & co.", "AT&T &bogus; & co."),
        ("<p>The spokes&shy;man said&#8203; no.", "The spokesman said no."),
        ("<p>One<br>two<br/>three.", "One two three."),
        ("<p>She said <q>no</q>.", 'She said "no".'),
        ("<p>The mayor<!-- a note --> said no.", "The mayor said no."),
        ("<p>No<script>x = '<p>'</script><style>p {}</style>, he said.", "No, he said."),
        ("<iframe src='x' /><p>He said no.<script src='x' />", "He said no."),
        ("<p>He <code>said</code> no.", "He said no."),
        ("<p>No<span hidden>t</span><i style='display: none'>x</i>, he said.", "No, he said."),
        ("<p>The mayor said no.<sup><a href='#n1'>[1]</a></sup>", "The mayor said no."),
        ("The 2<sup>nd</sup> mayor said no.", "The 2nd mayor said no."),
        ("<![if x]>The mayor<![endif]> said no.<?php echo 1 ?>", "The mayor said no."),
    ],
)  # fmt: skip
def test_markup_is_read_away(html: str, text: str) -> None:
    (block,) = read(html).blocks
    assert block.text == text


def test_places_are_exact() -> None:
    html = "<p>The &ldquo;mayor&rdquo; of\r\n <b>Port&nbsp;Ellis</b>, Holm, said&mdash;no.</p>"
    article = read(html)
    (block,) = article.blocks
    for word, source in [
        ("“mayor”", "&ldquo;mayor&rdquo;"),
        ("of Port Ellis", "of\r\n <b>Port&nbsp;Ellis"),
        ("said—no", "said&mdash;no"),
    ]:
        start = block.text.index(word)
        span = block.to_source(start, start + len(word))
        assert html[span.start : span.end] == source


def test_elements_give_kinds() -> None:
    assert rows(
        "<h1>Harbour to close</h1><div class='article__byline'>By <a rel=author>Ada Quill</a></div>"
        "<time>3 June</time><figure><img><figcaption>Tugs at the quay."
        "<span class='photo-credit'>Ada Quill</span></figcaption></figure>"
        "<p>The mayor said no on <time>Monday</time>.</p><h2>A strike</h2>"
        "<ul><li>More pay<li>Rest</ul><blockquote><p>We go.</blockquote>"
        "<p class=related-link>The strike of 2019: a look back"
        "<table><tr><td>Dockers<td>300</table>"
    ) == [
        ("headline", "Harbour to close"),
        ("byline", "By Ada Quill"),
        ("byline", "3 June"),
        ("caption", "Tugs at the quay."),
        ("credit", "Ada Quill"),
        ("prose", "The mayor said no on Monday."),
        ("subheading", "A strike"),
        ("list", "More pay"),
        ("list", "Rest"),
        ("prose", "We go."),
        ("link", "The strike of 2019: a look back"),
        ("list", "Dockers"),
        ("list", "300"),
    ]


def test_block_quotations_are_told() -> None:
    article = read("<p>The mayor wrote:<blockquote>No.</blockquote>He left.")
    assert [(block.text, block.quoted) for block in article.blocks] == [
        ("The mayor wrote:", False),
        ("No.", True),
        ("He left.", False),
    ]


def test_two_breaks_part_paragraphs() -> None:
    assert [text for _, text in rows("The mayor said no.<br>\n<br />The dockers<br>left.")] == [
        "The mayor said no.",
        "The dockers left.",
    ]


def test_a_class_on_a_long_paragraph_or_a_page_says_nothing() -> None:
    long = "The mayor said no to all of it. " * 10
    assert rows(f"<p class=author-note>{long}</p>")[0][0] == "prose"
    assert rows("<article class='with-byline'><p>The mayor said no.</article>")[0][0] == "prose"
    assert rows("<div class=author><p>The mayor said no.</div>")[0][0] == "prose"


def test_only_the_article_of_a_page_is_read() -> None:
    page = (
        "<title>Gazette</title><nav>Home</nav><header><h1>Harbour to close</h1></header>"
        "<article><p>The mayor said no on Monday.</p></article>"
        "<aside><article><p>Six ferries to see</p></article></aside><footer>Imprint</footer>"
    )
    assert [text for _, text in rows(page)] == ["Harbour to close", "The mayor said no on Monday."]
    teasers = (
        "<article>Six ferries</article><article>A walk</article><p>The mayor said no on Monday."
    )
    assert [text for _, text in rows(teasers)] == ["The mayor said no on Monday."]


def test_links_are_noted() -> None:
    article = read('<p>The <a href="g">Gazette</a> said so.<sup><a href="#1">1</a></sup> <a>End')
    (block,) = article.blocks
    assert [article.text[span.start : span.end] for span in block.linked] == [
        '<a href="g">Gazette</a>',
        '<a href="#1">1</a>',
    ]


def test_the_page_names_its_section() -> None:
    article = read('<meta property="article:section" content="Opinion"><p>No, the mayor said.')
    assert article.sections == ("opinion",)
