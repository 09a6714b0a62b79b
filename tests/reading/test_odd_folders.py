"""Folders with links, loops, odd patterns, pipes and deep nests: one line each, nothing twice."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

import pytest

from attribution.errors import ReadingError
from attribution.reading import find_files, read_article

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, pipes and modes are others there")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str = "The mill is sold.") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def test_folders_that_link_to_each_other_end(folder: Path) -> None:
    for one in range(7):
        write(f"f{one}/a.txt")
        for other in range(7):
            Path(f"f{one}/to{other}").symlink_to(folder / f"f{other}")
    found = find_files(["."])
    assert len(found.files) == 7
    assert found.trouble == ()


def test_file_that_links_lead_to_is_taken_once(folder: Path) -> None:
    write("a.txt")
    Path("b.txt").symlink_to("a.txt")
    assert find_files([".", "a.txt", "b.txt"]).files == ("./a.txt",)


def test_link_to_itself_is_one_line(folder: Path) -> None:
    write("a.txt")
    Path("loop").symlink_to("loop")
    Path("b.txt").symlink_to("nowhere")
    found = find_files(["."])
    assert found.files == ("./a.txt",)
    assert found.trouble == (
        "./b.txt: a broken link",
        "./loop: cannot be read: Too many levels of symbolic links",
    )


def test_deep_nest_is_walked(folder: Path) -> None:
    for _ in range(1100):
        os.mkdir("d")
        os.chdir("d")
    write("a.txt")
    os.chdir(folder)
    try:
        assert len(find_files(["."]).files) == 1
    finally:
        # Python's own removal of folders is recursive, and would fail on this one.
        subprocess.run(["rm", "-r", "d"], check=True)


@pytest.mark.parametrize("pattern", ["!", "\\", "*a*a*a*a*b", "**/a/**/a/**/a/**/b"])
def test_pattern_that_is_none_is_one_line(folder: Path, pattern: str) -> None:
    write("a.txt")
    write("c.txt")
    (folder / ".git").mkdir()
    write(".gitignore", f"{pattern}\nc.txt\n")
    found = find_files(["."])
    assert found.files == ("./a.txt",)
    assert len(found.trouble) == 1
    assert ".gitignore:1: the pattern" in found.trouble[0]


@pytest.mark.parametrize("pattern", ["[z-a]", "[", "[!", "a\\", "***", "//", "/", "#", " ", "a**b"])
def test_odd_pattern_is_read_or_told_of(folder: Path, pattern: str) -> None:
    write("x.txt")
    (folder / ".git").mkdir()
    write(".gitignore", pattern + "\n")
    assert len(find_files(["."]).trouble) <= 1


def test_slow_exclude_pattern_is_one_line(folder: Path) -> None:
    write("a" * 240 + ".txt")
    found = find_files(["."], exclude=["*a" * 40 + "b"])
    assert len(found.files) == len(found.trouble) == 1


def test_gitignore_that_is_no_file_is_one_line(folder: Path) -> None:
    write("a.txt")
    os.mkfifo(".gitignore")
    (folder / ".git").mkdir()
    found = find_files(["."])
    assert found.files == ("./a.txt",)
    assert found.trouble == (f"{folder}/.gitignore: cannot be read: is a pipe, not a file",)


def test_what_is_no_file_is_refused_before_it_is_read(folder: Path) -> None:
    os.mkfifo("pipe.txt")
    unix = socket.socket(socket.AF_UNIX)
    unix.bind("socket.txt")
    for name, kind in (("pipe.txt", "a pipe"), ("/dev/zero", "a device"), (".", "a folder")):
        with pytest.raises(ReadingError, match=f"is {kind}, not an article"):
            read_article(name)
    with pytest.raises(ReadingError):
        read_article("socket.txt")
    unix.close()


def test_file_over_the_limit_is_refused(folder: Path) -> None:
    write("a.txt", "x" * 1001)
    with pytest.raises(ReadingError, match="is larger than 1 kB"):
        read_article("a.txt", largest=1000)
    with open("hole.txt", "wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(ReadingError, match="is larger than 20 MB"):
        read_article("hole.txt")
