"""Scores: how much each feature of a possible cue speaks for it or against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Weights over the features of a filled cue rule: their sum is the log-odds that it reports."""

    id: str
    about: str
    source: str
    threshold: float
    """What the probability must reach; 0 switches the score off."""
    weights: Mapping[str, float]
    threshold_inside: float = 0.0
    """The same for what stands inside another's claim; counts where it is above `threshold`."""

    def least(self, *, nested: bool) -> float:
        """The probability that a cue must reach where it stands."""
        return max(self.threshold, self.threshold_inside) if nested else self.threshold
