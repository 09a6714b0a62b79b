"""How well `attribution check` finds what a standards editor marked in the labelled articles.

    attribution check --exit-zero --format jsonl tests/benchmarks/every_check/tune |
        python -m tests.benchmarks.every_check.score tune

A finding is right when it shares words with a label of the same check; labels of whole articles
have no words. What stands in `*.arguable.yml` counts neither for nor against.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

HERE = Path(__file__).parent


class Label(NamedTuple):
    """What an editor marked: the words from `start` to `end`, or an article as a whole."""

    article: str
    check: str
    start: int
    end: int


class Figures(NamedTuple):
    """One check: its labels, those found, its findings that count, and those that are right."""

    labels: int
    found: int
    findings: int
    right: int

    def __str__(self) -> str:
        precision = f"{self.right / self.findings:.2f}" if self.findings else "   -"
        recall = f"{self.found / self.labels:.2f}" if self.labels else "   -"
        return (
            f"P {precision} ({self.right} of {self.findings})  "
            f"R {recall} ({self.found} of {self.labels})"
        )


def read_labels(split: str, kind: str) -> Iterator[Label]:
    """The labels of all articles of a half; `kind` is findings or arguable."""
    for path in sorted((HERE / split).glob(f"*.{kind}.yml")):
        article = path.name.removesuffix(f".{kind}.yml") + ".txt"
        text = (path.parent / article).read_text(encoding="utf-8")
        for row in yaml.safe_load(path.read_text(encoding="utf-8")) or ():
            start = text.index(row["words"])
            yield Label(article, row["check"], start, start + len(row["words"]))


def read_findings(lines: Iterable[str]) -> Iterator[Label]:
    """Findings in JSON Lines, whatever their severity."""
    for row in map(json.loads, filter(str.strip, lines)):
        yield Label(Path(row["article"]).name, row["check"], *row["span"])


def agrees(finding: Label, label: Label) -> bool:
    """Whether both are of one check in one article and share words, or the label has none."""
    if (finding.article, finding.check) != (label.article, label.check):
        return False
    shared = min(finding.end, label.end) - max(finding.start, label.start)
    return label.start == label.end or shared > 0


def score(
    findings: Sequence[Label], labels: Sequence[Label], arguable: Sequence[Label]
) -> dict[str, Figures]:
    """The figures of each check that has labels or findings."""
    counted = [
        finding
        for finding in findings
        if any(agrees(finding, label) for label in labels)
        or not any(agrees(finding, label) for label in arguable)
    ]
    checks = sorted({label.check for label in (*labels, *counted)})
    return {check: _figures(check, counted, labels) for check in checks}


def _figures(check: str, counted: Sequence[Label], labels: Sequence[Label]) -> Figures:
    wanted = [label for label in labels if label.check == check]
    own = [finding for finding in counted if finding.check == check]
    found = sum(any(agrees(finding, label) for finding in own) for label in wanted)
    right = sum(any(agrees(finding, label) for label in wanted) for finding in own)
    return Figures(len(wanted), found, len(own), right)


def total(figures: Iterable[Figures]) -> Figures:
    """All checks together."""
    return Figures(*map(sum, zip(*figures, strict=True)))


def main(split: str, lines: Iterable[str]) -> None:
    labels, arguable = (list(read_labels(split, kind)) for kind in ("findings", "arguable"))
    figures = score(list(read_findings(lines)), labels, arguable)
    for check, row in (*figures.items(), ("all", total(figures.values()))):
        print(f"{check:<28} {row}")


if __name__ == "__main__":
    main(sys.argv[1], sys.stdin)
