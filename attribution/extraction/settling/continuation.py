"""Quotations without a cue of their own: they go on with the speaker in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from attribution.extraction.boundaries.claim_completion import tidy
from attribution.extraction.cue_conditions import speaks
from attribution.extraction.frames import Frame, Miss
from attribution.extraction.settling.ledger import Ledger, is_nested, is_open
from attribution.extraction.settling.resumed_speakers import Turn, quoted_again, resumed, turn_of
from attribution.extraction.settling.speakers_beside import Near, SpeakersBeside
from attribution.extraction.sites import Text
from attribution.grammar.clauses import is_main
from attribution.grammar.marks import DOUBLE_OPENERS, MARKS
from attribution.grammar.quotations import is_term
from attribution.grammar.trees import block_before, block_edges, spans_of
from attribution.model import Evidence, Parse, Quotation


def give_to_speakers(
    text: Text, settled: Sequence[Frame], beside: SpeakersBeside | None = None
) -> tuple[list[Frame], list[Miss]]:
    """The same attributions, each with the quotations beside it that have no cue of their own.

    `beside` tells who speaks by their place: whom the text sets beside a quotation comes before the
    speaker in force, who acts beside it after. The attributions that it makes come last, and beside
    them stand the quotations for which it found several people.
    """
    ledger, misses = Ledger(text, settled), list[Miss]()
    for index, quotation in enumerate(text.quotations):
        if not quotation.speech or _is_claimed(quotation, ledger):
            continue
        if is_term(text.parse, quotation) or text.opens_with_label(quotation):
            continue
        if _is_heading(text, quotation):
            continue
        number = _claimant(text, quotation.continues, ledger)
        stated = beside.stated(text, quotation) if beside and number is None else None
        if stated is not None:
            ledger.add(stated, quotation.block)
            continue
        turn = turn_of(text, index, ledger) if beside and number is None else None
        if number is None and turn is None:
            number = _speaker_in_force(text, quotation, ledger)
        if number is None and beside is not None:
            found = _beside(text, quotation, ledger, beside, turn)
            if isinstance(found, Frame):
                ledger.add(found, quotation.block)
            elif found is not None:
                misses.append(found)
        elif number is not None:
            between = _gap(text, ledger, number, quotation)
            ledger.replace(number, _extended(text, ledger.items[number], quotation, between))
            ledger.lead_on(number, quotation.block)
    if beside is not None:
        _give_again(text, ledger, beside)
    return ledger.items, misses


def _give_again(text: Text, ledger: Ledger, beside: SpeakersBeside) -> None:
    """Gives quotations of nobody to who is quoted elsewhere with the same words."""
    for quotation, source in list(quoted_again(text, ledger)):
        found = beside.given(text, quotation, source)
        if found is not None and not _is_claimed(quotation, ledger):
            ledger.add(found, quotation.block)


def _beside(
    text: Text, quotation: Quotation, ledger: Ledger, beside: SpeakersBeside, turn: Turn | None
) -> Frame | Miss | None:
    """The attribution to who acts beside a quotation or spoke last before it, or why none."""
    if turn is not None:
        its = turn.speaker and beside.given(text, quotation, turn.speaker)
        return its or beside.unspoken(text, quotation)
    near = Near(_paraphrased(text, quotation, ledger), ledger.speakers)
    found = beside.acting(text, quotation, near)
    if found is None and (source := resumed(text, quotation, ledger)) is not None:
        found = beside.given(text, quotation, source)
    return found or beside.unspoken(text, quotation)


def _is_heading(text: Text, quotation: Quotation) -> bool:
    """Whether it is a paragraph in single marks of an article that quotes in double ones."""
    parse = text.parse
    first, end = block_edges(parse, quotation.first)
    words = [i for i in range(first, end) if parse.tokens[i].pos not in ("PUNCT", "SPACE")]
    alone = all(i in range(quotation.first, quotation.end) for i in words)
    if not alone or parse.tokens[quotation.first].text not in _SINGLE:
        return False
    return any(
        parse.tokens[one.first].text in DOUBLE_OPENERS for one in text.quotations if one.speech
    )


_SINGLE = MARKS.opening_single_quotes | MARKS.straight_single_quotes


def _claimant(text: Text, carried_on: int | None, ledger: Ledger) -> int | None:
    """Whose claim the quotation is in that another carries on, paragraph by paragraph."""
    if carried_on is None:
        return None
    return ledger.claimant(text.quotations[carried_on])


def _is_claimed(quotation: Quotation, ledger: Ledger) -> bool:
    inside = range(quotation.first, quotation.end)
    holding = {number for i in inside for number in ledger.claiming.get(i, ())}
    return any(ledger.items[number].place not in inside for number in holding)


def _speaker_in_force(text: Text, quotation: Quotation, ledger: Ledger) -> int | None:
    """The statement whose sentence the quotation stands in, or else the last one before it."""
    parse, settled = text.parse, ledger.items
    before = block_before(parse, quotation.block)
    first = _sentence_before(parse, quotation, before) + 1
    last = parse.sentence_of(quotation.end - 1).index
    speaking = [
        number
        for block in (before, quotation.block)
        for number in ledger.by_block.get(block, ())
        if settled[number].site.rule.kind == "statement"
        and settled[number].place not in text.quoted
        and not is_nested(settled[number], ledger)
        and not _is_asked(text, settled[number])
    ]
    own = parse.sentence_of(quotation.first).index
    beside = [n for n in speaking if own <= parse.tokens[settled[n].place].sentence <= last]
    if beside:
        nearest = min(beside, key=lambda n: _distance(settled[n], quotation))
        return nearest if is_open(text, settled[nearest]) else None
    if not _stands_alone(text, quotation):
        return None
    earlier = [
        n
        for n in speaking
        if settled[n].place < quotation.first
        and _reach(text, settled[n]) >= first - 1
        and (_same_block(text, settled[n], quotation) or is_open(text, settled[n]))
    ]
    return max(earlier, key=lambda n: _nearness(text, settled[n]), default=None)


def _sentence_before(parse: Parse, quotation: Quotation, block: int) -> int:
    """The sentence before a quotation, by index; the last one of `block` if it opens its own."""
    own = parse.sentence_of(quotation.first)
    if own.index == 0 or parse.sentences[own.index - 1].block == quotation.block:
        return own.index - 1
    index = own.index - 1
    while index >= 0 and parse.sentences[index].block > block:
        index -= 1
    return index


def _is_asked(text: Text, item: Frame) -> bool:
    """Whether somebody was asked, by whoever it was: the one who speaks on answers."""
    passive = item.site.rule.voice == "passive"
    return (passive or item.source is None) and item.site.word.text in text.words.asked_verbs


def _nearness(text: Text, item: Frame) -> tuple[int, bool, tuple[int, ...]]:
    """What decides between speakers: the later sentence, in it the cue of a quotation.

    '"…," said Hale, who said it would fail. "…": the second quotation goes on with the first.
    """
    sentence = text.parse.tokens[item.place].sentence
    return sentence, is_open(text, item), item.cue


def _paraphrased(text: Text, quotation: Quotation, ledger: Ledger) -> Frame | None:
    """The statement in indirect speech that ends the paragraph before, if somebody speaks there.

    "Brandt said the port would stay open.⏎“We have no plans to close it.”"; not what was asked, and
    not what a document or a law says.
    """
    parse = text.parse
    before = block_before(parse, quotation.block)
    first = _sentence_before(parse, quotation, before) + 1
    blocks = parse.article.blocks
    found = [
        item
        for number in ledger.by_block.get(before, ())
        if (item := ledger.items[number]).site.rule.kind == "statement"
        and parse.tokens[item.place].sentence == first - 1
        and item.place not in text.quoted
        and not is_nested(item, ledger)
        and blocks[before].kind == blocks[quotation.block].kind
        and item.site.word.text not in text.words.asked_verbs
        and is_main(parse, item.site.group.top)
    ]
    last = max(found, key=lambda item: item.place, default=None)
    if last is None or last.source is None or last.source.head is None:
        return None
    head = parse.tokens[last.source.head]
    document = head.lemma in text.words.speech_documents
    person = speaks(text, head) or head.lemma in text.words.human_nouns
    return last if person and not document else None


def _same_block(text: Text, item: Frame, quotation: Quotation) -> bool:
    return text.parse.sentence_of(item.place).block == quotation.block


def _distance(item: Frame, quotation: Quotation) -> int:
    last = item.cue[-1] if item.cue else item.place
    return min(abs(quotation.first - last), abs(item.place - quotation.end))


def _reach(text: Text, item: Frame) -> int:
    """The last sentence that the cue and its claim touch."""
    tokens = text.parse.tokens
    return max(tokens[max(item.claimed)].sentence, tokens[item.place].sentence)


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


def _gap(text: Text, ledger: Ledger, number: int, quotation: Quotation) -> range:
    """The words of its sentence that join a quotation to the claim: '“slow” *and then* “late”'.

    None where a cue or a source stands among them.
    """
    item, first = ledger.items[number], quotation.first
    before = max((i for i in item.claimed if i < first), default=-1)
    if before < 0 or text.parse.tokens[before].sentence != text.parse.tokens[first].sentence:
        return range(0)
    gap = range(before + 1, first)
    marks = any(text.parse.tokens[i].text in _STOPS for i in gap)
    return range(0) if marks or not ledger.told.isdisjoint(gap) else gap


_STOPS = (".", ";", ":")


def _extended(text: Text, item: Frame, quotation: Quotation, between: range) -> Frame:
    inside = {*range(quotation.first, quotation.end), *between}
    if _stands_alone(text, quotation):
        inside.update(_around(text, quotation))
    claim = frozenset((*item.claimed, *tidy(text, inside, item.cue)))
    spans = spans_of(text.parse, sorted(inside))
    step = Evidence("continuation", item.site.rule.id, "a quotation that goes on with it", spans)
    return replace(item, claimed=claim, evidence=(*item.evidence, step))
