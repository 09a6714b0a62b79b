"""Quotations without a cue of their own: they go on with the speaker in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attribution.extraction.claims import tidy
from attribution.extraction.drafts import Settled
from attribution.extraction.sites import Text
from attribution.language.trees import spans_of
from attribution.model import Evidence, Quotation


def give_to_speakers(text: Text, settled: Sequence[Settled]) -> list[Settled]:
    """The same attributions, each with the quotations that follow it and have no cue of their own."""
    result = list(settled)
    for quotation in text.quotations:
        if not quotation.speech or _is_claimed(quotation, result):
            continue
        number = _speaker_in_force(text, quotation, result)
        if number is not None:
            result[number] = _extended(text, result[number], quotation)
    return result


def _is_claimed(quotation: Quotation, settled: Sequence[Settled]) -> bool:
    inside = range(quotation.first, quotation.end)
    return any(
        any(i in item.claim for i in inside) and not inside.start <= item.cue[0] < inside.stop
        for item in settled
    )


def _speaker_in_force(text: Text, quotation: Quotation, settled: Sequence[Settled]) -> int | None:
    """The last statement before the quotation, in its sentence or in the sentences before it."""
    parse = text.parse
    first = parse.sentence_of(quotation.first)
    if not _stands_alone(text, quotation):
        return None
    best: int | None = None
    for number, item in enumerate(settled):
        cue = parse.sentence_of(item.cue[0])
        if cue.block != quotation.block or cue.index > first.index:
            continue
        if item.cue[0] > quotation.first or item.cue[0] in text.quoted:
            continue
        if item.draft.site.rule.kind != "statement" or _is_nested(item, settled):
            continue
        reach = max(parse.tokens[max(item.claim)].sentence, cue.index)
        if reach < first.index - 1:
            continue
        if best is None or item.cue[0] > settled[best].cue[0]:
            best = number
    return best


def _is_nested(item: Settled, settled: Sequence[Settled]) -> bool:
    return any(
        other is not item and item.cue[0] in other.claim and other.cue[0] not in item.claim
        for other in settled
    )


def _stands_alone(text: Text, quotation: Quotation) -> bool:
    """Whether the quotation begins its sentence, and nothing else of weight stands in it."""
    parse = text.parse
    first, last = parse.sentence_of(quotation.first), parse.sentence_of(quotation.end - 1)
    outside = [
        parse.tokens[i]
        for i in range(first.first, last.end)
        if i not in text.quoted and parse.tokens[i].pos not in ("PUNCT", "SPACE", "CCONJ", "ADV")
    ]
    return not outside


def _extended(text: Text, item: Settled, quotation: Quotation) -> Settled:
    inside = set(range(quotation.first, quotation.end))
    claim = frozenset((*item.claim, *tidy(text, inside, item.cue)))
    spans = spans_of(text.parse, sorted(inside))
    step = Evidence("continuation", item.draft.site.rule.id, "a quotation that goes on with it", spans)
    return replace(item, claim=claim, evidence=(*item.evidence, step))
