"""Findings written where the arguments ask for them, in the format that they name."""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Iterable
from typing import IO

from attribution.cli.outputs import opened
from attribution.cli.running.check_run import Checked, RecordingIntake
from attribution.reports.findings import (
    FORMATS,
    PIECES,
    Outcome,
    PieceOf,
    Style,
    Tally,
    TextPieces,
    plain,
    write_text,
)


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
        coloured = _in_colour(args, stream)
        if statistics:
            from attribution.reports.findings.statistics import write_statistics

            stream.write(write_statistics(outcome))
        elif readable:
            stream.write(_text(outcome, args, coloured=coloured, guidance=guidance))
        else:
            stream.write(FORMATS[args.format](outcome))


def is_streamed(args: argparse.Namespace) -> bool:
    """Whether the arguments of `check` ask for a format written article by article, and no more.

    Other formats begin or end with all the findings, and so do baselines, counts and --also.
    """
    whole = args.also or args.statistics or args.diff is not None
    return not whole and (args.format == "text" or args.format in PIECES)


def stream_findings(
    found: Iterable[Checked], args: argparse.Namespace, intake: RecordingIntake
) -> Tally:
    """Writes the findings of each article as soon as they are there, and keeps their number."""
    tally, readable = Tally(), args.format == "text"
    with opened(args.output, machine=not readable) as stream:
        piece_of = _text_pieces(args, stream) if readable else PIECES[args.format]
        for article, findings in found:
            tally.add(findings)
            piece = piece_of(article, findings)
            if piece:
                intake.clear()
                stream.write(piece)
                stream.flush()
        if readable:
            stream.write(tally.line(len(intake.troubles)) + "\n")
    return tally


def _text_pieces(args: argparse.Namespace, stream: IO[str]) -> PieceOf:
    style = _style(coloured=_in_colour(args, stream))
    return TextPieces(style, _columns(args), guidance=args.guidance, explain=args.explain).of


def _in_colour(args: argparse.Namespace, stream: IO[str]) -> bool:
    return args.color == "always" or (args.color == "auto" and is_coloured(stream))


def _columns(args: argparse.Namespace) -> int:
    return args.width or shutil.get_terminal_size().columns


def _style(*, coloured: bool) -> Style:
    from attribution.cli.colours import coloured as in_colour

    return in_colour if coloured else plain


def is_coloured(stream: IO[str]) -> bool:
    """Whether the stream is a terminal or FORCE_COLOR stands for one; NO_COLOR goes first."""
    if os.environ.get("NO_COLOR"):
        return False
    return stream.isatty() or bool(os.environ.get("FORCE_COLOR"))


def _text(outcome: Outcome, args: argparse.Namespace, *, coloured: bool, guidance: bool) -> str:
    style = _style(coloured=coloured)
    return write_text(outcome, style, _columns(args), guidance=guidance)
