"""`attribution report`: the claims of articles, their sources, and how anonymous these are."""

from __future__ import annotations

import argparse
import io
import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.checks.claim_counts import SCALE
from attribution.cli.exit_codes import CLEAN
from attribution.cli.options import add_width_option
from attribution.errors import AttributionError
from attribution.model import LEVELS, Report
from attribution.reports.formats.report_formats import FORMATS, writer_of

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
    reports = _writable(analyse(intake, settings), args, intake)
    if args.format == "brat" and args.output:
        stdin = args.stdin_filename or "-"
        refuse_namesakes(stdin if path == "-" else path for path in intake.paths)
        save_brat(reports, Path(args.output), identities(intake.inputs))
    elif args.format == "brat":
        print_brat(reports)
    elif args.format == "html" and _is_folder(args.output):
        save_pages(reports, Path(args.output), identities(intake.inputs))
    else:
        _write(reports, args)
    return intake.code


def _writable(
    reports: Iterable[Report], args: argparse.Namespace, intake: Intake
) -> Iterator[Report]:
    """The reports as far as they were asked for; the intake tells of one that cannot be written.

    Each is written by itself first: a document of several cannot go on behind one that fails.
    """
    from attribution.cli.messages import describe_error
    from attribution.cli.running.guard import Failure

    for report in reports:
        try:
            shown = _shown(report, args)
            _try_to_write(shown, args)
        except Exception as error:  # one article's fault costs no other article
            reason = f"could not be written: {describe_error(error)}"
            intake.tell_failure(Failure(report.article.path, reason, traceback.format_exc()))
        else:
            yield shown


def _try_to_write(report: Report, args: argparse.Namespace) -> None:
    if args.format == "terminal":
        from attribution.reports.formats.terminal import make_console, render

        console = make_console(io.StringIO(), colour="never", width=args.width)
        render([report], console, grouping=args.group_by)
        return
    for _ in writer_of(args.format, grouping=args.group_by)([report]):
        pass


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


def _write(reports: Iterable[Report], args: argparse.Namespace) -> None:
    from attribution.cli.outputs import opened, write_pieces

    machine = args.format != "terminal"
    with opened(args.output, machine=machine) as stream:
        if machine:
            if args.bom and args.format == "csv":
                stream.write("\ufeff")
            write_pieces(writer_of(args.format, grouping=args.group_by)(reports), stream)
            return
        from attribution.reports.formats.terminal import make_console, render

        console = make_console(stream, colour=args.color, width=args.width)
        render(reports, console, grouping=args.group_by)
