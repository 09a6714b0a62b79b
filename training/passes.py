"""Passes over the treebanks: what the network sees in each epoch, a file an epoch.

No two passes are the same: each draws anew which sentences are put into a speaker's mouth, how
quotation marks are printed, and which paragraphs of a document follow one another in one text.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.documents import build_doc
from training.reported_speech import Speakers, find_speakers, retell
from training.swaps import Stock, collect_stock, swap
from training.treebanks import Document, Paragraph, read_treebank
from training.variants import vary

TRAIN = ("gum-by.train", "gum-by-sa.train", "ewt.train")
DEV = ("gum-by.dev", "gum-by-sa.dev")
# News and its next of kin are seen twice as often as the rest.
_GROUPS = (1, 1, 2, 4)
_TWICE = ("GUM_news", "GUM_interview", "GUM_bio", "GUM_speech")


@dataclass(frozen=True, slots=True)
class Mixture:
    """How a pass is drawn from the documents."""

    retold: float = 0.12
    """The share of plain statements that are put into a speaker's mouth."""
    varied: bool = True
    swapped: float = 0.0
    """The share of nouns, adjectives and names that are exchanged for others."""
    longest: int = 260
    """Paragraphs are put together up to so many words."""


@dataclass(frozen=True, slots=True)
class Source:
    """Documents of a treebank; `named` tells whether their names are marked."""

    documents: tuple[Document, ...]
    named: bool
    share: float = 1.0
    """How much of it a pass has."""


def read_sources(folder: Path, names: Iterable[str]) -> list[Source]:
    """The gold treebanks of a folder; GUM's have their names marked, EWT's do not."""
    return [
        Source(tuple(read_treebank(folder / f"{name}.conllu.xz")), name.startswith("gum"))
        for name in names
    ]


def draw_pass(
    sources: Sequence[Source],
    vocab: Vocab,
    mixture: Mixture,
    seed: int,
) -> list[Doc]:
    """The texts of one epoch, shuffled; the same for the same seed."""
    chance = random.Random(seed)
    documents = [document for source in sources for document in source.documents]
    tools = _Tools(find_speakers(documents), collect_stock(documents), mixture, chance)
    docs = [
        build_doc(vocab, paragraphs, named=source.named, chance=chance)
        for source in sources
        for document in source.documents
        for _ in range(_times(document, source, tools))
        for paragraphs in _texts(document, tools)
    ]
    chance.shuffle(docs)
    return docs


def plain_docs(sources: Sequence[Source], vocab: Vocab) -> Iterator[Doc]:
    """The paragraphs as they are, one text each: what is evaluated."""
    for source in sources:
        for document in source.documents:
            for paragraph in document.paragraphs:
                yield build_doc(vocab, [paragraph], named=source.named)


def write_docs(docs: Iterable[Doc], path: Path) -> None:
    """Writes spaCy's binary format."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs).to_disk(path)


@dataclass(frozen=True, slots=True)
class _Tools:
    speakers: Speakers
    stock: Stock
    mixture: Mixture
    chance: random.Random

    def redraw(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph as this pass has it."""
        if self.mixture.swapped:
            paragraph = swap(paragraph, self.stock, self.mixture.swapped, self.chance)
        if self.mixture.retold:
            paragraph = retell(paragraph, self.speakers, self.mixture.retold, self.chance)
        return vary(paragraph, self.chance) if self.mixture.varied else paragraph


def _times(document: Document, source: Source, tools: _Tools) -> int:
    if source.share < 1:
        return int(tools.chance.random() < source.share)
    return 2 if document.name.startswith(_TWICE) else 1


def _texts(document: Document, tools: _Tools) -> Iterator[list[Paragraph]]:
    """The paragraphs of a document in groups of one to four, each redrawn."""
    group: list[Paragraph] = []
    wanted = tools.chance.choice(_GROUPS)
    for original in document.paragraphs:
        paragraph = tools.redraw(original)
        size = sum(len(s) for p in (*group, paragraph) for s in p.sentences)
        if group and (len(group) == wanted or size > tools.mixture.longest):
            yield group
            group, wanted = [], tools.chance.choice(_GROUPS)
        group.append(paragraph)
    if group:
        yield group
