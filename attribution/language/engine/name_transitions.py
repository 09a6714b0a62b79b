"""Names by BILUO transitions: where a name begins, goes on and ends, and of which kind it is.

Outside a name the network sees nothing but the word, so that this is decided for all words at once;
only where a name of several words begins does it go on word by word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from attribution.language.engine.model_files import Floats
from attribution.language.engine.transition_scores import TransitionScores

_NEVER = np.float32(-np.inf)


class NameTagger:
    """Finds names. `moves` are the network's, in order: `B-PERSON`, `I-PERSON`, `U-ORG`, `O`."""

    def __init__(self, scores: TransitionScores, moves: Sequence[str]) -> None:
        self._scores = scores
        self._moves = [(move[0], move[2:]) for move in moves]
        self._bias = {
            "closed": self._allowed("BUO"),
            "closed, last": self._allowed("UO"),
            "space": self._allowed("O"),
        }
        labels = {label for _, label in self._moves if label}
        self._inside = {label: self._allowed("IL", label) for label in labels}
        self._ending = {label: self._allowed("L", label) for label in labels}

    def __call__(
        self, vectors: Floats, ends: Sequence[bool], spaces: Sequence[bool]
    ) -> Iterator[tuple[int, int, str]]:
        """The names as (first word, end, kind).

        `ends` says of each word whether it is the last one of a sentence or of a text, beyond
        which no name goes; `spaces` whether it is white space, with which none begins.
        """
        rows = self._scores.rows(vectors).reshape(len(vectors) + 1, self._scores.places, -1)
        decided = self._outside(rows, ends, spaces)
        after = 0
        for first in np.flatnonzero(decided >= 0).tolist():
            if first < after:
                continue
            kind, label = self._moves[decided[first]]
            after = first + 1
            if kind == "B":
                after = self._end(rows, first, label, ends)
            yield first, after, label

    def _allowed(self, kinds: str, label: str | None = None) -> Floats:
        """The bias of the moves of these kinds, and of that label; minus infinity of the others."""
        return np.array(
            [
                bias
                if kind in kinds and (kind == "O" or (own and label in (None, own)))
                else _NEVER
                for (kind, own), bias in zip(self._moves, self._scores.upper_bias)
            ],
            dtype=np.float32,
        )

    def _outside(
        self, rows: Floats, ends: Sequence[bool], spaces: Sequence[bool]
    ) -> npt.NDArray[np.int64]:
        """For each word the move where no name is open, -1 where it begins none."""
        nothing = rows[-1]
        hidden = self._scores.hidden(rows[:-1, 0] + (nothing[1] + nothing[2]))
        found = hidden @ self._scores.upper
        bias = np.stack(list(self._bias.values()))
        found += bias[np.where(spaces, 2, np.asarray(ends, dtype=int))]
        best: npt.NDArray[np.int64] = found.argmax(axis=1)
        outside = [kind == "O" for kind, _ in self._moves]
        best[np.asarray(outside)[best]] = -1
        return best

    def _end(self, rows: Floats, first: int, label: str, ends: Sequence[bool]) -> int:
        """Where the name that begins at a word ends."""
        opening = rows[first, 1]
        for i in range(first + 1, len(rows) - 1):
            hidden = self._scores.hidden(rows[i, 0] + opening + rows[i - 1, 2])
            bias = self._ending[label] if ends[i] else self._inside[label]
            move = int((hidden @ self._scores.upper + bias).argmax())
            if self._moves[move][0] == "L":
                return i + 1
        return len(rows) - 1
