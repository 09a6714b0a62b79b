"""Files whose names are not UTF-8 or hold what a terminal obeys: every format shows them safely."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from attribution.reports.findings import FORMATS as FINDINGS
from attribution.reports.formats.report_formats import FORMATS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
NAMES = (b"caf\xe9.txt", b"new\nline.txt", b"\x1b[31mred.txt", b"a&<>\"'.txt", b"::error::x.txt")

TEXT = "Sources said the pier had burned down. Nobody was hurt, a clerk said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        (Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name)))).write_text(TEXT)
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "no\nfile.txt"),
        ("check", "no\r\nfile.txt"),
        ("check", "--config", "no\nfile.toml", "a.txt"),
        ("check", "--baseline", "no\nfile.json", "a.txt"),
        ("check", "--rules", "no\nfolder", "a.txt"),
        ("check", "-o", "new\nfolder/", "a.txt"),
        ("config", "files", "no\nfile"),
        ("rules", "test", "no\nfolder"),
        ("explain", "no\nfile.txt:1"),
    ],
    ids=repr,
)
def test_a_line_end_in_a_name_makes_no_second_line(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "new\nfolder").mkdir()
    code = "from attribution.cli.main import run_command; run_command()"
    command = [sys.executable, "-c", code, *arguments]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.returncode == 2, ended.stdout
    beside = ("note:", "1 problem in the rule files")
    lines = [line for line in ended.stderr.splitlines() if not any(map(line.count, beside))]
    assert len(lines) == 1, lines
    (line,) = lines
    assert "file" in line or "folder" in line


@pytest.mark.parametrize(
    "command",
    [
        *(("check", "--format", name) for name in FINDINGS),
        *(("report", "--format", name) for name in FORMATS if name != "brat"),
        ("config", "files"),
        ("baseline", "write"),
    ],
    ids=" ".join,
)
def test_any_name_is_shown_in_utf8_and_without_controls(
    folder: Path, command: tuple[str, ...]
) -> None:
    code = "from attribution.cli.main import run_command; run_command()"
    ended = subprocess.run(
        [sys.executable, "-c", code, *command, "."], cwd=folder, capture_output=True, check=False
    )
    assert b"unexpected error" not in ended.stderr
    assert ended.returncode in (0, 1), ended.stderr
    assert b"\x1b" not in ended.stdout + ended.stderr
    assert ended.stdout.decode("utf-8") or "write" in command
