"""Words a second of each stage, over given articles, the best of several runs.

    python -m tests.benchmarks.speed FILE_OR_FOLDER… [--runs 3]

The pipeline and the rules are loaded before the clock starts; each stage gets what the one before
it made. The first run also warms what is cached, so that one run alone is slower than the best.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

from attribution.analyzer import Analyzer
from attribution.grammar.document_reader import read_document
from attribution.language import load_pipeline
from attribution.model import Article
from attribution.reading import find_files, read_article
from attribution.rulebook import load_rulebook

Stages = dict[str, float]
"""Seconds by stage."""


def time_stages(analyzer: Analyzer, articles: Sequence[Article]) -> Stages:
    """One run over all articles as a whole, then stage by stage.

    The whole goes first: with every parse of the stages still in memory it would be slower.
    """
    seconds: Stages = {}

    def timed(stage: str, work: Callable[[], Any]) -> Any:
        start = perf_counter()
        result = work()
        seconds[stage] = perf_counter() - start
        return result

    timed("whole", lambda: sum(1 for _ in analyzer.analyze_all(articles)))
    parses = timed("parse", lambda: list(analyzer.pipeline.parse(articles, analyzer.name_words)))
    documents = timed("documents", lambda: [read_document(p) for p in parses])
    extracted = timed("extraction", lambda: [analyzer.extractor.extract(d) for d in documents])
    pairs = list(zip(documents, extracted))
    linker, resolver = analyzer.linker, analyzer.resolver
    linked = timed("entities", lambda: [linker.find_entities(d, e.attributions) for d, e in pairs])
    resolved = timed(
        "sources",
        lambda: [
            resolver.resolve(d, e.attributions, entities) for (d, e), entities in zip(pairs, linked)
        ],
    )
    timed(
        "checks",
        lambda: [
            analyzer.checker.prepare(d, attributions, entities, sources).findings()
            for (d, _), entities, (attributions, sources) in zip(pairs, linked, resolved)
        ],
    )
    return seconds


def table(runs: Sequence[Stages], words: int) -> str:
    """A line a stage: the seconds of its best run, and words a second."""
    best = {stage: min(run[stage] for run in runs) for stage in runs[0]}
    lines = [f"{stage:<10} {s:8.2f} s {words / s:12,.0f} words/s" for stage, s in best.items()]
    return "\n".join([f"{words:,} words, best of {len(runs)}", *lines])


def main() -> None:
    """Prints the table for the articles that the arguments name."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="articles, or folders of them")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="how often to run (3)")
    args = parser.parse_args()
    articles = [read_article(path) for path in find_files(args.paths).files]
    if not articles or args.runs < 1:
        parser.error("nothing to time: name articles, and one run or more")
    analyzer = Analyzer(load_pipeline(None), load_rulebook())
    words = sum(len(article.text.split()) for article in articles)
    print(table([time_stages(analyzer, articles) for _ in range(args.runs)], words))


if __name__ == "__main__":
    main()
