"""Quotations without a cue of their own: they go on with the speaker in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from attribution.extraction.boundaries.claim_completion import tidy
from attribution.extraction.frames import Frame
from attribution.extraction.sites import Text
from attribution.grammar.trees import spans_of
from attribution.model import Evidence, Quotation


class _Ledger:
    """The attributions so far, by the tokens of their claims and by the block of their cue."""

    def __init__(self, text: Text, settled: Sequence[Frame]) -> None:
        self.items = list(settled)
        self.by_block: dict[int, list[int]] = defaultdict(list)
        self.claiming: dict[int, set[int]] = defaultdict(set)
        for number, item in enumerate(settled):
            self.by_block[text.parse.sentence_of(item.cue[0]).block].append(number)
            self._enter(number)

    def replace(self, number: int, item: Frame) -> None:
        """Puts another in the place of one whose claim is a part of its own."""
        self.items[number] = item
        self._enter(number)

    def _enter(self, number: int) -> None:
        for i in self.items[number].claimed:
            self.claiming[i].add(number)


def give_to_speakers(text: Text, settled: Sequence[Frame]) -> list[Frame]:
    """The same attributions, each with the quotations beside it that have no cue of their own."""
    ledger = _Ledger(text, settled)
    for quotation in text.quotations:
        if not quotation.speech or _is_claimed(quotation, ledger):
            continue
        number = _speaker_in_force(text, quotation, ledger)
        if number is not None:
            ledger.replace(number, _extended(text, ledger.items[number], quotation))
    return ledger.items


def _is_claimed(quotation: Quotation, ledger: _Ledger) -> bool:
    inside = range(quotation.first, quotation.end)
    holding = {number for i in inside for number in ledger.claiming.get(i, ())}
    return any(ledger.items[number].cue[0] not in inside for number in holding)


def _speaker_in_force(text: Text, quotation: Quotation, ledger: _Ledger) -> int | None:
    """The statement whose sentence the quotation stands in, or else the last one before it."""
    parse, settled = text.parse, ledger.items
    first = parse.sentence_of(quotation.first).index
    last = parse.sentence_of(quotation.end - 1).index
    speaking = [
        number
        for block in (quotation.block - 1, quotation.block)
        for number in ledger.by_block.get(block, ())
        if settled[number].site.rule.kind == "statement"
        and settled[number].cue[0] not in text.quoted
        and not _is_nested(settled[number], ledger)
    ]
    beside = [n for n in speaking if first <= parse.tokens[settled[n].cue[0]].sentence <= last]
    if beside:
        nearest = min(beside, key=lambda n: _distance(settled[n].cue, quotation))
        return nearest if _is_open(text, settled[nearest]) else None
    if not _stands_alone(text, quotation):
        return None
    before = [
        n
        for n in speaking
        if settled[n].cue[0] < quotation.first
        and _reach(text, settled[n]) >= first - 1
        and (_same_block(text, settled[n], quotation) or _is_open(text, settled[n]))
    ]
    return max(before, key=lambda n: _nearness(text, settled[n]), default=None)


def _nearness(text: Text, item: Frame) -> tuple[int, bool, tuple[int, ...]]:
    """What decides between speakers: the later sentence, in it the cue of a quotation.

    '"…," said Hale, who said it would fail. "…": the second quotation goes on with the first.
    """
    sentence = text.parse.tokens[item.cue[0]].sentence
    return sentence, _is_open(text, item), item.cue


def _same_block(text: Text, item: Frame, quotation: Quotation) -> bool:
    return text.parse.sentence_of(item.cue[0]).block == quotation.block


def _distance(cue: tuple[int, ...], quotation: Quotation) -> int:
    return min(abs(quotation.first - cue[-1]), abs(cue[0] - quotation.end))


def _is_open(text: Text, item: Frame) -> bool:
    """Whether the claim is speech itself, so that another quotation may be a piece of it."""
    return any(text.in_speech(i) for i in item.claimed)


def _reach(text: Text, item: Frame) -> int:
    """The last sentence that the cue and its claim touch."""
    tokens = text.parse.tokens
    return max(tokens[max(item.claimed)].sentence, tokens[item.cue[0]].sentence)


def _is_nested(item: Frame, ledger: _Ledger) -> bool:
    others = (ledger.items[number] for number in ledger.claiming.get(item.cue[0], ()))
    return any(other is not item and other.cue[0] not in item.claimed for other in others)


def _stands_alone(text: Text, quotation: Quotation) -> bool:
    """Whether the quotation makes up its sentence but for words without a verb.

    'For farmers, on the other hand, "the price never came back."'
    """
    return not any(text.parse.tokens[i].pos in ("VERB", "AUX") for i in _around(text, quotation))


def _around(text: Text, quotation: Quotation) -> list[int]:
    """The words outside quotation marks of the sentences that the quotation stands in."""
    parse = text.parse
    first, last = parse.sentence_of(quotation.first), parse.sentence_of(quotation.end - 1)
    return [i for i in range(first.first, last.end) if i not in text.quoted]


def _extended(text: Text, item: Frame, quotation: Quotation) -> Frame:
    inside = set(range(quotation.first, quotation.end))
    if _stands_alone(text, quotation):
        inside.update(_around(text, quotation))
    claim = frozenset((*item.claimed, *tidy(text, inside, item.cue)))
    spans = spans_of(text.parse, sorted(inside))
    step = Evidence("continuation", item.site.rule.id, "a quotation that goes on with it", spans)
    return replace(item, claimed=claim, evidence=(*item.evidence, step))
