"""How many attributions an article keeps when it is set otherwise, by change.

    python -m tests.metamorphic.measure [--show] [--change WORD]… FILE…

An attribution is kept where its source, cue, claim and level are; new ones count as lost ones.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from attribution.analyzer import Analyzer
from attribution.language import load_pipeline
from attribution.model import Report
from attribution.reading import article_from_text
from attribution.rulebook import load_rulebook
from tests.metamorphic.changes import CHANGES, Change, renamed, renaming

Row = tuple[str, ...]
Rows = Counter[Row]


def rows_of(report: Report, change: Change) -> Rows:
    """Source, cue, claim and level of each attribution, as the change compares them."""
    return Counter(
        (
            *(
                change.compared(" ".join(part.text.split())) if part else ""
                for part in (a.source, a.cue, a.claim)
            ),
            a.level,
        )
        for a in report.attributions
    )


def compared(analyzer: Analyzer, text: str, change: Change) -> tuple[Rows, Rows]:
    """The attributions of a text as it is, and as it is set otherwise."""
    plain = analyzer.analyze(article_from_text(text))
    other = analyzer.analyze(article_from_text(change.apply(text), "-", change.format))
    return rows_of(plain, change), rows_of(other, Change(change.apply, compared=change.compared))


class Tally:
    """How many attributions of each change are kept, and how many are lost or new."""

    def __init__(self, *, show: bool) -> None:
        self.show = show
        self.kept, self.lost = Counter[str](), Counter[str]()

    def add(self, file: Path, name: str, old: Counter[Row], new: Counter[Row]) -> None:
        """Counts what one change of one file keeps, and prints the rest where that is asked for."""
        self.kept[name] += (old & new).total()
        self.lost[name] += max((old - new).total(), (new - old).total())
        for sign, rows in (("-", old - new), ("+", new - old)) if self.show else ():
            for row in rows:
                print(f"{file.name}: {name}: {sign} {row}")

    def print_lines(self, width: int) -> None:
        """A line a change, its name in so many columns."""
        for name in self.kept | self.lost:
            self.print_sum(name, [name], width)

    def print_sum(self, title: str, names: Collection[str], width: int) -> None:
        """The line of several changes together."""
        kept = sum(self.kept[name] for name in names)
        total = kept + sum(self.lost[name] for name in names)
        share = 100 * kept / max(total, 1)
        print(f"{title:<{width}} {kept:>6} of {total:>6}  {share:.2f} %")


def changes_for(analyzer: Analyzer, text: str) -> dict[str, Change]:
    """The changes, and the renaming of the persons that stand in a text."""
    names = renaming(analyzer.analyze(article_from_text(text)))
    if not names:
        return dict(CHANGES)
    rename = renamed(names)
    return CHANGES | {"persons renamed": Change(rename, compared=rename)}


def main() -> None:
    """Prints a line a change."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--show", action="store_true", help="what is lost and what is new")
    parser.add_argument("--change", action="append", metavar="WORD")
    parser.add_argument("files", type=Path, nargs="+")
    args = parser.parse_args()
    analyzer = Analyzer(load_pipeline(None), load_rulebook())
    tally = Tally(show=args.show)
    for file in args.files:
        text = file.read_text(encoding="utf-8")
        for name, change in changes_for(analyzer, text).items():
            if args.change and name not in args.change:
                continue
            old, new = compared(analyzer, text, change)
            tally.add(file, name, old, new)
    tally.print_lines(28)


if __name__ == "__main__":
    main()
