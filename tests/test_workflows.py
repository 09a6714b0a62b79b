"""What the workflows run comes from fixed commits: a moved tag changes nothing of a build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
FILES = (
    *sorted((TOP / ".github" / "workflows").glob("*.yml")),
    TOP / "action.yml",
    TOP / "attribution" / "cli" / "templates" / "workflow.yml",
    *sorted((TOP / "examples" / "workflows").glob("*.yml")),
)
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
