"""The article of a page is told from menus, consent, teasers, comments and other stories."""

from __future__ import annotations

import pytest

from attribution.reading import article_from_text

LEDE = "The council will close the harbour of Nordhavn in May, the mayor said on Monday evening."
QUOTE = "“We have no money left for the sea wall,” Ina Holt told the dockers at the gate."
MORE = "The tugs will leave for Port Ellis, the harbour office said in a letter to their crews."
STORY = f"<h1>Harbour to close</h1><p>{LEDE}</p><p>{QUOTE}</p><p>{MORE}</p>"
OTHER = "Readers said that the paper is the best on the coast, and that it comes on time each day."
MENU = "<ul>" + "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(40)) + "</ul>"
CONSENT = f"<p>We and our partners store data on this device. {OTHER}</p>"


def prose(html: str) -> list[str]:
    blocks = article_from_text(html, "x.html", "html").blocks
    return [block.text for block in blocks if block.kind in ("prose", "list")]


@pytest.mark.parametrize(
    "page",
    [
        f"<body>{MENU}<article>{STORY}</article>{MENU}",
        f"<body>{MENU}<main>{STORY}</main>{MENU}",
        f"<body><div role=navigation>{MENU}</div><div class=storyBody>{STORY}</div>",
        f"<body>{MENU}<div><div class=x>{STORY}</div></div><footer><p>{OTHER}</p></footer>",
        f"<body><div id=cookie-banner>{CONSENT * 5}</div><article>{STORY}</article>",
        f"<body><article>{STORY}<div id=comments>{f'<p>{OTHER}</p>' * 30}</div></article>",
        f"<body class=comments-open><article>{STORY}</article><p class=copyright>{OTHER}</p>",
        f"<body><article>{STORY}<aside class=pullquote><p>{OTHER}</p></aside></article>",
        f"<body><article>{STORY}<dialog><p>{OTHER}</p></dialog></article>",
        f"<body><article>{STORY}<form><label>{OTHER}</label><p>{OTHER}</p></form></article>",
        f"<body><article>{STORY}<div style='visibility: hidden'>{OTHER}</div></article>",
        f"<body><article>{STORY}<div class='box visually-hidden'>{OTHER}</div></article>",
        f"<body><article>{STORY}<h2>Related stories</h2><p>{OTHER}</p></article>",
        f"<body><article>{STORY}<h3>23 comments:</h3><p>{OTHER}</p></article>",
        f"<body><article>{STORY}<div class=relatedPosts><p>{OTHER}</p></div></article>",
        f"<body><article>{STORY}</article><article><h2>A walk</h2><p>{OTHER}</p></article>",
        f"<body><div class=teaser><p>{OTHER}</p></div><div>{STORY}</div>",
        f"<body><form action=/><div class=page>{STORY}</div><div class=footer>{OTHER}</div></form>",
        f"<body><div class=with-sidebar><div class=sidebar><p>{OTHER}</p></div>{STORY}</div>",
        f"<body><div class=sidebar-layout>{STORY}</div>",
        f"<body><table><tr><td>{MENU}</td><td>{STORY}</td></tr></table>",
        f"<body><b><div class=text>{STORY}</b></div><div class=newsletter><p>{OTHER}</p></div>",
        f"<body><div aria-hidden=true id=page>{STORY}</div><div role=dialog>{CONSENT}</div>",
    ],
)
def test_the_article_and_nothing_else_is_read(page: str) -> None:
    assert prose(page) == [LEDE, QUOTE, MORE]


@pytest.mark.parametrize(
    "page",
    [
        f"<article class=lede><p>{LEDE}</p></article>"
        f"<article><p>{QUOTE}</p><p>{MORE}</p></article>",
        f"<main><h1>Live</h1><article><h2>At noon</h2><time>12:01</time><p>{LEDE}</p></article>"
        f"<article><h2>At ten</h2><p>{QUOTE}</p></article><article><p>{MORE}</p></article></main>",
        f"<article><header><p>{LEDE}</p></header>"
        f"<div class=article-body><p>{QUOTE}</p><p>{MORE}</p></div></article>",
        f"<div class=story-body><p>{LEDE}</p><p>{QUOTE}</p></div>"
        f"<div class=story-body-supplemental><p>{MORE}</p></div>",
        f"<div class=content><section id=sharing-with-others-in-may><p>{LEDE}</p></section>"
        f"<section id=what-comes><p>{QUOTE}</p><p>{MORE}</p></section></div>",
    ],
)  # fmt: skip
def test_all_parts_of_a_story_are_read(page: str) -> None:
    assert prose(f"<body>{MENU}{page}{MENU}") == [LEDE, QUOTE, MORE]


def test_lines_that_are_one_link_are_pointers() -> None:
    page = f"<article>{STORY}<p><a href=/b>Mayor says ferries stay</a></p></article>"
    assert article_from_text(page, "x", "html").blocks[-1].kind == "link"


def test_the_headline_outside_the_article_is_kept() -> None:
    page = (
        "<title>Harbour to close | The Gazette</title><h1>The Gazette</h1>"
        f"<h1>Harbour to close</h1>{MENU}<article><p>{LEDE}</p><p>{QUOTE}</p></article>"
    )
    blocks = article_from_text(page, "x", "html").blocks
    assert [block.text for block in blocks] == ["Harbour to close", LEDE, QUOTE]


def test_a_page_without_paragraphs_is_read_whole() -> None:
    assert prose("<div class=footer>Imprint of the Gazette</div>") == ["Imprint of the Gazette"]


def test_an_article_in_pre_is_read_by_paragraphs() -> None:
    assert prose(f"<body><pre>\n{LEDE}\n\n{QUOTE}\n \n{MORE}\n</pre>") == [LEDE, QUOTE, MORE]
    assert prose(f"<body><article>{STORY}<pre>{OTHER}</pre></article>") == [LEDE, QUOTE, MORE]


def test_deep_nesting_is_read_in_time() -> None:
    assert prose("<div>" * 20_000 + f"<p>{LEDE}") == [LEDE]
