"""Each format of the hand-made article, held against a file that was read by a person.

`WRITE_EXPECTED=1 pytest tests/reports` writes them anew: read the difference before keeping it.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from attribution.reports.formats.brat import annotation_conf
from attribution.reports.formats.report_formats import FORMATS, writer_of
from attribution.reports.formats.terminal import (
    STYLES,
    STYLES_256,
    Colour,
    Grouping,
    make_console,
    render,
)
from attribution.reports.level_looks import LEVEL_SIGNS
from tests.reports.samples import FERRY, empty, ferry, hostile

EXPECTED = Path(__file__).parent / "expected"
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def hold(text: str, name: str) -> None:
    """Compares with the expected file of that name."""
    file = EXPECTED / name
    if os.environ.get("WRITE_EXPECTED"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def document(name: str, *reports: object, grouping: str = "source") -> str:
    return "".join(writer_of(name, grouping=grouping)(reports))  # type: ignore[arg-type]


def drawn(
    *reports: object,
    width: int = 80,
    grouping: Grouping = "source",
    colour: Colour = "never",
    encoding: str = "utf-8",
) -> str:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", newline="\n")
    render(reports, make_console(stream, colour=colour, width=width), grouping=grouping)  # type: ignore[arg-type]
    stream.flush()
    return stream.buffer.getvalue().decode(encoding)


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("grouping", ["source", "level", "order"])
def test_terminal_report(width: int, grouping: Grouping) -> None:
    hold(drawn(ferry(), width=width, grouping=grouping), f"terminal-{width}-{grouping}.txt")


def test_terminal_report_of_several_articles_ends_with_totals() -> None:
    text = drawn(ferry(), ferry("second.txt"), empty())
    hold(text[text.index("empty.txt") :], "terminal-80-totals.txt")


@pytest.mark.parametrize("width", [40, 80, 110, 140])
def test_terminal_report_keeps_its_width(width: int) -> None:
    lines = drawn(ferry(), hostile(), empty(), width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_colour_adds_nothing_but_colour() -> None:
    coloured = drawn(ferry(), colour="always")
    assert "\x1b[32m● named" in coloured
    plain = re.sub("\x1b\\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in plain.splitlines()] == drawn(ferry()).splitlines()


def test_terminal_report_where_the_encoding_has_no_bars() -> None:
    text = drawn(ferry(), encoding="ascii")
    assert re.search("1 named +#####", text)
    assert "> that he would return" in " ".join(text.split())


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"terminal", "json", "jsonl"}))
def test_format(name: str) -> None:
    text = document(name, ferry())
    if name == "html":
        text = re.sub(r"(?s)<(style|script)>.*?</\1>", r"<\1></\1>", text)
    hold(text, f"ferry.{name}")


@pytest.mark.parametrize("name", ["text", "markdown"])
@pytest.mark.parametrize(
    ("grouping", "first"), [("order", "warnings"), ("source", "left"), ("level", "left")]
)
def test_claims_stand_in_order_or_the_least_known_source_first(
    name: str, grouping: str, first: str
) -> None:
    text = document(name, ferry(), grouping=grouping)
    places = {"warnings": text.index("two warnings"), "left": text.index("to have left")}
    assert min(places, key=places.__getitem__) == first


@pytest.mark.parametrize("name", ["text", "terminal"])
def test_findings_stand_under_their_claim_or_after_the_claims(name: str) -> None:
    elsewhere = replace(ferry().findings[0], check="unattributed-claim", attribution=None)
    report = replace(ferry(), findings=(*ferry().findings, elsewhere))
    text = drawn(report) if name == "terminal" else document(name, report)
    under = text.index("[weasel-passive]")
    assert text.index("to have left") < under < text.index("Findings elsewhere")
    assert text.index("Findings elsewhere") < text.index("[unattributed-claim]")


def test_findings_can_be_left_out() -> None:
    stream = io.StringIO()
    render([ferry()], make_console(stream, width=80), findings=False)
    assert "weasel-passive" not in stream.getvalue()


@pytest.mark.parametrize("name", ["text", "terminal"])
def test_articles_stand_a_line_each_the_least_known_first(name: str) -> None:
    known = replace(ferry("known.txt"), attributions=ferry().attributions[2:3], findings=())
    reports = (empty(), known, ferry())
    if name == "terminal":
        text = drawn(*reports, grouping="article")
    else:
        text = document(name, *reports, grouping="article")
    assert text.index("ferry.txt") < text.index("empty.txt") < text.index("known.txt")
    assert "60%" in text
    assert "0%" in text[text.index("known.txt") - 60 :]


def test_bar_without_colour_tells_levels_by_their_signs() -> None:
    line = drawn(ferry(), width=120, grouping="article").splitlines()[1]
    assert [line.count(sign) for sign in "●◉◇△✕"] == [5, 5, 4, 5, 5]


@pytest.mark.parametrize(
    ("variable", "value", "address"),
    [
        ("TERM_PROGRAM", "vscode", "vscode://file{path}:4:1"),
        ("KITTY_WINDOW_ID", "1", "file://{path}#4"),
        ("TERM_PROGRAM", "", "file://{path}\x1b"),
    ],
)
def test_lines_are_links_as_the_terminal_knows_them(
    variable: str, value: str, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TERM_PROGRAM", "KITTY_WINDOW_ID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)
    file = tmp_path / "ferry.txt"
    file.write_text(FERRY, encoding="utf-8")
    assert address.format(path=file) in drawn(ferry(str(file)), colour="always")


def test_each_level_has_a_colour_and_a_sign_of_its_own() -> None:
    assert len(set(STYLES.values())) == len(set(LEVEL_SIGNS.values())) == len(STYLES)
    assert len(set(STYLES_256.values())) == len(STYLES)


@pytest.mark.parametrize("name", FORMATS)
def test_no_control_character_of_an_article_is_printed(name: str) -> None:
    text = drawn(hostile()) if name == "terminal" else document(name, hostile())
    assert not CONTROLS.search(text)
    assert "said" in text


def test_markup_in_an_article_is_text_in_the_terminal() -> None:
    text = drawn(hostile(), width=140)
    assert "[/his aide] <script>alert(1)</script>" in text
    assert text.startswith("[bold]x].txt\n")
    assert "Note: [red]note" in text


def test_no_cell_is_a_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(document("csv", hostile()))))
    assert rows[0]["claim"] == "'=HYPERLINK(1) | `x`"
    assert rows[0]["affiliation"] == "'+1 & <b>"
    assert not [value for value in rows[0].values() if value.startswith(tuple("=+-@"))]


def test_csv_has_a_row_for_each_attribution_of_all_articles() -> None:
    rows = list(csv.DictReader(io.StringIO(document("csv", ferry(), empty(), ferry("b.txt")))))
    assert [row["id"] for row in rows] == ["a1", "a2", "a3", "a4", "a5", "a6"] * 2
    assert {row["article"] for row in rows} == {"ferry.txt", "b.txt"}


def test_markdown_shows_marks_as_they_stand() -> None:
    text = document("markdown", hostile())
    assert r"\<script\>alert\(1\)" in text
    assert r"\| \`x\`" in text


def test_brat_places_hold_the_words_they_name() -> None:
    report = ferry()
    for line in document("brat", report).splitlines():
        mark, places, *words = line.split("\t")
        if mark.startswith("T"):
            pieces = [place.split() for place in places.partition(" ")[2].split(";")]
            covered = [report.article.text[int(start) : int(end)] for start, end in pieces]
            assert [" ".join(covered)] == words
            assert not any("\n" in piece for piece in covered)


def test_brat_configuration_names_all_that_is_written() -> None:
    conf = annotation_conf()
    lines = [line.split("\t") for line in document("brat", ferry()).splitlines()]
    for mark, told, *_ in lines:
        kind, *arguments = told.split(" ")
        if mark.startswith("A"):
            (values,) = re.findall(rf"^{kind}\tArg:Claim, Value:(\S+)$", conf, re.MULTILINE)
            assert arguments[1] in values.split("|")
        elif not mark.startswith("#"):
            assert re.search(rf"^\t?{kind}\b", conf, re.MULTILINE)
    assert any(told.startswith("AnnotatorNotes") for _, told, *_ in lines)


def test_web_annotations_quote_the_words_at_their_places() -> None:
    report, other = ferry(), ferry("b/ä ö.txt")
    page = json.loads(document("web-annotation", report, empty(), other))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    items = page["items"]
    assert len({item["id"] for item in items}) == len(items) == 2 * (6 + 5 + 1)
    for item in items:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            position, words = target["selector"]
            start, end = position["start"], position["end"]
            assert words["exact"] == report.article.text[start:end]
            assert report.article.text[:start].endswith(words["prefix"])
    assert {item["motivation"] for item in items} == {"classifying", "identifying", "assessing"}
    assert items[-1]["target"]["source"] == "b/%C3%A4%20%C3%B6.txt"
    assert items[0]["body"][0]["value"] == "affiliated"


def test_annotation_ids_stay_the_same() -> None:
    assert document("web-annotation", ferry()) == document("web-annotation", ferry())


def test_web_annotations_of_nothing_are_a_page() -> None:
    assert json.loads(document("web-annotation", empty()))["items"] == []
