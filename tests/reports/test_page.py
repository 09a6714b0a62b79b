"""The HTML page: well formed, self-contained, obeying no article, each claim tied to its source."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from attribution.reports.formats.page.article_view import letters
from attribution.reports.formats.page.marked_text import Mark, Marks, marked_prose
from tests.reports.samples import article, empty, ferry, hostile, spans
from tests.reports.test_formats import document

_VOID = {"meta", "input", "br", "rect"}


class Tags(HTMLParser):
    """The tags of a page in order, and whether they close what they open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.names.update(name for name, _ in attrs)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def tags_of(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    return tags


def test_page_is_well_formed_and_obeys_no_article() -> None:
    page = document("html", ferry(), hostile(), empty())
    tags = tags_of(page)
    assert not tags.open
    assert tags.seen.count("script") == 1
    assert not {"link", "img", "iframe"} & set(tags.seen)
    assert not any(name.startswith("on") for name in tags.names)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_page_asks_for_nothing_from_outside() -> None:
    page = document("html", ferry())
    assert not re.search(
        r"https?:|//[a-z]|url\(|@import", re.sub(r"^ *//.*$", "", page, flags=re.M)
    )


@pytest.mark.parametrize("reports", [(ferry(),), (ferry(), ferry("second.txt"))])
def test_page_links_resolve_to_ids_that_stand_once(reports: tuple[object, ...]) -> None:
    page = document("html", *reports)
    targets = set(re.findall(r'href="#([^"]+)"', page))
    ids = re.findall(r' id="([^"]+)"', page)
    assert targets
    assert targets <= set(ids)
    assert len(ids) == len(set(ids))


def marked(page: str, ident: str) -> str:
    """The words of a claim's first piece in the text."""
    start = page.index(f'id="{ident}"')
    depth, at = 1, page.index(">", start) + 1
    begin = at
    while depth:
        tag = re.compile(r"</?span").search(page, at)
        assert tag
        depth += 1 if tag.group() == "<span" else -1
        at = tag.end()
    return re.sub("<[^>]*>", "", page[begin : at - len("</span")])


def test_each_claim_is_an_element_of_its_own() -> None:
    page = document("html", ferry())
    assert marked(page, "r1-a1") == "The harbour board ignored two warnings"
    assert marked(page, "r1-a5").startswith("he had told friends that he would return")
    assert marked(page, "r1-a6") == "that he would return"


def test_nested_claim_keeps_the_level_of_the_outer_one() -> None:
    page = document("html", ferry())
    assert 'class="claim vague" id="r1-a5"' in page
    assert 'class="claim identifiable" id="r1-a6"' in page
    assert page.index('id="r1-a5"') < page.index('id="r1-a6"')


def test_claim_of_a_chain_has_the_worst_level_and_both_sources() -> None:
    page = document("html", ferry())
    assert 'class="claim affiliated" id="r1-a1" data-sources="s1 s2"' in page
    assert '<ol class="chain">' in page


def test_finding_is_marked_and_stands_beside_its_paragraph() -> None:
    page = document("html", ferry())
    assert marked(page, "r1-f-a") == "is believed"
    row = page[page.index('id="r1-f-a"') :]
    assert 'id="r1-n-a"' in row.partition('<div class="row">')[0]


def test_several_articles_begin_with_an_index() -> None:
    page = document("html", ferry(), ferry("second.txt"), empty())
    assert page.index("<h1>3 articles</h1>") < page.index('id="r1"')
    assert page.count("<tr><td>") == 3


def test_one_article_has_one_main_heading() -> None:
    assert re.findall(r"<h1>(.*?)</h1>", document("html", ferry())) == ["ferry.txt"]


def test_partly_overlapping_marks_stay_well_formed() -> None:
    text = "Orla said Piet left."
    block = article(text).blocks[0]
    marks = (
        Mark("x", "one", spans(text, "Orla said Piet")),
        Mark("y", "two", spans(text, "said Piet left"), after="<b>2</b>"),
    )
    assert marked_prose(block, Marks(marks, [block])) == (
        '<span class="one" id="x">Orla <span class="two" id="y">said Piet</span></span>'
        '<span class="two" data-of="y"> left</span><b>2</b>.'
    )


def test_letters_go_on_after_z() -> None:
    assert [letters(n) for n in (0, 25, 26, 51, 52)] == ["a", "z", "aa", "az", "ba"]


def test_article_without_a_claim_has_no_bar() -> None:
    assert "<rect" not in document("html", replace(ferry(), attributions=(), sources=()))


def test_html_in_a_folder_is_an_index_and_a_page_an_article(tmp_path: Path) -> None:
    from attribution.cli.report_folders import save_pages

    save_pages([ferry(), ferry("b/odd <name>.txt"), empty()], tmp_path, frozenset())
    names = sorted(file.name for file in tmp_path.iterdir())
    assert names == ["0001-ferry.html", "0002-odd-name.html", "0003-empty.html", "index.html"]
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert [name in index for name in names[:3]] == [True, True, True]
    assert 'href="index.html"' in (tmp_path / names[0]).read_text(encoding="utf-8")
