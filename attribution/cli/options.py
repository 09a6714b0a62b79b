"""Options that commands of several kinds share."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_config_option(parser: argparse.ArgumentParser) -> None:
    """--config: the configuration file, in place of the nearest one."""
    parser.add_argument(
        "--config", metavar="FILE", type=Path, help="the configuration, not the nearest one"
    )


def add_rules_option(parser: argparse.ArgumentParser) -> None:
    """--rules: folders of rules, laid over those in force in the order given."""
    parser.add_argument(
        "--rules",
        metavar="PACK",
        action="append",
        type=Path,
        default=[],
        help="a folder of rules to lay over those in force; may be repeated",
    )


def add_width_option(parser: argparse.ArgumentParser, about: str) -> None:
    """--width: how many columns a reader's page has."""
    parser.add_argument("--width", type=_width, metavar="N", help=about)


def add_reading_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that reads articles."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders; - is standard input"
    )
    parser.add_argument(
        "--stdin-filename", metavar="NAME", help="the name that - goes by, and so its format"
    )
    parser.add_argument(
        "--force-exclude", action="store_true", help="leave out excluded files even when named"
    )
    add_analysis_arguments(parser)


def add_analysis_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that analyses; they go over the configuration's."""
    add_config_option(parser)
    parser.add_argument(
        "--outlet", metavar="NAME", help="whose article it is: its own voice is no source"
    )
    parser.add_argument(
        "--pipeline", metavar="NAME", help="a spaCy pipeline or its folder, not the bundled one"
    )
    add_rules_option(parser)
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="auto: on a terminal, unless NO_COLOR is set",
    )


def _width(text: str) -> int:
    width = int(text) if text.isdecimal() else 0
    if not 20 <= width <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of columns from 20 to 1000")
    return width
