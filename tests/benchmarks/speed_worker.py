"""Times one program over given articles; `compare_speed` starts it once for each program.

    python speed_worker.py NAME RUNS FOLDER FILE…

Prints a line a run: CPU seconds and seconds by the clock. FOLDER is that of the bundled pipeline.
What is loaded once for many articles is loaded before the clock starts. Nothing but the program
that is timed is imported, so that another version of it can be timed by PYTHONPATH.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

Work = Callable[[], Any]
VERBS = ("say", "tell", "add", "claim", "argue", "warn", "announce", "report", "state", "note")
"""What a simple extractor takes for verbs of speech."""


def attribution(_pipeline: str, files: Sequence[str]) -> Work:
    """This program, to the objects of `report --format jsonl`."""
    import attribution as program
    from attribution.reading import read_article
    from attribution.reports.contract import report_object

    analyzer = program.load()
    return lambda: [report_object(analyzer.analyze(read_article(file))) for file in files]


def engine(_pipeline: str, files: Sequence[str]) -> Work:
    """The parse alone, by this program's engine."""
    import attribution as program
    from attribution.reading import read_article

    pipeline = program.load().pipeline
    articles = [read_article(file) for file in files]
    return lambda: list(pipeline.parse(articles))


def spacy(pipeline: str, files: Sequence[str]) -> Work:
    """spaCy with the weights of the bundled pipeline, a paragraph a document."""
    import spacy as program

    nlp, texts = program.load(pipeline), _paragraphs(files)
    return lambda: list(nlp.pipe(texts, batch_size=64))


def verbs(pipeline: str, files: Sequence[str]) -> Work:
    """Verbs of a list with subject and clause, in spaCy's parse."""
    import spacy as program

    nlp, texts = program.load(pipeline), _paragraphs(files)

    def find() -> list[Any]:
        return [
            (token, child)
            for doc in nlp.pipe(texts, batch_size=64)
            for token in doc
            if token.lemma_ in VERBS
            for child in token.children
            if child.dep_ in ("nsubj", "ccomp", "parataxis")
        ]

    return find


def textacy(pipeline: str, files: Sequence[str]) -> Work:
    """textacy's direct quotations, in spaCy's parse."""
    import spacy as program
    from textacy.extract import direct_quotations

    nlp, texts = program.load(pipeline), _paragraphs(files)

    def find() -> int:
        found = 0
        for doc in nlp.pipe(texts, batch_size=64):
            try:
                found += len(list(direct_quotations(doc)))
            except ValueError:  # it refuses a paragraph with an odd number of marks
                continue
        return found

    return find


def proselint(_pipeline: str, files: Sequence[str]) -> Work:
    """proselint, all its checks."""
    from proselint.checks import __register__ as checks  # type: ignore[import-not-found]
    from proselint.registry import CheckRegistry  # type: ignore[import-not-found]
    from proselint.tools import LintFile  # type: ignore[import-not-found]

    CheckRegistry().register_many(checks)
    return lambda: [LintFile(Path(file)).lint() for file in files]


PROGRAMS = {
    program.__name__: program for program in (attribution, engine, spacy, verbs, textacy, proselint)
}


def _paragraphs(files: Sequence[str]) -> list[str]:
    texts = (Path(file).read_text(encoding="utf-8") for file in files)
    return [part for text in texts for part in text.split("\n") if part.strip()]


def main(arguments: Sequence[str]) -> None:
    """Times the runs that the command line asks for."""
    name, runs, pipeline, *files = arguments
    work = PROGRAMS[name](pipeline, files)
    for _ in range(int(runs)):
        cpu, clock = process_time(), perf_counter()
        work()
        print(f"{process_time() - cpu:.4f} {perf_counter() - clock:.4f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
