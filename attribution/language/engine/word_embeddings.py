"""The first layer of the network: a vector for each word type, computed once and kept.

It depends on nothing but the word's text, its normal form and whether a blank follows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from attribution.language.engine.layers import WIDTH, MaxoutNorm
from attribution.language.engine.model_files import (
    Floats,
    Layer,
    contiguous,
    of_kind,
    read_packed,
)
from attribution.language.engine.string_ids import string_id, table_rows
from attribution.language.engine.tokenizer import Word, Words

_LONG = 100
"""Characters from which on a word has no shape of its own."""
_RUN = 4
"""How many equal signs in a row count in a shape."""


class WordEmbeddings:
    """Vectors of words from five hashed tables and the static word vectors."""

    def __init__(self, folder: Path, layers: tuple[Layer, ...], symbols: Mapping[str, int]) -> None:
        self._symbols = symbols
        self._tables = [
            (layer.weights["E"], int(layer.settings["seed"]))
            for layer in of_kind(layers, "hashembed")
        ]
        self._static_rows: Mapping[int, int] = read_packed(folder / "vocab" / "key2row")
        self._static = contiguous(np.load(folder / "vocab" / "vectors"))
        (static,) = of_kind(layers, "static_vectors")
        self._static_weights = contiguous(static.weights["W"].T)
        self._mix = MaxoutNorm.of(
            of_kind(layers, "maxout")[0], of_kind(layers, "layernorm")[0], pieces=3
        )
        self._known = 0
        self._vectors = np.zeros((4096, WIDTH), dtype=np.float32)

    def __call__(self, texts: Sequence[Words]) -> list[Floats]:
        """For each text the vectors of its words, a row each."""
        rows = [_rows(text) for text in texts]
        new = {
            (id(word), blank): (word, blank)
            for text, known in zip(texts, rows)
            if -1 in known
            for word, blank, row in zip(text.words, text.blanks, known)
            if row < 0
        }
        if new:
            self._add(list(new.values()))
            rows = [_rows(text) for text in texts]
        return [self._vectors[row] for row in rows]

    def forget(self) -> None:
        """Forgets all vectors; the words must forget their rows too."""
        self._known = 0

    def _add(self, words: Sequence[tuple[Word, bool]]) -> None:
        end = self._known + len(words)
        while end > len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
        self._vectors[self._known : end] = self._computed(words)
        for row, (word, blank) in enumerate(words, self._known):
            word.rows[blank] = row
        self._known = end

    def _computed(self, words: Sequence[tuple[Word, bool]]) -> Floats:
        columns = list(zip(*(self._features(word, blank) for word, blank in words)))
        parts = [
            table[table_rows(ids, seed, len(table))].sum(axis=1)
            for (table, seed), ids in zip(self._tables, columns)
        ]
        found = [
            self._static_rows.get(string_id(word.text, self._symbols), -1) for word, _ in words
        ]
        static = self._static[found] @ self._static_weights
        static[np.asarray(found) < 0] = 0
        return self._mix(np.concatenate([*parts, static], axis=1))

    def _features(self, word: Word, blank: bool) -> tuple[int, int, int, int, int]:
        text, symbols = word.text, self._symbols
        return (
            string_id(word.norm, symbols),
            string_id(text[:1], symbols),
            string_id(text[-3:], symbols),
            string_id(word_shape(text), symbols),
            int(blank),
        )


def _rows(text: Words) -> list[int]:
    return [word.rows[blank] for word, blank in zip(text.words, text.blanks)]


def word_shape(text: str) -> str:
    """Capitals as X, other letters as x, digits as d, the rest as it is; runs cut at four."""
    if len(text) >= _LONG:
        return "LONG"
    shape: list[str] = []
    last, count = "", 0
    for sign in text:
        if sign.isalpha():
            sign = "X" if sign.isupper() else "x"
        elif sign.isdigit():
            sign = "d"
        count = count + 1 if sign == last else 1
        last = sign
        if count <= _RUN:
            shape.append(sign)
    return "".join(shape)
