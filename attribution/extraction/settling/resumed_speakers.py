"""Who speaks in a paragraph of quotation alone: who spoke before background, or who answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attribution.extraction.frames import Frame
from attribution.extraction.settling.acting_people import People, acting_in, counts
from attribution.extraction.settling.ledger import Ledger, is_nested
from attribution.extraction.settling.speakers_beside import is_whole
from attribution.extraction.settling.stated_speakers import phrase_of
from attribution.extraction.sites import RoleFill, Text
from attribution.grammar.found_by import FoundBy
from attribution.grammar.trees import BESIDE_TEXT, block_before, block_edges
from attribution.grammar.words import WORDS
from attribution.model import FINITE, Quotation, Sentence


def resumed(text: Text, quotation: Quotation, ledger: Ledger) -> RoleFill | None:
    """The speaker of the statement that a paragraph of quotation goes on with.

    '“It is a scandal,” Stan said. The hospital has 300 beds.⏎“No government would do this.”': the
    last speaker before, where background alone stands between and nobody else acts in it. None
    where somebody does, where others' words stand between, and where it is too far back.
    """
    parse = text.parse
    if not is_whole(text, quotation) or not _fills_its_paragraph(text, quotation):
        return None
    blocks, between = parse.article.blocks, list[Sentence]()
    for index in range(parse.sentence_of(quotation.first).index - 1, -1, -1):
        sentence = parse.sentences[index]
        kind = blocks[sentence.block].kind
        if kind in BESIDE_TEXT:
            continue
        if kind != blocks[quotation.block].kind:
            return None
        number = _speaking_in(text, sentence, ledger)
        if number is not None:
            source = ledger.items[number].source
            if source is None or not _may_resume(text, source, between):
                return None
            return _named_between(text, source, between, ledger)
        between.append(sentence)
        if len(between) > text.tuning.resumed_reach or _is_quoted(text, sentence):
            return None
    return None


class Turn(NamedTuple):
    """Whose turn it is in an exchange of questions and answers; nobody's where it is not told."""

    speaker: RoleFill | None


def turn_of(text: Text, number: int, ledger: Ledger) -> Turn | None:
    """Who speaks in a paragraph of quotation that answers a question, or asks the next one.

    '“You were fond of her?” Orr asked.⏎“I was.”⏎“And you gave her gifts?”'. A question put to
    somebody has *you*, and its answer *I* or a few words: "What are we waiting for?" is none. None
    where nothing tells of an exchange.
    """
    quotation = text.quotations[number]
    if number == 0 or not _fills_its_paragraph(text, quotation):
        return None
    before, block = text.quotations[number - 1], block_before(text.parse, quotation.block)
    last = _speaker_of(before, ledger)
    if last is None or before.open_ended or before.block != block:
        return None
    put = _puts(text, before) or (_asks(text, before) and not last.cue)
    if put and _replies(text, quotation):
        return Turn(_other(text, number, last, ledger, asked=False))
    if _asks(text, quotation) and number > 1 and _puts(text, text.quotations[number - 2]):
        other = _other(text, number, last, ledger, asked=True)
        return other and Turn(other)
    return None


def _asks(text: Text, quotation: Quotation) -> bool:
    """Whether quoted words end as a question."""
    inside = text.parse.tokens[quotation.first + 1 : quotation.end - 1]
    return bool(inside) and inside[-1].text == "?"


def _puts(text: Text, quotation: Quotation) -> bool:
    """Whether they end as a question to somebody."""
    inside = text.parse.tokens[quotation.first : quotation.end]
    return _asks(text, quotation) and any(t.lower in WORDS.second_person for t in inside)


def _replies(text: Text, quotation: Quotation) -> bool:
    inside = text.parse.tokens[quotation.first + 1 : quotation.end - 1]
    words = [t for t in inside if t.pos not in ("PUNCT", "SYM")]
    own = any(t.lower in WORDS.first_person for t in words)
    return inside[-1].text != "?" and (own or len(words) < _SHORT) if words else False


_SHORT = 5
"""Words of an answer that needs no *I*."""
_BACK = 4
"""Quotations back to the other one of an exchange."""


def _other(text: Text, number: int, last: Frame, ledger: Ledger, *, asked: bool) -> RoleFill | None:
    """The source of an earlier quotation that another person spoke; `asked`: who asked there."""
    for earlier in reversed(text.quotations[max(number - _BACK, 0) : number]):
        item = _speaker_of(earlier, ledger)
        if item is None or item.source is None or _head(text, item) == _head(text, last):
            continue
        spoke = item.source._replace(found_by=FoundBy.SPEAKING_BEFORE)
        return spoke if _asks(text, earlier) == asked else None
    return None


def _speaker_of(quotation: Quotation, ledger: Ledger) -> Frame | None:
    number = ledger.claimant(quotation)
    return None if number is None else ledger.items[number]


def _head(text: Text, item: Frame) -> str:
    """The main word of the source of an attribution."""
    head = None if item.source is None else item.source.head
    return "" if head is None else text.parse.lower_at(head)


def quoted_again(text: Text, ledger: Ledger) -> Iterator[tuple[Quotation, RoleFill]]:
    """Quotations of nobody, as in headlines, and who is quoted with the same words elsewhere."""
    known: dict[tuple[str, ...], tuple[list[str], Frame]] = {}
    nobodys: list[Quotation] = []
    for quotation in text.quotations:
        item = _speaker_of(quotation, ledger) if quotation.speech else None
        if item is not None and item.source is not None:
            words = _words(text, quotation)
            for i in range(len(words) - _ALIKE + 1):
                known.setdefault(tuple(words[i : i + _ALIKE]), (words[i : i + _LONGEST], item))
        elif quotation.speech and item is None and _has_verb(text, quotation):
            nobodys.append(quotation)
    for quotation in nobodys:
        words = _words(text, quotation)
        longer, item = known.get(tuple(words[:_ALIKE]), ([], None))
        if item is not None and item.source is not None and longer[: len(words)] == words:
            yield quotation, item.source._replace(found_by=FoundBy.SPEAKING_ELSEWHERE)


_ALIKE = 4
"""Words of a quotation by which it is known again."""
_LONGEST = 40
"""Words of one that is looked for again."""


def _has_verb(text: Text, quotation: Quotation) -> bool:
    inside = text.parse.tokens[quotation.first : quotation.end]
    return any(t.tag in FINITE for t in inside)


def _words(text: Text, quotation: Quotation) -> list[str]:
    inside = text.parse.tokens[quotation.first : quotation.end]
    return [t.lower for t in inside if t.pos not in ("PUNCT", "SYM", "SPACE")]


def _fills_its_paragraph(text: Text, quotation: Quotation) -> bool:
    first, end = block_edges(text.parse, quotation.first)
    inside = range(quotation.first, quotation.end)
    words = (i for i in range(first, end) if text.parse.tokens[i].pos not in ("PUNCT", "SPACE"))
    return all(i in inside for i in words)


def _is_quoted(text: Text, sentence: Sentence) -> bool:
    return any(text.in_speech(i) for i in range(sentence.first, sentence.end))


def _speaking_in(text: Text, sentence: Sentence, ledger: Ledger) -> int | None:
    """The last statement whose cue or quoted claim stands in a sentence."""
    found = [
        number
        for number in ledger.by_block.get(sentence.block, ())
        if (item := ledger.items[number]).site.rule.kind == "statement"
        and item.place not in text.quoted
        and not is_nested(item, ledger)
        and not _is_asking(text, item.site.head)
        and any(sentence.first <= i < sentence.end for i in (item.place, *item.claimed))
    ]
    return max(found, key=lambda number: ledger.items[number].place, default=None)


def _may_resume(text: Text, source: RoleFill, between: list[Sentence]) -> bool:
    """Whether one person speaks in a statement, and nobody else acts or is told of behind it."""
    tokens = text.parse.tokens
    if source.head is None:
        return False
    speaker = tokens[source.head]
    people = {
        tokens[head].lower
        for sentence in between
        for head, verb in acting_in(text, range(sentence.first, sentence.end), _ANYONE)
        if counts(text, tokens[head], People.PERSONS) and not _is_asking(text, verb)
    }
    single = speaker.tag != "NNS" and counts(text, speaker, People.PERSONS)
    return single and not people - {speaker.lower} - WORDS.he_or_she


def _named_between(
    text: Text, source: RoleFill, between: list[Sentence], ledger: Ledger
) -> RoleFill | None:
    """The speaker, or the only other one whom the background names: "*For Hale*, it was a shock."

    None where it names several who speak elsewhere.
    """
    tokens = text.parse.tokens
    named = {
        t.lower: t.i
        for sentence in between
        for t in tokens[sentence.first : sentence.end]
        if t.pos == "PROPN" and t.lower in ledger.speakers
    }
    own = {tokens[i].lower for i in source.tokens}
    others = [i for word, i in named.items() if word not in own]
    if len(others) > 1:
        return None
    if not others:
        return source._replace(found_by=FoundBy.SPEAKING_BEFORE)
    return RoleFill(phrase_of(text, others[0]), others[0], FoundBy.SPEAKING_BEFORE)


_ANYONE = People.ANYONE_WHO_SPEAKS


def _is_asking(text: Text, verb: int) -> bool:
    return text.parse.tokens[verb].lemma in text.words.asked_verbs
