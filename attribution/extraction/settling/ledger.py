"""The attributions of an article while its quotations without a cue are given to speakers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from attribution.extraction.frames import Frame
from attribution.extraction.sites import Text
from attribution.grammar.trees import dependents
from attribution.model import Quotation


class Ledger:
    """The attributions so far, by the tokens of their claims and by the block of their cue."""

    def __init__(self, text: Text, settled: Sequence[Frame]) -> None:
        self.text = text
        self.items: list[Frame] = []
        self.by_block: dict[int, list[int]] = defaultdict(list)
        self.claiming: dict[int, set[int]] = defaultdict(set)
        self.told: set[int] = set()
        """The tokens of all cues and sources."""
        self.speakers: set[str] = set()
        """The main words and the surnames, in small letters, of all who speak so far."""
        for item in settled:
            self.add(item, text.parse.sentence_of(item.place).block)

    def replace(self, number: int, item: Frame) -> None:
        """Puts another with its cue and source in the place of one, whose claim it extends."""
        self.items[number] = item
        self._enter(number)

    def add(self, item: Frame, block: int) -> None:
        """Adds an attribution, of a cue or a quotation without one in a block."""
        self.items.append(item)
        self.told.update(item.cue)
        if item.source is not None:
            self.told.update(item.source.tokens)
            if item.source.head is not None:
                self.speakers.update(_names(self.text, item.source.head))
        self.by_block[block].append(len(self.items) - 1)
        self._enter(len(self.items) - 1)

    def lead_on(self, number: int, block: int) -> None:
        """Notes that the claim of an attribution reaches a later block."""
        if number not in self.by_block[block]:
            self.by_block[block].append(number)

    def claimant(self, quotation: Quotation) -> int | None:
        """The number of the outermost attribution in whose claim a quotation begins, if any is."""
        inside = range(quotation.first, quotation.end)
        holding = set.intersection(*(self.claiming.get(i, set()) for i in inside[:2]))
        outer = [n for n in holding if not set(self.items[n].cue) & set(inside)]
        return min(outer, default=None)

    def _enter(self, number: int) -> None:
        for i in self.items[number].claimed:
            self.claiming[i].add(number)


def _names(text: Text, head: int) -> Iterator[str]:
    """A noun, or the last word of the name that it heads: "Ada *Quill*"."""
    tokens = text.parse.tokens
    last = max((head, *dependents(text.parse, head, "flat")))
    yield from {tokens[head].lower, tokens[last].lower}


def is_nested(item: Frame, ledger: Ledger) -> bool:
    """Whether an attribution stands inside another's claim."""
    others = (ledger.items[number] for number in ledger.claiming.get(item.place, ()))
    return any(other is not item and other.place not in item.claimed for other in others)


def is_open(text: Text, item: Frame) -> bool:
    """Whether the claim is speech itself, so that another quotation may be a piece of it."""
    return any(text.in_speech(i) for i in item.claimed)
