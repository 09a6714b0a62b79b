"""What the repository promises of itself: its commands, its floors, its sizes, its licence."""

from __future__ import annotations

import ast
import importlib.metadata
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import attribution.model
from attribution.version import __version__

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TOP = Path(__file__).parents[1]
PACKAGE = TOP / "attribution"
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
LEFT_OUT = {".git", ".venv", "venv", "dist", "build", "__pycache__", "node_modules"}
# Distribution names where they differ from the name that is imported.
DISTRIBUTIONS = {"markdown_it": "markdown-it-py", "yaml": "pyyaml"}


def text_of(name: str) -> str:
    return (TOP / name).read_text(encoding="utf-8")


def commands_under(heading: str) -> list[str]:
    """The command lines of the README's code blocks under a heading."""
    section = re.split(r"^## ", text_of("README.md").partition(f"## {heading}\n")[2], flags=re.M)[0]
    return [
        line
        for block in re.findall(r"```sh\n(.*?)```", section, re.S)
        for line in block.split("\n")
        if line
    ]


def files(*suffixes: str) -> Iterator[Path]:
    """The repository's own files, generated and installed ones left out."""
    for folder, folders, names in os.walk(TOP):
        folders[:] = [
            name for name in folders if name not in LEFT_OUT and not name.endswith("_cache")
        ]
        yield from (Path(folder) / name for name in names if name.endswith(suffixes))


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def test_readme_runs_the_main_job_on_a_sample_article() -> None:
    command, page = commands_under("Try it")
    assert page.endswith(command.rpartition(" ")[2])
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install . && ")
    _, _, job = command.rpartition(" && ")
    program, report, sample = job.split()
    assert (program, report) == (".venv/bin/attribution", "report")
    assert (TOP / sample).is_file()


def test_ci_runs_the_command_of_the_readme() -> None:
    (command,) = commands_under("Tests")
    taken = re.search(r"tests=\$\((sed -n .* README\.md)\)", text_of(".ci/run"))
    assert taken
    shell = subprocess.run(
        ["bash", "-c", taken[1]], cwd=TOP, capture_output=True, text=True, check=True
    )
    assert shell.stdout == command + "\n"
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install '.[dev]' && ")
    assert re.search(r'^bash .*"\$tests"$', text_of(".ci/run"), re.M)


def test_ci_can_be_run() -> None:
    assert os.access(TOP / ".ci" / "run", os.X_OK)


def test_tests_read_the_installed_package() -> None:
    origin = importlib.metadata.distribution("source-attribution").read_text("direct_url.json")
    editable = json.loads(origin or "{}").get("dir_info", {}).get("editable", False)
    here = Path(attribution.model.__file__).is_relative_to(TOP / "attribution")
    assert here == editable


def test_installed_package_has_its_rules_its_schema_and_its_pipeline() -> None:
    from attribution.language.pipeline import BUNDLED
    from attribution.reports.formats.jsonl import SCHEMA_FILE
    from attribution.rulebook import builtin_rules

    wanted = {path.relative_to(TOP / "rules") for path in (TOP / "rules").rglob("*.yml")}
    carried = {path.relative_to(builtin_rules()) for path in builtin_rules().rglob("*.yml")}
    assert wanted
    assert wanted == carried
    assert SCHEMA_FILE.is_file()
    assert (BUNDLED / "meta.json").is_file()


def test_bare_checkout_runs() -> None:
    environment = {**os.environ, "PYTHONPATH": str(TOP)}
    shell = subprocess.run(
        [sys.executable, "-m", "attribution", "--version"],
        cwd=TOP / "tests",
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert shell.stdout.startswith(f"attribution {__version__}\npipeline ")


def test_version_is_that_of_the_distribution() -> None:
    assert importlib.metadata.version("source-attribution") == __version__


def test_each_import_is_a_declared_dependency() -> None:
    optional = PROJECT["project"]["optional-dependencies"].items()
    extras = [name for extra, names in optional if extra != "dev" for name in names]
    declared = {
        re.split(r"[^a-z0-9-]", requirement.lower())[0]
        for requirement in (*PROJECT["project"]["dependencies"], *extras)
    }
    imported = {name for path in modules() for name in _imports(path)}
    outside = imported - set(sys.stdlib_module_names) - {"attribution", "tomllib"}
    # _typeshed is known to type checkers alone.
    assert {DISTRIBUTIONS.get(name, name) for name in outside} - {"_typeshed"} <= declared


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def test_each_dependency_is_justified() -> None:
    reasons = text_of("CONTRIBUTING.md").lower()
    extras = PROJECT["project"]["optional-dependencies"]
    every = (
        *PROJECT["project"]["dependencies"],
        *(one for extra in extras.values() for one in extra),
    )
    names = {re.split(r"[^A-Za-z0-9-]", requirement)[0].lower() for requirement in every}
    assert {name for name in names if f"**{name}**" not in reasons} == {PROJECT["project"]["name"]}


def test_tests_have_every_extra_for_users() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    (own,) = (one for one in extras["dev"] if one.startswith(PROJECT["project"]["name"]))
    named = own.partition("[")[2].rstrip("]").split(",")
    assert sorted(named) == sorted(extras.keys() - {"dev", "browser", "docs"})


def test_floors_hold() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    shell = subprocess.run([command], cwd=TOP, capture_output=True, text=True, check=False)
    assert shell.returncode == 0, shell.stdout


def test_nothing_relies_on_a_machine() -> None:
    # The words are put together here, so that this file does not hold them. After a letter the
    # slash is grammar: the relation of a verb in a hand-written parse.
    signs = re.compile(
        "(?<![a-zA-Z])/(wo" + "rk|ro" + "ot)/|index" + "-url|pypi" + "[.]org|find" + "-links"
    )
    found = [
        f"{path.relative_to(TOP)}: {sign[0]}"
        for path in files(".py", ".md", ".toml", ".yml", ".yaml", ".cfg", ".txt", "run", ".json")
        for sign in signs.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_to_files_of_the_repository_resolve(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)", text_of(name))
    assert links
    assert [link for link in links if "://" not in link and not (TOP / link).exists()] == []


def test_licences_are_those_of_code_and_weights() -> None:
    assert PROJECT["project"]["license"] == "Apache-2.0 AND CC-BY-SA-4.0"
    code, weights = (
        " ".join(text_of(name).split()) for name in PROJECT["project"]["license-files"]
    )
    assert "Apache License Version 2.0, January 2004" in code
    assert "END OF TERMS AND CONDITIONS" in code
    assert "Attribution-ShareAlike 4.0" in weights


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("CHANGELOG.md", "### Rules"),
        ("CONTRIBUTING.md", "## Add a rule in five minutes"),
        (".gitignore", ".venv/"),
        (".pre-commit-config.yaml", "repos:"),
    ],
)
def test_usual_files_are_there(name: str, line: str) -> None:
    assert line in text_of(name).splitlines()
