"""How right and how fast a pipeline is on the dev treebanks, from raw text with nothing gold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.training import Example

from training.passes import plain_docs, read_sources

DEV = ("gum-news.dev", "gum-by.dev", "gum-by-sa.dev", "ewt.dev")
NAMED = ("gum-by.dev", "gum-news.dev")
RELATIONS = ("nsubj", "nsubj:pass", "ccomp", "parataxis", "obl", "acl:relcl", "appos", "conj")
_MEASURES = {
    "LAS": "dep_las", "UAS": "dep_uas", "tags": "tag_acc", "parts of speech": "pos_acc",
    "lemmas": "lemma_acc", "sentences": "sents_f", "words": "token_f",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one treebank in percent, by name; `all` has those of the four together."""

    treebank: str
    figures: dict[str, float]
    words_per_second: float | None


@dataclass(frozen=True, slots=True)
class NameFigures:
    """Precision, recall and F in percent; a name counts when its ends and its label are right."""

    label: str
    precision: float
    recall: float
    f: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures that the model card gives."""

    rows: tuple[Row, ...]
    names: tuple[NameFigures, ...]


def evaluate(nlp: Language, folder: Path) -> Evaluation:
    """The figures on the dev treebanks of a folder, whole paragraphs in, one row a treebank."""
    every: dict[str, list[Example]] = {}
    rows = []
    for name in DEV:
        every[name], speed = _parse(nlp, folder, name)
        rows.append(_row(nlp, name, every[name], speed))
    rows.append(_row(nlp, "all", [e for examples in every.values() for e in examples], None))
    named = [example for name in NAMED for example in every[name]]
    return Evaluation(tuple(rows), _names(nlp, named))


def _parse(nlp: Language, folder: Path, name: str) -> tuple[list[Example], float]:
    golds = list(plain_docs(read_sources(folder, [name]), nlp.vocab))
    started = perf_counter()
    docs = list(nlp.pipe(gold.text for gold in golds))
    seconds = perf_counter() - started
    examples = [Example(doc, gold) for doc, gold in zip(docs, golds)]
    return examples, sum(map(len, golds)) / seconds


def _row(nlp: Language, name: str, examples: Sequence[Example], speed: float | None) -> Row:
    scores = Scorer(nlp).score(examples)
    figures = {label: _percent(scores.get(key)) for label, key in _MEASURES.items()}
    relations = scores.get("dep_las_per_type") or {}
    figures |= {label: _percent(relations.get(label, {}).get("f")) for label in RELATIONS}
    return Row(name, figures, speed)


def _names(nlp: Language, examples: Sequence[Example]) -> tuple[NameFigures, ...]:
    scores = Scorer(nlp).score(examples)
    totals = {measure: scores.get(f"ents_{measure}") for measure in "prf"}
    labels: dict[str, Any] = {"all": totals, **(scores.get("ents_per_type") or {})}
    return tuple(
        NameFigures(label, *(_percent(found.get(measure)) for measure in "prf"))
        for label, found in labels.items()
    )


def _percent(share: float | None) -> float:
    return round(100 * (share or 0.0), 1)


def render(evaluation: Evaluation) -> str:
    """The figures as two Markdown tables."""
    heads = list(evaluation.rows[0].figures)
    timed = any(row.words_per_second for row in evaluation.rows)
    lines = _table(
        ["treebank", *heads, *(["words a second"] if timed else [])],
        (
            [
                row.treebank,
                *(f"{row.figures[head]:.1f}" for head in heads),
                *([_speed(row)] if timed else []),
            ]
            for row in evaluation.rows
        ),
    )
    names = _table(
        ["names", "precision", "recall", "F"],
        (
            [found.label, *(f"{x:.1f}" for x in (found.precision, found.recall, found.f))]
            for found in evaluation.names
        ),
    )
    return "\n".join([*lines, "", *names, ""])


def _speed(row: Row) -> str:
    return f"{row.words_per_second:,.0f}" if row.words_per_second else ""


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    aligned = [":--", *["--:"] * (len(heads) - 1)]
    return ["| " + " | ".join(cells) + " |" for cells in (heads, aligned, *rows)]
