"""Whatever characters an article holds, they are data in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.model import (
    Article,
    Attribution,
    Block,
    Evidence,
    Part,
    Report,
    Segment,
    Source,
    Span,
)
from attribution.reports.explanations import explain_line
from attribution.reports.formats.report_formats import writer_of
from attribution.reports.formats.terminal import make_console, render

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from("[]<>&\"'`|=+-@\\#*_:/\n\r\t\x1b\x9b\u2028\u202e\x00{}"),
    ),
    min_size=3,
    max_size=60,
)


def report_of(text: str, path: str) -> Report:
    """A report whose source, cue and claim are thirds of the text."""
    third = len(text) // 3
    places = Span(0, third), Span(third, 2 * third), Span(2 * third, len(text))
    source, cue, claim = (Part((span,), text[slice(*span)], ()) for span in places)
    segment = Segment(0, 0, len(text), len(text))
    step = Evidence("cue", "statement.say", text, (places[1],))
    found = Attribution(
        id="a1",
        rule="statement.say",
        kind="statement",
        mode="direct",
        source=source,
        cue=cue,
        claim=claim,
        evidence=(step,),
    )
    row = Source("s1", text, "person", "vague", affiliation=text, anonymity=text)
    return Report(Article(path, text, (Block("prose", text, (segment,), 1),)), (found,), (row,))


def document(name: str, report: Report) -> str:
    return "".join(writer_of(name)([report]))


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_nothing_is_obeyed(text: str, path: str) -> None:
    report = report_of(text, path)
    stream = io.StringIO()
    render([report], make_console(stream, width=80))
    printed = [stream.getvalue(), *explain_line(report, 1)]
    printed += [document(name, report) for name in ("text", "line", "csv", "markdown", "brat")]
    assert not any(CONTROLS.search(document) for document in printed)
    assert len(document("line", report).splitlines()) == 1


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_json_gives_the_text_back(text: str) -> None:
    line = document("jsonl", report_of(text, "a.txt"))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["sources"][0]["name"] == text


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_cells_stay_cells(text: str) -> None:
    (row,) = csv.DictReader(io.StringIO(document("csv", report_of(text, "a.txt"))))
    assert None not in row
    assert not any(cell.startswith(tuple("=+-@|\t\r")) for cell in row.values())


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_page_has_no_tag_of_the_article(text: str) -> None:
    page, plain = Page(), Page()
    page.feed(document("html", report_of(text, text)))
    plain.feed(document("html", report_of("one two three four", "a.txt")))
    assert page.tags <= plain.tags
    assert page.attributes <= plain.attributes
