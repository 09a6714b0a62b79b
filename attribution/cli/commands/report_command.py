"""`attribution report`: the claims of articles, their sources, and how anonymous these are."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.checks.claim_counts import SCALE
from attribution.cli.exit_codes import CLEAN
from attribution.cli.options import add_width_option
from attribution.errors import AttributionError
from attribution.model import LEVELS, Report
from attribution.reports.formats.report_formats import FORMATS, writer_of
from attribution.reports.formats.written import Failed, written

_EXAMPLES = """\
examples:
  attribution report talks.txt
  attribution report --min-level generic articles/       whom nobody can check
  attribution report --group-by article articles/        which articles to look at first
  attribution report --format html -o pages/ articles/   an index and a page an article
  attribution report --format jsonl - <talks.txt"""

if TYPE_CHECKING:
    from attribution.cli.running.intake import Intake

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    """Adds the command and its arguments."""
    from attribution.cli.options import add_reading_arguments

    parser = commands.add_parser(
        "report",
        usage="attribution report [OPTION]… [PATH… | -]",
        help="claims, their sources, how anonymous these are",
        description="Who said what in each article, and how far the reader can tell who that is.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_reading_arguments(parser)
    shown = parser.add_argument_group("what is shown")
    shown.add_argument(
        "--format",
        choices=FORMATS,
        default="terminal",
        metavar="FORMAT",
        help=", ".join(FORMATS),
    )
    add_width_option(shown, "columns of the terminal report")
    shown.add_argument(
        "--group-by",
        choices=("source", "level", "order", "article"),
        default="source",
        metavar="WHAT",
        help="source or level: the least known first (source without); order: that of the text; "
        "article: a line an article, those that rest on the least known first",
    )
    shown.add_argument(
        "--level",
        choices=SCALE,
        action="append",
        default=[],
        metavar="LEVEL",
        help=f"only claims that count as this level; may be repeated: {', '.join(SCALE)}",
    )
    shown.add_argument(
        "--min-level",
        choices=LEVELS,
        metavar="LEVEL",
        help="only claims that count as this level or a worse one",
    )
    shown.add_argument(
        "--source", metavar="WORDS", default="", help="only claims of a source of such a name"
    )
    shown.add_argument("--no-findings", action="store_true", help="leave the linter's findings out")
    shown.add_argument(
        "--bom", action="store_true", help="begin csv with a byte order mark, for Excel"
    )
    shown.add_argument(
        "-o", "--output", metavar="PATH", help="a file to write to; a folder for brat and html"
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
    from attribution.cli.outputs import identities, refuse_inputs
    from attribution.cli.report_folders import (
        print_brat,
        refuse_namesakes,
        save_brat,
        save_pages,
    )
    from attribution.cli.running.analysis import analyse
    from attribution.cli.running.intake import Intake
    from attribution.cli.setup import settings_of

    if args.group_by == "article" and args.format not in ("terminal", "text"):
        raise AttributionError("--group-by article is for the formats terminal and text")
    settings = settings_of(args)
    intake = Intake(args, settings)
    if args.output and not _is_folder(args.output) and args.format != "brat":
        refuse_inputs([args.output], intake.inputs)
    failed = _telling(intake)
    reports = _asked_for(analyse(intake, settings), args, failed)
    if args.format == "brat" and args.output:
        stdin = args.stdin_filename or "-"
        refuse_namesakes(stdin if path == "-" else path for path in intake.paths)
        save_brat(reports, Path(args.output), identities(intake.inputs), failed)
    elif args.format == "brat":
        print_brat(reports, failed)
    elif args.format == "html" and _is_folder(args.output):
        save_pages(reports, Path(args.output), identities(intake.inputs), failed)
    else:
        _write(reports, args, failed)
    return intake.code


def _asked_for(
    reports: Iterable[Report], args: argparse.Namespace, failed: Failed
) -> Iterator[Report]:
    """The reports as far as they were asked for."""
    return (shown for _, shown in written(reports, partial(_shown, args=args), failed))


def _telling(intake: Intake) -> Failed:
    """What tells of a report that cannot be written, which costs no other."""
    from attribution.cli.messages import describe_error
    from attribution.cli.running.guard import Failure

    def tell(report: Report, error: Exception) -> None:
        reason = f"could not be written: {describe_error(error)}"
        trace = "".join(traceback.format_exception(error))
        intake.tell_failure(Failure(report.article.path, reason, trace))

    return tell


def _shown(report: Report, args: argparse.Namespace) -> Report:
    """The report as far as it was asked for."""
    from attribution.reports.narrowing import narrowed

    levels = list(args.level)
    if args.min_level:
        levels += LEVELS[LEVELS.index(args.min_level) :]
    report = narrowed(report, levels, args.source)
    return replace(report, findings=()) if args.no_findings else report


def _is_folder(path: str | None) -> bool:
    """Whether the path names a folder: it is one, or ends like one."""
    return path is not None and (path.endswith(("/", os.sep)) or Path(path).is_dir())


def _write(reports: Iterable[Report], args: argparse.Namespace, failed: Failed) -> None:
    from attribution.cli.outputs import opened, write_pieces

    machine = args.format != "terminal"
    with opened(args.output, machine=machine) as stream:
        if machine:
            if args.bom and args.format == "csv":
                stream.write("\ufeff")
            writer = writer_of(args.format, grouping=args.group_by, failed=failed)
            write_pieces(writer(reports), stream)
            return
        from attribution.reports.formats.terminal import make_console, render

        console = make_console(stream, colour=args.color, width=args.width)
        render(reports, console, grouping=args.group_by, failed=failed)
