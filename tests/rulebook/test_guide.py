"""The rules guide does what it says, from its own text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from attribution.cli.main import main
from attribution.rulebook import builtin_rules, load_rulebook
from attribution.rulebook.docs.rule_pages import pages_by_file
from attribution.rulebook.docs.rule_schema import rule_schema

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "rules-guide.md").read_text(encoding="utf-8")
FILES = {
    name: f"# {name}\n{text}"
    for name, text in re.findall(r"```yaml\n# (\S+)\n(.*?)```", GUIDE, re.S)
}
"""The rule files as a reader copies them, with the comment that names them."""
MISTAKEN = "rules/cues/letters.yml"
"""The file with which the guide shows how a mistake is told."""
COMMANDS = re.findall(r"```console\n\$ attribution (.*?)\n(.*?)```", GUIDE, re.S)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with all rule files of the guide but the mistaken one."""
    for name, text in FILES.items():
        if name != MISTAKEN:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def _shown(captured: str) -> list[str]:
    return [line.rstrip() for line in captured.splitlines()]


@pytest.mark.parametrize(("command", "expected"), COMMANDS, ids=[c for c, _ in COMMANDS])
def test_a_command_prints_what_the_guide_shows(
    command: str, expected: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if MISTAKEN in command:
        (project / MISTAKEN).write_text(FILES[MISTAKEN], encoding="utf-8")
    code = main(command.split())
    captured = capsys.readouterr()
    lines = _shown(captured.out + captured.err)
    wanted, dots, _ = expected.partition("...\n")
    assert lines[: len(_shown(wanted))] == _shown(wanted)
    assert dots or len(lines) == len(_shown(wanted))
    assert code == (2 if MISTAKEN in command else 0)


def test_every_rule_of_the_guide_holds(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "test", "rules", "--format", "text"]) == 0, capsys.readouterr().out


def test_a_house_rule_breaks_no_built_in_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A house's "per" goes first; what the built-in one promises is found all the same."""
    name = "rules/cues/house.yml"
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(FILES[name], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["rules", "test", "--coverage"]) == 0, capsys.readouterr().out


def test_the_guides_changes_take_less_than_ten_lines_each() -> None:
    first = GUIDE.partition("## How a cue rule reads")[0]
    changes = dict(re.findall(r"```yaml\n# (\S+)\n(.*?)```", first, re.S))
    lengths = {name: text.count("\n") for name, text in changes.items()}
    assert len(lengths) == 6
    assert max(lengths.values()) < 10, lengths


def test_a_changed_word_list_changes_what_is_found(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "rules" / "lexicons" / "manners.yml").unlink()
    assert main(["rules", "test", "rules/cues/manners.yml"]) == 1
    assert "spluttered" in capsys.readouterr().out


def test_the_manuals_pages_are_those_of_the_rules() -> None:
    pages = pages_by_file(load_rulebook())
    there = {path.relative_to(DOCS / "rules").as_posix() for path in DOCS.glob("rules/**/*.md")}
    old = [
        name
        for name, text in pages.items()
        if name not in there or (DOCS / "rules" / name).read_text(encoding="utf-8") != text
    ]
    assert old == [], "write them with: attribution rules pages docs/rules"
    assert there == set(pages)


def test_the_schema_beside_the_rules_is_current() -> None:
    written = json.loads((builtin_rules() / "rules.schema.json").read_text(encoding="utf-8"))
    assert written == rule_schema(), "attribution rules schema > rules/rules.schema.json"


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", GUIDE))
def test_the_guides_links_lead_somewhere(link: str) -> None:
    assert (DOCS / link).exists()


def test_the_reference_has_every_condition_and_feature() -> None:
    reference = (DOCS / "rules" / "reference.md").read_text(encoding="utf-8")
    for section, names in (
        ("`when:` inside `levels:` in sources/", ("head", "apposition", "affiliation", "narrowed")),
        ("`when:` inside `checks:` in checks/", ("corroborated", "claim-modal", "weak-share")),
        ("Tests of a trigger", ("certain", "event cause")),
        ("Tests of an exemption", ("own source",)),
        ("Tests of a carry-over", ("after document",)),
    ):
        table = reference.partition(f"## {section}\n")[2].partition("\n## ")[0]
        assert [name for name in names if f"| `{name}` |" not in table] == [], section
