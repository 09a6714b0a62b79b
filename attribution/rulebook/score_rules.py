"""The section of weights: how much each feature of a possible cue speaks for it or against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from attribution.rulebook.records import Key, Record
from attribution.rulebook.sections import Section
from attribution.rulebook.shapes import Id, MapOf, Number, Text


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


SCORES = Section(
    folder="cues",
    key="scores",
    entry=Record(
        "a score",
        Score,
        (
            Key("id", Id(), "Its name.", required=True),
            Key("about", Text(), "What it decides.", required=True),
            Key("source", Text(), "Where the weights come from.", required=True),
            Key("threshold", Number(0, 1), "The least probability; 0: off.", required=True),
            Key(
                "threshold-inside",
                Number(0, 1),
                "The least probability inside another's claim, where it is to be higher.",
            ),
            Key(
                "weights",
                MapOf(Text(), Number(-20, 20), "features and their weights"),
                "The log-odds that a feature adds.",
                required=True,
            ),
        ),
    ),
)
