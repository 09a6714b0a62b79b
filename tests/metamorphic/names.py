"""How many attributions an article keeps when its persons or bodies bear other names, by pool.

    python -m tests.metamorphic.names [--show] [--seed N] [--kind KIND] [--pool WORD]… FILE…

An attribution is kept where its source, cue, claim and level are, and the kind of its source; new
ones count as lost ones.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from random import Random

from attribution.analyzer import Analyzer
from attribution.language import load_pipeline
from attribution.model import Report
from attribution.reading import article_from_text
from attribution.rulebook import load_rulebook
from tests.metamorphic.measure import Rows, Tally
from tests.metamorphic.renaming import KINDS, POOLS, Renaming


def rows_of(report: Report, rename: Renaming | None) -> Rows:
    """Source, cue, claim, level and kind of each attribution, in small letters."""
    kinds = {source.id: source.kind for source in report.sources}
    found: Rows = Counter()
    for a in report.attributions:
        parts = (" ".join(part.text.split()) if part else "" for part in (a.source, a.cue, a.claim))
        texts = (rename(part) if rename else part for part in parts)
        kind = kinds.get(a.source.entity or "", "") if a.source else ""
        found[(*map(str.lower, texts), a.level, kind)] += 1
    return found


def compared(analyzer: Analyzer, plain: Report, rename: Renaming) -> tuple[Rows, Rows]:
    """The attributions of an article under the new names: as they were, and as they are."""
    text = rename(plain.article.text)
    return rows_of(plain, rename), rows_of(analyzer.analyze(article_from_text(text)), None)


def main() -> None:
    """Prints a line a pool."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--show", action="store_true", help="what is lost and what is new")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=[*KINDS])
    parser.add_argument("--pool", action="append", metavar="WORD")
    parser.add_argument("files", type=Path, nargs="+")
    args = parser.parse_args()
    analyzer = Analyzer(load_pipeline(None), load_rulebook())
    tally = Tally(show=args.show)
    for file in args.files:
        plain = analyzer.analyze(article_from_text(file.read_text(encoding="utf-8")))
        for kind, rename in KINDS.items():
            for pool in POOLS[kind] if args.kind in (None, kind) else ():
                if args.pool and pool not in args.pool:
                    continue
                renaming = rename(plain, pool, Random(f"{args.seed} {file.name} {pool}"))
                if renaming is None:
                    continue
                old, new = compared(analyzer, plain, renaming)
                tally.add(file, f"{kind}: {pool}", old, new)
    tally.print_lines(40)
    for kind in KINDS:
        names = [name for name in tally.kept | tally.lost if name.startswith(kind)]
        if names:
            tally.print_sum(kind, names, 40)


if __name__ == "__main__":
    main()
