"""The command `attribution`: hands its arguments to the module of the command that was named."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import NamedTuple, NoReturn

from attribution.cli.exit_codes import BROKEN_PIPE, CLEAN, INTERRUPTED, TROUBLE
from attribution.cli.messages import error_lines, print_trouble
from attribution.errors import AttributionError


class Command(NamedTuple):
    """A command and a line on what it does."""

    name: str
    summary: str

    @property
    def module(self) -> ModuleType:
        """The module that holds its `add_parser` and `run`, imported now."""
        return importlib.import_module(f"attribution.cli.commands.{self.name}_command")


COMMANDS = (
    Command("report", "claims, their sources, how anonymous these are"),
    Command("check", "the linter: claims without a source, and the like"),
    Command("explain", "why each result of a line came out so"),
    Command("rules", "list, show and test the rules; their JSON Schema"),
    Command("config", "the settings in force, the files to be read"),
    Command("baseline", "write or prune the list of accepted findings"),
)


def run_command() -> NoReturn:
    """Runs the command line of the process and leaves it with the exit code."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0, 1 for findings, 2 for trouble, each of which had its line on stderr."""
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
    return _run(args)


def build_parser(chosen: Command | None) -> argparse.ArgumentParser:
    """The parser with the chosen command's own arguments; of the others it knows the names."""
    parser = argparse.ArgumentParser(
        prog="attribution",
        description="Links every claim of a news article to its source and says how anonymous "
        "that source is.",
        epilog="attribution COMMAND --help says more of a command.",
    )
    parser.add_argument(
        "--version", action="store_true", help="name the program, its pipeline and its rules"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for command in COMMANDS:
        if command is chosen:
            command.module.add_parser(commands)
        else:
            commands.add_parser(command.name, help=command.summary, add_help=False)
    return parser


def _chosen(arguments: Sequence[str]) -> Command | None:
    named = next((argument for argument in arguments if not argument.startswith("-")), None)
    return next((command for command in COMMANDS if command.name == named), None)


def _run(args: argparse.Namespace) -> int:
    command = next(command for command in COMMANDS if command.name == args.command)
    try:
        code: int = command.module.run(args)
        sys.stdout.flush()
    except AttributionError as error:
        print_trouble(error_lines(error))
        return TROUBLE
    except BrokenPipeError:
        # Whoever read our output has had enough (`attribution report … | head`): nothing to say,
        # and nowhere to flush to when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    return code
