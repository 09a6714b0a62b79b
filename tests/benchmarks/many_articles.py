"""A collection to measure `attribution corpus` with, and what a run over it takes.

    python -m tests.benchmarks.many_articles write COUNT FILE.jsonl [--short]
    python -m tests.benchmarks.many_articles run ARGUMENTS…

`write` repeats the sample articles with other persons, an outlet and a date each; `--short` repeats
three templates of 20 to 40 words, two to an article. `run` is `attribution corpus ARGUMENTS`, and
prints its CPU seconds, those of its processes, and the most memory that one of them took.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from attribution.cli.main import main as attribution
from tests.benchmarks.linear import long_article
from tests.corpus.articles import text

OUTLETS = ("Eastholm Courier", "Grell Post", "Marram Herald", "Kelsey Times")


def short_articles() -> Iterator[str]:
    """Two templates to an article, of another number each."""
    number = 0
    while True:
        yield f"{text(number)}\n{text(number + 1)}"
        number += 1


def write(count: int, path: Path, *, short: bool) -> None:
    """Writes that many articles as JSON Lines."""
    chance = random.Random(1)
    texts = short_articles() if short else long_article()
    with path.open("w", encoding="utf-8") as stream:
        for number, body in enumerate(islice(texts, count)):
            date = f"2031-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
            row = {"url": f"https://news.invalid/{number}", "outlet": chance.choice(OUTLETS)}
            stream.write(json.dumps({**row, "date": date, "body": body}) + "\n")


def run(arguments: list[str]) -> int:
    """Runs the command here, and says what it took."""
    began = time.perf_counter()
    code = attribution(["corpus", "--no-config", *arguments])
    seconds = time.perf_counter() - began
    own = resource.getrusage(resource.RUSAGE_SELF)
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = own.ru_utime + own.ru_stime, others.ru_utime + others.ru_stime
    most = max(own.ru_maxrss, others.ru_maxrss) / 1000
    print(
        f"{seconds:.0f} s; CPU {cpu[0]:.0f} s here, {cpu[1]:.0f} s in other processes; "
        f"at most {most:.0f} MB in one"
    )
    return code


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    writing = commands.add_parser("write")
    writing.add_argument("count", type=int)
    writing.add_argument("path", type=Path)
    writing.add_argument("--short", action="store_true")
    commands.add_parser("run", add_help=False)
    args, rest = parser.parse_known_args()
    if args.command == "run":
        sys.exit(run(rest))
    write(args.count, args.path, short=args.short)


if __name__ == "__main__":
    main()
