"""Settings: the nearest file, every mistake with its place, and what holds for one article."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from attribution.cli.main import main
from attribution.errors import ConfigError
from attribution.settings import KEYS, Settings, load_settings, selection_for, setting_place

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(text: str, name: str = "attribution.toml") -> Path:
    file = Path.cwd() / name
    file.write_text(text, encoding="utf-8")
    return file


def problems() -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load_settings(Path.cwd())
    return str(caught.value).splitlines()


def test_every_setting_is_read(project: Path) -> None:
    write(
        'outlet = "The Gazette"\nprofile = "ap"\nrule-packs = ["house"]\nexclude = ["drafts/"]\n'
        'respect-gitignore = false\nselect = ["vague-source"]\nignore = ["weasel-passive"]\n'
        'extend-select = ["anonymity-load"]\nfail-on = "warning"\nbaseline = "known.json"\n'
        'pipeline = "./pipeline"\n[severity]\nvague-source = "note"\n'
        '[[per-file]]\nfiles = ["desk/*.md"]\nprofile = "npr"\n'
    )
    settings = load_settings(project / "desk")
    assert settings.outlet == "The Gazette"
    assert settings.profile == "ap"
    assert settings.rule_packs == (project / "house",)
    assert settings.exclude == ("drafts/",)
    assert settings.respect_gitignore is False
    assert settings.select == ("vague-source",)
    assert settings.ignore == ("weasel-passive",)
    assert settings.extend_select == ("anonymity-load",)
    assert settings.fail_on == "warning"
    assert settings.baseline == project / "known.json"
    assert settings.pipeline == str(project / "pipeline")
    assert settings.severity == {"vague-source": "note"}
    assert settings.per_file[0].files == ("desk/*.md",)
    assert settings.root == project


def test_without_a_file_the_defaults_hold() -> None:
    assert load_settings(Path.cwd()) == Settings()


def test_the_nearest_file_holds_and_nothing_is_merged(project: Path) -> None:
    write('profile = "ap"\noutlet = "The Gazette"\n')
    write('[tool.attribution]\nprofile = "npr"\n', "desk/pyproject.toml")
    write("[tool.other]\n", "pyproject.toml")
    assert load_settings(project).profile == "ap"
    assert load_settings(project / "desk").profile == "npr"
    assert load_settings(project / "desk").outlet is None


def test_the_own_file_goes_before_pyproject() -> None:
    write('profile = "ap"\n')
    write('[tool.attribution]\nprofile = "npr"\n', "pyproject.toml")
    assert load_settings(Path.cwd()).profile == "ap"


def test_a_pyproject_without_the_table_is_passed_over(project: Path) -> None:
    write('profile = "ap"\n')
    write('[project]\nname = "attribution-data"\n', "desk/pyproject.toml")
    assert load_settings(project / "desk").profile == "ap"


def test_a_file_that_is_named_holds(project: Path) -> None:
    write('profile = "ap"\n')
    file = write('profile = "npr"\n', "desk/strict.toml")
    assert load_settings(project, file=file).profile == "npr"
    with pytest.raises(ConfigError, match=r"none\.toml: cannot be read: No such file"):
        load_settings(project, file=project / "none.toml")


def test_extends_is_explicit(project: Path) -> None:
    write('profile = "ap"\nselect = ["vague-source"]\nrule-packs = ["house"]\n', "base.toml")
    write('extends = "../base.toml"\nselect = ["weasel-passive"]\n', "desk/attribution.toml")
    settings = load_settings(project / "desk")
    assert settings.profile == "ap"
    assert settings.select == ("weasel-passive",)
    assert [pack.resolve() for pack in settings.rule_packs] == [project / "house"]
    assert settings.files == (project / "desk" / "attribution.toml", project / "base.toml")


def test_extends_that_fails_is_told_with_its_place() -> None:
    write('profile = "ap"\nextends = "none.toml"\n')
    assert problems() == ['attribution.toml:2:1: extends "none.toml", and there is no such file']
    write('extends = "attribution.toml"\n')
    assert problems() == [
        "attribution.toml: extends goes round in a circle: attribution.toml -> attribution.toml"
    ]


def test_every_mistake_is_told_with_its_place() -> None:
    write(
        'outlett = "The Gazette"\nprofile = 3\nselect = "vague-source"\n\n'
        'severity = { vague-source = "loud" }\nrespect-gitignore = "yes"\nfail-on = "off"\n'
        '[[per-file]]\nfiles = ["a"]\ningore = ["weasel-passive"]\n'
        '[[per-file]]\nprofile = "ap"\n[severities]\nx = "note"\n'
    )
    assert problems() == [
        'attribution.toml:1:1: unknown key "outlett" in the settings; did you mean "outlet"?',
        "attribution.toml:2:1: profile must be a text, not 3",
        'attribution.toml:3:1: select must be a list of texts, not "vague-source"',
        'attribution.toml:5:14: vague-source must be error, warning, note or off, not "loud"',
        'attribution.toml:6:1: respect-gitignore must be true or false, not "yes"',
        'attribution.toml:7:1: fail-on must be error, warning or note, not "off"',
        "attribution.toml:8:3: a per-file entry needs files, a list of patterns",
        'attribution.toml:10:1: unknown key "ingore" in a per-file entry; did you mean "ignore"?',
        'attribution.toml:13:2: unknown key "severities" in the settings; did you mean "severity"?',
    ]


def test_a_mistake_in_pyproject_is_told_with_its_place() -> None:
    write('[project]\nprofil = 1\n\n[tool.attribution]\n"profil" = "ap"\n', "pyproject.toml")
    assert problems() == [
        'pyproject.toml:5:1: unknown key "profil" in the settings; did you mean "profile"?'
    ]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ('profile = "ap"\nselect = [\n', "attribution.toml"),
        ('profile = "ap"\nprofile = "npr"\n', "attribution.toml:2:"),
        ("profile = ap\n", "attribution.toml:1:11: not valid TOML: "),
    ],
)
def test_what_is_not_toml_is_told_with_its_place(text: str, start: str) -> None:
    write(text)
    (problem,) = problems()
    assert problem.startswith(start)
    assert "not valid TOML" in problem


def test_settings_for_one_article() -> None:
    write(
        'profile = "ap"\nignore = ["weasel-passive"]\n[severity]\nvague-source = "note"\n'
        '[[per-file]]\nfiles = ["desk/", "!desk/news.md"]\nprofile = "npr"\n'
        'ignore = ["anonymity-load"]\noutlet = "Holm Radio"\n'
        'severity = { weasel-passive = "error" }\n'
        '[[per-file]]\nfiles = ["*.txt"]\nselect = []\nextend-select = ["vague-source"]\n'
    )
    settings = load_settings(Path.cwd())
    desk = selection_for(settings, "desk/column.md")
    assert desk.profile == "npr"
    assert desk.ignore == ("weasel-passive", "anonymity-load")
    assert desk.severity == {"vague-source": "note", "weasel-passive": "error"}
    assert settings.for_file("desk/column.md").outlet == "Holm Radio"
    assert selection_for(settings, "desk/news.md").profile == "ap"
    assert selection_for(settings, "news.txt").extend_select == ("vague-source",)


def test_the_place_of_a_setting() -> None:
    write('profile = "ap"\n[severity]\nvague-source = "note"\n')
    settings = load_settings(Path.cwd())
    assert str(setting_place(settings, "profile")) == "attribution.toml:1:1"
    assert str(setting_place(settings, "severity", "vague-source")) == "attribution.toml:3:1"
    assert str(setting_place(settings, "outlet")) == "attribution.toml"


def test_config_show(capsys: pytest.CaptureFixture[str]) -> None:
    write(
        'profile = "ap"\nexclude = ["drafts/"]\n'
        'per-file = [{ files = ["desk/"], profile = "npr" }]\n'
    )
    assert main(["config", "show"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "# attribution.toml"
    assert 'profile = "ap"' in lines
    assert 'exclude = ["drafts/"]' in lines
    assert 'per-file = [{files = ["desk/"], profile = "npr"}]' in lines
    assert 'fail-on = "error"  # the default' in lines
    assert "# outlet is not set" in lines
    assert main(["config", "show", "desk/a.md", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["profile"] == "npr"


def test_config_show_tells_of_a_name_that_no_rule_file_has(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write('profile = "apx"\n')
    assert main(["config", "show"]) == 2
    printed = capsys.readouterr()
    assert 'profile = "apx"' in printed.out
    assert printed.err == (
        'attribution: attribution.toml:1:1: unknown profile "apx"; did you mean "ap"?\n'
    )


def test_config_show_of_a_file_that_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    write('profile = "ap"\n')
    write('profile = "npr"\n', "strict.toml")
    assert main(["config", "--config", "strict.toml", "show"]) == 0
    assert capsys.readouterr().out.startswith("# strict.toml\n")


def test_what_config_show_prints_can_be_read_again(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "house" / "cues").mkdir(parents=True)
    write(
        'profile = "ap"\nrule-packs = ["house"]\n[severity]\n"unattributed-claim.trend" = "off"\n'
    )
    before = load_settings(Path.cwd())
    assert main(["config", "show"]) == 0
    write(capsys.readouterr().out)
    assert load_settings(Path.cwd()) == before


def test_config_files(capsys: pytest.CaptureFixture[str], project: Path) -> None:
    write('exclude = ["b.txt"]\n')
    for name in ("a.txt", "b.txt", "desk/c.md"):
        (project / name).write_text("No.")
    assert main(["config", "files"]) == 0
    assert capsys.readouterr().out == "a.txt\ndesk/c.md\n"
    assert main(["config", "files", "desk", "none"]) == 2
    captured = capsys.readouterr()
    assert captured.out == "desk/c.md\n"
    assert captured.err == "attribution: none: no such file\n"


def test_a_bad_setting_ends_the_program_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    write("profil = 1\n")
    assert main(["config", "show"]) == 2
    assert "attribution.toml:1:1: unknown key" in capsys.readouterr().err


def test_the_guide_to_settings_shows_every_key_and_its_example_is_valid(project: Path) -> None:
    guide = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    example = guide.partition("```toml\n")[2].partition("```")[0]
    write("", "house.toml")
    write(example.replace("../house.toml", "house.toml"))
    settings = load_settings(project)
    assert settings.outlet == "The Nordhavn Gazette"
    assert selection_for(settings, "opinion/a.md").ignore == (
        "weasel-passive",
        "unattributed-claim",
    )
    assert [key for key in KEYS if not re.search(rf"^\[*{key}\b", example, re.MULTILINE)] == []
