"""What a claim goes on with in its sentence, where quotation marks break the tree off."""

from __future__ import annotations

from collections.abc import Collection, Set

from attribution.extraction.sites import Text
from attribution.grammar.trees import relation
from attribution.grammar.words import WORDS
from attribution.model import FINITE, Token

_LINK = 4
"""Words between a conjunction and the quotation that it joins: "and *called it a* “ruin”"."""


def quoted_tail(text: Text, claim: Collection[int], told: Set[int]) -> set[int]:
    """The tokens behind a claim's last one that belong to it, from quotation to quotation.

    "accused Hale of being “late” *and “very slow” on the question of pumps*"; `told` are the
    tokens of cues and sources, where every claim ends.
    """
    found: set[int] = set()
    last = max(claim, default=-1)
    if last < 0:
        return found
    end = text.parse.sentence_of(last).end
    while (stop := _further(text, last, end, told)) > last:
        found.update(range(last + 1, stop + 1))
        last = stop
    return found


def _further(text: Text, last: int, end: int, told: Set[int]) -> int:
    """The last token of the next piece; `last` itself where nothing follows."""
    first = _opening(text, last, end)
    if first is not None:
        quotation = text.quotations[text.quoted[first]]
        if quotation.end <= end and told.isdisjoint(range(last + 1, quotation.end)):
            return quotation.end - 1
        return last
    contrast = _contrast_end(text, last, end, told)
    return contrast if contrast > last else _phrase_end(text, last, end, told)


def _contrast_end(text: Text, last: int, end: int, told: Set[int]) -> int:
    """Where what *but* sets against a negation before the quoted words ends.

    'left not because of “some feud,” *but because Vos was late*'; the two halves begin alike.
    """
    parse, after = text.parse, last + 2
    if after >= end or last not in text.quoted:
        return last
    if parse.tokens[last + 1].lower not in WORDS.contrast_coordinators:
        return last
    first = parse.sentence_of(last).first
    halves = (i + 1 for i in range(first, last) if parse.tokens[i].lower in WORDS.negators)
    alike = any(parse.tokens[i].tag == parse.tokens[after].tag for i in halves)
    stop = next((i for i in range(after, end) if i in told or parse.text_at(i) == ";"), end)
    return stop - 1 if alike and stop > after else last


def _opening(text: Text, last: int, end: int) -> int | None:
    """The opening mark of a quotation that stands right behind, or behind a conjunction."""
    tokens = text.parse.tokens
    i = last + 1
    if i < end and _opens(text, i):
        return i
    if i < end and tokens[i].tag == "CC" and _breaks_off(text, last):
        for j in range(i + 1, min(i + 2 + _LINK, end)):
            if _opens(text, j):
                return j
            if tokens[j].tag in FINITE or tokens[j].pos == "PUNCT":
                return None
    return None


def _opens(text: Text, i: int) -> bool:
    number = text.quoted.get(i)
    return number is not None and text.quotations[number].first == i


def _breaks_off(text: Text, last: int) -> bool:
    """Whether a quotation without a mark of its own at its end closes there."""
    number = text.quoted.get(last)
    if number is None or text.quotations[number].end != last + 1 or last < 1:
        return False
    return text.parse.tokens[last - 1].pos != "PUNCT"


def _phrase_end(text: Text, last: int, end: int, told: Set[int]) -> int:
    """Where a phrase ends that completes the quoted words before it: “ties” *in rich economies*."""
    parse, first = text.parse, last + 1
    if first >= end or not _breaks_off(text, last):
        return last
    token = parse.tokens[first]
    if token.lower in WORDS.completing_conjunctions and parse.tokens[token.head].tag in _CLAUSES:
        return _clause_end(text, first, end, told)
    governs = relation(token) == "case" or parse.tokens[token.head].tag == "VBG"
    if token.lower not in WORDS.completing_prepositions or not governs:
        return last
    if _tells_when_or_where(text, parse.tokens[token.head]) and token.lower != "of":
        return last
    last_of_phrase, stop = last, min(parse.edges[token.head][1], end)
    if relation(token) != "case" and not told.isdisjoint(range(first, stop)):
        return last
    for i in range(first, stop):
        if parse.tokens[i].text in (",", ";") or i in told:
            break
        last_of_phrase = i
    return last_of_phrase


_CLAUSES = (*FINITE, "VB", "VBN", "JJ", "NN")
"""Tags of the word that rules a clause."""


def _clause_end(text: Text, first: int, end: int, told: Set[int]) -> int:
    """Where a clause ends that tells why or on which condition: “hard” *if he loses again*."""
    parse = text.parse
    above = parse.tokens[parse.tokens[first].head]
    stop = min(parse.edges[above.i][1], end)
    whole = parse.edges[above.i][0] <= first < above.i and told.isdisjoint(range(first, stop))
    if whole and stop - 1 in text.quoted:
        stop = min(text.quotations[text.quoted[stop - 1]].end, end)
    return stop - 1 if whole else first - 1


def _tells_when_or_where(text: Text, noun: Token) -> bool:
    """Whether a phrase may be the cue's: a day, a place, an interview, somebody who hears it."""
    when = noun.lemma in text.words.speech_surroundings or noun.pos == "NUM"
    return when or noun.lower in text.words.days or bool(noun.name)
