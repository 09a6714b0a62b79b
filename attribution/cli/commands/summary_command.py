"""`attribution summary`: what the tables of a corpus come to, by outlet, month and the like."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.cli.exit_codes import CLEAN
from attribution.cli.options import add_debug_option, add_width_option

if TYPE_CHECKING:
    from attribution.corpus.table_reader import TableReader
    from attribution.summary.summing import Summary

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

FORMATS = ("terminal", "csv", "html")
_EXAMPLES = """\
examples:
  attribution summary tables
  attribution summary tables --by outlet,month --format html -o sourcing.html
  attribution summary 2023 2024 --by year --date-field published --format csv -o sourcing.csv"""


def add_parser(commands: Commands) -> None:
    """Adds the command and its arguments."""
    parser = commands.add_parser(
        "summary",
        help="what a corpus comes to: shares, rates, who is cited, by outlet and month",
        description="Reads the tables of `attribution corpus`: claims by level, unsigned claims, "
        "reasons given, single-source claims, who is cited; every figure with its count and a "
        "bootstrap interval.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_debug_option(parser)
    parser.add_argument("tables", nargs="+", metavar="TABLES", type=Path, help="folders of tables")
    parser.add_argument(
        "--by",
        metavar="NAMES",
        default="",
        help="kept columns, and year, month, week or day of the date, parted by commas",
    )
    parser.add_argument(
        "--date-field", metavar="NAME", default="date", help="the column with the date (date)"
    )
    parser.add_argument(
        "--outlet-field",
        metavar="NAME",
        default="outlet",
        help="the column that tells whose article it is, for who cites whom (outlet)",
    )
    parser.add_argument(
        "--top", metavar="N", type=_count, default=10, help="rows of a ranking (10)"
    )
    parser.add_argument(
        "--resamples", metavar="N", type=_count, default=1000, help="of the bootstrap (1000)"
    )
    parser.add_argument(
        "--seed",
        metavar="N",
        type=_seed,
        default=0,
        help="of the bootstrap (0): equal, same result",
    )
    parser.add_argument("--format", choices=FORMATS, default="terminal")
    parser.add_argument("-o", "--output", metavar="PATH", help="a file to write to")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    add_width_option(parser, "columns of the terminal's tables")


def run(args: argparse.Namespace) -> int:
    """Prints the summary; 2 where tables cannot be read."""
    from attribution.cli.outputs import refuse_inputs

    if args.output is not None:
        tables = (file for folder in args.tables for file in folder.glob("*/*"))
        manifests = (folder / "corpus.json" for folder in args.tables)
        refuse_inputs([args.output], (*manifests, *tables))
    _write(summary_of(args), args)
    return CLEAN


def summary_of(args: argparse.Namespace) -> Summary:
    """The summary that the arguments ask for; AttributionError where tables cannot be read."""
    from attribution.corpus.manifest import read_manifest
    from attribution.corpus.table_reader import TableReader
    from attribution.summary.bootstrap import Sampling
    from attribution.summary.grouping import grouping_of
    from attribution.summary.summing import SummaryOptions, summarise

    readers = [TableReader(folder, read_manifest(folder)) for folder in _once(args.tables)]
    kept = _kept_by_all(readers)
    by = tuple(dict.fromkeys(word.strip() for word in args.by.split(",") if word.strip()))
    options = SummaryOptions(
        grouping_of(by, kept, args.date_field),
        args.outlet_field if args.outlet_field in kept else None,
        args.top,
        Sampling(args.resamples, args.seed),
    )
    _require_whole(readers)
    _tell_of_halves(readers)
    return summarise(readers, options)


def _once(folders: Iterable[Path]) -> list[Path]:
    """The folders, each once under whatever name: else its articles would count twice."""
    return list({os.path.realpath(folder): folder for folder in folders}.values())


def _kept_by_all(readers: list[TableReader]) -> tuple[str, ...]:
    first, *others = (reader.manifest.kept for reader in readers)
    return tuple(name for name in first if all(name in kept for kept in others))


def _require_whole(readers: list[TableReader]) -> None:
    """Raises AttributionError where tables are another version's, or have lost some of theirs."""
    from attribution.corpus.table_schemas import SCHEMA
    from attribution.errors import AttributionError

    for reader in readers:
        folder, manifest = reader.parts.folder, reader.manifest
        if manifest.schema != SCHEMA:
            raise AttributionError(f"{folder}: its tables are those of another version")
        found, written = reader.totals().articles, manifest.totals.articles
        if manifest.complete and found != written:
            raise AttributionError(f"{folder}: has {found:,} of its {written:,} articles")


def _tell_of_halves(readers: list[TableReader]) -> None:
    from attribution.cli.messages import print_trouble

    for reader in readers:
        if not reader.manifest.complete:
            print_trouble([f"attribution: {reader.parts.folder}: note: its run is not complete"])


def _write(summary: Summary, args: argparse.Namespace) -> None:
    from attribution.cli.outputs import opened, write_pieces

    with opened(args.output, machine=args.format != "terminal") as stream:
        if args.format == "csv":
            from attribution.summary.summary_csv import write_summary_csv

            write_pieces(write_summary_csv(summary), stream)
        elif args.format == "html":
            from attribution.summary.summary_page import summary_page

            write_pieces(summary_page(summary), stream)
        else:
            from attribution.reports.formats.terminal import make_console
            from attribution.summary.summary_terminal import render_summary

            render_summary(summary, make_console(stream, colour=args.color, width=args.width))


def _count(text: str) -> int:
    count = int(text) if text.isdecimal() else 0
    if not 1 <= count <= 100_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 100000")
    return count


def _seed(text: str) -> int:
    if not text.isdecimal() or len(text) > 18:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number")
    return int(text)
