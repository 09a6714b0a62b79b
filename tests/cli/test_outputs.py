"""Files that the commands write: whole or untouched, and never one that is read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from attribution.cli.outputs import OutputError, refuse_inputs, replaced, write_file


def in_folder(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_file_is_written_whole_and_leaves_no_draft(tmp_path: Path) -> None:
    write_file(tmp_path / "out.txt", "new “text”\n")
    assert (tmp_path / "out.txt").read_bytes() == "new “text”\n".encode()
    assert in_folder(tmp_path) == {"out.txt"}


def _fail_half_way(file: Path, error: BaseException) -> None:
    with replaced(file) as stream:
        stream.write("half of")
        raise error


def test_old_file_is_kept_when_the_run_fails(tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    file.write_text("old")
    with pytest.raises(RuntimeError):
        _fail_half_way(file, RuntimeError())
    assert file.read_text() == "old"
    assert in_folder(tmp_path) == {"out.txt"}


def test_ctrl_c_leaves_no_draft(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        _fail_half_way(tmp_path / "out.txt", KeyboardInterrupt())
    assert in_folder(tmp_path) == set()


def test_mode_of_the_old_file_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "out.txt"
    file.write_text("old")
    file.chmod(0o640)
    write_file(file, "new")
    assert file.stat().st_mode & 0o777 == 0o640


def test_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_file(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_link_beside_the_target_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("mine")
    (tmp_path / "b.json.new").symlink_to("victim")
    write_file(tmp_path / "b.json", "new")
    assert (tmp_path / "victim").read_text() == "mine"


@pytest.mark.parametrize("name", [".", "none/out.txt", "file/out.txt", "x" * 300])
def test_target_that_cannot_be_written_is_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written") as raised:
        write_file(tmp_path / name, "new")
    assert "\n" not in str(raised.value)
    assert in_folder(tmp_path) == {"file"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_full_disk_is_one_line() -> None:
    with pytest.raises(OutputError, match=r"/dev/full: cannot be written: No space left"):
        write_file(Path("/dev/full"), "new")


def _linked(folder: Path) -> tuple[Iterable[Path], Iterable[Path]]:
    (folder / "link.txt").symlink_to("in.txt")
    return [folder / "link.txt"], [folder / "in.txt"]


def _hard(folder: Path) -> tuple[Iterable[Path], Iterable[Path]]:
    os.link(folder / "in.txt", folder / "hard.txt")
    return [folder / "hard.txt"], [folder / "in.txt"]


def _same(folder: Path) -> tuple[Iterable[Path], Iterable[Path]]:
    return [folder / "sub" / ".." / "in.txt"], [folder / "in.txt"]


def _twice(folder: Path) -> tuple[Iterable[Path], Iterable[Path]]:
    return [folder / "new.txt", folder / "sub" / ".." / "new.txt"], []


@pytest.mark.parametrize("case", [_linked, _hard, _same, _twice])
def test_output_that_is_an_input_is_refused(tmp_path: Path, case: object) -> None:
    (tmp_path / "in.txt").write_text("article")
    (tmp_path / "sub").mkdir()
    outputs, inputs = case(tmp_path)  # type: ignore[operator]
    with pytest.raises(OutputError):
        refuse_inputs(outputs, inputs)


def test_name_that_is_not_utf8_is_written_as_an_escape(tmp_path: Path) -> None:
    write_file(tmp_path / "out.txt", "caf\udce9.txt")
    assert (tmp_path / "out.txt").read_text() == "caf\\udce9.txt"


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signals there")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_signal_that_ends_a_run_leaves_no_draft(tmp_path: Path, number: int) -> None:
    """It comes when all is written and the draft is about to take its place."""
    (tmp_path / "a.txt").write_text("The mill is sold, officials said.")
    (tmp_path / "out.jsonl").write_text("old")
    code = f"""
import os, signal
from attribution.cli.main import run_command
signal.signal({int(number)}, signal.SIG_DFL)  # under nohup it is ignored
os.replace = lambda *names: os.kill(os.getpid(), {int(number)})
run_command()
"""
    command = [sys.executable, "-c", code, "report", "--no-cache", "--format", "jsonl"]
    ended = subprocess.run(
        [*command, "-o", "out.jsonl", "a.txt"], cwd=tmp_path, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (128 + number, b"")
    assert (tmp_path / "out.jsonl").read_text() == "old"
    assert in_folder(tmp_path) == {"a.txt", "out.jsonl"}
