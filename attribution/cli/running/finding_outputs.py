"""Findings written where the arguments ask for them, in the format that they name."""

from __future__ import annotations

import argparse
import os
import shutil
from typing import IO

from attribution.cli.outputs import opened
from attribution.reports.findings import FORMATS, Outcome


def write_findings(outcome: Outcome, args: argparse.Namespace) -> None:
    """Writes the findings to the output, for a reader in colour where a terminal shows it."""
    readable = args.format == "text"
    with opened(args.output, machine=not readable) as stream:
        coloured = args.color == "always" or (args.color == "auto" and is_coloured(stream))
        stream.write(_text(outcome, args, coloured=coloured))


def is_coloured(stream: IO[str]) -> bool:
    """Whether the stream is a terminal or FORCE_COLOR stands for one; NO_COLOR goes first."""
    if os.environ.get("NO_COLOR"):
        return False
    return stream.isatty() or bool(os.environ.get("FORCE_COLOR"))


def _text(outcome: Outcome, args: argparse.Namespace, *, coloured: bool) -> str:
    if args.format != "text":
        return FORMATS[args.format](outcome)
    from attribution.cli.colours import coloured as in_colour
    from attribution.reports.findings import plain, write_text

    columns = args.width or shutil.get_terminal_size().columns
    return write_text(outcome, in_colour if coloured else plain, columns)
