"""`python -m training STEP …`: treebanks in, the bundled pipeline out, step by step."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from training.steps import STEPS


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one step; 2 where what it needs is missing."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    for step in STEPS:
        command = commands.add_parser(step.name, help=step.help, description=step.help)
        _add_common(command)
        step.add_arguments(command)
        command.set_defaults(run=step.run)
    options = parser.parse_args(arguments)
    try:
        options.run(options)
    except (OSError, ModuleNotFoundError) as error:
        print(f"training {options.step}: {error}", file=sys.stderr)
        return 2
    return 0


def _add_common(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--treebanks", type=Path, default=Path("../shared/treebanks"), help="folder of *.conllu.xz"
    )
    command.add_argument(
        "--work", type=Path, default=Path("build/training"), help="folder for what the steps make"
    )
    command.add_argument("--seed", type=int, default=0)


if __name__ == "__main__":
    sys.exit(main())
