"""Compares the parses of the bundled engine with spaCy's over given articles, token by token.

    python -m tests.benchmarks.same_parses FILE_OR_FOLDER…

Prints where an article's parses differ first, the counts, and the CPU seconds of both.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from time import process_time

from attribution.language import BUNDLED, load_pipeline
from attribution.language.pipeline import load_bundled
from attribution.model import Parse
from attribution.reading import find_files, read_article


def first_difference(ours: Parse, reference: Parse) -> str:
    """A line on the first tokens that differ; the empty string where the parses are equal."""
    if ours == reference:
        return ""
    for one, other in zip(ours.tokens, reference.tokens):
        if one != other:
            return f"{ours.article.path}: {one} instead of {other}"
    return f"{ours.article.path}: the tokens are equal as far as they go, the rest differs"


def main(paths: Sequence[str]) -> int:
    """The exit code: 1 where any parse differs."""
    engine = replace(load_bundled(), as_written=True)
    reference = load_pipeline(str(BUNDLED))
    tokens, differing, fast, slow = 0, 0, 0.0, 0.0
    for path in find_files(paths).files:
        article = read_article(path)
        start = process_time()
        ours = next(engine.parse([article]))
        middle = process_time()
        expected = next(reference.parse([article]))
        fast, slow = fast + middle - start, slow + process_time() - middle
        tokens += len(expected.tokens)
        if line := first_difference(ours, expected):
            print(line)
            differing += 1
    print(f"{tokens:,} tokens; articles that differ: {differing}")
    print(f"CPU seconds: engine {fast:.2f}, spaCy {slow:.2f}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
