"""Which files a command line names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from attribution.reading import find_files
from attribution.reading.formats.registry import SUFFIXES


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with articles, drafts and much that is none; the current folder."""
    for name in [
        "b.txt", "a.md", "c.html", "notes.doc", "desk/f.MARKDOWN", "desk/e.htm", "desk/d.txt",
        "drafts/g.txt", ".hidden/h.txt", "wires/i.txt", "wires/kept.txt", ".j.txt",
    ]:  # fmt: skip
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("The mayor said no.")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("wires/*\n!wires/kept.txt\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("newsroom")
class TestWalk:
    def test_articles_of_a_folder_in_order(self) -> None:
        found = find_files(["."], respect_gitignore=False)
        assert [os.path.normpath(file) for file in found.files] == [
            "a.md",
            "b.txt",
            "c.html",
            os.path.join("desk", "d.txt"),
            os.path.join("desk", "e.htm"),
            os.path.join("desk", "f.MARKDOWN"),
            os.path.join("drafts", "g.txt"),
            os.path.join("wires", "i.txt"),
            os.path.join("wires", "kept.txt"),
        ]
        assert found.trouble == ()

    def test_gitignore_and_exclude_leave_files_out(self) -> None:
        found = find_files(["."], exclude=["drafts/", "*.htm*", "/desk/f.*"])
        names = [os.path.basename(file) for file in found.files]
        assert names == ["a.md", "b.txt", "d.txt", "kept.txt"]

    def test_a_gitignore_above_the_folder_counts(self) -> None:
        assert find_files(["wires"]).files == (os.path.join("wires", "kept.txt"),)

    def test_a_gitignore_inside_the_folder_counts(self, newsroom: Path) -> None:
        (newsroom / "desk" / ".gitignore").write_text("*.htm\n")
        names = [os.path.basename(file) for file in find_files(["desk"]).files]
        assert names == ["d.txt", "f.MARKDOWN"]

    def test_a_virtual_environment_is_passed_over(self, newsroom: Path) -> None:
        (newsroom / "desk" / "pyvenv.cfg").write_text("home = /usr/bin\n")
        found = find_files(["."])
        assert {os.path.basename(os.path.dirname(file)) for file in found.files} == {
            ".",
            "drafts",
            "wires",
        }

    def test_a_named_file_is_always_taken(self) -> None:
        named = ["notes.doc", "wires/i.txt", ".hidden/h.txt", "-"]
        assert find_files(named, exclude=["wires/"]).files == tuple(named)

    def test_force_exclude_leaves_named_files_out_without_trouble(self) -> None:
        found = find_files(
            ["a.md", "drafts/g.txt", "wires/i.txt"], exclude=["drafts/"], force_exclude=True
        )
        assert found == (("a.md",), ())

    def test_patterns_are_relative_to_the_root(self, newsroom: Path) -> None:
        found = find_files(["."], exclude=["/d.txt"], root=newsroom / "desk")
        assert "d.txt" not in [os.path.basename(file) for file in found.files]
        assert "b.txt" in [os.path.basename(file) for file in found.files]

    def test_a_file_named_twice_is_read_once(self) -> None:
        assert find_files(["b.txt", "a.md", "b.txt"]).files == ("b.txt", "a.md")

    def test_trouble_is_collected(self, newsroom: Path) -> None:
        (newsroom / "empty").mkdir()
        os.symlink("nowhere.txt", "broken.txt")
        found = find_files(["none.txt", "a.md", "empty", "broken.txt"])
        assert found.files == ("a.md",)
        assert found.trouble == (
            "none.txt: no such file",
            f"empty: no article in this folder ({', '.join(SUFFIXES)})",
            "broken.txt: a broken link",
        )

    def test_links_that_lead_back_are_not_followed(self, newsroom: Path) -> None:
        os.symlink(newsroom, newsroom / "desk" / "loop")
        names = [os.path.basename(file) for file in find_files(["desk"]).files]
        assert names == [
            "d.txt",
            "e.htm",
            "f.MARKDOWN",
            "a.md",
            "b.txt",
            "c.html",
            "g.txt",
            "kept.txt",
        ]


def test_a_gitignore_outside_any_repository_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "a.txt").write_text("No.")
    (tmp_path / ".gitignore").write_text("*.txt\n")
    monkeypatch.chdir(tmp_path)
    assert find_files(["desk"]).files == (os.path.join("desk", "a.txt"),)
