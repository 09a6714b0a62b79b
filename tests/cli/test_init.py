"""`attribution init` and `attribution check --list`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from attribution.cli.commands.init_command import FILES
from attribution.cli.main import main
from attribution.settings import KEYS, load_settings
from attribution.version import __version__

WORKFLOW = ".github/workflows/attribution.yml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_project_gets_every_file(folder: Path) -> None:
    assert main(["init"]) == 0
    assert all((folder / name).is_file() for name in FILES)
    assert load_settings(folder).files == (folder / "attribution.toml",)
    (hook,) = yaml.safe_load((folder / ".pre-commit-config.yaml").read_text())["repos"]
    assert hook["hooks"][0]["additional_dependencies"] == [f"source-attribution=={__version__}"]
    assert "jobs" in yaml.safe_load((folder / WORKFLOW).read_text())


def test_the_commented_settings_are_all_of_them_and_right(folder: Path) -> None:
    assert main(["init"]) == 0
    file = folder / "attribution.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    assert all(not line or line.startswith("#") for line in lines)
    form = re.compile(r"# ((?:[\w-]+|\"[^\"]+\") = .*|\[.*\])")
    given = [found[1] for line in lines if (found := form.fullmatch(line))]
    assert set(KEYS) <= {re.split(r" = |\]", line.lstrip("["))[0] for line in given}
    file.write_text("\n".join(line for line in given if "extends" not in line), encoding="utf-8")
    settings = load_settings(folder)
    assert (settings.profile, settings.fail_on) == ("default", "error")
    assert settings.severity["vague-source"] == "note"


def test_nothing_that_is_there_is_touched(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("# mine\n", encoding="utf-8")
    assert main(["init"]) == 0
    assert {(folder / name).read_text(encoding="utf-8") for name in FILES} == {"# mine\n"}
    assert "the hook to add to it:\n\n  - repo: local" in capsys.readouterr().out


def test_settings_that_hold_already_are_not_hidden(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "pyproject.toml").write_text('[tool.attribution]\nprofile = "ap"\n')
    (folder / "news").mkdir()
    monkeypatch.chdir(folder / "news")
    assert main(["init"]) == 0
    assert not Path("attribution.toml").exists()
    assert "pyproject.toml has the settings in force here" in capsys.readouterr().out


def test_no_link_is_written_through(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (folder / ".pre-commit-config.yaml").symlink_to(outside / "victim")
    (folder / ".github").symlink_to(outside)
    assert main(["init"]) == 2
    assert not list(outside.iterdir())


def listed(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, str]:
    """The severity of each check that is listed."""
    assert main(["check", "--list", *options]) == 0
    lines = capsys.readouterr().out.splitlines()
    return {line.split()[1]: line.split()[0] for line in lines}


def test_the_list_has_the_severities_in_force(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "attribution.toml").write_text(
        'ignore = ["vague-source"]\n[severity]\n"unattributed-claim.casualty" = "note"\n'
        '[[per-file]]\nfiles = ["opinion/"]\nignore = ["unattributed-claim"]\n'
    )
    plain = listed(capsys)
    assert plain["vague-source"] == "off"
    assert plain["unattributed-claim.casualty"] == "note"
    assert plain["unattributed-claim"] != "off"
    assert listed(capsys, "opinion/pier.md")["unattributed-claim"] == "off"
    assert set(listed(capsys, "--profile", "research", "--no-config").values()) == {"note"}


def test_the_list_of_an_unknown_check_is_trouble(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--list", "--ignore", "vague-sorce"]) == 2
    assert json.dumps("vague-sorce") in capsys.readouterr().err
