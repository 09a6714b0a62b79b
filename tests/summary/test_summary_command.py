"""`attribution summary`: the same figures in the terminal, as CSV and on the page; bad tables."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from attribution.cli.main import main
from tests.summary.corpora import article, source, write_tables

EVIL = "=cmd|' /C calc'!A0 <script>alert(1)</script>\x1b[31m"


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Two outlets over four months; an outlet, a person and a body have an attack for a name."""
    monkeypatch.chdir(tmp_path)
    cited = (source(f"Orla {EVIL}"), source(EVIL, "organisation", "institutional"))
    write_tables(tmp_path / "tables", [
        article(("Grell Post", EVIL)[n % 2], f"2031-{n % 4 + 1:02}-09",
                ["named"] * (n % 5) + ["vague"], sources=cited if n % 3 else (), unsigned=n % 2)
        for n in range(60)
    ])  # fmt: skip
    return "tables"


def out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["summary", *arguments]) == 0
    return capsys.readouterr().out


def test_terminal_shows_figures_with_intervals_and_counts(
    tables: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = out(capsys, tables, "--by", "month", "--width", "160")
    assert "60 articles, 6,000 words, 180 claims, 4 groups" in shown
    assert re.search(r"2031-02 +15 +\d+\.\d %", shown)
    assert re.search(r"33\.3 %", shown)
    assert "60/180" in shown
    assert "bootstrap over articles (1,000 resamples, seed 0)" in shown
    assert "full name" in shown
    assert "\x1b" not in shown


def test_a_title_is_one_line_however_narrow_its_table(
    tables: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = out(capsys, tables, "--by", "month", "--width", "80")
    assert "How claims are sourced: Unsigned claims per 1,000 words\n" in shown


def test_csv_has_a_row_a_figure_and_no_formula(
    tables: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = out(capsys, tables, "--by", "outlet,month", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {len(row) for row in rows} == {13}
    assert not [cell for row in rows for cell in row.values() if cell.startswith(tuple("=+-@"))]
    whole = {row["figure"]: row for row in rows if row["outlet"] == "(all)"}
    assert (whole["unnamed"]["count"], whole["unnamed"]["of"]) == ("60", "180")
    assert float(whole["unnamed"]["low"]) < float(whole["unnamed"]["value"]) < 40
    assert len({(row["outlet"], row["month"]) for row in rows}) == 1 + 4
    assert "\x1b" not in text


@pytest.mark.parametrize("by", ["", "outlet", "outlet,month", "month"])
def test_page_shows_charts_and_nothing_of_an_article_as_markup(
    tables: str, capsys: pytest.CaptureFixture[str], by: str
) -> None:
    page = out(capsys, tables, "--by", by, "--format", "html")
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    charts = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(charts) >= 8
    for chart in charts:
        assert ElementTree.fromstring(chart).attrib["aria-label"]
        assert "nan" not in chart
    body = page.partition("<main>")[2].replace("<br>", "<br/>").partition("</main>")[0]
    ElementTree.fromstring(f"<main>{body}</main>")


def test_written_to_a_file_whole(tables: str, tmp_path: Path) -> None:
    assert main(["summary", tables, "--format", "html", "-o", "page.html"]) == 0
    assert Path("page.html").read_text(encoding="utf-8").endswith("</html>\n")


def test_two_folders_are_summed_and_one_named_twice_counts_once(
    tables: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    write_tables(tmp_path / "more", [article("Grell Post", None, ["named"])] * 5)
    assert "65 articles" in out(capsys, tables, "more")
    assert "60 articles" in out(capsys, tables, "./tables")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["missing"], "missing: is no folder of tables; `attribution corpus"),
        (["tables", "--by", "section"], '--by: the tables have no kept field "section"'),
        (["damaged"], "part-000000.jsonl: is damaged"),
        (["older"], 'part-000000.jsonl: has no column "id"; another version wrote it'),
        (["halved"], "part-000000.jsonl: cannot be read: No such file"),
    ],
)
def test_bad_tables_are_one_line(
    tables: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    for name in ("damaged", "halved", "older"):
        write_tables(tmp_path / name, [article("Post", None, ["named"])])
    Path("damaged/sources/part-000000.jsonl").write_text('{"article": 0\n')
    Path("older/sources/part-000000.jsonl").write_text('{"article": 0}\n')
    Path("halved/findings/part-000000.jsonl").unlink()
    assert main(["summary", *arguments]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert told in lines[0]


def test_tables_of_a_run_that_is_not_complete_are_told_of(
    tables: str, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = Path("tables/corpus.json")
    manifest.write_text(manifest.read_text().replace('"complete": true', '"complete": false'))
    assert main(["summary", tables]) == 0
    assert "tables: note: its run is not complete" in capsys.readouterr().err


def test_no_articles_give_no_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_tables(tmp_path / "none", [article("Post", None, [], error="damaged")])
    for format in ("terminal", "csv", "html"):
        assert main(["summary", str(tmp_path / "none"), "--format", format]) == 0


@pytest.mark.parametrize("target", ["corpus.json", "articles/part-000000.jsonl"])
def test_output_is_never_a_table_that_is_read(
    tables: str, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    file = Path(tables) / target
    before = file.read_bytes()
    assert main(["summary", tables, "-o", str(file)]) == 2
    assert "is read by this run" in capsys.readouterr().err
    assert file.read_bytes() == before


@pytest.mark.parametrize("target", ["corpus.json", "articles/part-000000.jsonl"])
@pytest.mark.parametrize("content", [None, b"", b"[" * 100_000, b"\xff", b"null\n", b"[]\n", b"5"])
def test_tables_that_are_none_are_one_line(
    tables: str, capsys: pytest.CaptureFixture[str], target: str, content: bytes | None
) -> None:
    file = Path(tables) / target
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    elif hasattr(os, "mkfifo"):
        os.mkfifo(file)
    assert main(["summary", tables]) == 2
    told = capsys.readouterr().err
    assert "unexpected" not in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("other", [
    {"format": "../x"}, {"made_by": 5}, {"kept": [5]}, {"part_size": "x"}, {"schema": 99},
    {"totals": {"articles": "x", "failed": 0}}, {"totals": {"articles": 61, "failed": 0}},
])  # fmt: skip
def test_manifest_that_no_run_has_written_is_one_line(
    tables: str, capsys: pytest.CaptureFixture[str], other: dict[str, object]
) -> None:
    file = Path(tables) / "corpus.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), **other}))
    assert main(["summary", tables]) == 2
    told = capsys.readouterr().err
    assert "unexpected error" not in told
    assert len(told.splitlines()) == 1


def test_part_that_is_gone_does_not_pass_in_silence(
    tables: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (Path(tables) / "articles" / "part-000001.jsonl").unlink()
    assert main(["summary", tables]) == 2
    assert "has 35 of its 60 articles" in capsys.readouterr().err
