"""A coverage-guided run over everything that the program reads, with atheris (Linux, `pip`).

    python -m tests.fuzz.guided [TARGET…] [--runs N] [--seconds S] [--failed FOLDER]

Each target (tests/fuzz/targets.py) runs in a process of its own, from the samples of the tests and
the inputs that failed before. An input that fails is written to FOLDER/TARGET/, and the run goes
on; a line a target tells how many were tried and failed, the exit code is 1 where one did.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

TESTS = Path(__file__).parents[1]
_DONE = re.compile(rb"Done (\d+) runs")
_LONGEST = 600
"""Bytes of an input: long ones take most of the time and find least."""
_HANGS = 60
"""Seconds from which on an input counts as one without an end."""


def seeds_of(target: str) -> list[bytes]:
    """What a target's run starts from: the samples of its suffix, and what failed before."""
    from tests.fuzz.pieces import CONTROLS
    from tests.fuzz.targets import CORPUS

    suffix = target.removeprefix("file-").partition("-")[0]
    kept = [*(CORPUS / target).glob("*")] if (CORPUS / target).is_dir() else []
    samples = [*(TESTS / "reading" / "samples").rglob(f"*.{suffix}")]
    rules = [*(TESTS / "rules").rglob("*.yml")] if target in ("yaml", "rules") else []
    texts = [*(TESTS / "articles").glob("*.txt")] if "text" in target else []
    whole = [path.read_bytes() for path in (*kept, *samples, *rules, *texts)]
    return [
        *whole,
        bytes(CONTROLS),
        CONTROLS[::-1],
        b"He said so. ".join(map(bytes, zip(CONTROLS))),
    ]


def run_here(target: str, seeds: Path, failed: Path, options: list[str]) -> None:
    """Hands bytes to one target until the library ends the process."""
    import atheris  # type: ignore[import-not-found,unused-ignore]  # a tool of this run alone

    with atheris.instrument_imports(include=["attribution"], enable_loader_override=False):
        from attribution.errors import AttributionError
        from attribution.reading.formats.registry import FORMATS
        from tests.fuzz.targets import TARGETS

        # Else they are imported with their first file, when nothing counts their branches.
        _ = [format.opener if format.wraps else format.reader for format in FORMATS]
    call = TARGETS[target]
    seen: set[str] = set()

    def try_one(data: bytes) -> None:
        try:
            call(data)
        except AttributionError:
            return
        except Exception as error:
            failed.mkdir(parents=True, exist_ok=True)
            (failed / hashlib.sha1(data).hexdigest()[:16]).write_bytes(data)
            place = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__}: {error!s:.80} at {place.filename}:{place.lineno}"
            if kind not in seen:
                seen.add(kind)
                print(f"{target}: {kind}", flush=True)

    atheris.Setup(["guided", *options, str(seeds)], try_one)
    atheris.Fuzz()


def run(target: str, runs: int, seconds: int, failed: Path) -> tuple[int, int]:
    """How many inputs a target was tried with, and how many of them failed."""
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder) / "seeds"
        seeds.mkdir()
        for number, content in enumerate(seeds_of(target)):
            (seeds / str(number)).write_bytes(content[:_LONGEST])
        options = [f"-runs={runs}", f"-max_total_time={seconds}", f"-max_len={_LONGEST}"]
        options += [f"-timeout={_HANGS}", "-rss_limit_mb=6000", f"-artifact_prefix={failed}/"]
        failed.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "tests.fuzz.guided", "--here", target]
        command += ["--seeds", str(seeds), "--failed", str(failed), *options]
        done = subprocess.run(command, stderr=subprocess.PIPE, check=False, cwd=TESTS.parent)
    found = _DONE.search(done.stderr)
    if found is None:
        print(done.stderr.decode(errors="replace")[-2000:])
    return int(found[1]) if found else 0, len(list(failed.iterdir())) + (found is None)


def main() -> int:
    """Runs the targets one after the other; 1 where an input failed."""
    from tests.fuzz.targets import SLOW, TARGETS

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--runs", type=int, default=1000, help="inputs a target")
    parser.add_argument("--slow-runs", type=int, default=100, help="inputs a target that analyses")
    parser.add_argument("--seconds", type=int, default=0, help="a target may take (0: no limit)")
    parser.add_argument("--failed", type=Path, default=Path("failed-inputs"))
    parser.add_argument("--here", help=argparse.SUPPRESS)
    parser.add_argument("--seeds", type=Path, help=argparse.SUPPRESS)
    args, options = parser.parse_known_args()
    if args.here:
        run_here(args.here, args.seeds, args.failed, options)
        return 0
    totals = [0, 0]
    for target in args.targets or TARGETS:
        runs = args.slow_runs if target in SLOW else args.runs
        counts = run(target, runs, args.seconds, (args.failed / target).absolute())
        print(f"{target}: {counts[0]:,} tried, {counts[1]} failed", flush=True)
        totals = [total + count for total, count in zip(totals, counts)]
    print(f"all: {totals[0]:,} tried, {totals[1]} failed")
    return int(totals[1] > 0)


if __name__ == "__main__":
    sys.exit(main())
