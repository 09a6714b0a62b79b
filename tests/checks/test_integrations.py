"""The pre-commit hook and the GitHub Action, run as far as a machine without a network can."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
)
# Beside this Python: a virtual environment need not be on the path.
PRE_COMMIT = shutil.which("pre-commit", path=str(Path(sys.executable).parent)) or shutil.which(
    "pre-commit"
)
# Stands in for the program: prints what it was called with, and exits as it is told.
STUB = """#!{python}
import json, os, sys
print(json.dumps(sys.argv[1:]))
sys.exit(int(os.environ.get("CODE", "0")))
"""


@pytest.fixture
def stub(tmp_path: Path) -> dict[str, str]:
    """An environment in which `attribution` is the stub."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "attribution"
    program.write_text(STUB.format(python=sys.executable), encoding="utf-8")
    program.chmod(0o755)
    return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def step(name: str) -> dict[str, Any]:
    (found,) = (s for s in ACTION["runs"]["steps"] if s["name"] == name)
    return dict(found)


def run_check(
    stub: dict[str, str], folder: Path, **inputs: str
) -> subprocess.CompletedProcess[str]:
    """The check step as GitHub runs it, with these inputs over the defaults."""
    values = {name: spec["default"] for name, spec in ACTION["inputs"].items()}
    values.update({name.replace("_", "-"): value for name, value in inputs.items()})
    variables = {
        name: values[text.removeprefix("${{ inputs.").removesuffix(" }}")]
        for name, text in step("Check the articles")["env"].items()
    }
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]
    script = step("Check the articles")["run"]
    return subprocess.run(
        [*shell, script],
        env={**stub, **variables},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_by_default_the_action_checks_the_repository(stub: dict[str, str], tmp_path: Path) -> None:
    done = run_check(stub, tmp_path)
    assert json.loads(done.stdout) == ["check", "--format", "github", "--", "."]
    assert done.returncode == 0


def test_the_action_hands_its_inputs_on(stub: dict[str, str], tmp_path: Path) -> None:
    done = run_check(
        stub,
        tmp_path,
        paths="news\nold news/a b.txt\n",
        fail_on="warning",
        profile="ap",
        baseline="known.json",
        diff="abc123",
        sarif_file="out.sarif",
    )
    assert json.loads(done.stdout) == [
        "check", "--format", "github", "--fail-on", "warning", "--profile", "ap",
        "--baseline", "known.json", "--diff", "abc123", "--also", "sarif=out.sarif",
        "--", "news", "old news/a b.txt",
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["0", "1", "2"])
def test_the_step_ends_as_the_program_does(stub: dict[str, str], tmp_path: Path, code: str) -> None:
    assert run_check({**stub, "CODE": code}, tmp_path).returncode == int(code)


def test_no_input_of_the_action_is_run_as_a_command(stub: dict[str, str], tmp_path: Path) -> None:
    done = run_check(stub, tmp_path, paths="$(touch gone)`touch gone`;touch gone\n-x *")
    assert not (tmp_path / "gone").exists()
    assert json.loads(done.stdout)[-2:] == ["$(touch gone)`touch gone`;touch gone", "-x *"]


def test_no_script_of_the_action_holds_an_expression() -> None:
    scripts = [s["run"] for s in ACTION["runs"]["steps"] if "run" in s]
    assert scripts
    assert not any("${{" in script for script in scripts)


def test_the_example_workflow_names_inputs_that_the_action_has() -> None:
    text = (ROOT / "examples" / "workflows" / "attribution.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    steps = workflow["jobs"]["check"]["steps"]
    (own,) = (s for s in steps if "/attribution@" in s["uses"])
    assert set(own["with"]) <= set(ACTION["inputs"])
    (upload,) = (s for s in steps if "upload-sarif" in s["uses"])
    assert upload["with"]["sarif_file"] == own["with"]["sarif-file"]
    assert workflow["permissions"]["security-events"] == "write"


def test_the_hook_asks_for_articles_in_one_process() -> None:
    (hook,) = HOOKS
    assert hook["id"] == "attribution-check"
    assert hook["types_or"] == ["markdown", "plain-text", "html"]
    assert hook["require_serial"] is True


@pytest.mark.skipif(PRE_COMMIT is None, reason="pre-commit is not installed")
@pytest.mark.parametrize(("code", "passes"), [("0", True), ("1", False)])
def test_pre_commit_runs_the_hook_over_staged_articles(
    stub: dict[str, str], tmp_path: Path, code: str, passes: bool
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    (hook,) = HOOKS
    # pre-commit would install the package from an index; here the program is on the path already.
    local = {**hook, "language": "system"}
    configuration = {"repos": [{"repo": "local", "hooks": [local]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(configuration), encoding="utf-8")
    for name in ("pier.txt", "quay.md", "dock.html", "code.py"):
        (folder / name).write_text("The council meets.\n", encoding="utf-8")
    environment = {**stub, "CODE": code, "PRE_COMMIT_HOME": str(tmp_path / "home")}
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *command], cwd=folder, env=environment, check=True)
    done = subprocess.run(
        [str(PRE_COMMIT), "run", "--all-files", "--verbose"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode == 0) is passes
    (line,) = (row for row in done.stdout.splitlines() if row.startswith("["))
    assert json.loads(line)[:2] == ["check", "--force-exclude"]
    assert set(json.loads(line)[2:]) == {"pier.txt", "quay.md", "dock.html"}
