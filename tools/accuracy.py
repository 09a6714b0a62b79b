"""Which expectations of the labelled articles the program meets, and which it won or lost.

    python tools/accuracy.py save FILE.json [--shared FOLDER]
    python tools/accuracy.py compare FILE.json [--shared FOLDER] [-v] [--margin SHARE]

An expectation is one answer of a reader: that a claim is found, its level, who its source is, that
a sentence needs a source or needs none. FILE.json holds the ids of those that are not met, and no
words of an article. `compare` prints a line for each set, with gains and losses against the file;
with -v also which they are, except in the sets that are kept for reporting. The scoring is that of
`tests/articles` and `tests/benchmarks`. Without --shared only the repository's own articles are
read; its folder holds `articles/` (seed, hard, stress, voa, voa-gold) and `cases/`.

Exit codes: 0; 1 where the share of expectations met fell by more than the margin; 2 trouble.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(1, str(TOP))

from tests.articles import score as articles  # noqa: E402  # the path has to be there first
from tests.articles.alignment import entity_names, pair  # noqa: E402
from tests.benchmarks.every_check import score as every_check  # noqa: E402
from tests.benchmarks.unattributed import score as unattributed  # noqa: E402

Report = Mapping[str, Any]
Answers = Iterator[tuple[str, bool]]
"""Ids of expectations, and whether each is met."""
MARGIN = 0.005
"""The share of all expectations that may be lost at once before `compare` fails."""
KEPT = "(reporting)"
"""What the name of a set ends with whose errors are not looked at."""


class Standing(NamedTuple):
    """How a set stands: its expectations, those not met, and the claims that nobody expects."""

    total: int
    missed: frozenset[str]
    extra: int = 0


class Sample(NamedTuple):
    """One labelled article: its set, its text, its labels, and what holds a report against them."""

    set: str
    text: Path
    labels: Path
    judge: Callable[[Path, Path, Report], Answers]


def main(arguments: Sequence[str]) -> int:
    """The exit code of a command line."""
    args = build_parser().parse_args(arguments)
    if args.shared and not (args.shared / "articles").is_dir():
        print(f"accuracy: {args.shared}: no folder `articles` in it", file=sys.stderr)
        return 2
    if args.command == "save":
        write(args.file, measure(args.shared))
        return 0
    if not args.file.is_file():
        print(f"accuracy: {args.file}: no such file; make it with `save`", file=sys.stderr)
        return 2
    before, now = read(args.file), measure(args.shared)
    print(table(before, now, verbose=args.verbose))
    return 1 if fall(before, now) > args.margin else 0


def build_parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    parser = argparse.ArgumentParser(description="Which expectations were won, which lost?")
    commands = parser.add_subparsers(dest="command", required=True)
    helps = {"save": "keep which are met", "compare": "tell gains and losses since then"}
    for name, text in helps.items():
        command = commands.add_parser(name, help=text)
        command.add_argument("file", type=Path, metavar="FILE.json")
        command.add_argument("--shared", type=Path, metavar="FOLDER", help="more labelled articles")
    command.add_argument("-v", "--verbose", action="store_true", help="name each gain and loss")
    command.add_argument(
        "--margin", type=float, default=MARGIN, help="the share that may be lost (%(default)s)"
    )
    return parser


def measure(shared: Path | None) -> dict[str, Standing]:
    """How each set stands with the program that the running Python has."""
    samples = [*own_samples(), *(shared_samples(shared / "articles") if shared else ())]
    reports = analyse(sorted({sample.text for sample in samples}))
    standings: dict[str, Standing] = {}
    for sample in samples:
        report = reports[sample.text]
        total, missed, extra = standings.get(sample.set, Standing(0, frozenset()))
        answers = dict(sample.judge(sample.text, sample.labels, report))
        missed |= {f"{sample.text.stem}: {id}" for id, met in answers.items() if not met}
        extra += surplus(sample, report)
        standings[sample.set] = Standing(total + len(answers), missed, extra)
    return standings | (case_standings(shared / "cases") if shared else {})


def own_samples() -> Iterator[Sample]:
    """The labelled articles of the repository."""
    folder = TOP / "tests" / "articles"
    yield from beside("own articles", sorted(folder.glob("*" + articles.SUFFIX)))
    for half, name in {"tune": "", "report": " " + KEPT}.items():
        yield from beside("own short" + name, sorted(folder.glob(f"short/{half}/*.expected.yml")))
        for labels in sorted((unattributed.HERE / half).glob("*" + unattributed.LABELS)):
            text = unattributed.article_of(labels)
            yield Sample("own sentences" + name, text, labels, sentence_answers)
        for text in sorted((every_check.HERE / half).glob("*.txt")):
            labels = text.with_suffix(".findings.yml")
            yield Sample("own findings" + name, text, labels, finding_answers)


def shared_samples(folder: Path) -> Iterator[Sample]:
    """The labelled articles of the shared folder; every second of voa-gold is for reporting."""
    yield from beside("seed", [folder / ("seed" + articles.SUFFIX)])
    for name in ("hard", "stress"):
        yield from beside(name, sorted((folder / name).glob("*" + articles.SUFFIX)))
    gold = sorted((folder / "voa-gold").glob("*" + articles.SUFFIX))
    yield from beside("voa", gold[::2], folder / "voa")
    yield from beside("voa " + KEPT, gold[1::2], folder / "voa")


def beside(name: str, labels: Iterable[Path], texts: Path | None = None) -> Iterator[Sample]:
    """The samples of answers files, their articles beside them or in the folder of texts."""
    for path in labels:
        text = (texts or path.parent) / (path.name.removesuffix(articles.SUFFIX) + ".txt")
        yield Sample(name, text, path, article_answers)


def analyse(paths: Sequence[Path]) -> dict[Path, Report]:
    """The report of each article, made by one run of the command in an empty folder."""
    command = [sys.executable, "-m", "attribution", "report", "--format", "jsonl"]
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [*command, *map(str, paths)], cwd=folder, stdout=subprocess.PIPE, check=True
        )
    reports = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    return {Path(report["article"]): report for report in reports}


def article_answers(text: Path, labels: Path, report: Report) -> Answers:
    """The rows and sources of an answers file, part by part, and the findings it wants or bars."""
    words, expected = read_answers(text, labels)
    pairs = pair(words, expected, report)
    names = entity_names(pairs)
    for number, row in enumerate(pairs, 1):
        tally: articles.Tally = Counter()
        articles.score_rows(words, [row], names, tally)
        yield from parts_of(f"row {number}", tally)
    for row in expected.get("sources", ()):
        tally = Counter()
        articles.score_sources({"sources": [row]}, report, names, tally)
        yield from parts_of(f"source {row['entity']}", tally)
    yield from flag_answers(text.name, words, expected, report)


def read_answers(text: Path, labels: Path) -> tuple[str, Report]:
    """The words of an article as they lie on disk, and what is expected of it."""
    return text.read_bytes().decode("utf-8"), yaml.safe_load(labels.read_text(encoding="utf-8"))


def parts_of(id: str, tally: articles.Tally) -> Answers:
    """Each part of one row: met where all that is wanted is right and nothing else is said."""
    for part in dict.fromkeys(key.rpartition(".")[0] for key in tally):
        gold, right = tally[part + ".gold"], tally[part + ".right"]
        said = right if part == "attributions" else tally.get(part + ".said", right)
        if gold or part != "entity":
            yield f"{id} {part}", right == gold == said


def flag_answers(name: str, words: str, expected: Report, report: Report) -> Answers:
    """The sentences that need a source or none, and the findings that an editor expects."""
    flags = [
        unattributed.Flag(name, *row["span"])
        for row in report["findings"]
        if row["check"] in unattributed.CHECKS
    ]
    needy = [row["sentence"] for row in expected.get("unattributed", ())]
    needy = [row for row in needy if row in words]
    for needs, sentences in ((True, needy), (False, expected.get("needs_none") or ())):
        for number, sentence in enumerate(sentences, 1):
            start = words.index(sentence)
            place = unattributed.Labelled(name, start, start + len(sentence), "must", "must", "")
            flagged = any(unattributed.sentence_of(flag, [place]) for flag in flags)
            yield f"{'unattributed' if needs else 'quiet'} {number}", flagged == needs
    found = findings_of(name, report)
    for number, row in enumerate(expected.get("findings", ()), 1):
        start = words.index(row["near"])
        label = every_check.Label(name, row["check"], start, start + len(row["near"]))
        met = any(every_check.agrees(finding, label) for finding in found)
        yield f"finding {number} {row['check']}", met


def sentence_answers(text: Path, labels: Path, report: Report) -> Answers:
    """The narrator's sentences: one that needs a source is flagged, any other is not."""
    rows = ({**row, "article": text.name} for row in report["findings"])
    flags = unattributed.read_flags(map(json.dumps, rows))
    sentences = unattributed.read_labels(labels)
    flagged = {unattributed.sentence_of(flag, sentences) for flag in flags}
    for number, sentence in enumerate(sentences, 1):
        needed = unattributed.needed(sentence.reader_a)
        yield f"sentence {number}", (sentence in flagged) == needed


def finding_answers(text: Path, _labels: Path, report: Report) -> Answers:
    """The findings that an editor marked in an article."""
    found = findings_of(text.name, report)
    wanted = every_check.read_labels(text.parent.name, "findings")
    for number, label in enumerate((row for row in wanted if row.article == text.name), 1):
        met = any(every_check.agrees(finding, label) for finding in found)
        yield f"finding {number} {label.check}", met


def findings_of(name: str, report: Report) -> list[every_check.Label]:
    """The findings of a report."""
    return [every_check.Label(name, row["check"], *row["span"]) for row in report["findings"]]


def surplus(sample: Sample, report: Report) -> int:
    """How many claims, or findings where those were labelled, nobody expects."""
    if sample.judge is finding_answers:
        kinds = ("findings", "arguable")
        half = sample.text.parent.name
        labels = [label for kind in kinds for label in every_check.read_labels(half, kind)]
        found = findings_of(sample.text.name, report)
        return sum(not any(every_check.agrees(row, label) for label in labels) for row in found)
    if sample.judge is article_answers:
        words, expected = read_answers(sample.text, sample.labels)
        paired = sum(row.got is not None for row in pair(words, expected, report))
        return len(report["attributions"]) - paired
    return 0


def case_standings(folder: Path) -> dict[str, Standing]:
    """The small cases, a set a file: which fail is what the folder's own `run.py` says."""
    standings = {}
    with tempfile.TemporaryDirectory() as scratch:
        program = Path(scratch) / "attribution"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m attribution "$@"\n', "utf-8")
        program.chmod(0o755)
        for file in sorted(folder.glob("*.yml")):
            runner = [
                sys.executable,
                str(folder / "run.py"),
                "--program",
                str(program),
                "--failing",
            ]
            done = subprocess.run(
                [*runner, str(file)], cwd=scratch, capture_output=True, encoding="utf-8", check=True
            )
            ids = [case["id"] for case in yaml.safe_load(file.read_text("utf-8"))["cases"]]
            failing = {line.split(" (")[0] for line in done.stdout.splitlines() if " (" in line}
            standings[f"cases {file.stem}"] = Standing(len(ids), frozenset(failing & set(ids)))
    return standings


def write(file: Path, standings: Mapping[str, Standing]) -> None:
    """Writes how the sets stand, a line an expectation that is not met."""
    data = {
        name: {"total": row.total, "extra": row.extra, "missed": sorted(row.missed)}
        for name, row in standings.items()
    }
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read(file: Path) -> dict[str, Standing]:
    """How the sets stood when the file was written."""
    data = json.loads(file.read_text(encoding="utf-8"))
    return {
        name: Standing(row["total"], frozenset(row["missed"]), row["extra"])
        for name, row in data.items()
    }


def table(before: Mapping[str, Standing], now: Mapping[str, Standing], *, verbose: bool) -> str:
    """A line for each set that both have, the sum of them, and each gain and loss if asked."""
    lines = [f"{'set':<28}{'met':>6} {'of':>6}  gains losses  unexpected (before)"]
    details = []
    for name in now:
        old = before.get(name, Standing(0, frozenset(), 0))
        row = now[name]
        won, lost = sorted(old.missed - row.missed), sorted(row.missed - old.missed)
        changed = "" if old.total == row.total else f"  had {old.total} expectations"
        lines.append(
            f"{name:<28}{row.total - len(row.missed):>6} {row.total:>6}  "
            f"{f'+{len(won)}':>5} {f'-{len(lost)}':>6}  {row.extra:>5} ({old.extra}){changed}"
        )
        if not name.endswith(KEPT):
            details += [f"+ {name}: {id}" for id in won] + [f"- {name}: {id}" for id in lost]
    both = before.keys() & now.keys()
    shares = [share({name: sets[name] for name in both}) for sets in (now, before)]
    lines.append(f"all: {shares[0]:.2%} met, before {shares[1]:.2%}")
    return "\n".join([*lines, *(details if verbose else ())])


def share(standings: Mapping[str, Standing]) -> float:
    """The share of all expectations that are met."""
    total = sum(row.total for row in standings.values())
    return 1 - sum(len(row.missed) for row in standings.values()) / max(total, 1)


def fall(before: Mapping[str, Standing], now: Mapping[str, Standing]) -> float:
    """By how much the share met fell, over the sets that both have."""
    both = before.keys() & now.keys()
    return share({k: before[k] for k in both}) - share({k: now[k] for k in both})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
