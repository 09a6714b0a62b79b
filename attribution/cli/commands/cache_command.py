"""`attribution cache`: where results of earlier runs are kept, and their removal."""

from __future__ import annotations

import argparse

from attribution.cli.exit_codes import CLEAN
from attribution.errors import AttributionError


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command and its arguments."""
    parser = commands.add_parser(
        "cache",
        help="where results of earlier runs are kept; remove them",
        description="report and check keep the result of each file by its content, the rules, the "
        "settings and the program, and the rules as read. Results are kept in a folder that only "
        "you may write to ($ATTRIBUTION_CACHE_DIR where that is set), the oldest removed beyond "
        "200 MB. --no-cache and --isolated leave it alone.",
    )
    parser.add_argument(
        "action", choices=("dir", "clean"), help="dir: print the folder; clean: empty it"
    )


def run(args: argparse.Namespace) -> int:
    """Prints the folder, or empties it."""
    from attribution.user_cache import UserCache, cache_folder

    if args.action == "dir":
        print(cache_folder())
        return CLEAN
    cache = UserCache.open()
    if cache is None:
        raise AttributionError(f"{cache_folder()}: is no cache that others cannot write to")
    removed = cache.clean()
    print(f"{removed} {'entry' if removed == 1 else 'entries'} removed from {cache.folder}")
    return CLEAN
