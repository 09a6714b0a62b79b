"""Plain texts parsed by the teacher: silver documents for the small network to learn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.tokens import Doc, Span

from attribution.training.teacher.decoding import best_heads
from attribution.training.teacher.encoding import encode
from attribution.training.teacher.network import Teacher, relate, score

torch: Any = import_module("torch")
functional: Any = import_module("torch.nn.functional")

_BATCH_WORDS = 3000
# Longer paragraphs are cut; a teacher that saw ninety words at a time is at a loss with them.
_LONGEST = 180


@dataclass(frozen=True, slots=True)
class Parse:
    """What the teacher makes of a text: a value a word; a root is its own head."""

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


def parse_docs(parser: Teacher, namer: Teacher | None, docs: Sequence[Doc]) -> list[Doc]:
    """The documents, tokenized already, with the teachers' tags, trees and names.

    Without a teacher of names they count as unknown, not as absent.
    """
    short = [doc for doc in docs if 3 <= len(doc) <= _LONGEST and not any(t.is_space for t in doc)]
    texts = [[token.text for token in doc] for doc in short]
    parsed = [_to_doc(doc, tree) for doc, tree in zip(short, parse(parser, texts))]
    if namer is None:
        for doc in parsed:
            doc.set_ents([], default="missing")
        return parsed
    return [_with_names(doc, found) for doc, found in zip(parsed, parse(namer, texts))]


def _to_doc(doc: Doc, tree: Parse) -> Doc:
    tags, pos = zip(*(tag.split("|") for tag in tree.tags))
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=list(tags),
        pos=list(pos),
        heads=tree.heads,
        deps=tree.relations,
    )


def _with_names(doc: Doc, names: Parse) -> Doc:
    tags = _connected(names.tags)
    starts = [index for index, tag in enumerate(tags) if tag.startswith("B-")]
    spans = []
    for start in starts:
        end = start + 1
        while end < len(tags) and tags[end].startswith("I-"):
            end += 1
        spans.append(Span(doc, start, end, tags[start][2:]))
    doc.set_ents(spans)
    return doc


def _connected(tags: Sequence[str]) -> list[str]:
    """Tags in which a name begins wherever nothing of its label came before."""
    before = ["O", *tags]
    return [
        "B" + tag[1:] if tag.startswith("I-") and previous[1:] != tag[1:] else tag
        for previous, tag in zip(before, tags)
    ]


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
    for row, text in enumerate(texts):
        # Each sentence is a tree of its own.
        edges = [0, *(np.flatnonzero(starts[row, 1 : len(text)]) + 1), len(text)]
        for first, end in pairwise(edges):
            heads[row, first:end] = first + np.array(best_heads(arcs[row, first:end, first:end]))
    relations = relate(teacher, scores, torch.tensor(heads)).float().argmax(-1).numpy()
    tags = scores.tags.float().argmax(-1).numpy()
    return [
        _to_parse(teacher, tags[row], heads[row], relations[row], len(text))
        for row, text in enumerate(texts)
    ]


def _to_parse(teacher: Teacher, tags: Any, heads: Any, relations: Any, size: int) -> Parse:
    names = teacher.labels.relations
    return Parse(
        [teacher.labels.tags[tag] for tag in tags[:size]],
        heads[:size].tolist(),
        ["ROOT" if heads[index] == index else names[relations[index]] for index in range(size)],
    )
