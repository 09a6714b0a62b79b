"""What a checkout that nobody trusts can make the program do: nothing beyond its own folder."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from attribution.cli.main import main
from attribution.errors import ConfigError
from attribution.settings import load_settings

SECRET = "s3cret = [unclosed"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, beside it a file that is nobody's business."""
    (tmp_path / "secret.toml").write_text(SECRET)
    folder = tmp_path / "checkout"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command that ends with 2 says; never a traceback, never a word of the secret file."""
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert "s3cret" not in said.err + said.out
    return said.err


def test_extends_stays_in_the_repository(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("attribution.toml").write_text('extends = "../secret.toml"')
    assert "lies outside" in told(capsys, "config", "show")


def test_link_does_not_lead_out_of_the_repository(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("attribution.toml").symlink_to("../secret.toml")
    assert "lies outside" in told(capsys, "config", "show")


def test_configuration_that_is_named_may_extend_what_it_likes(checkout: Path) -> None:
    Path("../base.toml").write_text('profile = "ap"')
    Path("attribution.toml").write_text('extends = "../base.toml"')
    assert load_settings(checkout, file=Path("attribution.toml")).profile == "ap"
    with pytest.raises(ConfigError, match="lies outside"):
        load_settings(checkout)


@pytest.mark.parametrize(
    "setting",
    [
        'baseline = "../secret.toml"',
        'baseline = "/etc/passwd"',
        'baseline = "link.json"',
        'rule-packs = ["../packs"]',
        'rule-packs = ["/"]',
        'rule-packs = ["linked"]',
    ],
)
def test_configuration_reads_nothing_outside(
    checkout: Path, capsys: pytest.CaptureFixture[str], setting: str
) -> None:
    Path("link.json").symlink_to("../secret.toml")
    Path("linked").symlink_to("..")
    Path("attribution.toml").write_text(setting)
    Path("a.txt").write_text("The mill is sold.")
    assert "lies outside" in told(capsys, "check", "a.txt")


@pytest.mark.parametrize("pack", ["../../..", "/", ".", "none", "attribution.toml"])
def test_pack_that_is_none_is_one_problem(
    checkout: Path, capsys: pytest.CaptureFixture[str], pack: str
) -> None:
    Path("attribution.toml").write_text(f"rule-packs = [{json.dumps(pack)}]")
    assert len(told(capsys, "rules", "list").splitlines()) <= 6


def test_link_out_of_a_pack_is_not_read(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("rules/cues").mkdir(parents=True)
    Path("rules/cues/x.yml").symlink_to("../../../secret.toml")
    assert "leads out of the pack" in told(capsys, "rules", "list")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("rules/cues/x.yml", ("rules", "list")),
        ("b.json", ("check", "--baseline", "b.json", "a.txt")),
    ],
)
def test_pipe_keeps_nobody_waiting(
    checkout: Path, capsys: pytest.CaptureFixture[str], name: str, command: tuple[str, ...]
) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(name)
    Path("a.txt").write_text("The mill is sold.")
    assert "is a pipe, not a file" in told(capsys, *command)


@pytest.mark.parametrize(
    "content",
    ["a = " + "[" * 100_000, "a = " + "{a = " * 5000, "[" + "a." * 5000 + "a]", "\0", "a = '''"],
)
def test_toml_that_is_none_is_one_line(
    checkout: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    Path("attribution.toml").write_text(content)
    assert len(told(capsys, "config", "show").splitlines()) == 1


@pytest.mark.parametrize(
    "content", ["[" * 100_000, '{"format":1,' + '"a":{' * 50_000, "", "s3cret"]
)
def test_baseline_that_is_none_is_one_line(
    checkout: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    Path("attribution-baseline.json").write_text(content)
    Path("a.txt").write_text("The mill is sold.")
    assert "no baseline" in told(capsys, "baseline", "write", "a.txt")
    assert Path("attribution-baseline.json").read_text() == content


@pytest.mark.parametrize("name", ["../secret.toml", "link.json"])
def test_configuration_names_no_output_outside(
    checkout: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    Path("link.json").symlink_to("../secret.toml")
    Path("attribution.toml").write_text(f'baseline = "{name}"')
    Path("a.txt").write_text("The mill is sold.")
    assert "lies outside" in told(capsys, "baseline", "write", "a.txt")
    assert Path("../secret.toml").read_text() == SECRET


@pytest.mark.parametrize("pattern", ["!", "*a*a*a*a*b", "\\\\"])
def test_per_file_pattern_that_is_none_is_refused(
    checkout: Path, capsys: pytest.CaptureFixture[str], pattern: str
) -> None:
    Path("attribution.toml").write_text(f'[[per-file]]\nfiles = ["{pattern}"]')
    assert "the pattern" in told(capsys, "config", "show")


@pytest.mark.parametrize("option", ["--no-config", "--isolated"])
def test_configuration_is_not_read_when_nobody_wants_it(
    checkout: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    Path("attribution.toml").write_text('profile = "none at all"')
    assert main(["config", option, "show"]) == 0
    assert "none at all" not in capsys.readouterr().out


def test_isolated_run_reads_no_rules_of_the_checkout(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("rules/cues").mkdir(parents=True)
    Path("rules/cues/x.yml").write_text("nonsense")
    assert main(["rules", "list"]) == 2
    capsys.readouterr()
    assert main(["rules", "list", "--isolated"]) == 0


def test_isolated_run_reads_no_gitignore(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.txt").write_text("The mill is sold.")
    Path(".gitignore").write_text("*.txt")
    assert main(["config", "--isolated", "files"]) == 0
    assert capsys.readouterr().out == "a.txt\n"


@pytest.mark.parametrize(
    "command",
    [("config", "--isolated", "files"), ("check", "--isolated"), ("report", "--isolated")],
)
def test_isolated_run_follows_no_link_out_of_a_folder(
    checkout: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    Path("../away").mkdir()
    Path("../away/b.txt").write_text("s3cret, the mill said.")
    articles = Path("articles")
    articles.mkdir()
    (articles / "a.txt").write_text("The mill is sold.")
    (articles / "file.txt").symlink_to("../../away/b.txt")
    (articles / "folder").symlink_to("../../away")
    (articles / "twice.txt").symlink_to("file.txt")
    (articles / "within.txt").symlink_to("a.txt")
    assert main([*command, "articles"]) == 2
    said = capsys.readouterr()
    assert "s3cret" not in said.out + said.err
    led_out = [line for line in said.err.splitlines() if "leads out of the folder" in line]
    assert [Path(line.split(": ")[1]).name for line in led_out] == [
        "file.txt",
        "folder",
        "twice.txt",
    ]


def test_isolated_run_takes_a_link_that_is_named(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("../b.txt").write_text("The mill is sold.")
    Path("link.txt").symlink_to("../b.txt")
    assert main(["config", "--isolated", "files", "link.txt"]) == 0
    assert capsys.readouterr().out == "link.txt\n"
