"""How many annotated sources that are persons with a full name in the article come out as named.

    python -m tests.benchmarks.named_persons POLNEAR/train --articles 100 --seed 7

The folder holds `text/*.txt` and `attributions/*.ann` (brat). A source counts where it is *he* or
*she*, or ends in the surname of a full name of the article, told by a listed first name. Only
attributions whose cue the program finds are looked at: what is missed is measured elsewhere.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import attribution
from attribution.census import is_first_name
from attribution.model import Attribution
from attribution.reading import read_article

_FULL_NAME = re.compile(r"\b([A-Z][\w’']+)(?: [A-Z]\.)? ([A-Z][\w’'-]+)\b")
_PRONOUNS = ("he", "she")


def annotated(file: Path) -> Iterator[tuple[tuple[int, int], str]]:
    """Where each cue that has a source stands, start and end, and the words of the source."""
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    places = {row[0]: (_place(row[1]), row[2]) for row in rows if row[0].startswith("T")}
    for row in rows:
        if row[0].startswith("E"):
            parts = dict(part.split(":") for part in row[1].split())
            if "Cue" in parts and parts.get("Source") in places:
                yield places[parts["Cue"]][0], places[parts["Source"]][1]


def _place(label: str) -> tuple[int, int]:
    """Start and end of the first stretch of "Cue 12 16;20 24"."""
    start, end = label.split(";")[0].split()[1:3]
    return int(start), int(end)


def surnames(text: str) -> frozenset[str]:
    """The last words of the full names of persons in a text."""
    return frozenset(last for first, last in _FULL_NAME.findall(text) if is_first_name(first))


def level_at(found: tuple[Attribution, ...], start: int, end: int) -> str | None:
    """The level of the attribution whose cue overlaps the place; None where there is none."""
    for one in found:
        if one.cue and any(span.start < end and start < span.end for span in one.cue.spans):
            return one.level
    return None


def main() -> None:
    """Prints the share of named sources among surnames and among pronouns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    files = sorted((options.folder / "text").glob("*.txt"))
    chosen = random.Random(options.seed).sample(files, min(options.articles, len(files)))
    analyzer = attribution.load()
    counts: Counter[tuple[str, str]] = Counter()
    for file in chosen:
        article = read_article(str(file))
        found = analyzer.analyze(article).attributions
        known = surnames(article.text)
        labels = min((options.folder / "attributions").glob(f"{file.stem}_????.ann"))
        for (start, end), words in annotated(labels):
            last = words.split()[-1].removesuffix("’s").removesuffix("'s") if words.split() else ""
            kind = "pronoun" if words.lower() in _PRONOUNS else "surname"
            if kind == "surname" and (last not in known or len(words.split()) > 3):
                continue
            if level := level_at(found, start, end):
                counts[kind, level] += 1
    for kind in ("surname", "pronoun"):
        total = sum(count for (of, _), count in counts.items() if of == kind)
        named = counts[kind, "named"]
        print(f"{kind}: {named} of {total} named, {100 * named / max(total, 1):.1f} %")


if __name__ == "__main__":
    main()
