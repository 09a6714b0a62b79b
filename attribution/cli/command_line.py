"""The arguments of `attribution`: which command they name, and the run of that command."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from attribution.cli.exit_codes import CLEAN, TROUBLE
from attribution.cli.options import add_debug_option

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class Command(NamedTuple):
    """A command and a line on what it does."""

    name: str
    summary: str
    folder: str = "commands"
    """Below this package."""

    @property
    def module(self) -> ModuleType:
        """The module that holds its `add_parser` and `run`, imported now."""
        return importlib.import_module(f"{__package__}.{self.folder}.{self.name}_command")


COMMANDS = (
    Command("report", "claims, their sources, how anonymous these are"),
    Command("check", "the linter: claims without a source, and the like"),
    Command("corpus", "a collection of articles, as tables that join"),
    Command("compare", "a summary against its article: what became of the sources"),
    Command("summary", "what a corpus comes to: shares, rates, who is cited"),
    Command("explain", "why each result of a line came out so"),
    Command("rules", "list, show and test the rules; their JSON Schema"),
    Command("config", "the settings in force, the files to be read"),
    Command("serve", "a page to paste articles into, on this machine alone", "interactive"),
    Command("lsp", "findings while writing: the language server for editors", "interactive"),
    Command("init", "begin: settings, a pre-commit hook, a GitHub workflow"),
    Command("baseline", "write or prune the list of accepted findings"),
    Command("cache", "where results of earlier runs are kept; remove them"),
    Command("completion", "what a shell needs to complete commands and options", "interactive"),
)
EVERY = Command("", "")
"""Stands for all commands."""


_EXAMPLES = """\
examples:
  attribution report talks.txt          who said what, the least known first
  attribution check articles/           claims without a source; exit code 1
  attribution explain talks.txt:12      why that line came out so
  attribution serve                     a page to paste an article into

attribution COMMAND --help says more of a command."""


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, which holds nothing that a terminal would obey."""

    def error(self, message: str) -> NoReturn:
        """Ends the run with exit code 2; the usage, which may fill a screen, is left to --help."""
        from attribution.reports.wording import without_controls

        line = " ".join(without_controls(message).split())
        self.exit(TROUBLE, f"{self.prog}: {line} ({self.prog} --help)\n")

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Says what was meant in place of a list of all that is known."""
        if action.choices is not None and value not in action.choices:
            from attribution.errors import nearest

            what = "no command" if action.dest == "command" else "not known"
            hint = nearest(str(value), map(str, action.choices))
            named = None if action.dest == "command" else action
            raise argparse.ArgumentError(named, f'"{value}" is {what}{hint}')

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Prints the help; unlike argparse's own, a stdout that takes nothing is an error."""
        (file or sys.stdout).write(self.format_help())


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help whose commands stand beside what they do: argparse forgets that it indents them."""

    def add_argument(self, action: argparse.Action) -> None:
        """Adds an argument, and the indent of the commands to its length."""
        super().add_argument(action)
        if isinstance(action, argparse._SubParsersAction):
            self._action_max_length += self._indent_increment


def run_arguments(arguments: Sequence[str]) -> int:
    """The exit code of the command that the arguments name.

    Raises SystemExit for --help and for arguments that no command has.
    """
    parser = build_parser(_chosen(arguments))
    args = parser.parse_args(arguments)
    if args.version:
        from attribution.cli.version_text import version_lines

        print("\n".join(version_lines()))
        return CLEAN
    if args.command is None:
        parser.print_usage(sys.stderr)
        print("attribution: name a command; --help lists them", file=sys.stderr)
        return TROUBLE
    command = next(command for command in COMMANDS if command.name == args.command)
    code: int = command.module.run(args)
    return code


def build_parser(chosen: Command | None) -> argparse.ArgumentParser:
    """The parser with the chosen command's own arguments; of the others it knows the names.

    `EVERY` for the arguments of all of them.
    """
    parser = _Parser(
        prog="attribution",
        description="Links every claim of a news article to its source, and says how anonymous "
        "that source is.",
        epilog=_EXAMPLES,
        formatter_class=_Help,
    )
    parser.add_argument(
        "--version", action="store_true", help="name the program, its pipeline and its rules"
    )
    add_debug_option(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for command in COMMANDS:
        if command is chosen or chosen is EVERY:
            command.module.add_parser(commands)
        else:
            commands.add_parser(command.name, help=command.summary, add_help=False)
    return parser


def _chosen(arguments: Sequence[str]) -> Command | None:
    named = next((argument for argument in arguments if not argument.startswith("-")), None)
    return next((command for command in COMMANDS if command.name == named), None)
