"""What stands inside what: attributions within the claims of others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Placed(Protocol):
    """A cue and a claim, as sets of token indices."""

    @property
    def cue(self) -> tuple[int, ...]:
        """The tokens of its cue."""

    @property
    def claimed(self) -> frozenset[int]:
        """The tokens of its claim."""


def enclosing(placed: Sequence[Placed]) -> tuple[int | None, ...]:
    """For each attribution the index of the one inside whose claim its cue stands, the innermost.

    Of two with the same claim the one whose own cue stands outside the other's is taken; two cues
    that stand in each other's claims are not nested.
    """
    holding: dict[int, list[int]] = {}
    first_words = {item.cue[0] for item in placed if item.cue}
    for number, item in enumerate(placed):
        for i in first_words & item.claimed:
            holding.setdefault(i, []).append(number)
    return tuple(
        _innermost(placed, number, holding.get(item.cue[0], ()) if item.cue else ())
        for number, item in enumerate(placed)
    )


def _innermost(placed: Sequence[Placed], number: int, others: Sequence[int]) -> int | None:
    """Of those whose claim holds the first word of this one's cue the one with the least claim."""
    own = placed[number]
    best: int | None = None
    for other in others:
        candidate = placed[other]
        if other == number or not _inside(own.cue, candidate.claimed):
            continue
        if (len(candidate.claimed), -other) <= (len(own.claimed), -number):
            continue  # only a larger claim holds another: no ring of claims in each other
        if best is None or len(candidate.claimed) < len(placed[best].claimed):
            best = other
    return best


def _inside(cue: tuple[int, ...], claim: frozenset[int]) -> bool:
    return all(i in claim for i in cue)
