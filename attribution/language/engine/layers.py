"""Layers of the network that several of its parts share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from attribution.language.engine.model_files import Floats, Layer, contiguous, pieces_first

WIDTH = 96
"""How many numbers stand for a word."""
_WINDOW = 2
"""How many neighbours on each side a layer sees."""


@dataclass(frozen=True, slots=True)
class MaxoutNorm:
    """A product, the largest of its pieces, brought to mean 0 and variance 1, then scaled."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats
    pieces: int

    @classmethod
    def of(cls, maxout: Layer, norm: Layer, *, pieces: int) -> MaxoutNorm:
        """From a layer `maxout` and the `layernorm` after it."""
        return cls(
            pieces_first(maxout.weights["W"]),
            contiguous(maxout.weights["b"].T.reshape(-1)),
            norm.weights["G"],
            norm.weights["b"],
            pieces,
        )

    def __call__(self, inputs: Floats) -> Floats:
        """A row of WIDTH numbers for each row of inputs."""
        product = inputs @ self.weights
        product += self.bias
        values: Floats = np.maximum(product[:, :WIDTH], product[:, WIDTH : 2 * WIDTH])
        for piece in range(2, self.pieces):
            np.maximum(values, product[:, piece * WIDTH : (piece + 1) * WIDTH], out=values)
        values -= values.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", values, values) / np.float32(WIDTH)
        values *= ((variance + np.float32(1e-8)) ** np.float32(-0.5))[:, None]
        values *= self.scale
        values += self.shift
        return values


@dataclass(frozen=True, slots=True)
class Convolution:
    """Layers that add to each word what its neighbours tell of it."""

    layers: tuple[MaxoutNorm, ...]

    def __call__(self, texts: list[Floats]) -> Floats:
        """The rows of all texts, one text after the other.

        Texts stand apart by as many rows of zeros as the layers together see.
        """
        reach = _WINDOW * len(self.layers)
        gap = np.zeros((reach, WIDTH), dtype=np.float32)
        edge = np.zeros((_WINDOW, WIDTH), dtype=np.float32)
        apart = [piece for text in texts for piece in (gap, text)]
        padded = np.concatenate([edge, *apart, gap, edge])
        rows = padded[_WINDOW:-_WINDOW]
        far = _distances([len(text) for text in texts], reach)
        for layer in self.layers:
            reach -= _WINDOW  # how far around the words the layers after this one see
            seen = np.flatnonzero(far <= reach)
            rows[seen] += layer(_windows(padded, len(rows))[seen])
        words: Floats = rows[far == 0]
        return words


def _distances(lengths: list[int], gap: int) -> npt.NDArray[np.int64]:
    """How far each row is from a word, where gaps part texts of these lengths; 0 for a word."""
    between = np.minimum(np.arange(1, gap + 1), np.arange(gap, 0, -1))
    outside = np.arange(gap, 0, -1) if lengths else np.full(gap, gap)
    words = [np.zeros(length, dtype=np.int64) for length in lengths]
    inside = [piece for text in words[:-1] for piece in (text, between)]
    return np.concatenate([outside, *inside, *words[-1:], outside[::-1]])


def _windows(padded: Floats, count: int) -> Floats:
    """For each word the rows of its neighbours and its own in one row: a view."""
    row, number = padded.strides
    shape = (count, (2 * _WINDOW + 1) * WIDTH)
    return np.lib.stride_tricks.as_strided(padded, shape, (row, number))
