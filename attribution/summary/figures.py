"""The figures of a summary: each a count in proportion to another, both summed over articles."""

from __future__ import annotations

from typing import Literal, NamedTuple

from attribution.checks.claim_counts import SCALE
from attribution.model import UNNAMED
from attribution.model.scales import LEVEL_MEANINGS

Unit = Literal["share", "per 1,000 words"]

LEVEL_COUNTS = {level: f"level: {level}" for level in SCALE}
COUNTS = (
    "articles", "words", "claims", "unnamed", "unsigned", "anonymous", "reasons", "stock reasons",
    "supported", "single", *LEVEL_COUNTS.values(),
)  # fmt: skip
"""What is counted in each article, in the order of a row of numbers."""
UNNAMED_LEVELS = UNNAMED | {"hidden"}


class Figure(NamedTuple):
    """A figure: what is counted for each `of`."""

    name: str
    title: str
    about: str
    counted: str
    of: str
    unit: Unit = "share"

    @property
    def factor(self) -> float:
        """What the proportion is multiplied with."""
        return 1000 if self.unit == "per 1,000 words" else 100


MAIN = (
    Figure(
        "unnamed",
        "Claims from unnamed sources",
        "claims whose least known source is unnamed or not expressed, of all claims",
        "unnamed",
        "claims",
    ),
    Figure(
        "unsigned",
        "Unsigned claims per 1,000 words",
        "sentences that need a source and have none (check unattributed-claim)",
        "unsigned",
        "words",
        "per 1,000 words",
    ),
    Figure(
        "reasons",
        "Reasons given",
        "unnamed people of whom the article says why, and not in stock words",
        "reasons",
        "anonymous",
    ),
    Figure(
        "stock-reasons",
        "Stock reasons given",
        "unnamed people of whom it says why in stock words",
        "stock reasons",
        "anonymous",
    ),
    Figure(
        "single-source",
        "Single-source claims",
        "claims behind which one independent source stands, of those with any",
        "single",
        "supported",
    ),
)
LEVELS = tuple(
    Figure(f"level-{level}", level, LEVEL_MEANINGS[level], LEVEL_COUNTS[level], "claims")
    for level in SCALE
)
