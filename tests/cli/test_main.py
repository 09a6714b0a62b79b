"""The command line as a whole: which commands there are, how trouble ends, what is imported."""

from __future__ import annotations

import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from attribution.cli import command_line
from attribution.cli import main as cli
from attribution.errors import Location, Problem, ReadingError, RuleError

HEAVY = ("spacy", "rich", "yaml", "markdown_it", "pathspec", "numpy", "json")


def imported_by(*arguments: str) -> set[str]:
    """The modules that a run of the command line has imported at its end."""
    code = (
        "import sys\n"
        "from attribution.cli.main import main\n"
        "try:\n"
        f"    main({list(arguments)!r})\n"
        "except SystemExit:\n"
        "    pass\n"
        "print('\\n' + ' '.join(sys.modules))\n"
    )
    shell = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(shell.stdout.splitlines()[-1].split())


def test_help_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    listed = capsys.readouterr().out
    for command in command_line.COMMANDS:
        assert f"{command.name} " in listed
        assert command.summary in listed


def test_help_imports_nothing_heavy() -> None:
    assert not set(HEAVY) & imported_by("--help")


def test_version_names_program_pipeline_and_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    program, pipeline, rules = capsys.readouterr().out.splitlines()
    assert program.startswith("attribution ")
    assert pipeline.startswith("pipeline ")
    assert rules.startswith("rules ")
    assert len(rules.split()[-1].strip("()")) == 12


@pytest.mark.parametrize(
    "arguments", [["--version"], ["rules", "list"], ["report", "--schema"], ["report", "--help"]]
)
def test_spacy_waits_until_something_is_analysed(arguments: list[str]) -> None:
    assert "spacy" not in imported_by(*arguments)


@pytest.mark.parametrize("command", command_line.COMMANDS, ids=lambda it: it.name)
def test_each_command_has_its_help(
    command: command_line.Command, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([command.name, "--help"])
    assert ended.value.code == 0
    assert f"attribution {command.name}" in capsys.readouterr().out


def test_no_command_is_trouble(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    assert "name a command" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["repotr"], ["report", "--form", "x"], ["--nonsense"]])
def test_what_nobody_knows_is_trouble(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err


def _command(monkeypatch: pytest.MonkeyPatch, run: Callable[[object], int]) -> None:
    """Puts a command `probe` in the place of all others."""
    probe = types.ModuleType("probe")
    probe.add_parser = lambda commands: commands.add_parser("probe")  # type: ignore[attr-defined]
    probe.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "attribution.cli.commands.probe_command", probe)
    monkeypatch.setattr(command_line, "COMMANDS", (command_line.Command("probe", "a probe"),))


def _fail(error: BaseException) -> Callable[[object], int]:
    def run(args: object) -> int:
        raise error

    return run


@pytest.mark.parametrize("code", [0, 1, 2])
def test_exit_code_is_that_of_the_command(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    _command(monkeypatch, lambda args: code)
    assert cli.main(["probe"]) == code


@pytest.mark.parametrize(
    ("error", "lines"),
    [
        (ReadingError("a.txt", "no such file"), ["attribution: a.txt: no such file"]),
        (
            RuleError(
                (
                    Problem(Location("a.yml", 1, 3), "unknown key", "  cu\x1be: said"),
                    Problem(Location("b.yml", 3), "no words"),
                )
            ),
            [
                "a.yml:1:3: unknown key",
                "      cu e: said",
                "      ^",
                "b.yml:3: no words",
                "2 problems in the rule files",
            ],
        ),
    ],
    ids=["a line", "each problem with its place"],
)
def test_trouble_is_told_and_ends_with_2(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
    lines: list[str],
) -> None:
    _command(monkeypatch, _fail(error))
    assert cli.main(["probe"]) == 2
    assert capsys.readouterr().err.splitlines() == lines


def test_interrupt_ends_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _command(monkeypatch, _fail(KeyboardInterrupt()))
    assert cli.main(["probe"]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="a process there sends itself no SIGINT")
@pytest.mark.parametrize(
    "module", ["signal", "argparse", "attribution.cli.command_line", "attribution.reading", "yaml"]
)
def test_interrupt_while_modules_load_ends_without_a_traceback(module: str) -> None:
    """Ctrl-C comes when the program asks for the module."""
    code = f"""
import os, signal, sys
signal.signal(2, signal.default_int_handler)  # a job in the background begins without
class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), 2)
sys.modules.pop({module!r}, None)
sys.meta_path.insert(0, Interrupt())
from attribution.cli.main import run_command
run_command()
"""
    command = [sys.executable, "-c", code, "check", "--list", "--no-cache"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (130, "")


def test_the_start_loads_nothing_that_takes_long() -> None:
    """Until it hears Ctrl-C, what an interrupt prints is Python's own."""
    code = f"import sys; sys.path.insert(0, {str(Path(__file__).parents[2])!r}); "
    code += "import attribution.cli.main; print('typing' in sys.modules, 'argparse' in sys.modules)"
    command = [sys.executable, "-S", "-c", code]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ended.stdout == "False False\n"


def test_reader_that_goes_away_is_no_error() -> None:
    code = "from attribution.cli.main import run_command\nrun_command()\n"
    shell = f"{sys.executable} -c '{code}' report --schema | head -c 1; echo ${{PIPESTATUS[0]}}"
    ended = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=True)
    assert ended.stderr == ""
    assert ended.stdout in ("{0\n", "{141\n")


def test_module_is_the_command() -> None:
    command = [sys.executable, "-m", "attribution", "--version"]
    shell = subprocess.run(command, capture_output=True, text=True, check=True)
    assert shell.stdout.startswith("attribution ")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["reprot", "a.txt"], 'attribution: "reprot" is no command; did you mean "report"?'),
        (["report", "--format", "jso"], '"jso" is not known; did you mean "json"?'),
        (["report", "--min-level", "vauge"], '"vauge" is not known; did you mean "vague"?'),
        (["check", "--fail-on", "eror"], 'did you mean "error"?'),
    ],
)
def test_wrong_word_is_one_line_that_says_what_was_meant(
    arguments: list[str], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert hint in told
    assert told.count("\n") == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_shells_complete_every_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("shtab", reason="the extra `completion` is not installed")
    assert cli.main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert all(command.name in script for command in command_line.COMMANDS)
    assert "min-level" in script
