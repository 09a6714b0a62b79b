"""`attribution compare`: what a summary does to its article's sources; exit codes as of check."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.cli.exit_codes import TROUBLE
from attribution.cli.messages import print_trouble
from attribution.cli.options import (
    add_analysis_arguments,
    add_encoding_option,
    add_limit_options,
)
from attribution.errors import AttributionError
from attribution.reports.findings import Outcome
from attribution.reports.findings.text import counted
from attribution.version import __version__

if TYPE_CHECKING:
    from attribution.analyzer import Analyzer
    from attribution.cli.running.pairs import Compared, PairPaths
    from attribution.settings import Settings

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    """Adds the command and its arguments."""
    from attribution.cli.running.check_run import add_finding_options, add_selection_options

    parser = commands.add_parser(
        "compare",
        help="a summary against its article: sources lost, promoted, hardened, invented",
        description="What a summary does to the sources of its article's claims. Findings stand in"
        " the summary. Exit code 0: clean; 1: findings; 2: trouble.",
    )
    parser.add_argument("article", nargs="?", metavar="ARTICLE", help="the original")
    parser.add_argument("summary", nargs="?", metavar="SUMMARY", help="what was made of it")
    parser.add_argument(
        "--pairs",
        metavar="FILE",
        type=Path,
        help="a CSV file with the columns article and summary: paths, from the file's folder",
    )
    add_encoding_option(parser)
    add_limit_options(parser)
    add_analysis_arguments(parser)
    add_selection_options(parser)
    add_finding_options(parser)
    parser.add_argument(
        "--explain", action="store_true", help="show the article's words beside each finding"
    )


def run(args: argparse.Namespace) -> int:
    """Prints the findings; 0, 1 where there are grave ones, 2 where something went wrong."""
    from attribution.cli.outputs import refuse_inputs
    from attribution.cli.running.check_run import (
        check_notes,
        check_settings,
        exit_code,
        severity_of,
    )
    from attribution.cli.running.finding_outputs import write_findings
    from attribution.cli.setup import open_analyzer
    from attribution.rulebook.entries.check_rules import LOSSES

    settings = check_settings(args)
    troubles: list[str] = []
    pairs = tuple(_pairs(args, troubles))
    refuse_inputs(filter(None, [args.output]), _inputs(args, pairs, settings))
    analyzer = open_analyzer(settings) if pairs else None
    compared = tuple(_compared(args, analyzer, pairs, troubles)) if analyzer else ()
    print_trouble(f"attribution: {line}" for line in troubles)
    notes = check_notes(analyzer.rulebook.checks, settings) if analyzer and compared else ()
    outcome = Outcome(
        tuple((one.summary, one.comparison.findings) for one in compared),
        tuple(note for note in notes if note.id in LOSSES),
        __version__,
        Path.cwd(),
        tuple(troubles),
        tuple(_kept(one) for one in compared),
        severity_of(args.fail_on or settings.fail_on),
        args.explain,
    )
    write_findings(outcome, args)
    if troubles:
        return TROUBLE
    return exit_code((finding.severity for _, finding in outcome.findings()), outcome.fail_on, args)


def _pairs(args: argparse.Namespace, troubles: list[str]) -> Iterator[PairPaths]:
    """The pairs that the arguments name; a row of the table that names none is a trouble."""
    from attribution.cli.running.pairs import PairPaths, read_table

    if args.pairs is None:
        if args.summary is None:
            raise AttributionError("compare: name an article and its summary, or --pairs FILE")
        yield PairPaths(args.article, args.summary)
        return
    if args.article is not None:
        raise AttributionError("compare: name two files or --pairs, not both")
    try:
        for row in read_table(args.pairs, args.max_size, ways_out=not args.isolated):
            if isinstance(row, AttributionError):
                troubles.append(str(row))
            else:
                yield row
    except OSError as error:
        raise AttributionError(f"{args.pairs}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise AttributionError(f"{args.pairs}: is no CSV file in UTF-8: {error}") from error


def _inputs(
    args: argparse.Namespace, pairs: tuple[PairPaths, ...], settings: Settings
) -> Iterator[str | Path]:
    """Every file that the run reads."""
    for pair in pairs:
        yield from pair
    yield from settings.files
    if args.pairs is not None:
        yield args.pairs


def _compared(
    args: argparse.Namespace,
    analyzer: Analyzer,
    pairs: tuple[PairPaths, ...],
    troubles: list[str],
) -> Iterator[Compared]:
    """What each summary makes of its article; what cannot be compared is a trouble."""
    from attribution.cli.running.guard import Failure
    from attribution.cli.running.pairs import Reading, compare_guarded

    reading = Reading(args.encoding, args.max_size, args.max_seconds)
    for pair in pairs:
        result = compare_guarded(analyzer, pair, reading)
        if isinstance(result, Failure):
            troubles.append(f"{result.path}: {result.reason}")
            if getattr(args, "debug", False):
                print_trouble(result.trace.splitlines())
        else:
            yield result


def _kept(one: Compared) -> str:
    """How much of what the summary states is as the article has it."""
    kept, stated = one.comparison.kept, one.comparison.stated
    return f"{one.summary.path}: {kept} of {counted(stated, 'statement')} as the article has it"
