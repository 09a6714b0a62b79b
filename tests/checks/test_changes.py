"""`--diff`: findings on lines that git says have changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from attribution.checks.suppression.changed_lines import (
    ChangesError,
    changed_lines,
    lines_of,
    touching,
)
from tests.checks.outcomes import make_article, make_finding


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "pier.txt").write_text("One.\nTwo.\nThree.\n", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


def test_new_and_changed_lines_are_told(repository: Path) -> None:
    file = repository / "pier.txt"
    file.write_text("One.\nTwo, changed.\nThree.\nFour.\n", encoding="utf-8")
    assert changed_lines(str(file), "HEAD") == {2, 4}


def test_an_unchanged_file_has_none(repository: Path) -> None:
    assert changed_lines(str(repository / "pier.txt"), "HEAD") == frozenset()


def test_all_lines_of_a_new_file_are_new(repository: Path) -> None:
    file = repository / "quay.txt"
    file.write_text("One.\n", encoding="utf-8")
    assert changed_lines(str(file), "HEAD") is None


def test_an_unknown_revision_is_trouble(repository: Path) -> None:
    with pytest.raises(ChangesError, match='git knows no revision "nowhere" of'):
        changed_lines(str(repository / "pier.txt"), "nowhere")


def test_a_revision_is_no_option(repository: Path) -> None:
    with pytest.raises(ChangesError, match="git knows no revision"):
        changed_lines(str(repository / "pier.txt"), "--output=/tmp/x")


def test_a_file_outside_a_repository_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "pier.txt").write_text("One.\n", encoding="utf-8")
    with pytest.raises(ChangesError, match="is in no git repository"):
        changed_lines(str(tmp_path / "pier.txt"), "HEAD")


def test_deleted_lines_change_nothing_that_is_left() -> None:
    assert lines_of("@@ -4,2 +3,0 @@\n-a\n-b\n") == frozenset()


def test_a_finding_counts_when_one_of_its_lines_changed() -> None:
    article = make_article("A source spoke.\n\nSources spoke\nat length.")
    findings = (
        make_finding(article, "A source"),
        make_finding(article, "Sources spoke\nat length"),
    )
    assert touching(article, findings, frozenset({4})) == findings[1:]
    assert touching(article, findings, frozenset()) == ()
    assert touching(article, findings, None) == findings
