"""Weights for `rules/cues/scores.yml`, fitted on articles whose attributions were marked by hand.

    python -m training.cue_scores TRAIN --dev DEV --out rules/cues/scores.yml

TRAIN and DEV are folders as PolNeAR (Newell et al. 2018) has them: `text/*.txt` and brat
`attributions/*.ann`. The model is a logistic regression with an L2 penalty, fitted by Newton's
method; small weights are dropped and the rest fitted again. Only the weights enter the rules.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from attribution.entities.names.name_words import name_words_of
from attribution.extraction import Extractor
from attribution.extraction.scoring.cue_features import features
from attribution.grammar.document_reader import read_document
from attribution.grammar.trees import spans_of
from attribution.language import Pipeline, load_pipeline
from attribution.language.seen.name_evidence import NameWords
from attribution.reading import read_article
from attribution.rulebook import load_rulebook

_LINE = re.compile(r"^([TE]\d+)\t(.*)$", re.MULTILINE)
Floats = npt.NDArray[np.float64]

_HEAD = """\
# How much each feature speaks for a cue (above 0) or against it (below 0), in log-odds. Their sum,
# as a probability, must reach the threshold; 0 there switches the score off: the rules decide.
format: 1
scores:
  - id: cue-score
    about: Decides between a cue and a chance use of its words, by what surrounds it.
    source: >-
      A logistic regression over the rules' own findings on the training part of PolNeAR (Newell et
      al. 2018), right where an annotator marked half of the same claim and the same source; fitted
      by training.cue_scores.
    threshold: {threshold}
    threshold-inside: {inside}
    weights:
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A finding of the rules: its features, and whether an annotator marked the same."""

    features: dict[str, float]
    marked: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """An attribution as an annotator marked it: offsets of the letters and digits of its parts."""

    source: frozenset[int]
    claim: frozenset[int]

    def agrees(self, source: frozenset[int], claim: frozenset[int]) -> bool:
        """Whether half of the claims is shared, and the source, where one is marked, overlaps."""
        half = 2 * len(self.claim & claim) >= len(self.claim | claim) > 0
        return half and (not self.source or bool(self.source & source))


def read_marked(folder: Path, name: str) -> list[Marked]:
    """The attributions that the first annotator of an article marked."""
    file = min((folder / "attributions").glob(f"{name}_*.ann"), default=None)
    if file is None:
        return []
    text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
    # The words behind the second tab may go on in a line of their own, which has no key.
    lines = dict(_LINE.findall(file.read_text(encoding="utf-8")))
    pieces = {key: _offsets(rest) for key, rest in lines.items() if key.startswith("T")}
    events = (dict(_roles(rest)) for key, rest in lines.items() if key.startswith("E"))
    return [
        Marked(
            letters(text, pieces.get(event.get("Source", ""), ())),
            letters(text, pieces.get(event["Content"], ())),
        )
        for event in events
        if "Content" in event
    ]


def letters(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The offsets of letters and digits within spans: marks and white space say nothing."""
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


def _offsets(rest: str) -> list[tuple[int, int]]:
    """The spans of a brat line: `Cue 10 14;20 25<tab>the words`."""
    _, _, offsets = rest.partition("\t")[0].partition(" ")
    pairs = (piece.split() for piece in offsets.split(";"))
    return [(int(start), int(end)) for start, end in pairs]


def _roles(rest: str) -> Iterator[tuple[str, str]]:
    """Roles and their lines of a brat event: `Attribution:T4 Source:T1 Cue:T2 Content:T3`."""
    for part in rest.split():
        role, _, key = part.partition(":")
        yield role, key


def cases_of(
    folder: Path, pipeline: Pipeline, extractor: Extractor, words: NameWords
) -> Iterator[Case]:
    """The findings of the rules alone, not inside another's claim, over a folder's articles."""
    files = sorted((folder / "text").glob("*.txt"))
    for parse in pipeline.parse((read_article(str(file)) for file in files), words):
        gold = read_marked(folder, Path(parse.article.path).stem)
        text, settled, outer = extractor.settle(read_document(parse))
        for item, above in zip(settled, outer, strict=True):
            if above is None:
                claim = letters(parse.article.text, spans_of(parse, sorted(item.claimed)))
                tokens = item.source.tokens if item.source else ()
                source = letters(parse.article.text, spans_of(parse, tokens))
                found = any(marked.agrees(source, claim) for marked in gold)
                yield Case(dict(features(text, item)), found)


def matrix(cases: Sequence[Case], names: Sequence[str]) -> tuple[Floats, Floats]:
    """The cases as a matrix (cases x names) and whether each is marked (0 or 1)."""
    column = {name: number for number, name in enumerate(names)}
    rows = np.zeros((len(cases), len(names)))
    for row, case in enumerate(cases):
        for name, value in case.features.items():
            if name in column:
                rows[row, column[name]] = value
    return rows, np.array([float(case.marked) for case in cases])


def fit(rows: Floats, marked: Floats, *, penalty: float) -> Floats:
    """The weights that make the cases likeliest, less the penalty on their squares."""
    weights = np.zeros(rows.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (marked - chance) - penalty * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows
        step = np.linalg.solve(curve + penalty * np.eye(len(weights)), slope)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def fitted(cases: Sequence[Case], *, penalty: float, least: float) -> dict[str, float]:
    """The weights by feature, those below `least` dropped and the rest fitted again."""
    names = sorted({name for case in cases for name in case.features})
    weights = fit(*matrix(cases, names), penalty=penalty)
    kept = [name for name, weight in zip(names, weights, strict=True) if abs(weight) >= least]
    return dict(zip(kept, fit(*matrix(cases, kept), penalty=penalty).tolist(), strict=True))


def page(weights: dict[str, float], threshold: float, inside: float) -> str:
    """The rule file with these weights, the heaviest for a cue first."""
    lines = [_HEAD.format(threshold=threshold, inside=inside)]
    for name, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        shown = f'"{name}"' if set(name) & set(":,'`#") else name
        lines.append(f"      {shown}: {weight:.2f}\n")
    return "".join(lines)


def thresholds(cases: Sequence[Case], weights: dict[str, float], gold: int) -> Iterator[str]:
    """A line for each threshold: precision, recall and F1 of the findings."""
    rows, marked = matrix(cases, list(weights))
    chance = 1 / (1 + np.exp(-rows @ np.array(list(weights.values()))))
    for threshold in np.arange(0.0, 0.75, 0.05):
        kept = chance >= threshold
        right = float(marked[kept].sum())
        precision, recall = right / max(kept.sum(), 1), right / max(gold, 1)
        score = 2 * precision * recall / max(precision + recall, 1e-9)
        yield f"{threshold:.2f}  P {precision:.3f}  R {recall:.3f}  F1 {score:.3f}"


def main(arguments: Iterable[str] | None = None) -> int:
    """Fits, writes the rule file and prints the table of thresholds on the development part."""
    parser = argparse.ArgumentParser(prog="training.cue_scores", description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pipeline")
    parser.add_argument("--threshold", type=float, default=0.40)
    parser.add_argument("--inside", type=float, default=0.55)
    parser.add_argument("--penalty", type=float, default=10.0)
    parser.add_argument("--least", type=float, default=0.05)
    args = parser.parse_args(None if arguments is None else list(arguments))
    pipeline = load_pipeline(args.pipeline)
    rulebook = load_rulebook()
    extractor, words = Extractor.of(rulebook), name_words_of(rulebook.vocabulary)
    parts = (args.train, args.dev)
    train, dev = (list(cases_of(part, pipeline, extractor, words)) for part in parts)
    weights = fitted(train, penalty=args.penalty, least=args.least)
    args.out.write_text(page(weights, args.threshold, args.inside), encoding="utf-8")
    names = [file.stem for file in (args.dev / "text").glob("*.txt")]
    gold = sum(len(read_marked(args.dev, name)) for name in names)
    for line in thresholds(dev, weights, gold):
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
