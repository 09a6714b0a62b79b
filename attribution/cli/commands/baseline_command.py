"""`attribution baseline`: the findings that are accepted, so that only new ones fail a build."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.cli.exit_codes import CLEAN
from attribution.errors import ConfigError

if TYPE_CHECKING:
    from attribution.checks.suppression.baselines import Baseline, Sifted
    from attribution.settings import Settings

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
    from attribution.checks.suppression.baselines import (
        gone_below,
        prune,
        read_baseline,
        sift,
        take,
    )
    from attribution.cli.outputs import refuse_inputs
    from attribution.cli.running.check_run import RecordingIntake, check_settings, find_all

    settings = check_settings(args)
    path = _place(args, settings)
    known = read_baseline(path) if args.action == "prune" else {}
    intake = RecordingIntake(args, settings)
    refuse_inputs([path], (*intake.paths, *settings.files))
    found, _ = find_all(intake, settings)
    if intake.code:
        # Half a baseline would turn a file that could not be read into new findings later.
        return intake.code
    root = path.absolute().parent
    if args.action == "write":
        from attribution.reports.findings.text import counted

        kept = take(found, root)
        line = f"{counted(sum(kept.values()), 'finding')} accepted"
    else:
        sifted = sift(found, known, root)
        kept = prune(known, sifted, gone_below(known, root, args.paths))
        line = _pruned(sifted, sum(known.values()), sum(kept.values()))
    save(path, kept)
    sys.stdout.write(f"{path}: {line}\n")
    return CLEAN


def _pruned(sifted: Sifted, known: int, kept: int) -> str:
    """What became of the entries: how many were taken out, renamed, kept."""
    from attribution.reports.findings.text import counted

    taken = counted(known - kept, "finding")
    moved = f", {len(sifted.moved)} moved to renamed files" if sifted.moved else ""
    return f"{taken} taken out{moved}, {kept} kept"


def save(path: Path, baseline: Baseline) -> None:
    """The baseline stands in the file, whole: another process never reads half of it."""
    from attribution.checks.suppression.baselines import write_baseline
    from attribution.cli.outputs import write_file

    write_file(path, write_baseline(baseline))


def _place(args: argparse.Namespace, settings: Settings) -> Path:
    """The baseline's file; ConfigError where it must not be written.

    What the command line names is written wherever it is. What a configuration file names, or the
    default, stays in that file's folder, whatever links a checkout holds; and a file that is there
    must be a baseline.
    """
    from attribution.checks.suppression.baselines import read_baseline

    path: Path = args.baseline or settings.baseline or DEFAULT
    root = Path(os.path.realpath(settings.root))
    if args.baseline is None and not Path(os.path.realpath(path)).is_relative_to(root):
        raise ConfigError(f"{path}: this baseline lies outside {root}: name it with --baseline")
    if path.exists() and not path.is_dir():
        read_baseline(path)
    return path
