"""What the workflows run comes from fixed commits, and they have the shape that is asked for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
GITHUB = TOP / ".github"
WORKFLOWS = [
    *sorted((GITHUB / "workflows").glob("*.yml")),
    TOP / "attribution" / "cli" / "templates" / "workflow.yml",
    *sorted((TOP / "examples" / "workflows").glob("*.yml")),
]
FILES = [*WORKFLOWS, TOP / "action.yml"]
OWN = "OWNER/attribution"
"""This project's action, as an example names it that everybody copies."""
_USED = re.compile(r"uses: (?!\./)(?P<action>\S+/\S+)@(?P<version>\S+)(?P<behind>.*)")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_action_is_named_by_its_commit(file: Path) -> None:
    used = list(_USED.finditer(file.read_text("utf-8")))
    assert used, "a file without an action tests nothing"
    for found in used:
        if found["action"] == OWN:
            continue
        assert re.fullmatch(r"[0-9a-f]{40}", found["version"]), found.group()
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", found["behind"]), found.group()


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", sorted((GITHUB / "workflows").glob("*.yml"))),
        ("vendor.github-actions", [TOP / "action.yml"]),
        ("vendor.github-issue-forms", sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml"))),
        ("vendor.citation-file-format", [TOP / "CITATION.cff"]),
    ],
)
def test_files_for_other_services_have_their_shape(schema: str, files: list[Path]) -> None:
    """Against the schemas that check-jsonschema carries: a service tells of a fault only later."""
    assert files
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_workflow_with_a_fault_is_seen(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("on: push\njobs: {a: {runs-on: ubuntu-latest, step: []}}\n", "utf-8")
    with pytest.raises(AssertionError, match="step"):
        test_files_for_other_services_have_their_shape("vendor.github-workflows", [wrong])
