"""Fits the teacher to the treebanks."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

from training.reported_speech import Speakers, find_speakers, retell
from training.teacher.encoding import Batch, encode
from training.teacher.network import Labels, Teacher, build, relate, score
from training.treebanks import Document, Word
from training.trees import Tree

torch: Any = import_module("torch")
functional: Any = import_module("torch.nn.functional")

_TEXT_WORDS = 90
_LONGEST_SENTENCE = 150
_BATCH_WORDS = 1600
_RETOLD = 0.15
_LOWERED = 0.08
_TWICE = ("GUM_news", "GUM_interview")
_ENCODER_RATE, _TOP_RATE = 4e-4, 2e-3
_WARMUP = 100
_IGNORED = -100

Window = list[Tree]


@dataclass(frozen=True, slots=True)
class Fit:
    """How far the fitting has come."""

    epoch: int
    steps: int
    total: int
    loss: float

    def __str__(self) -> str:
        return f"epoch {self.epoch} step {self.steps} of {self.total} loss {self.loss:.3f}"


def fit(
    documents: Sequence[Document], epochs: int, seed: int, report: Callable[[Fit], None]
) -> Teacher:
    """A teacher that knows the trees and the parts of speech of the documents."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    speakers = find_speakers(documents)
    teacher = build(_labels(cut_windows(documents)))
    optimizer, rates = _optimizer(teacher)
    steps, total = 0, epochs * len(_batches(list(_drawn(documents, speakers, chance)), chance))
    for epoch in range(epochs):
        for batch in _batches(list(_drawn(documents, speakers, chance)), chance):
            # Up over the first steps, then down to nothing.
            share = min(1.0, steps / _WARMUP) * max(0.0, 1 - steps / total)
            for group, rate in zip(optimizer.param_groups, rates):
                group["lr"] = rate * share
            loss = _update(teacher, optimizer, batch, lowered=chance.random() < _LOWERED)
            steps += 1
            if steps % 25 == 0:
                report(Fit(epoch, steps, total, loss))
    return teacher


def cut_windows(documents: Iterable[Document]) -> Iterator[Window]:
    """Sentences that follow one another in a paragraph, some ninety words together."""
    for document in documents:
        for paragraph in document.paragraphs:
            window: Window = []
            for sentence in paragraph.sentences:
                if window and sum(map(len, window)) + len(sentence) > _TEXT_WORDS:
                    yield window
                    window = []
                window.append(sentence)
            yield window


def _drawn(
    documents: Iterable[Document], speakers: Speakers, chance: random.Random
) -> Iterator[Window]:
    """The windows of an epoch: some statements reported by a speaker, news seen twice."""
    for document in documents:
        for _ in range(2 if document.name.startswith(_TWICE) else 1):
            told = (retell(p, speakers, _RETOLD, chance) for p in document.paragraphs)
            yield from cut_windows([replace(document, paragraphs=tuple(told))])


def _batches(windows: list[Window], chance: random.Random) -> list[list[Window]]:
    """Windows of about the same length together, so that little is padded."""
    fitting = [w for w in windows if all(len(s) <= _LONGEST_SENTENCE for s in w)]
    fitting.sort(key=lambda window: sum(map(len, window)) + chance.random() * 8)
    batches: list[list[Window]] = [[]]
    for window in fitting:
        if batches[-1] and sum(map(len, window)) * (len(batches[-1]) + 1) > _BATCH_WORDS:
            batches.append([])
        batches[-1].append(window)
    chance.shuffle(batches)
    return batches


def _labels(windows: Iterable[Window]) -> Labels:
    tags: set[str] = set()
    relations: set[str] = set()
    for window in windows:
        for sentence in window:
            tags.update(map(_tag, sentence))
            relations.update(word.relation for word in sentence)
    return Labels(tuple(sorted(tags)), tuple(sorted(relations)))


def _tag(word: Word) -> str:
    """Fine and coarse part of speech in one: `VBD|VERB`."""
    return f"{word.tag}|{word.pos}"


def _optimizer(teacher: Teacher) -> tuple[Any, tuple[float, float]]:
    encoder, top = teacher.parameters()
    groups = [{"params": encoder, "weight_decay": 0.01}, {"params": top, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98)), (_ENCODER_RATE, _TOP_RATE)


def _update(teacher: Teacher, optimizer: Any, windows: list[Window], *, lowered: bool) -> float:
    """One step down the gradient; the loss before it."""
    texts = [[word.form for sentence in window for word in sentence] for window in windows]
    batch = encode([[form.lower() for form in text] for text in texts] if lowered else texts)
    gold = _gold(windows, batch, teacher.labels)
    teacher.layers.train()
    with torch.autocast("cpu", torch.bfloat16):
        scores = score(teacher, batch)
        relations = relate(teacher, scores, gold["heads"].clamp(min=0))
    loss = (
        _loss(scores.arcs, gold["heads"])
        + _loss(relations, gold["relations"])
        + 0.5 * _loss(scores.tags, gold["tags"])
    )
    if (gold["starts"] >= 0).any():
        loss = loss + 0.5 * _loss(scores.starts, gold["starts"])
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(teacher.layers.parameters(), 1.0)
    optimizer.step()
    return float(loss)


def _loss(scores: Any, gold: Any) -> Any:
    flat = scores.float().flatten(0, 1)
    return functional.cross_entropy(flat, gold.flatten(), ignore_index=_IGNORED)


def _gold(windows: list[Window], batch: Batch, labels: Labels) -> dict[str, Any]:
    """The right answers in the shape of the batch, padding ignored."""
    tags = {tag: index for index, tag in enumerate(labels.tags)}
    relations = {relation: index for index, relation in enumerate(labels.relations)}
    gold = {
        name: torch.full(batch.words.shape, _IGNORED)
        for name in ("heads", "relations", "tags", "starts")
    }
    for row, window in enumerate(windows):
        base = 0
        for sentence in window:
            end = base + len(sentence)
            gold["heads"][row, base:end] = torch.tensor([base + word.head for word in sentence])
            named = [relations[word.relation] for word in sentence]
            gold["relations"][row, base:end] = torch.tensor(named)
            gold["tags"][row, base:end] = torch.tensor([tags[_tag(w)] for w in sentence])
            gold["starts"][row, base:end] = 0
            gold["starts"][row, base] = 1
            base = end
    # That a text begins with a sentence teaches nothing.
    gold["starts"][:, 0] = _IGNORED
    return gold
