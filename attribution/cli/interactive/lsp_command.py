"""`attribution lsp`: the language server for editors, over standard input and output."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from attribution.cli.exit_codes import CLEAN
from attribution.errors import AttributionError

_WITHOUT_SHUTDOWN = 1
"""The exit code that the protocol asks for where the editor goes without `shutdown`."""

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
    from attribution.language_server import serve_editor

    for name in ("pygls", "attribution.language_server"):
        log = logging.getLogger(name)
        log.addHandler(_OneLine())
        log.propagate = False
    # A stream of its own: it is closed at the session's end, and standard output is flushed later.
    with open(os.dup(sys.stdout.fileno()), "wb") as answers:
        ended_well = serve_editor(open_analyzer, sys.stdin.buffer, answers)
    return CLEAN if ended_well else _WITHOUT_SHUTDOWN


class _OneLine(logging.Handler):
    """Tells of what the editor sent wrong in one line, without the way through the program."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        """Prints the record."""
        from attribution.cli.messages import print_trouble

        error = record.exc_info[1] if record.exc_info else None
        why = f": {type(error).__name__}: {error}" if error else ""
        said, *_ = record.getMessage().splitlines() or [""]
        print_trouble([f"attribution: lsp: {said}{why}"[:300]])
