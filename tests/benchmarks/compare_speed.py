"""Words a second of this program, of an earlier state of it and of others, in one table of one run.

    python -m tests.benchmarks.compare_speed FILE_OR_FOLDER… [--runs 3]
        [--before CHECKOUT] [--others PYTHON]

Each program runs in a process of its own, one after the other; the medians are printed. CHECKOUT
is a folder with an earlier state of this program; PYTHON an interpreter with textacy and proselint.
The second table is the CPU seconds of whole commands, from the start of Python to its end.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from attribution.language import BUNDLED
from attribution.reading import find_files

TOP = Path(__file__).resolve().parents[2]
WORKER = Path(__file__).with_name("speed_worker.py")


class Contender(NamedTuple):
    """A program to be timed, and what runs it."""

    title: str
    worker: str
    python: str
    path: Path = TOP
    """Where its modules lie."""


class Command(NamedTuple):
    """A command line, the file that it reads as standard input, and where its modules lie."""

    words: tuple[str, ...]
    stdin: Path | None = None
    path: Path = TOP


class Seconds(NamedTuple):
    """CPU seconds, and seconds by the clock."""

    cpu: float
    clock: float


def environment(path: Path) -> dict[str, str]:
    """What a worker inherits: modules from that folder, one thread for matrix products."""
    return {**os.environ, "PYTHONPATH": str(path), "OPENBLAS_NUM_THREADS": "1"}


def timed(contender: Contender, runs: int, files: Sequence[str]) -> Seconds | None:
    """The medians of the runs; None where the program is not installed."""
    command = [contender.python, str(WORKER), contender.worker, str(runs), str(BUNDLED), *files]
    done = subprocess.run(
        command, env=environment(contender.path), capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(f"{contender.title}: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    rows = [tuple(map(float, line.split())) for line in done.stdout.splitlines()]
    return Seconds(median(row[0] for row in rows), median(row[1] for row in rows))


def table(found: Mapping[str, Seconds], words: int, reference: str) -> str:
    """A row a program: words a second, and how many times as fast as the reference it is."""
    lines = [
        "| program | words/s of CPU | words/s by the clock | ratio |",
        "|---|---|---|---|",
    ]
    for title, seconds in found.items():
        ratio = found[reference].cpu / seconds.cpu
        speeds = f"{words / seconds.cpu:,.0f} | {words / seconds.clock:,.0f}"
        lines.append(f"| {title} | {speeds} | {ratio:.2f} |")
    return "\n".join(lines)


def command_seconds(command: Command, runs: int, scratch: str) -> Seconds:
    """The medians of a whole command, a process each, in an empty folder."""
    found = []
    text = command.stdin.read_bytes() if command.stdin else None
    for _ in range(runs):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
        subprocess.run(
            command.words,
            cwd=scratch,
            env=environment(command.path),
            input=text,
            capture_output=True,
            check=False,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        found.append(Seconds(cpu, perf_counter() - start))
    return Seconds(median(one.cpu for one in found), median(one.clock for one in found))


def commands(file: Path, before: Path | None, scratch: str) -> dict[str, Command]:
    """The commands of the second table, by what they are."""
    python = sys.executable
    program = (python, "-m", "attribution")
    report = (*program, "report", "--format", "jsonl")
    many = Path(scratch) / "many"
    many.mkdir()
    text = file.read_text(encoding="utf-8")
    for number in range(1000):
        (many / f"{number}.txt").write_text(text[: 300 + number], encoding="utf-8")
    found = {
        "python, nothing": Command((python, "-c", "pass")),
        "`import spacy`": Command((python, "-c", "import spacy")),
        "`attribution --help`": Command((*program, "--help")),
        "`attribution --version`": Command((*program, "--version")),
        "`report` of one article, rules read anew": Command((*report, "--no-cache", str(file))),
        "`report` of one article": Command((*report, "-"), file),  # stdin: its result is not kept
        "`report` of one unchanged article": Command((*report, str(file))),
        "`check` of 1,000 unchanged files": Command((*program, "check", str(many))),
        "`ruff check` of one file": Command((python, "-m", "ruff", "check", "-n", str(WORKER))),
    }
    if before:
        found["before: `report` of one article"] = Command((*report, "-"), file, before)
        found["before: `attribution --version`"] = Command((*program, "--version"), path=before)
    return found


def main() -> None:
    """Prints both tables for the articles that the arguments name."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="articles, or folders of them")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="how often to run (3)")
    parser.add_argument("--before", type=Path, metavar="CHECKOUT", help="an earlier state")
    parser.add_argument("--others", default=sys.executable, metavar="PYTHON")
    args = parser.parse_args()
    files = list(find_files(args.paths).files)
    words = sum(len(Path(file).read_text(encoding="utf-8").split()) for file in files)
    own = Contender("this program", "attribution", sys.executable)
    contenders = [
        own,
        *([own._replace(title="before", path=args.before)] if args.before else []),
        Contender("its parse alone", "engine", sys.executable),
        Contender("spaCy's parse, same weights", "spacy", sys.executable),
        Contender("verb list over spaCy's parse", "verbs", sys.executable),
        Contender("textacy's direct quotations", "textacy", args.others),
        Contender("proselint", "proselint", args.others),
    ]
    found = {one.title: timed(one, args.runs, files) for one in contenders}
    print(f"{len(files)} articles, {words:,} words, medians of {args.runs}\n")
    known = {title: seconds for title, seconds in found.items() if seconds}
    print(table(known, words, "before" if "before" in known else own.title))
    print("\n| command | CPU seconds | by the clock |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["ATTRIBUTION_CACHE_DIR"] = f"{scratch}/cache"
        for title, command in commands(Path(files[0]).absolute(), args.before, scratch).items():
            command_seconds(command, 1, scratch)
            seconds = command_seconds(command, args.runs, scratch)
            print(f"| {title} | {seconds.cpu:.2f} | {seconds.clock:.2f} |")


if __name__ == "__main__":
    main()
