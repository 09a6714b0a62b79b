"""`attribution check`: the linter; exit 0 clean, 1 findings, 2 trouble."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.cli.exit_codes import CLEAN
from attribution.errors import AttributionError
from attribution.reports.findings import FORMATS
from attribution.settings import Settings, selection_for

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_parser(commands: Commands) -> None:
    """Adds the command and its arguments."""
    from attribution.cli.running.check_run import add_check_arguments, add_finding_options

    parser = commands.add_parser(
        "check",
        usage="attribution check [OPTION]… [PATH… | -]",
        help="the linter: claims without a source, anonymity unexplained",
        description="What articles lack of sources. Exit code 0: clean; 1: findings; 2: trouble.",
    )
    add_check_arguments(parser)
    add_finding_options(parser)
    parser.add_argument(
        "--baseline", metavar="FILE", type=Path, help="leave out the findings that FILE knows"
    )
    parser.add_argument(
        "--diff", metavar="REV", help="only findings on lines that changed since git's REV"
    )
    parser.add_argument(
        "--statistics", action="store_true", help="count the findings by check, and no more"
    )
    parser.add_argument(
        "--explain", action="store_true", help="say of each finding why nothing excused it"
    )
    parser.add_argument(
        "--guidance", action="store_true", help="name the published codes behind each check, once"
    )
    parser.add_argument(
        "--list",
        action="store_true",
        help="the checks and the severity of each that is in force (for PATH), and no more",
    )
    parser.add_argument(
        "--also",
        metavar="FORMAT=PATH",
        action="append",
        type=_also,
        default=[],
        help="write the same findings to a file in another format too; may be repeated",
    )


def run(args: argparse.Namespace) -> int:
    """Prints the findings; 0, 1 where there are grave ones, 2 where something went wrong."""
    from attribution.cli.outputs import write_file
    from attribution.cli.running.check_run import check_settings, exit_code, run_check
    from attribution.cli.running.finding_outputs import is_streamed, write_findings

    if args.list:
        return _list(args)
    settings = check_settings(args)
    if is_streamed(args) and not (args.baseline or settings.baseline):
        return _stream(args, settings)
    done = run_check(args, settings)
    for name, path in args.also:
        write_file(Path(path), FORMATS[name](done.outcome))
    write_findings(done.outcome, args, guidance=args.guidance, statistics=args.statistics)
    if done.code:
        return done.code
    found = (finding.severity for _, finding in done.outcome.findings())
    return exit_code(found, done.outcome.fail_on, args)


def _stream(args: argparse.Namespace, settings: Settings) -> int:
    """Prints the findings article by article; the exit code as `run` has it."""
    from attribution.cli.running.check_run import exit_code, find_each, open_intake, severity_of
    from attribution.cli.running.finding_outputs import stream_findings

    intake = open_intake(args, settings)
    tally = stream_findings(find_each(intake, settings), args, intake)
    if intake.code:
        return intake.code
    return exit_code(tally.counts, severity_of(args.fail_on or settings.fail_on), args)


def _list(args: argparse.Namespace) -> int:
    """Prints a line for each check and type of claim; those of one file where one is named."""
    from attribution.checks.severities import grade
    from attribution.cli.check_list import write_check_list
    from attribution.cli.outputs import opened
    from attribution.cli.running.check_run import check_settings, require_known
    from attribution.cli.setup import load_rules, settings_of

    settings = check_settings(args)
    rules = load_rules(settings).checks
    require_known(rules, settings_of(args))
    if len(args.paths) > 1:
        raise AttributionError("--list: name one article, or none")
    selection = selection_for(settings, args.paths[0] if args.paths else "")
    with opened(args.output, machine=False) as stream:
        stream.write(write_check_list(rules, grade(rules, selection)))
    return CLEAN


def _also(value: str) -> tuple[str, str]:
    name, _, path = value.partition("=")
    if name not in FORMATS or not path:
        raise argparse.ArgumentTypeError(f"{value!r} is no FORMAT=PATH ({', '.join(FORMATS)})")
    return name, path
