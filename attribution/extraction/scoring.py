"""How likely a filled rule is to be an attribution: the rule files' weights over its features."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from attribution.extraction.drafts import Draft, Settled
from attribution.extraction.features import features
from attribution.extraction.floating import give_to_speakers
from attribution.extraction.nesting import enclosing
from attribution.extraction.sites import Text
from attribution.rulebook.score_rules import Score

_PLACE = ("cue stands as", "cue in quotation marks")
"""Features of where a cue stands: inside another's claim they say nothing."""


def probability(text: Text, draft: Draft, score: Score, *, nested: bool = False) -> float:
    """The probability that the draft is an attribution, 0 to 1.

    A word whose reliability nobody counted is for its rule alone to judge.
    """
    if draft.site.word.reliability is None:
        return 1.0
    total = 0.0
    for name, value in features(text, draft):
        if not (nested and name.startswith(_PLACE)):
            total += score.weights.get(name, 0.0) * value
    return 1 / (1 + exp(-total))


def reasons(text: Text, draft: Draft, score: Score) -> list[tuple[str, float]]:
    """The features that weigh most, with what each adds, the heaviest first."""
    added = [(name, score.weights.get(name, 0.0) * value) for name, value in features(text, draft)]
    return sorted(added, key=lambda item: -abs(item[1]))[:4]


def likely(
    text: Text, settled: Sequence[Settled], score: Score
) -> tuple[list[Settled], list[Draft]]:
    """Those that reach the threshold, and the drafts that do not.

    What stands inside another's claim, or in a quotation that goes on with its speaker, is judged
    without the features of its place; where the outer one falls, what it held is judged anew.
    """
    kept, dropped = list(settled), list[Draft]()
    while True:
        outer = enclosing(give_to_speakers(text, kept))
        weak = [
            item
            for item, above in zip(kept, outer)
            if probability(text, item.draft, score, nested=above is not None) < score.threshold
        ]
        if not weak:
            return kept, dropped
        dropped += [item.draft for item in weak]
        kept = [item for item in kept if item not in weak]
