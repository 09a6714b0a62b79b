"""How likely a filled rule is to be an attribution: the rule files' weights over its features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp
from typing import NamedTuple

from attribution.extraction.frames import Frame
from attribution.extraction.scoring.cue_features import features
from attribution.extraction.settling.continuation import give_to_speakers
from attribution.extraction.settling.nesting import enclosing
from attribution.extraction.sites import Text
from attribution.extraction.unrealised import unrealised
from attribution.rulebook.entries.scores import Score

_PLACE = ("cue stands as", "cue in quotation marks")
"""Features of where a cue stands: inside another's claim they say nothing."""


def probability(text: Text, frame: Frame, score: Score, *, nested: bool = False) -> float:
    """The probability that the frame is an attribution, 0 to 1.

    A word whose reliability nobody counted is for its rule alone to judge.
    """
    if frame.site.word.reliability is None:
        return 1.0
    total = 0.0
    for name, value in features(text, frame):
        if not (nested and name.startswith(_PLACE)):
            total += score.weights.get(name, 0.0) * value
    return 1 / (1 + exp(-total))


def reasons(text: Text, frame: Frame, score: Score) -> list[tuple[str, float]]:
    """The features that weigh most, with what each adds, the heaviest first."""
    added = [(name, score.weights.get(name, 0.0) * value) for name, value in features(text, frame)]
    return sorted(added, key=lambda item: -abs(item[1]))[:4]


Place = tuple[tuple[int, ...], bool]
"""A cue, and whether it stands within another's claim."""


class Weak(NamedTuple):
    """A frame that is turned down: its probability, and what it had to reach."""

    frame: Frame
    found: float
    least: float
    why: str = ""
    """What ruled the frame out whatever its score, empty where the score decides."""


def likely(text: Text, settled: Sequence[Frame], score: Score) -> tuple[list[Frame], list[Weak]]:
    """Those that reach the threshold, and those that do not.

    What stands inside another's claim, or in a quotation that goes on with its speaker, is judged
    without the features of its place, and has to reach a threshold of its own; where the outer one
    falls, what it held is judged anew.
    """
    kept, dropped = list(settled), list[Weak]()
    known: dict[Place, Weak] = {}
    while True:
        outer = enclosing(give_to_speakers(text, kept)[0])
        places = [(item.cue, above is not None) for item, above in zip(kept, outer)]
        for item, place in zip(kept, places):
            if place not in known:
                known[place] = _judged(text, item, score, nested=place[1])
        judged = [known[place] for place in places]
        weak = [item for item in judged if item.found < item.least]
        weak = weak or list(_ruled_out(text, judged, outer))
        if not weak:
            return kept, dropped
        dropped += weak
        fallen = {id(item.frame) for item in weak}
        kept = [item for item in kept if id(item) not in fallen]


def _ruled_out(text: Text, judged: list[Weak], outer: Sequence[int | None]) -> Iterator[Weak]:
    """Those that did not take place, by what the text or the report around them says."""
    for item, above in zip(judged, outer):
        around = judged[above].frame if above is not None and above < len(judged) else None
        if above is not None and around is None:
            continue
        if why := unrealised(text.parse, item.frame, around, text.words):
            yield item._replace(why=why)


def _judged(text: Text, frame: Frame, score: Score, *, nested: bool) -> Weak:
    return Weak(frame, probability(text, frame, score, nested=nested), score.least(nested=nested))
