"""`attribution rules`, as far as no article is analysed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from attribution.cli.main import main
from tests.rulebook.samples import SAY, VERBS, write_pack

HOUSE = """\
format: 1
rules:
  - id: house.gesture
    about: A gesture that stands for speech.
    kind: statement
    cue: {verb: [shrug, nod]}
    source: [subject]
    claim: [quotation]
    needs: [quotation]
    guidance: For features, not for court reports.
    aliases: [house.shrug]
    examples:
      - text: '"Late again," shrugged the pilot.'
        finds: {source: the pilot, cue: shrugged}
      - text: The pilot shrugged.
        finds: nothing
        known-gap: Gestures alone are not told apart yet.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_pack(tmp_path / "rules", cues_house=HOUSE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def test_list_names_each_rule_and_its_place(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "list", "rules/cues/house.yml"]) == 0
    assert capsys.readouterr().out == (
        "house.gesture  statement  rules/cues/house.yml:3:5  A gesture that stands for speech.\n"
    )


def test_list_as_json_holds_all_rules(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[-1].keys() == {"id", "section", "kind", "about", "place"}
    assert {"house.gesture", "statement.say", "saying-verbs"} <= {row["id"] for row in rows}


def test_show_tells_all_about_a_rule(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "show", "house.shrug"]) == 0
    shown = capsys.readouterr().out
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert lines[:3] == [
        "house.gesture (statement) rules/cues/house.yml:3:5",
        "A gesture that stands for speech.",
        "cue verb: shrug, nod",
    ]
    assert "guidance For features, not for court reports." in lines
    assert lines[-6:] == [
        '"Late again," shrugged the pilot.',
        '→ source "the pilot", cue "shrugged"',
        "",
        "The pilot shrugged.",
        "→ nothing",
        "→ known-gap: Gestures alone are not told apart yet.",
    ]


def test_show_tells_who_changed_a_rule(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change = "format: 1\nrules:\n  - {id: house.gesture, extends: house.gesture, kind: stance}\n"
    pack = write_pack(project / "pack", cues_change=change)
    assert main(["rules", "show", "house.gesture", "--rules", str(pack), "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["kind"] == "stance"
    assert row["history"] == [
        "added at rules/cues/house.yml:3:5",
        "changed at pack/cues/change.yml:3:5",
    ]


def test_show_of_an_unknown_rule_offers_the_nearest(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "show", "house.gestur"]) == 2
    assert capsys.readouterr().err == (
        'attribution: unknown rule "house.gestur"; did you mean "house.gesture"?\n'
    )


def test_a_bad_pack_is_told_with_its_lines(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_pack(project / "rules", cues_house=HOUSE.replace("[subject]", "[subjct]"))
    assert main(["rules", "list"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == (
        'rules/cues/house.yml:7:14: unknown source role "subjct"; did you mean "subject"?\n'
        "        source: [subjct]\n"
        "                 ^\n"
        "1 problem in the rule files\n"
    )


@pytest.mark.parametrize("action", ["list", "test"])
def test_a_file_without_rules_is_trouble(
    action: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", action, "rules/cues/hous.yml"]) == 2
    assert capsys.readouterr().err == "attribution: rules/cues/hous.yml: there is no such file\n"


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("pack/cues/house.yml", "no rule in force is from there; --rules pack lays that pack"),
        ("pack", "no rule in force is from there; --rules pack lays that pack over them"),
        ("notes.yml", "no rule in force is from there; a pack keeps its files in "),
    ],
)
def test_a_file_outside_the_packs_in_force_is_told_of(
    file: str, why: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_pack(project / "pack", cues_house=HOUSE.replace("house.", "other."))
    (project / "notes.yml").write_text("format: 1\n", encoding="utf-8")
    assert main(["rules", "list", "rules/cues/house.yml", file]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"attribution: {file}: {why}")


def test_schema_is_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert {"rules", "lexicons", "checks", "levels"} <= set(schema["properties"])


def test_pages_are_written_once_and_checked(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "pages", "pages", "--check"]) == 1
    assert not (project / "pages").exists()
    assert main(["rules", "pages", "pages"]) == 0
    assert main(["rules", "pages", "pages", "--check"]) == 0
    page = (project / "pages" / "cues" / "house.md").read_text(encoding="utf-8")
    assert "## house.gesture" in page
    capsys.readouterr()
    (project / "pages" / "cues" / "house.md").write_text("old", encoding="utf-8")
    assert main(["rules", "pages", "pages", "--check"]) == 1
    assert capsys.readouterr().out == "pages/cues/house.md: not current\n"


def test_pages_of_rules_that_are_gone_are_taken_away_and_no_others(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "pages", "pages"]) == 0
    (project / "rules" / "cues" / "house.yml").unlink()
    own = project / "pages" / "cues" / "own.md"
    own.write_text("# Our own page\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["rules", "pages", "pages", "--check"]) == 1
    assert capsys.readouterr().out == "pages/cues/house.md: no rule file has it\n"
    assert main(["rules", "pages", "pages"]) == 0
    assert not (project / "pages" / "cues" / "house.md").exists()
    assert own.exists()


def test_nothing_of_this_loads_spacy() -> None:
    code = (
        "import sys; from attribution.cli.main import main; main(['rules', 'list']); "
        "sys.exit('spacy' in sys.modules or 'rich' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=root, check=False)
    assert run.returncode == 0


def test_packs_named_in_the_settings_are_in_force(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_pack(project / "shared", lexicons_more=VERBS.replace("reporting-verbs", "more-verbs"))
    (project / "attribution.toml").write_text('rule-packs = ["shared"]\n', encoding="utf-8")
    rule = SAY.replace("statement.say", "house.say").replace("$reporting-verbs", "$more-verbs")
    write_pack(project / "rules", cues_say=rule)
    assert main(["rules", "show", "house.say"]) == 0
    assert "verb: say, tell, claim" in capsys.readouterr().out


def test_a_long_pattern_is_broken_between_its_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert main(["rules", "show", "accordance.according-to"]) == 0
    shown = capsys.readouterr().out
    assert "|calculated|" in shown.replace("|\n            ", "|")
    assert max(map(len, shown.splitlines()[1:])) <= 60
