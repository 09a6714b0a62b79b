"""`attribution lsp`: the language server for editors, over standard input and output."""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from typing import TYPE_CHECKING

from attribution.cli.exit_codes import CLEAN
from attribution.errors import AttributionError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    """Adds the command; it has no arguments of its own."""
    commands.add_parser(
        "lsp",
        help="findings while writing: the language server for editors",
        description="Speaks the Language Server Protocol over standard input and output; "
        "settings come from the nearest attribution.toml. Needs the extra `lsp`.",
    )


def run(args: argparse.Namespace) -> int:  # every command takes them
    """Serves the editor until it ends the session."""
    if find_spec("pygls") is None:
        raise AttributionError("lsp: pygls is missing; install source-attribution[lsp]")
    from attribution.cli.setup import open_analyzer
    from attribution.language_server import make_server

    make_server(open_analyzer).start_io()
    return CLEAN
