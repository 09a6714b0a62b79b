"""Weights for the pronouns of `rules/sources/linking.yml`, fitted on GUM's coreference.

    python -m training.coreference_weights gum-by.train.conllu.xz gum-by-sa.train.conllu.xz
        --dev gum-news.dev.conllu.xz gum-by.dev.conllu.xz gum-by-sa.dev.conllu.xz

GUM's MISC column marks mentions and coreference (`Entity=(1-person-...`, closed by `1)`; Zeldes
2017). A case is a pronoun of the third person with at least two antecedents in question, of which
one means what GUM's annotators say. The model is a softmax over a pronoun's antecedents, linear in
the facts that the program itself finds, with an L2 penalty that pulls to the weights in force;
fitted by gradient descent. Printed are the fitted weights beside those in force, and the share of
cases in which the antecedent of most points is right. Only the weights enter the rules.
"""

from __future__ import annotations

import argparse
import lzma
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from attribution.entities.coreference.clusters import Candidate
from attribution.entities.entities import Entities
from attribution.entities.linker import EntityLinker
from attribution.entities.mentions.mention import Mention
from attribution.entities.names.name_words import name_words_of
from attribution.extraction import Extractor
from attribution.grammar.document_reader import read_document
from attribution.language import load_pipeline
from attribution.model import Parse
from attribution.reading import article_from_text
from attribution.rulebook import Rulebook, load_rulebook

_MARK = re.compile(r"\((?P<open>[^()-]+)-[^()]*(?P<whole>\))?|(?P<close>[^()]+)\)")
GENRES = ("news", "interview", "bio", "court", "speech", "voyage")
"""The genres that come nearest to news."""
Floats = npt.NDArray[np.float64]
Spot = tuple[int, int]
"""First and last character, half open, of a mention."""


@dataclass(frozen=True, slots=True)
class Case:
    """A pronoun: the facts of each antecedent in question, and which of them are right."""

    word: str
    facts: tuple[Mapping[str, float], ...]
    right: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A document's text, and its mentions with their entities."""

    text: str
    mentions: Mapping[Spot, str]


def read_marked_texts(path: Path, genres: Sequence[str]) -> Iterator[MarkedText]:
    """The documents of a treebank that are of these genres."""
    rows: list[list[str]] = []
    inside = False
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                if rows:
                    yield _marked_text(rows)
                rows = []
                inside = any(f"_{genre}_" in line for genre in genres)
            elif inside and line.startswith("# newpar"):
                rows.append([])
            elif inside and line[:1].isdigit():
                rows.append(line.rstrip("\n").split("\t"))
    if rows:
        yield _marked_text(rows)


def _marked_text(rows: list[list[str]]) -> MarkedText:
    text, skipped = "", 0
    found: dict[Spot, str] = {}
    begun: dict[str, list[int]] = {}
    for row in rows:
        if not row:
            text = text.rstrip() + "\n\n" if text else ""
        elif "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            skipped = last - first + 1
            text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
        elif row[0].isdigit():
            blank = "" if "SpaceAfter=No" in row[9] else " "
            start = len(text) if not skipped else len(text.rstrip()) - len(row[1])
            if skipped:
                skipped -= 1
            else:
                text += row[1] + blank
            _mark(row[9], start, start + len(row[1]), found, begun)
    return MarkedText(text.rstrip() + "\n", found)


def _mark(
    misc: str, start: int, end: int, found: dict[Spot, str], begun: dict[str, list[int]]
) -> None:
    fields = dict(part.partition("=")[::2] for part in misc.split("|"))
    for mark in _MARK.finditer(fields.get("Entity", "")):
        if mark["close"]:
            found[begun[mark["close"]].pop(), end] = mark["close"]
        elif mark["whole"]:
            found[start, end] = mark["open"]
        else:
            begun.setdefault(mark["open"], []).append(start)


class Reader:
    """The program's own reading of a text, up to its clusters."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.pipeline, self.words = load_pipeline(), name_words_of(rulebook.vocabulary)
        self.extractor, self.linker = Extractor.of(rulebook), EntityLinker.of(rulebook)

    def cases(self, marked: MarkedText) -> Iterator[Case]:
        """The pronouns of a document with antecedents to choose from."""
        (parse,) = self.pipeline.parse([article_from_text(marked.text)], self.words)
        document = read_document(parse)
        entities = self.linker.find_entities(
            document, self.extractor.extract(document).attributions
        )
        entity = {m.index: _entity_of(parse, m, marked.mentions) for m in entities.mentions.all}
        for mention in entities.mentions.all:
            link = entities.links.get(mention.index)
            if mention.form == "pronoun" and link is not None and len(link.candidates) > 1:
                case = _case(mention, link.candidates, entities, entity)
                if any(case.right) and not all(case.right):
                    yield case


def _case(
    mention: Mention,
    candidates: Sequence[Candidate],
    entities: Entities,
    entity: Mapping[int, str],
) -> Case:
    wanted = entity[mention.index]
    right = tuple(
        bool(wanted) and _means(candidate, mention, entities, entity) == wanted
        for candidate in candidates
    )
    return Case(mention.noun, tuple(dict(c.facts) for c in candidates), right)


def _means(
    candidate: Candidate, mention: Mention, entities: Entities, entity: Mapping[int, str]
) -> str:
    """The entity of an antecedent: the one of its nearest mention that GUM knows."""
    cluster = entities.clusters[candidate.cluster]
    before = [i for i in cluster.mentions if i < mention.index]
    near = [entity[candidate.mention], *(entity[i] for i in reversed(before))]
    return next(filter(None, near), "")


def _entity_of(parse: Parse, mention: Mention, gold: Mapping[Spot, str]) -> str:
    """The entity of the mention that shares most of the characters, if it shares half of them."""
    start, end = parse.tokens[mention.first].start, parse.tokens[mention.end - 1].end

    def shared(spot: Spot) -> float:
        both = min(end, spot[1]) - max(start, spot[0])
        return both / (max(end, spot[1]) - min(start, spot[0]))

    best = max(gold, key=shared, default=None)
    return gold[best] if best is not None and shared(best) >= 0.5 else ""


def fit(
    cases: Sequence[Case], names: Sequence[str], start: Mapping[str, float], penalty: float
) -> dict[str, float]:
    """The weights under which the right antecedents are likeliest."""
    tables = [_table(case, names) for case in cases]
    prior = np.array([start[name] for name in names])
    weights = prior.copy()
    moment, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, 801):
        gradient = 2 * penalty * (weights - prior)
        for facts, right in tables:
            likely = _softmax(facts @ weights)
            wanted = likely * right
            gradient += facts.T @ (likely - wanted / wanted.sum())
        moment = 0.9 * moment + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        mean, spread = moment / (1 - 0.9**step), square / (1 - 0.999**step)
        weights -= 0.02 * mean / (np.sqrt(spread) + 1e-8)
    return dict(zip(names, map(float, weights)))


def _table(case: Case, names: Sequence[str]) -> tuple[Floats, Floats]:
    facts = np.array([[one.get(name, 0.0) for name in names] for one in case.facts])
    return facts, np.array(case.right, dtype=np.float64)


def _softmax(points: Floats) -> Floats:
    shifted = np.exp(points - points.max())
    return np.asarray(shifted / shifted.sum())


def share_right(cases: Sequence[Case], weights: Mapping[str, float]) -> float:
    """In how many cases, in percent, the antecedent of most points is right."""

    def points(facts: Mapping[str, float]) -> float:
        return sum(weights[name] * value for name, value in facts.items())

    right = 0
    for case in cases:
        best = max(range(len(case.facts)), key=lambda i: points(case.facts[i]))
        right += case.right[best]
    return 100 * right / max(len(cases), 1)


def main() -> int:
    """Prints the weights and the shares right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", nargs="+", type=Path)
    parser.add_argument("--dev", nargs="+", type=Path, default=[])
    parser.add_argument("--genre", nargs="+", default=GENRES)
    parser.add_argument("--penalty", type=float, default=3.0)
    args = parser.parse_args()
    rulebook = load_rulebook()
    reader = Reader(rulebook)
    train = [c for path in args.treebanks for c in _cases(reader, path, args.genre)]
    dev = [c for path in args.dev for c in _cases(reader, path, args.genre)]
    current: dict[str, float] = {str(name): x for name, x in rulebook.sources.linking.items()}
    names = sorted({name for case in train for facts in case.facts for name in facts})
    fitted: dict[str, float] = {**current, **fit(train, names, current, args.penalty)}
    for name in names:
        sys.stdout.write(f"{name:<18} {current[name]:6.2f} -> {fitted[name]:6.2f}\n")
    for title, cases in (("train", train), ("dev", dev)):
        for word in ("", "he", "she", "they", "it"):
            some = [case for case in cases if word in ("", case.word)]
            before, after = share_right(some, current), share_right(some, fitted)
            row = f"{title:<6} {word or 'all':<5} {len(some):5} cases"
            sys.stdout.write(f"{row} {before:5.1f} -> {after:5.1f} %\n")
    return 0


def _cases(reader: Reader, path: Path, genres: Sequence[str]) -> Iterator[Case]:
    for marked in read_marked_texts(path, genres):
        yield from reader.cases(marked)


if __name__ == "__main__":
    sys.exit(main())
