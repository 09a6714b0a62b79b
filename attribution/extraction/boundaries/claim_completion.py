"""The claim as it stands in the text: quotations made whole, edges trimmed, pieces apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from attribution.extraction.sites import Text
from attribution.grammar.marks import MARKS
from attribution.grammar.trees import runs
from attribution.model import Mode, Parse, Quotation

_MARKS_OF_CLAIMS = MARKS.currency_signs | MARKS.opening_brackets | MARKS.closing_brackets | {"#"}
"""Marks that are part of what is said."""


def complete(
    text: Text, tokens: Iterable[int], cue: Sequence[int], told: Set[int] = frozenset()
) -> set[int]:
    """The claim with every quotation that it touches made whole, if the cue stands outside of it.

    A claim whose cue stands inside a quotation never leaves that quotation, but for what a label
    introduces: “Hale: It was what he called “late,” and it rained.” `told` are the tokens of the
    article's cues and sources.
    """
    members = set(tokens)
    quoted = text.quoted
    if cue and text.label_at(cue[0]) is not None:
        return members - _closing_marks(text, quoted.get(cue[0]))
    inside = quoted.get(cue[0]) if cue else None
    if inside is not None:
        quotation = text.quotations[inside]
        first, end = quotation.first + 1, quotation.end - (not quotation.open_ended)
        return {i for i in members if first <= i < end}
    for number in {quoted[i] for i in members if i in quoted}:
        quotation = text.quotations[number]
        if quotation.speech or _mostly_in(quotation, members):
            members.update(range(quotation.first, quotation.end))
            members.update(_carried_on(text, number, told))
        else:
            members.difference_update((quotation.first, quotation.end - 1))
    return members


def _closing_marks(text: Text, number: int | None) -> set[int]:
    """The mark that closes a quotation, if there is one."""
    quotation = None if number is None else text.quotations[number]
    return set() if quotation is None or quotation.open_ended else {quotation.end - 1}


def _mostly_in(quotation: Quotation, members: set[int]) -> bool:
    inner = range(quotation.first + 1, quotation.end - 1)
    return sum(i in members for i in inner) * 2 >= len(inner)


def _carried_on(text: Text, number: int, told: Set[int]) -> set[int]:
    """The tokens of the quotations that this one carries on or that carry it on.

    Quoted words inside a sentence whose mark is not closed end before a paragraph that has a cue of
    its own: 'called it “late.', '“We waited,” Hale said.'.
    """
    found: set[int] = set()
    part = _is_within_sentence(text.parse, text.quotations[number])
    before = text.quotations[number].continues
    while before is not None and not text.opens_with_label(text.quotations[before]):
        quotation = text.quotations[before]
        found.update(range(quotation.first, quotation.end))
        before = quotation.continues
    for later in range(number + 1, len(text.quotations)):
        quotation = text.quotations[later]
        if quotation.continues != later - 1 or text.opens_with_label(quotation):
            break
        if part and quotation.end in told:
            break
        found.update(range(quotation.first, quotation.end))
    return found


def _is_within_sentence(parse: Parse, quotation: Quotation) -> bool:
    """Whether other words of its sentence stand right before a quotation."""
    before = quotation.first - 1
    opens = before < parse.sentence_of(quotation.first).first
    return not opens and parse.tokens[before].pos != "PUNCT"


def tidy(text: Text, members: set[int], without: Iterable[int]) -> tuple[int, ...]:
    """The claim's tokens, without the words given and without marks at the edges of its pieces.

    Marks inside quotation marks stay; a leading *But* or *And* of the sentence stays outside.
    """
    parse = text.parse
    kept: list[int] = []
    for first, end in runs(members.difference(without, text.stamps)):
        for a, b in _by_sentence_end(parse, first, end):
            kept.extend(_trimmed(text, a, b))
    return tuple(kept)


def _by_sentence_end(parse: Parse, first: int, end: int) -> Iterable[tuple[int, int]]:
    """A run split where a block ends."""
    start = first
    for i in range(first + 1, end):
        before, here = parse.sentence_of(i - 1), parse.sentence_of(i)
        if before.block != here.block:
            yield start, i
            start = i
    yield start, end


def _trimmed(text: Text, first: int, end: int) -> range:
    tokens, quoted = text.parse.tokens, text.quoted
    while first < end and tokens[first].pos in ("PUNCT", "SPACE") and not _kept(text, first):
        first += 1
    if first < end and tokens[first].pos == "CCONJ" and _starts_sentence(text, first):
        first += 1
        while first < end and tokens[first].text == ",":
            first += 1
    while first < end and _ends_nothing(text, end - 1):
        end -= 1
    if not any(tokens[i].pos not in ("PUNCT", "SPACE") for i in range(first, end)):
        return range(first, first)
    if end - first == 1 and tokens[first].pos in ("CCONJ", "SCONJ") and first not in quoted:
        return range(first, first)
    return range(first, end)


def _ends_nothing(text: Text, i: int) -> bool:
    """Whether a piece cannot end on this token: a mark, an *and* whose second half is cut off."""
    token = text.parse.tokens[i]
    empty = token.pos in ("PUNCT", "SPACE", "CCONJ") or token.text in MARKS.dashes
    return empty and not _kept(text, i)


def _kept(text: Text, i: int) -> bool:
    token = text.parse.tokens[i]
    return i in text.quoted or token.text in _MARKS_OF_CLAIMS


def _starts_sentence(text: Text, i: int) -> bool:
    return i == text.parse.sentence_of(i).first and i not in text.quoted


def mode_of(text: Text, tokens: Iterable[int]) -> Mode:
    """`direct` when every word of the claim stands in quotation marks, `mixed` when some do."""
    words = [i for i in tokens if text.parse.tokens[i].pos not in ("PUNCT", "SPACE")]
    inside = sum(i in text.quoted for i in words)
    if inside == 0:
        return "indirect"
    return "direct" if inside == len(words) else "mixed"
