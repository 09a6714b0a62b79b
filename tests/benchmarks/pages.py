"""How well the article of saved pages is told, beside trafilatura, in one run.

    python -m tests.benchmarks.pages FOLDER

FOLDER/NAME.html is a page as saved, FOLDER/NAME.txt its article's text. Figures are of letters:
`found` of the text's sentences that a reader gives, `outside` of what a reader gives that is not in
the text; each the mean over pages, for every third page (kept for reporting) and for the others.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from attribution.reading import read_article

Reader = Callable[[Path], list[str]]


class Score(NamedTuple):
    """Of one page."""

    found: float
    outside: float
    seconds: float


def ours(page: Path) -> list[str]:
    """The prose and lists that attribution reads."""
    blocks = read_article(str(page)).blocks
    return [block.text for block in blocks if block.kind in ("prose", "list")]


def trafilaturas(page: Path) -> list[str]:
    """The lines that trafilatura extracts."""
    import trafilatura

    text = page.read_text(encoding="utf-8", errors="replace")
    return (trafilatura.extract(text, include_comments=False) or "").split("\n")


def score(page: Path, reader: Reader) -> Score:
    """The shares and the processor's seconds of one page."""
    start = time.process_time()
    given = reader(page)
    seconds = time.process_time() - start
    gold = page.with_suffix(".txt").read_text(encoding="utf-8")
    wanted, got = _sentences([gold], 40), _sentences(given, 25)
    heap, whole = " ".join(map(_letters, given)), _letters(gold)
    found = sum(len(s) for s in wanted if s in heap) / max(1, sum(map(len, wanted)))
    outside = sum(len(s) for s in got if s not in whole) / max(1, sum(map(len, got)))
    return Score(found, outside, seconds)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def _sentences(texts: list[str], least: int) -> list[str]:
    parts = (part for text in texts for part in re.split(r"(?<=[.!?])\s+|\n", text))
    return [letters for part in parts if len(letters := _letters(part)) >= least]


def main(folder: str) -> None:
    """Prints a line for each reader and half."""
    pages = sorted(Path(folder).glob("*.html"))
    halves = (
        ("kept for reporting", pages[::3]),
        ("others", [p for p in pages if p not in pages[::3]]),
    )
    for name, reader in (("attribution", ours), ("trafilatura", trafilaturas)):
        for half, chosen in halves:
            scores = [score(page, reader) for page in chosen]
            found, outside, seconds = (mean(each) for each in zip(*scores))
            print(
                f"{name:12} {half:20} pages {len(chosen):3}  found {100 * found:5.1f}  "
                f"outside {100 * outside:5.1f}  seconds {seconds:.3f}"
            )


if __name__ == "__main__":
    main(sys.argv[1])
