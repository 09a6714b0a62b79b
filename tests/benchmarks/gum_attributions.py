"""How many of GUM's attribution relations the program finds a cue in.

    python -m tests.benchmarks.gum_attributions gum-news.dev.conllu.xz

GUM's MISC column marks clauses that attribute (`Discourse=attribution-positive` or `-negative`, on
the first word of the attributing unit; Zeldes 2017). A unit has a cue when a verb, or *according*,
stands in it. It counts as found when a cue of the report, nested ones too, shares a word with it.
"""

from __future__ import annotations

import argparse
import lzma
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import attribution
from attribution.analyzer import Analyzer
from attribution.reading import article_from_text

Place = tuple[int, list[str]]
"""Where a word begins in the text, and its row of CoNLL-U."""


@dataclass(frozen=True, slots=True)
class Unit:
    """An attributing unit: its words' places in the text, and its words."""

    start: int
    end: int
    words: tuple[str, ...]
    has_cue: bool


def documents(lines: Iterable[str]) -> Iterator[tuple[str, list[Unit]]]:
    """Each document's text and its attributing units."""
    for text, places in placed(lines):
        yield text, list(_units(places))


def placed(lines: Iterable[str]) -> Iterator[tuple[str, list[Place]]]:
    """Each document's text and its rows of CoNLL-U, each with its place in the text."""
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith("# newdoc") and rows:
            yield _document(rows)
            rows = []
        elif line.startswith("# newpar"):
            rows.append(["par"])
        elif line[:1].isdigit():
            rows.append(line.rstrip("\n").split("\t"))
    if rows:
        yield _document(rows)


def _document(rows: list[list[str]]) -> tuple[str, list[Place]]:
    text, places, swallowed = "", [], 0
    for row in rows:
        if row == ["par"]:
            text = text.rstrip() + "\n\n" if text else ""
        elif "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            places.append((len(text), row))
            text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
            swallowed = last - first + 1
        elif swallowed:
            swallowed -= 1
            places.append((places[-1][0], row))
        elif "." not in row[0]:
            places.append((len(text), row))
            text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    return text, places


def _units(places: list[Place]) -> Iterator[Unit]:
    starts = [i for i, (_, row) in enumerate(places) if "Discourse=" in row[9]]
    for first, end in zip(starts, [*starts[1:], len(places)], strict=True):
        if "Discourse=attribution-" in places[first][1][9]:
            inside = places[first:end]
            cue = any(
                row[3] in ("VERB", "AUX") or row[1].lower() == "according" for _, row in inside
            )
            last, row = inside[-1]
            yield Unit(inside[0][0], last + len(row[1]), tuple(r[1] for _, r in inside), cue)


def found(analyzer: Analyzer, text: str, units: list[Unit]) -> Iterator[tuple[Unit, bool]]:
    """For each unit that has a cue, whether a cue of the report shares a word with it."""
    report = analyzer.analyze(article_from_text(text))
    cues = [span for a in report.attributions if a.cue for span in a.cue.spans]
    for unit in units:
        if unit.has_cue:
            yield unit, any(start < unit.end and unit.start < end for start, end in cues)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--misses", action="store_true", help="print the words of what was missed")
    args = parser.parse_args()
    analyzer = attribution.load()
    with lzma.open(args.treebank, "rt", encoding="utf-8") as lines:
        results = [
            pair for text, units in documents(lines) for pair in found(analyzer, text, units)
        ]
    hits = sum(hit for _, hit in results)
    sys.stdout.write(f"{hits} of {len(results)} found, {100 * hits / max(len(results), 1):.1f} %\n")
    if args.misses:
        for unit, hit in results:
            if not hit:
                sys.stdout.write(f"missed: {' '.join(unit.words)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
