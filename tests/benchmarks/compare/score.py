"""How well `attribution compare` finds what forty labelled summaries do to their sources.

    python -m tests.benchmarks.compare.score tune [--errors]
    python -m tests.benchmarks.compare.score report
    python -m tests.benchmarks.compare.score agreement

A pair is a file with an article, its summary and the losses that a reader marked, each by words of
the summary; where a reader would take one of several kinds, the file names them all. A finding is
right when its words hold those of a loss of its kind; one for a loss marked `optional` counts
neither way. The third command sets the labels against a second reader's.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

HERE = Path(__file__).parent
SECOND_READER = HERE / "second-reader.yml"


class Marked(NamedTuple):
    """A loss that a reader marked."""

    kinds: tuple[str, ...]
    words: str
    optional: bool


class Pair(NamedTuple):
    """An article, its summary and what a reader marked in it."""

    name: str
    article: str
    summary: str
    losses: tuple[Marked, ...]


class Found(NamedTuple):
    """A finding: its check and the words that it stands on."""

    kind: str
    words: str


class Tally(NamedTuple):
    """Findings, right ones, losses and found ones, by kind, and a line for each error."""

    findings: Counter[str]
    right: Counter[str]
    losses: Counter[str]
    met: Counter[str]
    errors: tuple[str, ...]


def read_pairs(half: str) -> Iterator[Pair]:
    """The labelled pairs of a half, by name."""
    for path in sorted((HERE / half).glob("*.yml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        losses = tuple(_marked(loss) for loss in data["losses"])
        yield Pair(path.stem, data["article"], data["summary"], losses)


def _marked(loss: dict[str, object]) -> Marked:
    kinds = loss["kind"]
    assert isinstance(kinds, list)
    return Marked(tuple(kinds), str(loss["words"]), bool(loss.get("optional", False)))


def tally(pairs: Sequence[tuple[Pair, Sequence[Found]]]) -> Tally:
    """What was found of what was marked."""
    findings, right, losses, met = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    errors: list[str] = []
    for pair, found in pairs:
        free = list(found)
        for loss in sorted(pair.losses, key=lambda loss: loss.optional):
            hit = next((one for one in free if is_met(loss, one)), None)
            if hit is not None:
                free.remove(hit)
            if loss.optional:
                continue
            losses[hit.kind if hit else loss.kinds[0]] += 1
            if hit is not None:
                findings[hit.kind] += 1
                right[hit.kind] += 1
                met[hit.kind] += 1
            else:
                errors.append(f"{pair.name}: missed {'/'.join(loss.kinds)}: {loss.words}")
        for one in free:
            findings[one.kind] += 1
            errors.append(f"{pair.name}: wrong {one.kind}: {one.words}")
    return Tally(findings, right, losses, met, tuple(errors))


def is_met(loss: Marked, found: Found) -> bool:
    """Whether a finding is of the loss's kind and on its words, or on most of them."""
    if found.kind not in loss.kinds:
        return False
    wanted, there = loss.words.lower().split(), found.words.lower().split()
    return sum(word in there for word in wanted) >= 0.7 * len(wanted)


def table(result: Tally) -> Iterator[str]:
    """A line a kind, then the totals."""
    kinds = sorted(result.findings | result.losses)
    for kind in [*kinds, "all"]:
        counts = [
            sum(counter.values()) if kind == "all" else counter[kind] for counter in result[:4]
        ]
        right, missed = f"{counts[1]} of {counts[0]}", f"{counts[3]} of {counts[2]}"
        yield f"{kind:18} right {right:10} found {missed}"


def found_in(half: str) -> Iterator[tuple[Pair, tuple[Found, ...]]]:
    """Each pair of a half with what the program finds in it."""
    import attribution
    from attribution.reading import article_from_text

    analyzer = attribution.load()
    for pair in read_pairs(half):
        summary = article_from_text(pair.summary)
        result = analyzer.compare(article_from_text(pair.article), summary)
        yield pair, tuple(Found(f.check, summary.words(f.span)) for f in result.findings)


def _agreement() -> Iterator[str]:
    """How many of the marks of one reader the other one has, both ways."""
    second = yaml.safe_load(SECOND_READER.read_text(encoding="utf-8"))
    pairs = [pair for half in ("tune", "report") for pair in read_pairs(half)]
    read = [
        (pair, [Found(loss["kind"][0], loss["words"]) for loss in second[pair.name]])
        for pair in pairs
    ]
    yield from table(tally(read))


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", choices=("tune", "report", "agreement"))
    parser.add_argument("--errors", action="store_true", help="a line for each error too")
    args = parser.parse_args()
    if args.half == "agreement":
        print("\n".join(_agreement()))
        return
    result = tally(list(found_in(args.half)))
    print("\n".join(table(result)))
    if args.errors:
        print("\n".join(result.errors))


if __name__ == "__main__":
    main()
