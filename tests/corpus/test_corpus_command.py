"""`attribution corpus`: what is read, the rows it becomes, what goes wrong and how it is told."""

from __future__ import annotations

import csv
import gzip
import json
import os
from pathlib import Path

import pytest

from attribution.corpus.collection import FieldOptions, find_collection
from attribution.corpus.part_files import PartFolder
from attribution.corpus.part_rows import is_proper
from attribution.corpus.path_fields import path_fields
from attribution.corpus.record import Record, TextOptions, read_record
from attribution.settings import Settings
from tests.corpus.analyst import Analyst, analyst, run, tables
from tests.corpus.articles import row, write_folder, write_json_lines
from tests.reports.samples import ferry

__all__ = ["analyst"]
FIELDS = ("--text-field", "body", "--id-field", "url", "--keep", "date,outlet")


def errors(folder: str) -> list[str | None]:
    return [article["error"] for article in tables(folder)["articles"]]


def test_rows_of_json_lines_become_rows_of_articles(analyst: Analyst, tmp_path: Path) -> None:
    write_json_lines(tmp_path / "news.jsonl", 60)
    assert run("news.jsonl", *FIELDS, "--out", "out", "--part-size", "25") == 0
    found = tables("out")["articles"]
    assert [article["article"] for article in found] == list(range(60))
    assert [article["id"] for article in found] == [row(n)["url"] for n in range(60)]
    assert [article["date"] for article in found] == [row(n)["date"] for n in range(60)]
    assert found[7]["path"] == "news.jsonl#8"
    assert sorted(path.name for path in Path("out/articles").iterdir()) == [
        f"part-{n:06}.parquet" for n in range(3)
    ]


def test_tables_join(analyst: Analyst, tmp_path: Path) -> None:
    write_json_lines(tmp_path / "news.jsonl", 30)
    run("news.jsonl", *FIELDS, "--out", "out", "--format", "jsonl")
    found = tables("out")
    sources = {(source["article"], source["id"]) for source in found["sources"]}
    attributions = {(one["article"], one["id"]) for one in found["attributions"]}
    assert len(attributions) == len(found["attributions"]) == 30 * len(ferry().attributions)
    for one in found["attributions"]:
        named = [one["source"], *one["relays"]]
        assert all((one["article"], id) in sources for id in named if id)
        assert one["within"] is None or (one["article"], one["within"]) in attributions
    for finding in found["findings"]:
        assert finding["attribution"] is None or (
            (finding["article"], finding["attribution"]) in attributions
        )
    for article in found["articles"]:
        for name in ("attributions", "sources", "findings"):
            rows = [one for one in found[name] if one["article"] == article["article"]]
            assert len(rows) == article[name]
        claims = {
            one["claim"] for one in found["attributions"] if one["article"] == article["article"]
        }
        assert claims == set(range(article["claims"]))


def test_both_formats_hold_the_same_rows(analyst: Analyst, tmp_path: Path) -> None:
    write_json_lines(tmp_path / "news.jsonl", 30)
    for format in ("parquet", "jsonl"):
        run("news.jsonl", *FIELDS, "--out", format, "--format", format)
    assert tables("parquet") == tables("jsonl")


def test_csv_json_and_parquet_are_read_alike(analyst: Analyst, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `corpus` is not installed")
    import pyarrow

    rows = [row(n) for n in range(30)]
    write_json_lines(tmp_path / "a.jsonl", 30)
    Path("b.jsonl.gz").write_bytes(gzip.compress(Path("a.jsonl").read_bytes()))
    for name, delimiter in (("c.csv", ","), ("d.csv", ";"), ("e.tsv", "\t")):
        with Path(name).open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
            writer.writeheader()
            writer.writerows(rows)
    parquet.write_table(pyarrow.Table.from_pylist(rows), "f.parquet")
    found = []
    for path in sorted(tmp_path.glob("?.*")):
        assert run(path.name, *FIELDS, "--out", f"out-{path.name}", "--format", "jsonl") == 0
        articles = tables(f"out-{path.name}")["articles"]
        found.append([{**article, "path": ""} for article in articles])
    assert len(found) == 6
    assert all(articles == found[0] for articles in found)
    assert found[0][3]["outlet"] == "Grell Post"


def test_files_have_fields_in_their_names(analyst: Analyst, tmp_path: Path) -> None:
    write_folder(tmp_path / "news", 4)
    template = "{outlet}_{date}_*.txt"
    code = run(
        "news", "--path-fields", template, "--keep", "outlet,date,place=folder", "--out", "out"
    )
    assert code == 0
    first = tables("out")["articles"][0]
    assert (first["outlet"], first["date"], first["place"]) == ("courier", "2031-01-01", "news")


def test_the_first_template_that_fits_counts() -> None:
    fields = path_fields(["{outlet}_EN_{date}.*", "{outlet}_{date}_*", "{date}-*.md"])
    assert fields.known == ("folder", "file", "outlet", "date")
    for path, outlet, date in (
        ("news/POST_EN_2031.05.02.77.txt", "POST", "2031.05.02"),
        ("news/grell-post_2031-05-02_a_b.txt", "grell-post", "2031-05-02"),
        ("news/20310502-ferry.md", None, "20310502"),
        ("news/20310502ferry.md", None, None),
        ("grell_2031_/late.txt", None, None),
    ):
        found = fields.of(path)
        assert (found.get("outlet"), found.get("date")) == (outlet, date)


@pytest.mark.parametrize(
    ("name", "proper"),
    [
        ("the White House", True),
        ("Eastholm", True),
        ("Grell state television", True),
        ("the government", False),
        ("Police", False),
        ("The council", False),
        ("its harbour board", False),
        ("", False),
    ],
)
def test_a_proper_name_has_a_capital_where_no_sentence_begins(name: str, proper: bool) -> None:
    prose = [
        "Police closed the bridge. The council of Eastholm agreed, and the government said so.",
        "It was shown on Grell state television. The White House knew of it.",
    ]
    assert is_proper(name, prose) is proper


def test_a_glob_in_quotation_marks_is_expanded(analyst: Analyst, tmp_path: Path) -> None:
    write_folder(tmp_path / "news", 6)
    assert run("news/courier*.txt", "--out", "out") == 0
    assert len(tables("out")["articles"]) == 3


def test_the_folder_of_tables_is_no_input(analyst: Analyst, tmp_path: Path) -> None:
    write_json_lines(tmp_path / "news.jsonl", 26)
    for _ in range(2):
        assert run(".", *FIELDS, "--out", "out", "--format", "jsonl") == 0
    assert len(tables("out")["articles"]) == 26


def test_a_failing_article_is_a_row_with_its_error(
    analyst: Analyst, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [row(n) for n in range(30)]
    rows[3]["body"] = "This will FAIL."
    rows[4]["body"] = None
    rows[5]["body"] = "x" * 5000
    lines = [json.dumps(one) for one in rows]
    lines[6] = "{damaged"
    lines[7] = '["a list"]'
    lines[8] = "[" * 4900
    Path("news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert run("news.jsonl", *FIELDS, "--out", "out", "--max-size", "4kB") == 2
    found = tables("out")["articles"]
    assert len(found) == 30
    failed = {article["article"]: article["error"] for article in found if article["error"]}
    assert sorted(failed) == [3, 4, 5, 6, 7, 8]
    assert failed[3].startswith("could not be analysed: unexpected error: IndexError")
    assert failed[4] == 'has no text in the field "body"'
    assert failed[5] == "is larger than 4 kB"
    assert failed[6].startswith("is no JSON object")
    assert found[4]["date"] == rows[4]["date"]
    assert found[3]["claims"] is None
    told = capsys.readouterr().err.splitlines()
    assert [line for line in told if "news.jsonl#5: has no text" in line]
    assert len(told) == 6


def test_many_failures_are_told_in_few_lines(
    analyst: Analyst, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("news.jsonl").write_text('{"text": "x"}\n' + "{\n" * 60, encoding="utf-8")
    assert run("news.jsonl", "--out", "out", "--part-size", "25") == 2
    assert len(capsys.readouterr().err.splitlines()) == 21
    assert sum(error is not None for error in errors("out")) == 60


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.jsonl", '{"body": "x"}', 'a.jsonl: has no field "text"; did you mean'),
        ("a.csv", "body,date\nx,y\n", 'a.csv: has no field "text"; did you mean'),
        ("a.parquet", "no table", ""),
        ("a.csv", "", ""),
    ],
)
def test_a_file_without_the_field_is_refused_before_anything_is_read(
    analyst: Analyst, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    name: str, content: str, told: str,
) -> None:  # fmt: skip
    Path(name).write_text(content, encoding="utf-8")
    assert run(name, "--out", "out", "--format", "jsonl") == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(f"attribution: {name}")
    if told:
        assert not Path("out").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["twice.csv"], 'twice.csv: has two columns "body"'),
        (["empty.jsonl"], "no article in these files"),
        (["missing.jsonl"], "missing.jsonl: no such file"),
        (["no/*.txt"], "no/*.txt: no file of such a name"),
        (["-"], "-: standard input cannot be read twice"),
        ([], "no article to read"),
        (["a.jsonl", "--keep", "words"], 'a column "words" already; rename it: --keep NAME=words'),
        (["a.jsonl", "--keep", "outlit"], 'no field "outlit"; did you mean "outlet"?'),
        (["a.jsonl", "--path-fields", "{a}{a}"], "--path-fields: '{a}' is named twice"),
        (["a.jsonl", "--path-fields", "{a"], "--path-fields: '{a' is no {field}"),
    ],
)
def test_bad_input_is_one_line(
    analyst: Analyst, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    arguments: list[str], told: str,
) -> None:  # fmt: skip
    write_json_lines(tmp_path / "a.jsonl", 3)
    Path("empty.jsonl").write_text("\n", encoding="utf-8")
    Path("twice.csv").write_text("body,body\nx,y\n", encoding="utf-8")
    assert run(*arguments, "--text-field", "body", "--out", "out") == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert told in lines[0]


def test_a_damaged_table_is_a_row_and_costs_no_other_file(analyst: Analyst, tmp_path: Path) -> None:
    Path("a.csv").write_bytes(b"text\nFerry late\n\xff\xfe\n")
    Path("b.csv").write_text('"te\nxt",text\n,Bus late\n"x"y,z\n,Tram\n,"open', encoding="utf-8")
    Path("c.csv").write_text("text,date\nTram late\n", encoding="utf-8")
    write_json_lines(tmp_path / "d.jsonl", 2)
    code = run("a.csv", "b.csv", "c.csv", "--out", "out")
    assert code == 2
    found = tables("out")["articles"]
    assert [(a["path"], bool(a["error"])) for a in found] == [
        ("a.csv#1", False),
        ("a.csv#2", True),
        ("b.csv#1", False),
        ("b.csv#2", True),
        ("b.csv#3", False),
        ("b.csv#4", True),
        ("c.csv#1", True),
    ]


def test_other_inputs_or_options_need_another_folder(
    analyst: Analyst, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_json_lines(tmp_path / "news.jsonl", 30)
    assert run("news.jsonl", *FIELDS, "--out", "out") == 0
    assert run("news.jsonl", *FIELDS, "--out", "out", "--outlet", "Grell Post") == 2
    assert "out: holds the tables of another run: settings changed" in capsys.readouterr().err
    write_json_lines(tmp_path / "news.jsonl", 31)
    assert run("news.jsonl", *FIELDS, "--out", "out") == 2
    told = capsys.readouterr().err
    assert "out: holds the tables of another run: inputs changed: news.jsonl" in told
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x", encoding="utf-8")
    assert run("news.jsonl", *FIELDS, "--out", "mine") == 2
    assert "mine: holds other files" in capsys.readouterr().err


def test_a_second_run_at_the_same_time_is_refused(
    analyst: Analyst, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("fcntl", reason="this system has no such locks")
    write_json_lines(tmp_path / "news.jsonl", 30)
    with PartFolder(Path("out"), "parquet").locked():
        assert run("news.jsonl", *FIELDS, "--out", "out") == 2
    assert "out: another run is writing here" in capsys.readouterr().err


def test_what_is_complete_is_not_analysed_again(analyst: Analyst, tmp_path: Path) -> None:
    write_json_lines(tmp_path / "news.jsonl", 80)
    arguments = ("news.jsonl", *FIELDS, "--out", "out", "--part-size", "25")
    run(*arguments)
    before = tables("out")
    # The articles of a part are written last: without them it does not count.
    Path("out/articles/part-000001.parquet").unlink()
    Path("out/findings/.part-000001.parquet.99.new").write_text("half", encoding="utf-8")
    analyst.read.clear()
    assert run(*arguments) == 0
    assert analyst.read == [f"news.jsonl#{n}" for n in range(26, 51)]
    assert tables("out") == before
    assert list(Path("out").glob("*/.part*")) == []


def test_article_text_is_data(analyst: Analyst, tmp_path: Path) -> None:
    rows = [{**row(n), "outlet": "=cmd|' /C calc'!A0\u2028\x1b[31m"} for n in range(3)]
    lines = [json.dumps(one) for one in rows]
    Path("news.jsonl").write_text("\n".join(lines) + '\n{"body": "\\ud800 said"}', encoding="utf-8")
    assert run("news.jsonl", *FIELDS, "--out", "out", "--format", "jsonl") == 0
    written = Path("out/articles/part-000000.jsonl").read_text(encoding="utf-8")
    assert len(written.splitlines()) == 4
    assert "\x1b" not in written
    assert tables("out")["articles"][0]["outlet"] == rows[0]["outlet"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.parquet", "a.jsonl.gz", "a.txt"])
def test_a_pipe_never_keeps_a_run_waiting(analyst: Analyst, tmp_path: Path, name: str) -> None:
    os.mkfifo(name)
    assert run(name, "--out", "out") == 2
    assert errors("out")[0] in (
        "cannot be read: is a pipe, not a file",
        "is a pipe, not an article",
    )


def test_text_of_rows_may_be_markup() -> None:
    record = Record(0, "a", "a.jsonl#1", "<p>The <b>ferry</b> is late.</p>")
    (block,) = read_record(record, TextOptions("html")).blocks
    assert block.text == "The ferry is late."


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.csv", "a.parquet", "news"])
def test_progress_ends_where_all_is_read(tmp_path: Path, name: str) -> None:
    path = write_json_lines(tmp_path / "a.jsonl", 300)
    if name.endswith(".gz"):
        (tmp_path / name).write_bytes(gzip.compress(path.read_bytes()))
    elif name == "a.csv":
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(row(0)))
            writer.writeheader()
            writer.writerows(row(n) for n in range(300))
    elif name == "a.parquet":
        parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra `corpus`")
        arrow = pytest.importorskip("pyarrow")
        parquet.write_table(arrow.Table.from_pylist([row(n) for n in range(300)]), tmp_path / name)
    elif name == "news":
        write_folder(tmp_path / name, 300)
    fields = FieldOptions("body")
    collection = find_collection(
        [str(tmp_path / name)], fields, TextOptions(), settings=Settings(), out=tmp_path / "out"
    )
    collection.states()
    shares = [collection.bytes_done / collection.bytes_total for _ in collection.records()]
    assert len(shares) == 300
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1
    assert collection.bytes_done == collection.bytes_total


def test_template_that_takes_for_ever_is_refused(analyst: Analyst, tmp_path: Path) -> None:
    write_folder(tmp_path / "news", 1)
    assert run("news", "--path-fields", "*" * 200 + "b", "--out", "stars") == 0
    assert run("news", "--path-fields", "*a" * 9, "--out", "many") == 2


@pytest.mark.skipif(os.name == "nt", reason="links are others there")
def test_nothing_is_written_or_locked_through_a_link(
    analyst: Analyst, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_folder(tmp_path / "news", 1)
    Path("loop").symlink_to("loop")
    Path("out").mkdir()
    Path("out/.lock").symlink_to("../victim")
    for out in ("loop", "out"):
        assert run("news", "--out", out) == 2
        told = capsys.readouterr().err
        assert "unexpected" not in told
        assert len(told.splitlines()) == 1
    assert not Path("victim").exists()


@pytest.mark.parametrize("encoding", ["idna", "undefined", "nonsense"])
def test_encoding_that_reads_no_table_is_a_line(
    analyst: Analyst, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    Path("news.csv").write_text("text\nHe said so.\n", encoding="utf-8")
    assert run("news.csv", "--encoding", encoding, "--out", "out") == 2
    told = capsys.readouterr().err
    assert "unexpected" not in told
    assert len(told.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="links are others there")
def test_table_that_is_a_link_is_not_written_to(
    analyst: Analyst, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_folder(tmp_path / "news", 1)
    assert run("news", "--out", "out") == 0
    Path("victim").mkdir()
    for file in Path("out/articles").iterdir():
        file.unlink()
    Path("out/articles").rmdir()
    Path("out/articles").symlink_to("../victim")
    assert run("news", "--out", "out") == 2
    assert "is a link" in capsys.readouterr().err
    assert not list(Path("victim").iterdir())


@pytest.mark.skipif(os.name == "nt", reason="links are others there")
@pytest.mark.parametrize("folder", ["news", "./news", "{here}/news", "news/../news"])
@pytest.mark.parametrize("pattern", ["*.txt", "*", "**", "**/*.txt", "[fd]*"])
def test_isolated_run_takes_no_link_that_leads_out_of_a_pattern_s_folder(
    analyst: Analyst, tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: str, pattern: str
) -> None:
    for place in ("news", "away/deep"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "f.txt").write_text("Ferry late.", encoding="utf-8")
    (tmp_path / "news/file.txt").symlink_to("../away/deep/f.txt")
    (tmp_path / "news/dir").symlink_to("../away")
    named = f"{folder.replace('{here}', str(tmp_path))}/{pattern}"
    assert run(named, "--isolated", "--out", "out") == 2
    told = capsys.readouterr().err
    assert "leads out of the folder" in told
    assert not Path("out/articles").exists()
    assert run(named, "--out", "out") == 0
