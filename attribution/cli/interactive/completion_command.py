"""`attribution completion`: the script with which a shell completes commands and options."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

from attribution.cli.exit_codes import CLEAN
from attribution.errors import AttributionError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_PLACES = ("FILE", "FOLDER", "PACK", "PATH")
"""What arguments are called that name files."""
_EXAMPLES = """\
examples:
  attribution completion bash > ~/.local/share/bash-completion/completions/attribution
  attribution completion zsh  > ~/.zfunc/_attribution     with fpath+=~/.zfunc before compinit"""


def add_parser(commands: Commands) -> None:
    """Adds the command and its argument."""
    parser = commands.add_parser(
        "completion",
        help="what a shell needs to complete commands and options",
        description="Prints a shell's completion script. Needs the extra `completion`.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"))


def run(args: argparse.Namespace) -> int:
    """Prints the script."""
    if find_spec("shtab") is None:
        raise AttributionError(
            "completion: shtab is missing; install source-attribution[completion]"
        )
    import shtab

    from attribution.cli.command_line import EVERY, build_parser

    parser = build_parser(EVERY)
    for action in _actions(parser):
        if action.metavar in _PLACES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    print(shtab.complete(parser, args.shell))
    return CLEAN


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """The arguments of a parser and of its commands."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _actions(command)
