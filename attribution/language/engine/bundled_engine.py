"""The bundled pipeline: paragraphs in, their words, trees and names out."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

from attribution.language.engine.arc_transitions import ArcParser
from attribution.language.engine.decorated_arcs import without_decoration
from attribution.language.engine.layers import WIDTH, Convolution, MaxoutNorm
from attribution.language.engine.lemmatizer import Lemmatizer
from attribution.language.engine.model_files import (
    Floats,
    contiguous,
    of_kind,
    read_layers,
    read_packed,
)
from attribution.language.engine.name_transitions import NameTagger
from attribution.language.engine.spacy_facts import read_facts
from attribution.language.engine.tokenizer import Tokenizer, Words
from attribution.language.engine.transition_scores import TransitionScores
from attribution.language.engine.word_embeddings import WordEmbeddings
from attribution.language.label_schemes import NAME_KINDS, Row
from attribution.language.long_words import pieces_of
from attribution.language.parse_builder import ParsedBlock
from attribution.language.seen.name_evidence import NameWords
from attribution.language.seen.seen_words import Seen, seen_words
from attribution.language.seen.written_words import Columns, SeenName, written_columns

_GROUP = 2000
"""How many words go through the network at a time; a paragraph is never parted."""
_MOST_TYPES = 40_000
"""How many word types may be known before all are forgotten."""


class BundledEngine:
    """The networks and tables of one pipeline, read from its folder."""

    def __init__(self, folder: Path) -> None:
        facts = read_facts(folder)
        layers = read_layers(folder / "tok2vec" / "model")
        maxouts, norms = of_kind(layers, "maxout")[1:], of_kind(layers, "layernorm")[1:]
        self._tokenizer = Tokenizer(read_packed(folder / "tokenizer"), facts.norms)
        self._embeddings = WordEmbeddings(folder, layers, facts.symbols)
        self._convolution = Convolution(
            tuple(MaxoutNorm.of(m, n, pieces=2) for m, n in zip(maxouts, norms))
        )
        settings = json.loads((folder / "tagger" / "cfg").read_text(encoding="utf-8"))
        self._tags = _Classifier.of(folder / "tagger", settings["labels"])
        settings = json.loads((folder / "morphologizer" / "cfg").read_text(encoding="utf-8"))
        classes = [label.removeprefix("POS=") for label in settings["labels_pos"]]
        self._classes = _Classifier.of(folder / "morphologizer", classes)
        self._arcs = ArcParser(*_transitions(folder / "parser", "SDLRB"))
        self._names = NameTagger(*_transitions(folder / "ner", "MBILUO"))
        self._lemmatizer = Lemmatizer(folder, facts.symbols)

    def parse(
        self, texts: Sequence[str], *, as_written: bool, words: NameWords
    ) -> Iterator[ParsedBlock]:
        """The parse of each text of an article, in order.

        Its words are taken as they are written, as spaCy takes them, or as `seen_words` has them.
        """
        written = [self._words(text) for text in texts]
        seen = (
            [Seen(text) for text in written]
            if as_written
            else seen_words(written, self._tokenizer.word, words)
        )
        first = size = 0
        for end, text in enumerate(written):
            if end > first and size + len(text.words) > _GROUP:
                yield from self._parse(written[first:end], seen[first:end])
                first, size = end, 0
            size += len(text.words)
        yield from self._parse(written[first:], seen[first:])
        if len(self._tokenizer) > _MOST_TYPES:
            self._tokenizer.forget()
            self._embeddings.forget()

    def _words(self, text: str) -> Words:
        """The words of a text; those of a run that is too long come from its pieces."""
        pieces = pieces_of(text)
        if len(pieces) == 1:
            return self._tokenizer(text)
        parts = [self._tokenizer(piece) for piece in pieces]
        # The words alone are handed on: with the normal forms that they have by themselves.
        words = [self._tokenizer.word(word.text) for part in parts for word in part.words]
        starts = [
            offset + start
            for part, offset in zip(parts, accumulate(map(len, pieces), initial=0))
            for start in part.starts
        ]
        return Words(words, starts, [blank for part in parts for blank in part.blanks])

    def _parse(self, texts: list[Words], seen: list[Seen]) -> Iterator[ParsedBlock]:
        words = [text.words for text in seen]
        vectors = self._convolution(self._embeddings(words))
        spaces = [word.is_space for text in words for word in text.words]
        edges = [*accumulate((len(text.words) for text in words), initial=0)]
        heads, labels = self._arcs(vectors, edges)
        opens = sentence_starts(heads)
        without_decoration(heads, labels, spaces)
        names = list(self._names(vectors, _ends(opens, edges), spaces))
        columns = Columns(self._classes(vectors), self._tags(vectors), labels, heads, opens)
        if any(text.sizes for text in seen):
            sizes = [size for text in seen for size in text.sizes or [1] * len(text.words.words)]
            written = [word.text for text in texts for word in text.words]
            columns, names = written_columns(columns, names, sizes, written)
        for block, text in zip(self._blocks(texts, columns, names), seen):
            yield block._replace(persons=text.persons)

    def _blocks(
        self, texts: list[Words], columns: Columns, names: list[SeenName]
    ) -> Iterator[ParsedBlock]:
        """The parse of each text, its places counted from its own beginning."""
        edges = [*accumulate((len(text.words) for text in texts), initial=0)]
        lemma = self._lemmatizer.lemma
        kinds = _kinds(names, edges[-1])
        left = deque(names)
        for text, (base, end) in zip(texts, pairwise(edges)):
            rows = [
                Row(start, word.text, lemma(word.text, pos), pos, tag, label, head - base, kind)
                for word, start, pos, tag, label, head, kind in zip(
                    text.words,
                    text.starts,
                    *(column[base:end] for column in (*columns[:4], kinds)),
                )
            ]
            own = []
            while left and left[0][0] < end:
                first, stop, kind = left.popleft()
                own.append((first - base, stop - base, NAME_KINDS.get(kind, "")))
            yield ParsedBlock(rows, [i for i in range(end - base) if columns.opens[base + i]], own)


@dataclass(frozen=True, slots=True)
class _Classifier:
    """One label for each word."""

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats

    @classmethod
    def of(cls, folder: Path, labels: Sequence[str]) -> _Classifier:
        """From the folder of spaCy's tagger or morphologizer."""
        (softmax,) = of_kind(read_layers(folder / "model"), "softmax")
        return cls(tuple(labels), contiguous(softmax.weights["W"].T), softmax.weights["b"])

    def __call__(self, vectors: Floats) -> list[str]:
        best = (vectors @ self.weights + self.bias).argmax(axis=1)
        return [self.labels[number] for number in best.tolist()]


def _transitions(folder: Path, kinds: str) -> tuple[TransitionScores, list[str]]:
    """The network of a transition system, and its moves in the order of their scores.

    The file counts how often each kind of move was made with each label; the frequent go first.
    """
    counts = json.loads(read_packed(folder / "moves")["moves"])
    moves = [
        f"{kinds[int(kind)]}-{label}" if label else kinds[int(kind)]
        for kind, labels in sorted(counts.items())
        for _, label in sorted(((n, label) for label, n in labels.items()), reverse=True)
    ]
    return TransitionScores.of(read_layers(folder / "model"), WIDTH), moves


def sentence_starts(heads: Sequence[int]) -> list[bool]:
    """For each word whether a sentence starts there: with the first word under each root."""
    opens = [False] * len(heads)
    seen = [False] * len(heads)
    roots: dict[int, int] = {}
    for i in range(len(heads)):
        way, root = [], i
        while heads[root] != root and root not in roots:
            way.append(root)
            root = heads[root]
        root = roots.get(root, root)
        roots.update(dict.fromkeys(way, root))
        if not seen[root]:
            seen[root] = opens[i] = True
    return opens


def _ends(opens: list[bool], edges: list[int]) -> list[bool]:
    """For each word whether a sentence or its text ends with it."""
    ends = [*opens[1:], True]
    for edge in edges[1:]:
        if edge:
            ends[edge - 1] = True
    return ends if opens else []


def _kinds(names: Sequence[tuple[int, int, str]], count: int) -> list[str]:
    """For each word the kind of the name that it is part of."""
    kinds = [""] * count
    for first, end, label in names:
        kinds[first:end] = [NAME_KINDS.get(label, "")] * (end - first)
    return kinds
