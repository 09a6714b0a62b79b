"""The installed command on the sample article, with the bundled pipeline and the built-in rules."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import attribution
from attribution.analyzer import Analyzer
from attribution.errors import AttributionError, InputError
from attribution.reading import article_from_text, read_article
from attribution.reports.formats.jsonl import schema_text, write_jsonl
from attribution.reports.formats.report_formats import FORMATS, writer_of
from attribution.reports.formats.terminal import make_console, render
from tests.reports.invariants import assert_sound

TOP = Path(__file__).parents[2]
SAMPLES = sorted([*(TOP / "examples").glob("*.txt"), *(TOP / "tests" / "articles").glob("*.txt")])
PROGRAM = shutil.which("attribution", path=str(Path(sys.executable).parent))


def run(*arguments: str, given: bytes = b"", cwd: Path = TOP) -> subprocess.CompletedProcess[bytes]:
    assert PROGRAM, "the command is not installed beside this Python"
    return subprocess.run(
        [PROGRAM, *arguments], input=given, capture_output=True, cwd=cwd, check=False
    )


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return attribution.load()


@pytest.fixture(scope="module")
def ferry() -> dict[str, Any]:
    ended = run("report", "--format", "jsonl", "examples/ferry.txt")
    assert (ended.returncode, ended.stderr) == (0, b"")
    report: dict[str, Any] = json.loads(ended.stdout)
    return report


def claims_by(report: dict[str, Any], name: str) -> list[dict[str, Any]]:
    ids = {source["id"] for source in report["sources"] if name in source["name"]}
    return [
        found
        for found in report["attributions"]
        if found["source"] and found["source"]["entity"] in ids
    ]


def test_output_keeps_the_contract(ferry: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(json.loads(schema_text())).validate(ferry)


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Piet Vandersloot", "named"),
        ("Eastholm Courier", "institutional"),
        ("Marisol Ekwueme", "named"),
        ("familiar with the matter", "vague"),
    ],
)
def test_source_has_its_level(ferry: dict[str, Any], name: str, level: str) -> None:
    found = claims_by(ferry, name)
    assert found
    assert {one["level"] for one in found} == {level}


def test_paper_passes_on_the_inspectors(ferry: dict[str, Any]) -> None:
    (paper,) = claims_by(ferry, "Eastholm Courier")
    (inspectors,) = claims_by(ferry, "former inspectors")
    assert paper["relays"] == [inspectors["source"]["entity"]]
    assert paper["claim"] == inspectors["claim"]


def test_nobody_stands_behind_hearsay(ferry: dict[str, Any]) -> None:
    (hearsay,) = (one for one in ferry["attributions"] if one["kind"] == "hearsay")
    assert (hearsay["source"], hearsay["level"]) == (None, "hidden")


def test_bad_files_do_not_lose_the_others(ferry: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "empty.txt").write_bytes(b"")
    shutil.copy(TOP / "examples" / "ferry.txt", tmp_path)
    names = ["missing.txt", "ferry.txt", "binary.txt", "empty.txt"]
    ended = run("report", "--format", "jsonl", *names, cwd=tmp_path)
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 2
    first, second = map(json.loads, ended.stdout.splitlines())
    assert first["attributions"] == ferry["attributions"]
    assert (second["article"], second["attributions"]) == ("empty.txt", [])


def test_bad_rules_are_told_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "cues").mkdir()
    (tmp_path / "cues" / "house.yml").write_text(
        "format: 1\nrules:\n  - id: house.say\n    abuot: x\n"
    )
    ended = run("report", "--rules", str(tmp_path), "examples/ferry.txt")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert b"house.yml:4:5: " in ended.stderr


def test_pipeline_that_is_not_there_is_told() -> None:
    ended = run("report", "--pipeline", "no-such-pipeline", "examples/ferry.txt")
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert len(ended.stderr.splitlines()) == 1
    assert b"no-such-pipeline" in ended.stderr


def test_standard_input_reads_like_the_file(ferry: dict[str, Any]) -> None:
    text = (TOP / "examples" / "ferry.txt").read_bytes()
    ended = run("report", "--format", "jsonl", "-", given=text)
    assert ended.returncode == 0
    assert json.loads(ended.stdout) == {**ferry, "article": "-"}


def test_python_of_the_readme_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", (TOP / "README.md").read_text(), re.DOTALL)
    command = [sys.executable, "-c", code]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ended.stdout == 'named Piet Vandersloot "We told them in January,"\n'


def test_explain_tells_the_steps_of_a_line() -> None:
    ended = run("explain", "examples/ferry.txt:6")
    text = ended.stdout.decode()
    assert ended.returncode == 0
    assert "Piet Vandersloot" in text
    assert "[statement." in text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_report_of_a_sample_is_sound(analyzer: Analyzer, path: Path) -> None:
    report = analyzer.analyze(read_article(str(path)))
    assert report.attributions
    assert_sound(report)


def test_report_does_not_depend_on_the_articles_beside_it(analyzer: Analyzer) -> None:
    articles = [read_article(str(path)) for path in SAMPLES[:4]]
    together = list(map(write_jsonl, analyzer.analyze_all(articles)))
    assert together == [write_jsonl(analyzer.analyze(article)) for article in articles]


def test_processes_give_what_one_gives() -> None:
    paths = [str(path) for path in SAMPLES[:3]]
    one, two = (run("report", "--format", "jsonl", "--jobs", jobs, *paths) for jobs in "12")
    assert (two.returncode, two.stderr) == (0, b"")
    assert two.stdout == one.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_writes_the_sample(analyzer: Analyzer, name: str) -> None:
    report = analyzer.analyze(read_article(str(TOP / "examples" / "ferry.txt")))
    if name == "terminal":
        stream = io.StringIO()
        render([report], make_console(stream, width=80))
        text = stream.getvalue()
    else:
        text = "".join(writer_of(name)([report]))
    assert "Vandersloot" in text


NEWS = st.lists(
    st.sampled_from(
        [
            "said", "Ms", "Vandersloot", "the", "ministry", "officials", "“", "”", '"', "'", "’s",
            ",", ".", "?", ":", "—", "according to", "citing", "that", "who", "he", "told", "her",
            "reportedly", "\n\n", "\n", "it", "is believed", "to", "leave", "...", "asked not to",
            "be named", "because", "(", ")", "50%", "one", "of", "them", "Q:", "<b>", "\u00a0", "é",
        ]
    ),
    min_size=1,
    max_size=60,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(words=NEWS, form=st.sampled_from(["text", "markdown", "html"]))
def test_report_of_any_text_is_sound(analyzer: Analyzer, words: list[str], form: str) -> None:
    assert_sound(analyzer.analyze(article_from_text(" ".join(words), "any", form)))


def test_markup_stays_out_of_the_names_of_sources() -> None:
    text = (
        "The [Harbour Board](https://example.org)'s *chair*, Orla Finn, said the quay will shut.\n"
        "\nThe *Evening Ledger* and the [Bay Times](https://example.org) reported it first.\n"
    )
    report = attribution.analyze(text, format="markdown")
    names = " · ".join(source.name for source in report.sources)
    assert "Evening Ledger" in names
    assert not set("[]*").intersection(names), names


@pytest.mark.parametrize("given", [b"The dam is safe, two aides said.", None, 3])
def test_what_is_no_text_is_refused_in_a_line(given: object) -> None:
    with pytest.raises(InputError, match="the text must be a str, not ") as caught:
        attribution.analyze(given)  # type: ignore[arg-type]  # what a caller may do all the same
    assert isinstance(caught.value, TypeError)


def test_an_unknown_format_is_refused_in_a_line() -> None:
    with pytest.raises(AttributionError, match='unknown format "markdwn"; did you mean "markdown"'):
        attribution.analyze("The dam is safe.", format="markdwn")


def test_a_name_beside_a_post_is_its_holders() -> None:
    """However the parser draws it: as an apposition, or as two subjects of one verb."""
    for post in ("The Harbour Board's chair", "The board's chairman", "The company's spokesman"):
        report = attribution.analyze(f"{post}, Tom Ash, said it was late.")
        assert [found.level for found in report.attributions] == ["named"], post
