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


def _width(text: str) -> int:
    width = int(text) if text.isdecimal() else 0
    if not 20 <= width <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of columns from 20 to 1000")
    return width
