"""`attribution report` around the analysis: what is read, what is told, what is written where."""

from __future__ import annotations

import io
import json
import os
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from attribution.analyzer import Explanation
from attribution.cli import setup
from attribution.cli.commands.explain_command import split_place
from attribution.cli.main import main
from attribution.cli.running import analysis
from attribution.errors import AttributionError
from attribution.model import Article, Evidence, Report
from attribution.settings import Settings
from tests.reports.samples import FERRY, ferry


class Analyst:
    """Stands for the analyzer: finds in the ferry article what is in it, and nothing elsewhere."""

    def __init__(self) -> None:
        self.settings: Settings | None = None

    def analyze(self, article: Article) -> Report:
        found = replace(ferry(), article=article)
        return found if article.text == FERRY else Report(article)

    def explain(self, article: Article, line: int) -> Explanation:
        seen = Evidence("cue seen", "statement.x", "no claim")
        return Explanation(self.analyze(article), (seen,), ())


@pytest.fixture
def analyst(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Analyst:
    """The command line in an empty folder, with the stand-in for the analysis."""
    analyst = Analyst()

    def open_analyzer(settings: Settings) -> Analyst:
        analyst.settings = settings
        return analyst

    monkeypatch.setattr(setup, "open_analyzer", open_analyzer)
    monkeypatch.setattr(analysis, "open_analyzer", open_analyzer)
    monkeypatch.chdir(tmp_path)
    return analyst


@pytest.fixture
def ferry_file(analyst: Analyst, tmp_path: Path) -> str:
    (tmp_path / "ferry.txt").write_text(FERRY, encoding="utf-8")
    return "ferry.txt"


def articles_in(lines: str) -> list[str]:
    return [json.loads(line)["article"] for line in lines.splitlines()]


def test_articles_come_in_the_order_given(
    ferry_file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("b.txt", "a.md"):
        (tmp_path / name).write_text("One paragraph.\n")
    assert main(["report", "--format", "jsonl", "b.txt", ferry_file, "a.md"]) == 0
    assert articles_in(capsys.readouterr().out) == ["b.txt", "ferry.txt", "a.md"]


BAD = {
    "missing.txt": None,
    "binary.txt": b"\x00\x01\x02",
    "latin1.txt": b"caf\xe9 owners said\n",
    "folder.txt/": None,
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_told_and_the_others_are_read(
    name: str, ferry_file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = BAD[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    elif name.endswith("/"):
        (tmp_path / name).mkdir()
    (tmp_path / "after.txt").write_text("")
    command = ["report", "--format", "jsonl", ferry_file, name.rstrip("/"), "after.txt"]
    assert main(command) == 2
    printed = capsys.readouterr()
    assert articles_in(printed.out) == ["ferry.txt", "after.txt"]
    (line,) = printed.err.splitlines()
    assert line.startswith(f"attribution: {name.rstrip('/')}:")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_unreadable_file_is_told(
    ferry_file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "closed.txt").write_text("closed")
    (tmp_path / "closed.txt").chmod(0)
    assert main(["report", "--format", "jsonl", "closed.txt", ferry_file]) == 2
    assert articles_in(capsys.readouterr().out) == ["ferry.txt"]


def test_empty_file_is_an_empty_article(
    analyst: Analyst, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert main(["report", "--format", "jsonl", "empty.txt"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["attributions"] == []
    assert len(printed["notes"]) == 1


@pytest.mark.parametrize("arguments", [[], ["missing.txt"], ["folder"]])
def test_nothing_to_read_is_trouble(
    arguments: list[str], analyst: Analyst, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder").mkdir()
    assert main(["report", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert analyst.settings is None, "a pipeline was loaded for nothing"


def test_standard_input_has_the_name_it_is_given(
    analyst: Analyst, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, expected in (([], "-"), (["--stdin-filename", "desk.txt"], "desk.txt")):
        stdin = io.TextIOWrapper(io.BytesIO(FERRY.encode()), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stdin)
        assert main(["report", "--format", "jsonl", "-", *name]) == 0
        printed = json.loads(capsys.readouterr().out)
        assert printed["article"] == expected
        assert len(printed["attributions"]) == 6


def test_folder_is_walked(
    ferry_file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.log").write_text("not an article")
    assert main(["report", "--format", "jsonl", "."]) == 0
    assert [Path(name).name for name in articles_in(capsys.readouterr().out)] == ["ferry.txt"]


def test_command_line_goes_over_the_configuration(
    ferry_file: str, analyst: Analyst, tmp_path: Path
) -> None:
    (tmp_path / "attribution.toml").write_text('outlet = "The Gazette"\npipeline = "first"\n')
    assert main(["report", "--format", "line", "--pipeline", "second", ferry_file]) == 0
    assert analyst.settings is not None
    assert (analyst.settings.outlet, analyst.settings.pipeline) == ("The Gazette", "second")


def test_terminal_report_has_the_width_asked_for(
    ferry_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "--width", "60", ferry_file]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "ferry.txt"
    assert max(map(len, lines)) == 60


@pytest.mark.parametrize(
    ("colour", "environment", "coloured"),
    [
        ("always", {}, True),
        ("never", {}, False),
        ("auto", {}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colour(
    ferry_file: str,
    colour: str,
    environment: dict[str, str],
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert main(["report", "--color", colour, ferry_file]) == 0
    assert ("\x1b[32m" in capsys.readouterr().out) == coloured


@pytest.mark.parametrize("width", ["0", "19", "-5", "wide", "99999"])
def test_width_must_be_a_width(width: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["report", "--width", width, "a.txt"])
    assert ended.value.code == 2


def test_schema_is_printed(analyst: Analyst, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "attribution report"


def test_report_is_written_to_a_file(
    ferry_file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "--format", "html", "-o", "page.html", ferry_file]) == 0
    assert capsys.readouterr().out == ""
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("form", ["html", "brat"])
def test_file_that_cannot_be_written_is_trouble(
    form: str, ferry_file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("")
    place = "taken/page.html" if form == "html" else "taken"
    assert main(["report", "--format", form, "-o", place, ferry_file]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_brat_writes_text_and_annotation_of_each_article(
    ferry_file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.txt").write_text("Nobody spoke.\n")
    assert main(["report", "--format", "brat", "-o", "brat", ferry_file, "b.txt"]) == 0
    names = sorted(path.name for path in (tmp_path / "brat").iterdir())
    assert names == ["annotation.conf", "b.ann", "b.txt", "ferry.ann", "ferry.txt"]
    assert (tmp_path / "brat" / "ferry.txt").read_text(encoding="utf-8") == FERRY
    assert (tmp_path / "brat" / "ferry.ann").read_text().startswith("T1\tClaim 38 76\t")


def test_annotators_own_configuration_is_kept(ferry_file: str, tmp_path: Path) -> None:
    (tmp_path / "brat").mkdir()
    (tmp_path / "brat" / "annotation.conf").write_text("[entities]\nOurs\n")
    assert main(["report", "--format", "brat", "-o", "brat", ferry_file]) == 0
    assert (tmp_path / "brat" / "annotation.conf").read_text() == "[entities]\nOurs\n"


def test_brat_of_one_article_is_printed(
    ferry_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", "--format", "brat", ferry_file]) == 0
    assert capsys.readouterr().out.startswith("T1\tClaim 38 76\t")


def test_brat_of_several_articles_asks_for_a_folder(
    ferry_file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.txt").write_text("Nobody spoke.\n")
    assert main(["report", "--format", "brat", ferry_file, "b.txt"]) == 2
    assert "--output" in capsys.readouterr().err


def test_brat_never_writes_over_an_article_of_the_same_name(
    ferry_file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "ferry.txt").write_text("Nobody spoke.\n")
    paths = [ferry_file, "other/ferry.txt"]
    assert main(["report", "--format", "brat", "-o", "brat", *paths]) == 2
    assert "would both be ferry.ann" in capsys.readouterr().err
    assert not (tmp_path / "brat").exists(), "nothing is written before it is refused"


def test_brat_takes_two_spellings_of_an_accent_for_one_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["caf\u00e9.txt", "cafe\u0301.TXT"]
    for name in names:
        Path(name).write_text("Nobody spoke.\n")
    assert main(["report", "--format", "brat", "-o", "brat", *names]) == 2
    assert "would both be" in capsys.readouterr().err
    assert not Path("brat").exists()


def test_progress_is_shown_on_a_terminal_and_taken_away(
    ferry_file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    (tmp_path / "b\x1b[31m.txt").write_text("Nobody spoke.\n")
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    assert main(["report", "--format", "jsonl", ferry_file, "b\x1b[31m.txt"]) == 0
    shown = stderr.getvalue()
    assert "1 of 2: ferry.txt\r\x1b[K" in shown
    assert "2 of 2: b[31m.txt\r\x1b[K" in shown
    assert shown.endswith("\r\x1b[K")


def test_progress_stays_away_from_a_file(
    ferry_file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.txt").write_text("Nobody spoke.\n")
    assert main(["report", "--format", "jsonl", ferry_file, "b.txt"]) == 0
    assert capsys.readouterr().err == ""


def test_explain_prints_the_line_and_its_results(
    ferry_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", f"{ferry_file}:7"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("ferry.txt:7\n")
    assert "a3  named: Piet Vandersloot, “said”" in text


def test_explain_fits_its_lines_into_the_width(
    ferry_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", f"{ferry_file}:7", "--width", "50"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 50
    assert any(line.startswith("      ") for line in lines)


def test_explain_of_a_column_tells_of_that_place_alone(
    ferry_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    column = FERRY.splitlines()[6].index("Piet") + 1
    assert main(["explain", f"{ferry_file}:7:{column}"]) == 0
    text = capsys.readouterr().out
    assert text.startswith(f"ferry.txt:7:{column}\n")
    assert "a3  named: Piet Vandersloot, “said”" in text
    assert main(["explain", f"{ferry_file}:7:{column - 1}"]) == 0
    bare = capsys.readouterr().out
    assert "Piet Vandersloot, “said”" not in bare
    assert "Nothing is attributed at this place." in bare


def test_explain_of_a_bare_line_tells_what_was_missed(
    ferry_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", f"{ferry_file}:1"]) == 0
    assert "cue seen [statement.x]: no claim" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("ferry.txt", "name a line of a file"),
        ("ferry.txt:", "name a line of a file"),
        ("ferry.txt:0", "name a line of a file"),
        (":3", "name a line of a file"),
        ("ferry.txt:99", "there is no line 99; the file has 9"),
        ("ferry.txt:7:0", "name a line of a file"),
        ("ferry.txt:7:999", "ferry.txt:7: there is no column 999; the line has "),
        ("missing.txt:1", "no such file"),
    ],
)
def test_explain_of_no_place_is_trouble(
    place: str, message: str, ferry_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", place]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("a.txt:3", ("a.txt", 3, None)),
        ("a.txt:3:14", ("a.txt", 3, 14)),
        ("C:\\a.txt:3", ("C:\\a.txt", 3, None)),
        ("a:b.txt:3", ("a:b.txt", 3, None)),
    ],
)
def test_place_is_split(place: str, expected: tuple[str, int, int | None]) -> None:
    assert split_place(place) == expected


def test_place_without_a_line_is_refused() -> None:
    with pytest.raises(AttributionError, match="name a line of a file"):
        split_place("a.txt:x")


@pytest.mark.parametrize("format", ["terminal", "json", "csv", "html", "markdown"])
def test_a_report_that_fails_costs_no_other(
    ferry_file: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    format: str,
) -> None:
    def narrowed(report: Report, *_: object) -> Report:
        if report.article.path == "ferry.txt":
            raise IndexError("no such row")
        return report

    monkeypatch.setattr("attribution.reports.narrowing.narrowed", narrowed)
    for name in ("a.txt", "z.txt"):
        Path(name).write_text("Nothing was said.\n", encoding="utf-8")
    assert main(["report", "--format", format, "a.txt", ferry_file, "z.txt"]) == 2
    out, err = capsys.readouterr()
    (line,) = [line for line in err.splitlines() if "note:" not in line]
    assert line.startswith("attribution: ferry.txt: could not be written: unexpected error")
    assert "ferry" not in out


def test_a_writer_that_fails_costs_its_article_alone(
    ferry_file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from attribution.reports.formats import jsonl

    written = jsonl.report_object

    def fails(report: Report) -> object:
        if report.article.path == "ferry.txt":
            raise RecursionError("too deep")
        return written(report)

    monkeypatch.setattr(jsonl, "report_object", fails)
    Path("z.txt").write_text("Nothing was said.\n", encoding="utf-8")
    assert main(["report", "--format", "json", ferry_file, "z.txt"]) == 2
    out, err = capsys.readouterr()
    assert [one["article"] for one in json.loads(out)] == ["z.txt"]
    assert "ferry.txt: could not be written" in err


@pytest.mark.parametrize(
    ("format", "module", "function"),
    [
        ("terminal", "terminal", "_article"),
        ("text", "plain", "_article"),
        ("json", "jsonl", "report_object"),
        ("jsonl", "jsonl", "report_object"),
        ("csv", "tables", "_rows"),
        ("html", "page.html_page", "_article"),
        ("web-annotation", "web_annotation", "annotations_of"),
        ("markdown", "markdown", "_head"),
    ],
)
def test_each_article_is_written_once(
    ferry_file: str, monkeypatch: pytest.MonkeyPatch, format: str, module: str, function: str
) -> None:
    place = import_module(f"attribution.reports.formats.{module}")
    write, calls = getattr(place, function), []

    def counted(*args: Any, **options: Any) -> object:
        calls.append(function)
        return write(*args, **options)

    monkeypatch.setattr(place, function, counted)
    Path("z.txt").write_text("Nothing was said.\n", encoding="utf-8")
    assert main(["report", "--format", format, ferry_file, "z.txt"]) == 0
    assert len(calls) == 2
