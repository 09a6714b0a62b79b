"""Results of earlier runs: printed again as they were, and never in place of newer ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attribution.cli.main import main
from attribution.user_cache import UserCache

GRAVE = "Sources said the pier had burned down. Nobody was hurt, a source said.\n"
LEXICON = """\
format: 1
lexicons:
  - {id: pier-words, about: what stands in water, source: the harbour office, words: [pier]}
"""
NAMED = "The pier is closed until May, the harbour master Ilse Karam said.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two articles, the current one, and a cache of its own."""
    monkeypatch.setenv("ATTRIBUTION_CACHE_DIR", str(tmp_path / "cache"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    (work / "attribution.toml").write_text("")
    (work / "a.txt").write_text(GRAVE)
    (work / "b.txt").write_text(NAMED)
    return work


@pytest.fixture
def analysed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the articles that were analysed and not found in the cache."""
    from attribution.analyzer import Analyzer

    paths: list[str] = []
    analyze = Analyzer.analyze

    def told(self: Analyzer, article: object) -> object:
        paths.append(article.path)  # type: ignore[attr-defined]  # an article
        return analyze(self, article)  # type: ignore[arg-type]

    monkeypatch.setattr(Analyzer, "analyze", told)
    return paths


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    main(arguments)
    return capsys.readouterr().out


@pytest.mark.parametrize(
    "command",
    [
        ("check", "--format", "jsonl"),
        ("check", "--explain"),
        ("report", "--format", "jsonl"),
        ("report", "--format", "html"),
    ],
)
def test_second_run_prints_the_same_and_analyses_nothing(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str], analysed: list[str]
) -> None:
    first = printed(capsys, *command, "a.txt", "b.txt")
    assert analysed == ["a.txt", "b.txt"]
    assert printed(capsys, *command, "a.txt", "b.txt") == first
    assert analysed == ["a.txt", "b.txt"]
    assert printed(capsys, *command, "--no-cache", "a.txt", "b.txt") == first


def test_no_pipeline_is_loaded_where_nothing_has_changed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    printed(capsys, "check", "a.txt")

    def fail(settings: object) -> None:
        raise AssertionError(settings)

    monkeypatch.setattr("attribution.cli.running.analysis.open_analyzer", fail)
    assert main(["check", "a.txt"]) == 1


def test_no_rules_are_loaded_where_nothing_has_changed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    printed(capsys, "check", "a.txt")

    def fail(settings: object) -> None:
        raise AssertionError(settings)

    monkeypatch.setattr("attribution.cli.running.check_run.load_rules", fail)
    assert main(["check", "a.txt"]) == 1


def test_profile_that_nothing_has_is_told_though_the_command_line_names_another(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--profile", "ap", "b.txt"]) == 0
    (folder / "attribution.toml").write_text('profile = "nope"\n')
    assert main(["check", "--profile", "ap", "b.txt"]) == 2
    assert 'unknown profile "nope"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.txt", GRAVE.replace("pier", "mill")),
        ("attribution.toml", 'outlet = "Harbour News"\n'),
        ("rules/lexicons/own.yml", LEXICON),
    ],
    ids=["content", "settings", "rules"],
)
def test_what_has_changed_is_analysed_again(
    file: str,
    text: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    analysed: list[str],
) -> None:
    printed(capsys, "check", "a.txt")
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text)
    printed(capsys, "check", "a.txt")
    assert analysed == ["a.txt", "a.txt"]


def test_file_of_the_same_content_and_another_name_is_analysed(
    folder: Path, capsys: pytest.CaptureFixture[str], analysed: list[str]
) -> None:
    (folder / "c.txt").write_text(GRAVE)
    printed(capsys, "report", "a.txt")
    rows = printed(capsys, "report", "--format", "jsonl", "c.txt")
    assert json.loads(rows)["article"] == "c.txt"


def test_kept_and_changed_files_come_in_order(
    folder: Path, capsys: pytest.CaptureFixture[str], analysed: list[str]
) -> None:
    names = [f"n{number}.txt" for number in range(6)]
    for name in names:
        (folder / name).write_text(NAMED)
    printed(capsys, "report", "--format", "jsonl", *names)
    for name in names[1::2]:
        (folder / name).write_text(GRAVE)
    del analysed[:]
    rows = printed(capsys, "report", "--format", "jsonl", *names).splitlines()
    assert [json.loads(row)["article"] for row in rows] == names
    assert analysed == names[1::2]


@pytest.mark.parametrize("option", ["--no-cache", "--isolated"])
def test_cache_can_be_left_alone(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "check", option, "a.txt")
    cache = UserCache.open()
    assert cache is not None
    assert list(cache.entries()) == []


def test_damaged_entries_are_analysed_anew(
    capsys: pytest.CaptureFixture[str], analysed: list[str]
) -> None:
    first = printed(capsys, "check", "a.txt")
    cache = UserCache.open()
    assert cache is not None
    for entry in cache.entries():
        entry.path.write_bytes(entry.path.read_bytes()[:-7] + b"damaged")
    assert printed(capsys, "check", "a.txt") == first
    assert analysed == ["a.txt", "a.txt"]


def test_articles_of_one_file_are_analysed_each_time(
    folder: Path, capsys: pytest.CaptureFixture[str], analysed: list[str]
) -> None:
    rows = "".join(json.dumps({"text": text}) + "\n" for text in (GRAVE, NAMED))
    (folder / "many.jsonl").write_text(rows)
    first = printed(capsys, "report", "--format", "jsonl", "many.jsonl")
    assert len(first.splitlines()) == 2
    assert printed(capsys, "report", "--format", "jsonl", "many.jsonl") == first
    assert len(analysed) == 4


def test_notes_are_told_each_time(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "empty.txt").write_text("")
    for _ in range(2):
        main(["check", "empty.txt"])
        assert capsys.readouterr().err == "empty.txt: note: the file holds no text\n"


def test_trouble_is_told_each_time(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "odd.txt").write_bytes(b"\xff\xfe\x00\xd8")
    for _ in range(2):
        assert main(["check", "odd.txt", "b.txt"]) == 2
        assert "odd.txt" in capsys.readouterr().err


def test_command_names_and_empties_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(capsys, "cache", "dir") == f"{tmp_path / 'cache'}\n"
    printed(capsys, "check", "a.txt")
    assert printed(capsys, "cache", "clean") == f"3 entries removed from {tmp_path / 'cache'}\n"
    assert printed(capsys, "cache", "clean").startswith("0 entries")
