"""How many pronouns that are sources the program links to those whom GUM's annotators link them to.

    python -m tests.benchmarks.gum_pronouns gum-news.dev.conllu.xz

GUM's MISC column marks mentions and coreference (`Entity=(1-person-…`, closed by `1)`). Counted is
each attribution of the report whose source is a pronoun, is a mention of GUM's, and means somebody
that the document names or describes at least once. It is right where most of the names and
descriptions among its row's mentions are mentions of the same entity; a row of pronouns alone is
wrong. Beside these few, all pronouns of the third person among the mentions of sources are counted.
"""

from __future__ import annotations

import argparse
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import attribution
from attribution.analyzer import Analyzer
from attribution.model import Source
from attribution.reading import article_from_text
from tests.benchmarks.gum_attributions import Place, placed

_MARK = re.compile(r"\((?P<open>[^()-]+)-[^()]*(?P<whole>\))?|(?P<close>[^()]+)\)")
_FIRST = frozenset("i we me us my our mine ours".split())
_PRONOUNS = _FIRST | frozenset("he she they it him her them his their its who which that".split())
Spot = tuple[int, int]
"""First and last character, half open, of a mention."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A pronoun that is a source, and whether its row means the same as GUM's annotators."""

    word: str
    row: str
    right: bool

    speaks: bool
    """Whether it is a source itself, and not only a mention of one."""

    @property
    def first_person(self) -> bool:
        return self.word.lower() in _FIRST


def mentions(places: Iterable[Place]) -> dict[Spot, str]:
    """The document's mentions: where each stands, and its entity."""
    found: dict[Spot, str] = {}
    begun: dict[str, list[int]] = {}
    for start, row in places:
        end = start + len(row[1])
        fields = dict(part.partition("=")[::2] for part in row[9].split("|"))
        for mark in _MARK.finditer(fields.get("Entity", "")):
            if mark["close"]:
                found[begun[mark["close"]].pop(), end] = mark["close"]
            elif mark["whole"]:
                found[start, end] = mark["open"]
            else:
                begun.setdefault(mark["open"], []).append(start)
    return found


def linked(analyzer: Analyzer, text: str, places: Iterable[Place]) -> Iterator[Linked]:
    """Each pronoun of the document that is a source and has an antecedent to be found."""
    gold = mentions(places)
    told = {entity for spot, entity in gold.items() if not _is_pronoun(text, spot)}
    report = analyzer.analyze(article_from_text(text))
    speaking = {tuple(span) for a in report.attributions if a.source for span in a.source.spans}
    for row in report.sources:
        meant = _meant(text, row, gold)
        for start, end in row.mentions:
            entity = gold.get((start, end))
            if _is_pronoun(text, (start, end)) and entity in told:
                word, speaks = text[start:end], (start, end) in speaking
                yield Linked(word, row.name, meant == entity, speaks)


def of_genre(lines: Iterable[str], genre: str) -> Iterator[str]:
    """The lines of the documents of one of GUM's genres: `news`, `interview`, `speech` …"""
    inside = False
    for line in lines:
        if line.startswith("# newdoc"):
            inside = f"_{genre}_" in line
        if inside:
            yield line


def _is_pronoun(text: str, spot: Spot) -> bool:
    return text[slice(*spot)].lower() in _PRONOUNS


def _meant(text: str, row: Source, gold: Mapping[Spot, str]) -> str:
    """The entity of most of a row's names and descriptions; the empty string without any."""
    votes: Counter[str] = Counter()
    for start, end in row.mentions:
        if not _is_pronoun(text, (start, end)):
            votes.update(_entity_at(start, end, gold))
    return votes.most_common(1)[0][0] if votes else ""


def _entity_at(start: int, end: int, gold: Mapping[Spot, str]) -> Iterator[str]:
    """The entity of the mention that shares most of these characters, if it shares half of them."""

    def shared(spot: Spot) -> float:
        both = min(end, spot[1]) - max(start, spot[0])
        return both / (max(end, spot[1]) - min(start, spot[0]))

    best = max(gold, key=shared, default=None)
    if best is not None and shared(best) >= 0.5:
        yield gold[best]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--genre", help="count only documents of this genre, such as news")
    parser.add_argument("--misses", action="store_true", help="print what was linked wrongly")
    args = parser.parse_args()
    analyzer = attribution.load()
    with lzma.open(args.treebank, "rt", encoding="utf-8") as lines:
        some_lines = of_genre(lines, args.genre) if args.genre else lines
        documents = placed(some_lines)
        found = [one for text, places in documents for one in linked(analyzer, text, places)]
    said = [one for one in found if one.speaks]
    for name, some in (
        ("sources: he, she, they, it", [one for one in said if not one.first_person]),
        ("sources: I, we", [one for one in said if one.first_person]),
        ("mentions of sources", [one for one in found if not one.first_person]),
    ):
        right = sum(one.right for one in some)
        share = 100 * right / max(len(some), 1)
        sys.stdout.write(f"{name:<28} {right} of {len(some)} right, {share:.1f} %\n")
    for one in found if args.misses else ():
        if not one.right:
            sys.stdout.write(f"wrong: {one.word} -> {one.row}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
