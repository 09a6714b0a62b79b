"""The command `attribution`: hands its arguments to the module of the command that was named."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple, NoReturn

from attribution.errors import AttributionError, RuleError

TROUBLE = 2
"""The exit code where something could not be done: bad input, a bad rule, a bad setting."""
_BROKEN_PIPE = 141
_INTERRUPTED = 130


class Command(NamedTuple):
    """A command, the module that holds its `add_parser` and `run`, and a line on what it does."""

    name: str
    module: str
    summary: str


COMMANDS = (
    Command("report", "attribution.cli.report", "claims, their sources, how anonymous these are"),
    Command("check", "attribution.cli.check", "the linter: claims without a source, and the like"),
    Command("explain", "attribution.cli.explain", "why each result of a line came out so"),
    Command("rules", "attribution.cli.rules", "list, show and test the rules; their JSON Schema"),
    Command("config", "attribution.cli.config", "the settings in force, the files to be read"),
    Command("baseline", "attribution.cli.baseline", "write or prune the list of accepted findings"),
)  # fmt: skip


def run_command() -> NoReturn:
    """Runs the command line of the process and leaves it with the exit code."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0, 1 for findings, 2 for trouble, each of which had its line on stderr."""
    parser = build_parser(_chosen(arguments))
    args = parser.parse_args(arguments)
    if args.version:
        from attribution.cli.versions import version_lines

        print("\n".join(version_lines()))
        return 0
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
            importlib.import_module(command.module).add_parser(commands)
        else:
            commands.add_parser(command.name, help=command.summary, add_help=False)
    return parser


def print_trouble(lines: Iterable[str]) -> None:
    """Tells of trouble on stderr; a file's name or line may hold what a terminal would obey."""
    from attribution.reports.wording import without_controls

    for line in lines:
        print(without_controls(line), file=sys.stderr)


def _lines_of(error: AttributionError) -> Iterable[str]:
    """The lines of an error; a rule's begin with its place, which editors make a link of."""
    if isinstance(error, RuleError):
        from attribution.rulebook.yaml.problems import problem_lines

        return problem_lines(error)
    return (f"attribution: {line}" for line in str(error).splitlines())


def _chosen(arguments: Sequence[str]) -> Command | None:
    named = next((argument for argument in arguments if not argument.startswith("-")), None)
    return next((command for command in COMMANDS if command.name == named), None)


def _run(args: argparse.Namespace) -> int:
    module = next(command.module for command in COMMANDS if command.name == args.command)
    try:
        code: int = importlib.import_module(module).run(args)
        sys.stdout.flush()
    except AttributionError as error:
        print_trouble(_lines_of(error))
        return TROUBLE
    except BrokenPipeError:
        # Whoever read our output has had enough (`attribution report … | head`): nothing to say,
        # and nowhere to flush to when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code
