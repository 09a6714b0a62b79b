"""`attribution compare`: pairs on the command line and in a table, formats, exit codes, trouble."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attribution.cli.main import main

ARTICLE = "The pier will stay shut until spring, a harbour official said.\n"
BAD = "The pier will stay shut until spring.\n"
GOOD = "A harbour official said the pier would stay shut until spring.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("article.txt", ARTICLE), ("bad.txt", BAD), ("good.txt", GOOD)):
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


def test_exit_codes_are_those_of_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "article.txt", "good.txt"]) == 0
    assert "1 of 1 statement as the article has it" in capsys.readouterr().out
    assert main(["compare", "article.txt", "bad.txt"]) == 1
    assert "“a harbour official” (article.txt:1:1)" in " ".join(capsys.readouterr().out.split())
    assert main(["compare", "article.txt", "bad.txt", "--exit-zero"]) == 0
    assert main(["compare", "article.txt", "bad.txt", "--ignore", "lost-source"]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare"],
        ["compare", "article.txt"],
        ["compare", "article.txt", "missing.txt"],
        ["compare", "--pairs", "missing.csv"],
        ["compare", "article.txt", "good.txt", "--pairs", "pairs.csv"],
        ["compare", "article.txt", "good.txt", "-o", "good.txt"],
        ["compare", "article.txt", "."],
    ],
)
def test_trouble_is_one_line_and_exit_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert Path("good.txt").read_text(encoding="utf-8") == GOOD


def test_a_table_names_pairs_and_a_bad_row_costs_no_other(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = "id,article,summary\n1,article.txt,bad.txt\n2,article.txt,\n3,article.txt,gone.txt\n"
    Path("pairs.csv").write_text("\ufeff" + rows, encoding="utf-8")
    assert main(["compare", "--pairs", "pairs.csv", "--format", "jsonl"]) == 2
    out, err = capsys.readouterr()
    (found,) = [json.loads(line) for line in out.splitlines()]
    assert (found["article"], found["check"]) == ("bad.txt", "lost-source")
    assert err.splitlines() == [
        "attribution: pairs.csv:3: names no summary",
        "attribution: gone.txt: no such file",
    ]


@pytest.mark.parametrize("table", [b"a,b\n1,2\n", b"", b"\xff\xfe\x00", b'article,summary\n"a'])
def test_a_file_that_is_no_table_of_pairs_is_refused(
    table: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("pairs.csv").write_bytes(table)
    assert main(["compare", "--pairs", "pairs.csv"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("attribution: pairs.csv")


@pytest.mark.parametrize("format", ["text", "line", "json", "github", "sarif", "junit", "gitlab"])
def test_every_format_of_check_shows_the_loss(
    format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["compare", "article.txt", "bad.txt", "--format", format])
    assert "harbour official" in " ".join(capsys.readouterr().out.split())


def test_isolated_run_takes_no_pair_from_outside_the_table_s_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    for name in ("article.txt", "bad.txt"):
        (desk / name).write_text(Path(name).read_text("utf-8"), encoding="utf-8")
    (desk / "link.txt").symlink_to("../bad.txt")
    outside = ("../bad.txt", str(tmp_path / "bad.txt"), "link.txt")
    rows = [f"article.txt,{name}" for name in ("bad.txt", *outside)]
    (desk / "pairs.csv").write_text("\n".join(["article,summary", *rows]), encoding="utf-8")
    command = ["compare", "--pairs", "desk/pairs.csv", "--format", "jsonl"]
    assert main([*command, "--isolated"]) == 2
    out, err = capsys.readouterr()
    assert {json.loads(line)["article"] for line in out.splitlines()} == {"desk/bad.txt"}
    assert err.count("leads out of the table's folder") == len(err.splitlines()) == 3
    assert main(command) == 1
