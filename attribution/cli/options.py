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
