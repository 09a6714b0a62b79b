"""Asterisks and underscores are told from those that mean themselves, as CommonMark tells them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_DEEPEST = 64
"""How many open runs a closing one looks back over; no paragraph of prose has so many."""


@dataclass(slots=True)
class Run:
    """A run of one sign: what of it opens or closes emphasis, the rest is text."""

    sign: str
    start: int
    end: int
    can_open: bool
    can_close: bool
    closes: int = 0
    """Signs at its start that close emphasis."""
    opens: int = 0
    """Signs at its end that open it."""

    @staticmethod
    def of(text: str, start: int, end: int) -> Run:
        """The run at [start, end) of a text, its sides looked at."""
        before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
        left, right = _leans(before, after), _leans(after, before)
        if text[start] == "_":
            # "snake_case" is a word: an underscore inside words stands for itself.
            can_open = left and (not right or _is_mark(before))
            return Run("_", start, end, can_open, right and (not left or _is_mark(after)))
        return Run(text[start], start, end, left, right)

    @property
    def matched(self) -> int:
        """How many signs of the run are taken, by pairs on either side."""
        return self.closes + self.opens

    @property
    def left(self) -> int:
        """How many signs are still free."""
        return self.end - self.start - self.matched

    def rest(self) -> tuple[int, int]:
        """Where the signs stand that mean themselves."""
        return self.start + self.closes, self.end - self.opens


def match_runs(runs: Iterable[Run]) -> None:
    """Pairs the runs of a paragraph, each closing one with the nearest open one of its sign."""
    openers: list[Run] = []
    for run in runs:
        while run.can_close and run.left:
            at = _opener(openers, run)
            if at is None:
                break
            used = 2 if run.left > 1 and openers[at].left > 1 else 1
            openers[at].opens += used
            run.closes += used
            del openers[at + (openers[at].left > 0) :]
        if run.can_open and run.left:
            openers.append(run)


def _opener(openers: list[Run], run: Run) -> int | None:
    for at in range(len(openers) - 1, max(-1, len(openers) - 1 - _DEEPEST), -1):
        if openers[at].sign == run.sign and not _clash(openers[at], run):
            return at
    return None


def _clash(opener: Run, closer: Run) -> bool:
    # CommonMark's rule of three: in "**a*b**" the single one pairs with neither.
    lengths = (opener.end - opener.start, closer.end - closer.start)
    both_ways = opener.can_close or closer.can_open
    return both_ways and sum(lengths) % 3 == 0 and any(length % 3 for length in lengths)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _leans(outside: str, inside: str) -> bool:
    """Whether a run leans against the words on its inner side, as an opening one does."""
    return not inside.isspace() and (not _is_mark(inside) or outside.isspace() or _is_mark(outside))
