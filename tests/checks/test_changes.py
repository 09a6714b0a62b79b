"""`--diff`: findings on lines that git says have changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from attribution.checks.suppression.changed_lines import (
    Changes,
    ChangesError,
    Repositories,
    lines_of,
    touching,
)
from attribution.reading import read_article
from tests.checks.outcomes import make_article, make_finding


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True
    )


def changes(file: Path, revision: str) -> Changes:
    return Repositories(revision).changes(read_article(str(file)))


def changed_lines(path: str, revision: str) -> frozenset[int] | None:
    return changes(Path(path), revision).lines


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
    assert lines_of(b"@@ -4,2 +3,0 @@\n-a\n-b\n") == frozenset()


def test_a_finding_counts_when_one_of_its_lines_changed() -> None:
    article = make_article("A source spoke.\n\nSources spoke\nat length.")
    findings = (
        make_finding(article, "A source"),
        make_finding(article, "Sources spoke\nat length"),
    )
    assert touching(article, findings, frozenset({4})) == findings[1:]
    assert touching(article, findings, frozenset()) == ()
    assert touching(article, findings, None) == findings


def test_a_renamed_file_is_compared_with_what_it_was(repository: Path) -> None:
    git(repository, "mv", "pier.txt", "jetty.txt")
    (repository / "jetty.txt").write_text("One.\nTwo.\nThree.\nFour.\n", encoding="utf-8")
    assert changes(repository / "jetty.txt", "HEAD") == Changes(frozenset({4}))


@pytest.mark.parametrize("attribute", ["binary", "-diff", "diff=x", "filter=x", "-text"])
def test_attributes_hide_no_lines(repository: Path, attribute: str) -> None:
    (repository / ".gitattributes").write_text(f"* {attribute}\n")
    (repository / "pier.txt").write_text("One.\nTwo.\nThree, too.\n", encoding="utf-8")
    assert changes(repository / "pier.txt", "HEAD").lines == {3}


def test_nothing_of_a_checkouts_configuration_is_run(repository: Path) -> None:
    mark = repository / "ran"
    evil = repository / "evil"
    evil.write_text(f"#!/bin/sh\ntouch {mark}\ncat\n")
    evil.chmod(0o755)
    for key in (
        "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass",
        "diff.external", "diff.x.command", "diff.x.textconv", "filter.x.clean", "filter.x.smudge",
        "filter.x.process", "alias.diff", "alias.cat-file", "pager.diff", "interactive.diffFilter",
    ):  # fmt: skip
        git(repository, "config", key, str(evil))
    git(repository, "config", "core.hooksPath", str(repository))
    (repository / ".gitattributes").write_text("* diff=x filter=x\n")
    (repository / "pier.txt").write_text("One.\nTwo, changed.\n", encoding="utf-8")
    assert changes(repository / "pier.txt", "HEAD").lines == {2}
    assert not mark.exists()


def test_a_file_removed_from_the_index_is_compared_all_the_same(repository: Path) -> None:
    git(repository, "rm", "-q", "--cached", "pier.txt")
    (repository / "pier.txt").write_text("One.\nTwo, changed.\nThree.\n", encoding="utf-8")
    assert changes(repository / "pier.txt", "HEAD").lines == {2}


def test_all_of_a_link_is_reported_and_said_so(repository: Path) -> None:
    (repository / "link.txt").symlink_to("pier.txt")
    assert changes(repository / "link.txt", "HEAD") == Changes(None, "it is a link")


def test_a_file_that_was_a_link_is_all_new(repository: Path) -> None:
    link = repository / "link.txt"
    link.symlink_to("pier.txt")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "link")
    link.unlink()
    link.write_text("One.\n")
    assert changes(link, "HEAD") == Changes(None, "HEAD holds no file of that name")


def test_a_submodule_is_compared_with_the_commit_it_was_at(tmp_path: Path) -> None:
    inner, outer = tmp_path / "inner", tmp_path / "outer"
    for folder in (inner, outer):
        folder.mkdir()
        git(folder, "init", "-q")
    (inner / "a.txt").write_text("One.\n")
    git(inner, "add", ".")
    git(inner, "commit", "-qm", "first")
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner), "sub")
    git(outer, "commit", "-qm", "with it")
    file = outer / "sub" / "a.txt"
    file.write_text("One.\nTwo.\n")
    git(outer / "sub", "add", ".")
    git(outer / "sub", "commit", "-qm", "second")
    assert changes(file, "HEAD").lines == {2}


def test_a_repository_without_a_commit_is_trouble(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "pier.txt").write_text("One.\n")
    with pytest.raises(ChangesError, match="git knows no revision"):
        changes(tmp_path / "pier.txt", "HEAD")


def test_a_shallow_clone_is_told_of(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    git(repository, "commit", "-q", "--allow-empty", "-m", "second")
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "-q", "--depth=1", f"file://{repository}", "shallow")
    assert changes(clone / "shallow" / "pier.txt", "HEAD").lines == frozenset()
    with pytest.raises(ChangesError, match="this clone is shallow"):
        changes(clone / "shallow" / "pier.txt", "HEAD~1")
