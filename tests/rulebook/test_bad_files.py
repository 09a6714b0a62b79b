"""Every kind of mistake in a rule file, each with its exact message."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from attribution.errors import RuleError
from attribution.rulebook import load_rulebook
from attribution.rulebook.yaml.problems import problem_lines

RULES = Path(__file__).parents[1] / "rules"
BAD = RULES / "bad"


def _expected() -> dict[str, list[str]]:
    """The messages of each file, from `messages.txt`: its name, then a line for each message."""
    expected: dict[str, list[str]] = {}
    name = ""
    for line in (BAD / "messages.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            expected[name].append(line.strip())
        elif line:
            name = line
            expected[name] = []
    return expected


def _problems(folder: Path) -> list[str]:
    with pytest.raises(RuleError) as trouble:
        load_rulebook([folder], builtin=RULES / "base")
    return [str(problem) for problem in trouble.value.problems]


@pytest.mark.parametrize(("name", "messages"), _expected().items(), ids=list(_expected()))
def test_a_bad_file_is_told_what_is_wrong_and_where(
    name: str, messages: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    target = Path("rules") / name
    target.parent.mkdir(parents=True)
    shutil.copyfile(BAD / name, target)
    assert _problems(Path("rules")) == messages


def test_every_bad_file_has_its_messages() -> None:
    files = {path.relative_to(BAD).as_posix() for path in BAD.rglob("*.yml")}
    assert files == set(_expected())
    assert len(files) >= 60


def test_a_file_of_50_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "cues" / "huge.yml"
    path.parent.mkdir()
    with path.open("wb") as file:
        file.write(b"format: 1\nrules:\n")
        for _ in range(50):
            file.write(b"  - x\n" * 170_000)
    assert _problems(tmp_path) == [f"{path}: cannot be read: is larger than 2 MB"]


def test_all_bad_files_at_once_give_all_their_problems(tmp_path: Path) -> None:
    names = ["cues/unknown-kind.yml", "cues/word-no.yml", "lexicons/empty-words.yml"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(BAD / name, tmp_path / name)
    found = _problems(tmp_path)
    assert [any(f"/{name}:" in problem for problem in found) for name in names] == [True] * 3


def test_a_problem_shows_the_line_it_is_about(tmp_path: Path) -> None:
    target = tmp_path / "cues" / "x.yml"
    target.parent.mkdir()
    shutil.copyfile(BAD / "cues" / "unknown-kind.yml", target)
    with pytest.raises(RuleError) as trouble:
        load_rulebook([tmp_path], builtin=RULES / "base")
    assert list(problem_lines(trouble.value))[1:] == [
        "        kind: statment",
        "              ^",
        "1 problem in the rule files",
    ]


def test_a_folder_that_is_missing_is_said_to_be(tmp_path: Path) -> None:
    assert _problems(tmp_path / "none") == [f"{tmp_path / 'none'}: no such folder of rules"]
