"""`attribution baseline`: the findings that are accepted, so that only new ones fail a build."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.cli.exit_codes import CLEAN
from attribution.errors import AttributionError

if TYPE_CHECKING:
    from attribution.checks.suppression.baselines import Baseline

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

DEFAULT = Path("attribution-baseline.json")


def add_parser(commands: Commands) -> None:
    """Adds the command, its actions and their arguments."""
    from attribution.cli.running.check_run import add_check_arguments

    parser = commands.add_parser(
        "baseline",
        help="write or prune the list of accepted findings",
        description="A baseline lists the findings of today; `attribution check --baseline FILE` "
        "leaves them out and reports what is new.",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, text in (
        ("write", "accept every finding of these files"),
        ("prune", "take out what is no longer found in these files"),
    ):
        action = actions.add_parser(name, help=text, description=text.capitalize() + ".")
        add_check_arguments(action)
        action.add_argument(
            "--baseline", metavar="FILE", type=Path, help=f"the baseline ({DEFAULT})"
        )


def run(args: argparse.Namespace) -> int:
    """Writes the baseline; 2, and no file is touched, where an article could not be read."""
    from attribution.checks.suppression.baselines import prune, read_baseline, sift, take
    from attribution.cli.running.check_run import RecordingIntake, check_settings, find_all
    from attribution.reports.findings.text import counted

    settings = check_settings(args)
    path: Path = args.baseline or settings.baseline or DEFAULT
    known = read_baseline(path) if args.action == "prune" else {}
    intake = RecordingIntake(args, settings)
    found, _ = find_all(intake, settings)
    if intake.code:
        # Half a baseline would turn a file that could not be read into new findings later.
        return intake.code
    root = path.absolute().parent
    if args.action == "write":
        kept = take(found, root)
        line = f"{counted(sum(kept.values()), 'finding')} accepted"
    else:
        stale = sift(found, known, root).stale
        kept = prune(known, stale)
        line = (
            f"{counted(sum(n for _, n in stale), 'finding')} taken out, {sum(kept.values())} kept"
        )
    save(path, kept)
    sys.stdout.write(f"{path}: {line}\n")
    return CLEAN


def save(path: Path, baseline: Baseline) -> None:
    """The baseline stands in the file, whole: another process never reads half of it."""
    from attribution.checks.suppression.baselines import write_baseline

    draft = path.with_name(path.name + ".new")
    try:
        draft.write_text(write_baseline(baseline), encoding="utf-8", newline="\n")
        os.replace(draft, path)
    except OSError as error:
        raise AttributionError(f"{path}: cannot be written: {error.strerror}") from error
