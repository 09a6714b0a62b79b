"""How many claims an article has, and how anonymous they are: the count that reports show too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attribution.model import LEVELS, Attribution, Level, Span

SCALE: tuple[Level, ...] = (*LEVELS, "author")
"""All levels in the order in which reports show them."""


def claims_by_level(attributions: Iterable[Attribution]) -> Counter[Level]:
    """Distinct claims by level; of a chain of sources the most anonymous counts.

    "The paper reported, citing officials" is one claim with two attributions.
    """
    levels: dict[tuple[Span, ...], Level] = {}
    for found in attributions:
        spans, level = found.claim.spans, found.effective_level
        levels[spans] = max(levels.get(spans, level), level, key=SCALE.index)
    return Counter(levels.values())
