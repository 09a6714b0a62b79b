"""The wheel and the source distribution, built here: all that an installation needs, no more."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
PACKAGE = TOP / "attribution"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both distributions."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist"]
    built = subprocess.run(
        [*command, "-d", str(folder)], cwd=TOP, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> set[str]:
    (file,) = built.glob("*.whl")
    return set(zipfile.ZipFile(file).namelist())


@pytest.fixture(scope="module")
def sdist(built: Path) -> set[str]:
    """The names below the folder that it unpacks to."""
    (file,) = built.glob("*.tar.gz")
    with tarfile.open(file) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def names(folder: Path, under: Path = TOP) -> set[str]:
    """The files of a folder, those that running the program leaves there excepted."""
    return {
        path.relative_to(under).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name[0] != "."
    }


def test_the_wheel_holds_the_package_its_pipeline_assets_and_templates(wheel: set[str]) -> None:
    assert names(PACKAGE) - wheel == set()
    for part in ("language/english/meta.json", "reports/assets/page.css", "py.typed"):
        assert f"attribution/{part}" in wheel


def test_the_wheel_holds_every_rule(wheel: set[str]) -> None:
    rules = {f"attribution/_rules/{name}" for name in names(TOP / "rules", TOP / "rules")}
    assert len(rules) > 10
    assert rules - wheel == set()


def test_the_wheel_holds_nothing_else(wheel: set[str]) -> None:
    tops = {name.partition("/")[0] for name in wheel}
    assert {top.rpartition(".")[2] for top in tops - {"attribution"}} == {"dist-info"}
    assert not {name for name in wheel if "test" in Path(name).name and name.endswith(".py")} - {
        "attribution/cli/rule_tests.py"
    }
    assert not {name for name in wheel if name.endswith((".pyc", ".whl", ".new"))}


def test_the_source_distribution_holds_what_builds_and_tests_it(sdist: set[str]) -> None:
    wanted = {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "tests/test_distributions.py",
    }
    wanted |= names(PACKAGE) | names(TOP / "rules")
    assert wanted - sdist == set()
    assert not {name for name in sdist if name.startswith((".venv/", "dist/")) or ".pyc" in name}
