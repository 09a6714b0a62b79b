"""Plain texts parsed by the teacher: a silver treebank for the small network to learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.tokens import Doc, Token

from training.teacher.decoding import best_heads
from training.teacher.encoding import encode
from training.teacher.network import Teacher, relate, score
from training.treebanks import Paragraph, Word

torch: Any = import_module("torch")
functional: Any = import_module("torch.nn.functional")

_BATCH_WORDS = 3000
# Longer paragraphs are cut; a teacher that saw ninety words at a time is at a loss with them.
_LONGEST = 180


@dataclass(frozen=True, slots=True)
class Parse:
    """What the teacher makes of a text: a value a word; a root is its own head."""

    edges: list[int]
    """Where each sentence begins, and the end of the last."""
    tags: list[str]
    heads: list[int]
    relations: list[str]


def parse(teacher: Teacher, texts: Sequence[Sequence[str]]) -> list[Parse]:
    """The parses of texts given as lists of words, in their order."""
    teacher.layers.eval()
    order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
    parses: dict[int, Parse] = {}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for batch in _batches(order, texts):
            parses.update(zip(batch, _parse_batch(teacher, [texts[index] for index in batch])))
    return [parses[index] for index in range(len(texts))]


def parse_docs(teacher: Teacher, docs: Sequence[Doc]) -> Iterator[Paragraph]:
    """The texts, tokenized already, with the teacher's tags and trees: a paragraph each."""
    short = [doc for doc in docs if 3 <= len(doc) <= _LONGEST and not any(t.is_space for t in doc)]
    texts = [[token.text for token in doc] for doc in short]
    return map(_to_paragraph, short, parse(teacher, texts))


def _to_paragraph(doc: Doc, tree: Parse) -> Paragraph:
    return Paragraph(
        tuple(
            tuple(_to_word(doc[index], tree, first) for index in range(first, end))
            for first, end in pairwise(tree.edges)
        )
    )


def _to_word(token: Token, tree: Parse, start: int) -> Word:
    tag, pos = tree.tags[token.i].split("|")
    return Word(
        form=token.text,
        lemma=token.text,
        pos=pos,
        tag=tag,
        head=tree.heads[token.i] - start,
        relation=tree.relations[token.i],
        space_after=bool(token.whitespace_),
        entity="",
    )


def _batches(order: Sequence[int], texts: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    batch: list[int] = []
    for index in order:
        if batch and len(texts[index]) * (len(batch) + 1) > _BATCH_WORDS:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _parse_batch(teacher: Teacher, texts: Sequence[Sequence[str]]) -> list[Parse]:
    batch = encode(texts)
    scores = score(teacher, batch)
    arcs = functional.log_softmax(scores.arcs, -1).numpy()
    starts = scores.starts.float().argmax(-1).numpy()
    heads = np.zeros(batch.words.shape, int)
    edges = [[0, *(np.flatnonzero(row[1 : len(t)]) + 1), len(t)] for row, t in zip(starts, texts)]
    for row in range(len(texts)):
        # Each sentence is a tree of its own.
        for first, end in pairwise(edges[row]):
            heads[row, first:end] = first + np.array(best_heads(arcs[row, first:end, first:end]))
    relations = relate(teacher, scores, torch.tensor(heads)).float().argmax(-1).numpy()
    tags = scores.tags.float().argmax(-1).numpy()
    return [
        _to_parse(teacher, edges[row], tags[row], heads[row], relations[row])
        for row in range(len(texts))
    ]


def _to_parse(teacher: Teacher, edges: list[int], tags: Any, heads: Any, relations: Any) -> Parse:
    names, size = teacher.labels.relations, edges[-1]
    return Parse(
        edges,
        [teacher.labels.tags[tag] for tag in tags[:size]],
        heads[:size].tolist(),
        ["ROOT" if heads[index] == index else names[relations[index]] for index in range(size)],
    )
