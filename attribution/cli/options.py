"""Options that commands of several kinds share."""

from __future__ import annotations

import argparse
import re
import signal
from pathlib import Path

from attribution.regular_files import LARGEST, size_text

AUTO = 0
"""The number of processes that -j auto stands for until the articles are counted."""

_UNITS = {"": 1, "b": 1, "kb": 1000, "mb": 1_000_000, "gb": 1_000_000_000}


def add_debug_option(parser: argparse._ActionsContainer) -> None:
    """--debug: the way through the program to an error; before and after the command's name."""
    parser.add_argument(
        "--debug",
        action="store_true",
        default=argparse.SUPPRESS,
        help="show where in the program an error was raised",
    )


def add_config_option(parser: argparse._ActionsContainer) -> None:
    """--config, --no-config, --isolated: which configuration is in force; --debug."""
    add_debug_option(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--config", metavar="FILE", type=Path, help="the configuration, not the nearest one"
    )
    which.add_argument(
        "--no-config", action="store_true", help="no configuration file: the defaults"
    )
    which.add_argument(
        "--isolated",
        action="store_true",
        help="nothing from the folders around: no configuration, rules/, .gitignore, "
        "cache; no link that leads out of a folder",
    )


def add_rules_option(parser: argparse._ActionsContainer) -> None:
    """--rules: folders of rules, laid over those in force in the order given."""
    parser.add_argument(
        "--rules",
        metavar="PACK",
        action="append",
        type=Path,
        default=[],
        help="a folder of rules to lay over those in force; may be repeated",
    )


def add_width_option(parser: argparse._ActionsContainer, about: str) -> None:
    """--width: how many columns a reader's page has."""
    parser.add_argument("--width", type=_width, metavar="N", help=about)


def add_encoding_option(parser: argparse._ActionsContainer) -> None:
    """The encoding of the files, as the user names it."""
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        default="",
        help="the files' encoding, where they are not UTF-8 and do not say it",
    )


def add_reading_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that reads articles."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders; - is standard input"
    )
    read = parser.add_argument_group("what is read")
    read.add_argument(
        "--stdin-filename", metavar="NAME", help="the name that - goes by, and so its format"
    )
    add_encoding_option(read)
    read.add_argument(
        "--text-field",
        metavar="KEY",
        default="text",
        help="of JSON Lines: the field with the article's text (default: %(default)s)",
    )
    read.add_argument(
        "--force-exclude", action="store_true", help="leave out excluded files even when named"
    )
    limits = parser.add_argument_group("how much at a time")
    limits.add_argument(
        "-j",
        "--jobs",
        type=_jobs,
        default=1,
        metavar="N",
        help="processes that share the articles; auto: as many as there are processors",
    )
    add_limit_options(limits)
    add_analysis_arguments(parser)


def add_limit_options(parser: argparse._ActionsContainer) -> None:
    """--max-seconds and --max-size: which articles are left out."""
    parser.add_argument(
        "--max-seconds",
        type=_seconds,
        metavar="N",
        help="leave out an article that takes longer than that",
    )
    parser.add_argument(
        "--max-size",
        type=_size,
        default=LARGEST,
        metavar="SIZE",
        help=f"leave out files that are larger, as in 500kB or 30MB ({size_text(LARGEST)})",
    )


def add_analysis_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that analyses; they go over the configuration's."""
    rules = parser.add_argument_group("settings and rules")
    add_config_option(rules)
    rules.add_argument(
        "--no-cache",
        action="store_true",
        help="read and write no results of earlier runs (attribution cache --help)",
    )
    rules.add_argument(
        "--outlet", metavar="NAME", help="whose article it is: its own voice is no source"
    )
    rules.add_argument(
        "--pipeline", metavar="NAME", help="a spaCy pipeline or its folder, not the bundled one"
    )
    add_rules_option(rules)
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="auto: on a terminal, unless NO_COLOR is set, or where FORCE_COLOR is",
    )


def _width(text: str) -> int:
    width = int(text) if text.isdecimal() else 0
    if not 20 <= width <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of columns from 20 to 1000")
    return width


def _jobs(text: str) -> int:
    if text == "auto":
        return AUTO
    jobs = int(text) if text.isdecimal() else 0
    if not 1 <= jobs <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} is neither auto nor a number from 1 to 64")
    return jobs


def _size(text: str) -> int:
    found = re.fullmatch(r"(\d{1,12})\s*(|B|kB|MB|GB)", text.strip(), re.I)
    size = int(found[1]) * _UNITS[found[2].lower()] if found else 0
    if not size:
        raise argparse.ArgumentTypeError(f"{text!r} is no size such as 500kB or 30MB")
    return size


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    if not 0 < seconds < 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0")
    if not has_time_limits():
        raise argparse.ArgumentTypeError("this system cannot end what takes too long")
    return seconds


def has_time_limits() -> bool:
    """Whether this system can end an analysis that takes too long."""
    return hasattr(signal, "setitimer")
