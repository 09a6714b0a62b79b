"""Markdown: what is prose, what is left out, and where each word stands in the file."""

from __future__ import annotations

import pytest

from attribution.model import Article, Block
from attribution.reading import article_from_text


def read(text: str) -> Article:
    return article_from_text(text, "x.md", "markdown")


def prose(text: str) -> str:
    """The text of the only block."""
    (block,) = read(text).blocks
    return block.text


def linked(article: Article, block: Block) -> list[str]:
    return [article.text[span.start : span.end] for span in block.linked]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("The **mayor** _said_ *no* on ***Monday***.", "The mayor said no on Monday."),
        (
            "The snake_case of 5 * 3 * 2 and 5.3* stays.",
            "The snake_case of 5 * 3 * 2 and 5.3* stays.",
        ),
        ("**a*b** and *a**b*", "a*b and a**b"),
        ("She ~~said~~ wrote.", "She said wrote."),
        (
            r"A \*star\*, a \[bracket\] and a back\slash.",
            "A *star*, a [bracket] and a back\\slash.",
        ),
        ("AT&amp;T said &ldquo;no&rdquo;&nbsp;&#8212; &bogus;", "AT&T said “no” — &bogus;"),
        ("The `make` file, `` a`b `` and a lone ` tick.", "The make file, a`b and a lone ` tick."),
        ("A [word] and a [sic].", "A [word] and a [sic]."),
        ("One<br>two<br/>three <b>four</b> 1 < 2.", "One two three four 1 < 2."),
        ("One two  \nthree\\\nfour.", "One two three four."),
        ("The mayor<!-- a note --> said no.", "The mayor said no."),
        ("The mayor {{< ref >}}said {% if x %}no.", "The mayor said no."),
        ("# The mayor *said* no ##", "The mayor said no"),
        ("The mayor\nsaid no\n===", "The mayor said no"),
        ("\ufeffThe mayor said no.", "The mayor said no."),
    ],
)
def test_inline_markup_is_read_away(markdown: str, text: str) -> None:
    assert prose(markdown) == text


def test_the_text_of_links_is_kept_and_their_place_noted() -> None:
    article = read(
        'The [Gazette](https://g.example/a_(b) "The Gazette") said, [citing\nofficials][1], '
        "so: <https://g.example/x> or https://g.example/y_z.[^2] See [Holm] and [Ellis].\n\n"
        "[1]: https://g.example/1\n[holm]: /holm 'Holm'\n"
    )
    (block,) = article.blocks
    assert block.text == (
        "The Gazette said, citing officials, so: https://g.example/x or https://g.example/y_z. "
        "See Holm and [Ellis]."
    )
    assert linked(article, block)[:3] == [
        '[Gazette](https://g.example/a_(b) "The Gazette")',
        "[citing\nofficials][1]",
        "<https://g.example/x>",
    ]
    assert linked(article, block)[3:] == ["https://g.example/y_z.", "[^2]", "[Holm]"]


def test_hard_wrapped_paragraphs_are_one_stretch() -> None:
    article = read(
        "> The plan failed, the *Gazette*\n> reported, citing\n> officials in the port.\n"
    )
    (block,) = article.blocks
    assert block.text == "The plan failed, the Gazette reported, citing officials in the port."
    assert block.quoted
    start = block.text.index("citing officials")
    span = block.to_source(start, start + 16)
    assert article.text[span.start : span.end] == "citing\n> officials"


def test_front_matter_and_code_are_left_out() -> None:
    article = read(
        "---\ntitle: The mayor said no\nsection: Opinion\ntags: [harbour, strike]\n---\n"
        "One said yes.\n\n"
        "```\nTwo said no.\n```\n\n    Three said no.\n\n<!-- Four said no. -->\n\n"
        "<script>\nFive said no.\n</script>\n\n---\n\nSix said yes.\n"
    )
    assert [block.text for block in article.blocks] == ["One said yes.", "Six said yes."]
    assert article.sections == ("opinion", "harbour", "strike")
    assert [block.line for block in article.blocks] == [6, 22]


@pytest.mark.parametrize(
    ("front", "sections"),
    [
        ('+++\ncategories = ["Opinion", "Port"]\n+++\n', ("opinion", "port")),
        ("---\ncategories:\n  - Opinion\n  - Port\nauthor: Ada\n---\n", ("opinion", "port")),
        ("---\nauthor: Ada\n...\n", ()),
    ],
)
def test_front_matter_files_the_article(front: str, sections: tuple[str, ...]) -> None:
    article = read(front + "The mayor said no.")
    assert article.sections == sections
    assert [block.text for block in article.blocks] == ["The mayor said no."]


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    assert [b.text for b in read("---\nThe mayor said no.\n").blocks] == ["The mayor said no."]


def test_kinds_that_the_markup_gives() -> None:
    article = read(
        "# Harbour to close\n\nBy [Ada Quill](/ada)\n\n![Tugs](a.jpg)\n*Tugs in the harbour.*\n\n"
        "The mayor said no.\n\n## What the dockers want\n\n- A rise,\n  they said\n- Rest\n\n"
        "| Who | How many |\n|---|---|\n| Dockers | 300 |\n\n![Tugs](b.jpg)\n\n*At the quay.*\n"
    )
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("headline", "Harbour to close"),
        ("byline", "By Ada Quill"),
        ("caption", "Tugs in the harbour."),
        ("prose", "The mayor said no."),
        ("subheading", "What the dockers want"),
        ("list", "A rise, they said"),
        ("list", "Rest"),
        ("list", "Who"),
        ("list", "How many"),
        ("list", "Dockers"),
        ("list", "300"),
        ("caption", "At the quay."),
    ]


def test_footnotes_are_parted_and_marked() -> None:
    article = read(
        "The mayor said no.[^1]\n\n[^1]: Interview, 3 June.\n[^2]: A letter of the board.\n"
    )
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("prose", "The mayor said no."),
        ("list", "Interview, 3 June."),
        ("list", "A letter of the board."),
    ]
    assert linked(article, article.blocks[0]) == ["[^1]"]


def test_html_inside_markdown_is_read_as_html() -> None:
    article = read(
        "The mayor said no.\n\n<figure>\n<img src=a><figcaption>Tugs &amp; more.</figcaption>\n"
        "</figure>\n\n<p>An aide <em>agreed</em>.</p>\n"
    )
    assert [(block.kind, block.text, block.line) for block in article.blocks] == [
        ("prose", "The mayor said no.", 1),
        ("caption", "Tugs & more.", 4),
        ("prose", "An aide agreed.", 7),
    ]


def test_quotation_marks_and_block_quotations_are_kept() -> None:
    article = read('The mayor wrote:\n\n> "No," she said.\n>\n> - Never\n\nHe left.')
    assert [(block.text, block.quoted) for block in article.blocks] == [
        ("The mayor wrote:", False),
        ('"No," she said.', True),
        ("Never", True),
        ("He left.", False),
    ]


def test_windows_line_ends_and_trailing_blanks_keep_their_places() -> None:
    article = read("# Title  \r\n\r\nOne *said*  \r\ntwo.   \r\n\r\nThree.\r\n")
    assert [block.text for block in article.blocks] == ["Title", "One said two.", "Three."]
    block = article.blocks[1]
    span = block.to_source(4, 12)
    assert article.text[span.start : span.end] == "said*  \r\ntwo"


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ('{\n "title": "Holt said so."\n}\n\nThe mayor said no.', "The mayor said no."),
        ("---\n\nThe mayor said no.\n\n---\n", "The mayor said no."),
        ("***\n\nThe mayor said no.\n", "The mayor said no."),
        ("---\ntitle: x\n---\nThe mayor said no.", "The mayor said no."),
        ("---\n---\nThe mayor said no.", "The mayor said no."),
        ("{{/* Holt\n\nsaid so. */}}\n\nThe mayor said no.", "The mayor said no."),
        ("The mayor{# Holt said so #} said no.", "The mayor said no."),
        ("{% comment %}\nHolt\n{% endcomment %}\n\nThe mayor said no.", "The mayor said no."),
        ("The mayor said no. %%Holt said so.%%", "The mayor said no."),
        (":::note[Holt says]\nThe mayor said no.\n:::", "The mayor said no."),
        ('!!! note "Holt"\n    The mayor said no.\n', "The mayor said no."),
        ("> [!NOTE]\n> The mayor said no.", "The mayor said no."),
        ("[[Port Ellis|The mayor]] said [[no]].", "The mayor said no."),
        ("==The mayor said no.==", "The mayor said no."),
        ("![[quay.jpg|Holt said so]]\n\nThe mayor said no.", "The mayor said no."),
        ("[![Holt said so](a.png)](https://x.example) The mayor said no.", "The mayor said no."),
        ("Up 9 %, Holt said, and 3 % more.", "Up 9 %, Holt said, and 3 % more."),
    ],
)  # fmt: skip
def test_what_generators_of_sites_add_is_read_away(text: str, prose: str) -> None:
    (block,) = article_from_text(text, "x.md", "markdown").blocks
    assert block.text == prose


def test_statements_of_mdx_are_no_prose() -> None:
    text = 'import X from "./x"\n\nexport const meta = {a: "Holt said so"}\n\nThe mayor said no.'
    assert [b.text for b in article_from_text(text, "x.mdx", "markdown").blocks] == [
        "The mayor said no."
    ]
