"""Dependency trees by arc-eager transitions, many texts in step with each other.

Each step adds up what the eight words that a state shows give to the hidden layer, for all texts
at once; the states themselves are plain lists. Nivre (2003); a word that is reduced without a head
goes back to the buffer, as in Honnibal and Johnson (2015). `BREAK` starts a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from attribution.language.engine.model_files import Floats
from attribution.language.engine.transition_scores import TransitionScores

_SHIFT, _REDUCE, _LEFT, _RIGHT, _BREAK = 1, 2, 4, 8, 16
"""The moves; a sum of them says which are allowed."""
_MOVES = {"S": _SHIFT, "D": _REDUCE, "L": _LEFT, "R": _RIGHT, "B": _BREAK}


class Arcs(NamedTuple):
    """For each word the word that it hangs on, itself for a root, and its relation."""

    heads: list[int]
    labels: list[str]


class ArcParser:
    """Finds the head and the relation of each word.

    `moves` are the network's, in order: `S`, `D`, `L-nsubj`, `R-obj`, `B-ROOT`.
    """

    def __init__(self, scores: TransitionScores, moves: Sequence[str]) -> None:
        self._scores = scores
        self._moves = [(_MOVES[move[0]], move[2:]) for move in moves]
        self._places = np.arange(scores.places)
        # By the sum of the moves that are allowed: the bias of each move, minus infinity of others.
        self._allowed = np.array(
            [
                [
                    bias if kind & allowed else -np.inf
                    for (kind, _), bias in zip(self._moves, scores.upper_bias)
                ]
                for allowed in range(2 * _BREAK)
            ],
            dtype=np.float32,
        )

    def __call__(self, vectors: Floats, edges: Sequence[int]) -> Arcs:
        """The trees of texts whose words' vectors follow one another, parted at the edges."""
        rows = self._scores.rows(vectors)
        tree = _Tree(len(vectors))
        states = [_State(tree, start, end) for start, end in pairwise(edges) if start < end]
        while states:
            for state, move in zip(states, self._best(rows, states)):
                state.make(*self._moves[move])
            states = [state for state in states if not state.is_done()]
        heads = [i if head < 0 else head for i, head in enumerate(tree.heads[:-1])]
        labels = ["root" if i == head else tree.labels[i] for i, head in enumerate(heads)]
        return Arcs(heads, labels)

    def _best(self, rows: Floats, states: list[_State]) -> list[int]:
        """The number of the best allowed move of each state."""
        shown: list[int] = []
        allowed = [state.show(shown) for state in states]
        index = np.array(shown).reshape(-1, self._scores.places)
        index *= self._scores.places
        index += self._places
        hidden = self._scores.hidden(np.add.reduce(rows.take(index, axis=0), axis=1))
        found = hidden @ self._scores.upper
        found += self._allowed.take(allowed, axis=0)
        best: list[int] = found.argmax(axis=1).tolist()
        return best


class _Tree:
    """What is known of all words; the number after the last word stands for no word."""

    __slots__ = (
        "before_left", "before_right", "heads", "labels", "left", "opens", "right", "shifted",
    )  # fmt: skip

    def __init__(self, count: int) -> None:
        self.heads = [-1] * (count + 1)
        self.labels = [""] * count
        self.left = [count] * (count + 1)
        """The latest dependent on the left."""
        self.right = [count] * (count + 1)
        self.before_left = [count] * (count + 1)
        """The dependent of the same head that was the latest before this one."""
        self.before_right = [count] * (count + 1)
        self.opens = [False] * (count + 1)
        """Whether a sentence starts with the word."""
        self.shifted = [False] * (count + 1)
        """Whether the word came back to the buffer, from where it cannot be shifted again."""

    def add(self, head: int, child: int, label: str) -> None:
        """Hangs a word on another; it leaves the head that it had."""
        old = self.heads[child]
        if old >= 0 and self.left[old] == child:
            self.left[old] = self.before_left[child]
        elif old >= 0 and self.right[old] == child:
            self.right[old] = self.before_right[child]
        latest, before = (
            (self.left, self.before_left) if head > child else (self.right, self.before_right)
        )
        before[child] = latest[head]
        latest[head] = child
        self.heads[child] = head
        self.labels[child] = label


class _State:
    """The stack and the buffer of one text: words that came back, then those from `next` on."""

    __slots__ = ("back", "end", "next", "nothing", "stack", "tree")

    def __init__(self, tree: _Tree, start: int, end: int) -> None:
        self.tree = tree
        self.next = start
        self.end = end
        self.nothing = len(tree.labels)
        self.stack = [self.nothing] * 3
        self.back: list[int] = []

    def is_done(self) -> bool:
        """Whether no word is left on the stack or in the buffer."""
        return self.next == self.end and len(self.stack) == 3 and not self.back

    def _buffer(self) -> tuple[int, int]:
        """The first two words of the buffer."""
        back = self.back
        if len(back) > 1:
            return back[-1], back[-2]
        first = self.next if self.next < self.end else self.nothing
        if back:
            return back[0], first
        return first, self.next + 1 if self.next + 1 < self.end else self.nothing

    def show(self, shown: list[int]) -> int:
        """Adds the eight words that the network sees to the list; the sum of the allowed moves."""
        tree = self.tree
        first, second = self._buffer()
        third_last, second_last, last = self.stack[-3:]
        shown += (
            first, second, last, second_last, third_last,
            tree.left[first], tree.left[last], tree.right[last],
        )  # fmt: skip
        opens = tree.opens
        breaks = _BREAK if second == first + 1 != self.nothing and not opens[second] else 0
        if last == self.nothing:
            return _SHIFT | breaks
        if first == self.nothing:
            return _REDUCE
        if opens[first]:
            return _REDUCE | breaks
        if second == self.nothing or tree.shifted[first]:
            return _REDUCE | _LEFT | _RIGHT | breaks
        return _SHIFT | _REDUCE | _LEFT | _RIGHT | breaks

    def make(self, kind: int, label: str) -> None:
        """Makes a move."""
        tree, stack = self.tree, self.stack
        if kind == _SHIFT:
            stack.append(self._taken())
        elif kind == _REDUCE:
            last = stack.pop()
            if tree.heads[last] < 0 and len(stack) > 3:
                tree.shifted[last] = True
                self.back.append(last)
        elif kind == _BREAK:
            tree.opens[self._buffer()[1]] = True
        elif kind == _LEFT:
            first = self._buffer()[0]
            tree.add(first, stack.pop(), label)
            tree.shifted[first] = False
        else:
            first = self._taken()
            tree.add(stack[-1], first, label)
            stack.append(first)

    def _taken(self) -> int:
        """The first word of the buffer, taken from it."""
        if self.back:
            return self.back.pop()
        self.next += 1
        return self.next - 1
