"""Scores of the moves of a transition system, from the words that its state shows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attribution.language.engine.model_files import (
    Floats,
    Layer,
    contiguous,
    of_kind,
    of_shape,
)


@dataclass(frozen=True, slots=True)
class TransitionScores:
    """The network of a transition system: what the words that a state shows add up to.

    The linear layer before the places is multiplied into their weights.
    """

    places: int
    weights: Floats
    """(width of a word, places times twice the hidden width)."""
    bias: Floats
    """Added to each state, whatever it shows: (twice the hidden width)."""
    nothing: Floats
    """What each place adds beyond that where it shows no word: (places, twice the hidden width)."""
    upper: Floats
    upper_bias: Floats

    @classmethod
    def of(cls, layers: tuple[Layer, ...], width: int) -> TransitionScores:
        """From the layers of spaCy's parser or name recognizer."""
        (affine,) = of_kind(layers, "precomputable_affine")
        places, hidden, pieces, inputs = affine.weights["W"].shape
        lower, upper = of_shape(layers, width).weights, of_shape(layers, hidden).weights
        weights = affine.weights["W"].transpose(0, 2, 1, 3).reshape(-1, inputs)
        bias = (weights @ lower["b"]).reshape(places, pieces * hidden)
        nothing = affine.weights["pad"][0].transpose(0, 2, 1).reshape(places, pieces * hidden)
        return cls(
            places,
            contiguous((weights @ lower["W"]).T),
            bias.sum(axis=0) + affine.weights["b"].T.reshape(-1),
            contiguous(nothing - bias),
            contiguous(upper["W"].T),
            upper["b"],
        )

    def rows(self, vectors: Floats) -> Floats:
        """What each word adds at each place, a row a pair, and the rows of no word at the end.

        The row of word `i` at place `p` is `i * places + p`.
        """
        count = len(vectors)
        rows = np.empty((count + 1, self.nothing.size), dtype=np.float32)
        np.matmul(vectors, self.weights, out=rows[:count])
        rows[count] = self.nothing.reshape(-1)
        return rows.reshape((count + 1) * self.places, -1)

    def hidden(self, added: Floats) -> Floats:
        """The hidden layer of states from the sums of their places, to which the bias is added."""
        added += self.bias
        middle = added.shape[-1] // 2
        return np.maximum(added[..., :middle], added[..., middle:])
