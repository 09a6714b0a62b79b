"""`tools/same_output.py` tells every line that differs and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
ARTICLE = 'The kiln was cold, Mayor Ines Adler said.\n\n"We had no gas," she said on Friday.\n'


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(TOP / "tools" / "same_output.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Base files of one article; the repository's own are taken out to save time."""
    tmp_path = tmp_path_factory.mktemp("kiln")
    (tmp_path / "kiln.txt").write_text(ARTICLE, encoding="utf-8")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import same_output; same_output.OWN = {};"
        "sys.exit(same_output.main(sys.argv[2:]))"
    )
    folder = tmp_path / "base"
    arguments = ["save", str(folder), "--articles", str(tmp_path / "kiln.txt")]
    subprocess.run([sys.executable, "-c", code, str(TOP / "tools"), *arguments], check=True)
    return folder


def test_same_program_prints_the_same(base: Path) -> None:
    done = run("compare", base)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(": the same\n") == 4


def test_explanation_is_what_the_command_prints(base: Path) -> None:
    explained = (base / "explain.txt").read_text(encoding="utf-8")
    heading, _, text = explained.partition("\n")
    place = heading.split()[1]
    command = [sys.executable, "-m", "attribution", "explain", "--width", "100", place]
    done = subprocess.run(
        command, cwd=base / "articles", capture_output=True, encoding="utf-8", check=True
    )
    assert text == done.stdout


def test_differing_line_is_printed_and_exits_1(base: Path, tmp_path: Path) -> None:
    base = shutil.copytree(base, tmp_path / "changed")
    report = base / "report.jsonl"
    kept = report.read_text(encoding="utf-8")
    report.write_text(kept.replace('"level": "named"', '"level": "vague"', 1), encoding="utf-8")
    done = run("compare", base)
    assert done.returncode == 1
    assert "report.jsonl: 1 of 2 differ" in done.stdout
    changes = [line.split() for line in done.stdout.splitlines() if '"level"' in line]
    assert changes == [["-", '"level":', '"vague",'], ["+", '"level":', '"named",']]
    assert done.stdout.count(": the same\n") == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["save", TOP / "base"], "outside the repository"),
        (["compare", TOP / "docs"], "no base files here"),
    ],
)
def test_trouble_is_one_line_and_exits_2(arguments: list[object], words: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
