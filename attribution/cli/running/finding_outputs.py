"""Findings written where the arguments ask for them, in the format that they name."""

from __future__ import annotations

import argparse
import os
import shutil
from typing import IO

from attribution.cli.outputs import opened
from attribution.reports.findings import FORMATS, Outcome


def write_findings(
    outcome: Outcome,
    args: argparse.Namespace,
    *,
    guidance: bool = False,
    statistics: bool = False,
) -> None:
    """Writes the findings to the output, for a reader in colour where a terminal shows it.

    With `guidance` the codes behind each check are named; with `statistics` checks are counted.
    """
    readable = args.format == "text" or statistics
    with opened(args.output, machine=not readable) as stream:
        coloured = args.color == "always" or (args.color == "auto" and is_coloured(stream))
        if statistics:
            from attribution.reports.findings.statistics import write_statistics

            stream.write(write_statistics(outcome))
        elif readable:
            stream.write(_text(outcome, args, coloured=coloured, guidance=guidance))
        else:
            stream.write(FORMATS[args.format](outcome))


def is_coloured(stream: IO[str]) -> bool:
    """Whether the stream is a terminal or FORCE_COLOR stands for one; NO_COLOR goes first."""
    if os.environ.get("NO_COLOR"):
        return False
    return stream.isatty() or bool(os.environ.get("FORCE_COLOR"))


def _text(outcome: Outcome, args: argparse.Namespace, *, coloured: bool, guidance: bool) -> str:
    from attribution.cli.colours import coloured as in_colour
    from attribution.reports.findings import plain, write_text

    columns = args.width or shutil.get_terminal_size().columns
    style = in_colour if coloured else plain
    return write_text(outcome, style, columns, guidance=guidance)
