"""`attribution report`: the claims of articles, their sources, and how anonymous these are."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from attribution.cli.exit_codes import CLEAN
from attribution.cli.options import add_width_option
from attribution.errors import AttributionError
from attribution.model import Report
from attribution.reports.formats.report_formats import FORMATS, writer_of

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    """Adds the command and its arguments."""
    from attribution.cli.options import add_reading_arguments

    parser = commands.add_parser(
        "report",
        help="claims, their sources, how anonymous these are",
        description="Who said what in each article, and how far the reader can tell who that is.",
    )
    add_reading_arguments(parser)
    parser.add_argument("--format", choices=FORMATS, default="terminal")
    add_width_option(parser, "columns of the terminal report")
    parser.add_argument(
        "--group-by",
        choices=("source", "order"),
        default="source",
        help="claims under their source, or in the order of the text",
    )
    parser.add_argument(
        "-o", "--output", metavar="PATH", help="a file to write to; a folder for brat"
    )
    parser.add_argument(
        "--schema", action="store_true", help="print the JSON Schema of a line of jsonl"
    )


def run(args: argparse.Namespace) -> int:
    """Prints the reports; 0, or 2 where an article could not be read."""
    if args.schema:
        from attribution.reports.formats.jsonl import schema_text

        sys.stdout.write(schema_text())
        return CLEAN
    from attribution.cli.running.analysis import analyse
    from attribution.cli.running.intake import Intake
    from attribution.cli.setup import settings_of

    settings = settings_of(args)
    intake = Intake(args, settings)
    reports = analyse(intake, settings)
    if args.format == "brat" and args.output:
        stdin = args.stdin_filename or "-"
        _refuse_namesakes(stdin if path == "-" else path for path in intake.paths)
        _save_brat(reports, Path(args.output))
    elif args.format == "brat":
        _print_brat(reports)
    else:
        _write(reports, args)
    return intake.code


def _write(reports: Iterable[Report], args: argparse.Namespace) -> None:
    from attribution.cli.outputs import opened, write_pieces

    machine = args.format != "terminal"
    with opened(args.output, machine=machine) as stream:
        if machine:
            write_pieces(writer_of(args.format, grouping=args.group_by)(reports), stream)
            return
        from attribution.reports.formats.terminal import make_console, render

        console = make_console(stream, colour=args.color, width=args.width)
        render(reports, console, grouping=args.group_by)


def _print_brat(reports: Iterable[Report]) -> None:
    """Prints the one article's annotation; of several, AttributionError asks for a folder."""
    from attribution.cli.outputs import opened
    from attribution.reports.formats.brat import write_brat

    few = list(islice(reports, 2))
    if len(few) > 1:
        raise AttributionError("brat has a file an article: name a folder for them with --output")
    with opened(None, machine=True) as stream:
        stream.write("".join(map(write_brat, few)))


def _save_brat(reports: Iterable[Report], folder: Path) -> None:
    """Writes each article's text and annotation into the folder, under the article's own name."""
    from attribution.reports.formats.brat import write_brat

    for report in reports:
        name = _brat_name(report.article.path)
        _save(folder, name + ".txt", report.article.text)
        _save(folder, name + ".ann", write_brat(report))


def _refuse_namesakes(paths: Iterable[str]) -> None:
    """AttributionError, before anything is written, for two articles of one name."""
    named: dict[str, str] = {}
    for path in paths:
        other = named.setdefault(_brat_name(path), path)
        if other != path:
            raise AttributionError(f"{path} and {other} would both be {_brat_name(path)}.ann")


def _brat_name(path: str) -> str:
    return "stdin" if path == "-" else PurePath(path).stem


def _save(folder: Path, name: str, content: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode("utf-8"))
    except OSError as error:
        raise AttributionError(f"{folder / name}: cannot be written: {error.strerror}") from error
