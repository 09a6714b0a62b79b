"""Who speaks where a quotation has no cue: a signature, an introduction, the person acting beside.

Rules whose cue is `beside` say which of these places count; see `PLACES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from attribution.extraction.boundaries.claim_completion import tidy
from attribution.extraction.frames import Frame, Miss
from attribution.extraction.settling.acting_people import People, acting_in, is_person
from attribution.extraction.sites import RoleFill, Site, Text
from attribution.grammar.found_by import FoundBy
from attribution.grammar.noun_phrases import noun_phrase
from attribution.grammar.trees import block_edges, relation, spans_of
from attribution.grammar.verb_groups import VerbGroup, verb_group
from attribution.grammar.words import WORDS
from attribution.model import FINITE, Evidence, Parse, Quotation, Sentence
from attribution.rulebook.entries.cue_rules import CueRule
from attribution.rulebook.lexicons import Word

PlaceRules = Mapping[str, tuple[CueRule, Word]]
"""By place: the rule that lets a speaker stand there."""

_DASHES = ("-", "–", "—", "―", "--")
_OPENING = ("(", "[")
_CLOSING = (")", "]")
_LONGEST_SIGNATURE = 16
_FEWEST_WORDS = 3


class Speaker(NamedTuple):
    """Who speaks by their place beside a quotation, and the words that signal it, if any do."""

    source: RoleFill
    cue: tuple[int, ...] = ()


class _Undecided(NamedTuple):
    """Several people stand where the speaker would."""

    heads: tuple[int, ...]


_Found = Speaker | _Undecided | None


def speaker_beside(text: Text, quotation: Quotation, rules: PlaceRules) -> Frame | Miss | None:
    """The attribution of a quotation without a cue, why none could be made, or nothing."""
    if not _is_whole(text, quotation):
        return None
    for place, look in PLACES.items():
        if place not in rules:
            continue
        rule, word = rules[place]
        group = VerbGroup(quotation.first, quotation.first, (quotation.first,))
        site = Site(text, rule, word, group)
        found = look(text, quotation)
        if isinstance(found, Speaker):
            return _frame(site, quotation, found)
        if isinstance(found, _Undecided):
            names = " and ".join(text.parse.tokens[i].text for i in found.heads)
            return Miss(site, f"no speaker: {names} both stand beside it")
    return None


def _frame(site: Site, quotation: Quotation, speaker: Speaker) -> Frame:
    text, rule, source = site.text, site.rule, speaker.source
    claimed = tidy(text, set(range(quotation.first, quotation.end)), speaker.cue)
    claim = RoleFill(claimed, claimed[0], FoundBy.QUOTATION)
    steps = [
        Evidence("cue", rule.id, rule.about, spans_of(text.parse, speaker.cue)),
        Evidence("source", rule.id, source.explanation, spans_of(text.parse, source.tokens)),
        Evidence("claim", rule.id, claim.explanation, spans_of(text.parse, claimed)),
    ]
    return Frame(
        site=site,
        cue=speaker.cue,
        source=source,
        source_role=site.word.text,
        claim=claim,
        claim_role="quotation",
        claimed=frozenset(claimed),
        evidence=tuple(steps),
    )


def _is_whole(text: Text, quotation: Quotation) -> bool:
    """Whether somebody says a whole sentence: it has a verb or ends with a sentence's mark."""
    tokens = text.parse.tokens
    inside = tokens[quotation.first + 1 : quotation.end - (not quotation.open_ended)]
    words = [token for token in inside if token.pos not in ("PUNCT", "SYM", "SPACE")]
    if len(words) < _FEWEST_WORDS or not words[0].text[:1].isupper():
        return False
    finite = any(token.tag in FINITE or token.tag == "VB" for token in words)
    return finite or inside[-1].text in (".", "?", "!", "…")


def _is_alone(text: Text, quotation: Quotation) -> bool:
    """Whether its sentences hold no verb outside of it."""
    parse = text.parse
    first, last = parse.sentence_of(quotation.first), parse.sentence_of(quotation.end - 1)
    around = (i for i in range(first.first, last.end) if i not in text.quoted)
    return not any(parse.tokens[i].pos in ("VERB", "AUX") for i in around)


def _in_brackets(text: Text, quotation: Quotation) -> _Found:
    """“I would not live anywhere else.” (*Petra Vance, 44, baker*)."""
    tokens, end = text.parse.tokens, block_edges(text.parse, quotation.first)[1]
    if quotation.end >= end or tokens[quotation.end].text not in _OPENING:
        return None
    behind = range(quotation.end + 1, end)
    close = next((i for i in behind if tokens[i].text in _CLOSING), end)
    return _named_in(text, range(quotation.end + 1, close), FoundBy.NAME_IN_BRACKETS)


def _signed(text: Text, quotation: Quotation) -> _Found:
    """“I would not live anywhere else.” — *Petra Vance, baker*; also in the next paragraph."""
    parse = text.parse
    tokens, end = parse.tokens, block_edges(parse, quotation.first)[1]
    dash = quotation.end
    if dash < end:
        stop = end
    elif dash < len(tokens):
        stop = block_edges(parse, dash)[1]
    else:
        return None
    if tokens[dash].text not in _DASHES or stop - dash > _LONGEST_SIGNATURE:
        return None
    found = _named_in(text, range(dash + 1, stop), FoundBy.SIGNATURE)
    return found and found._replace(cue=(dash,))


def _named_in(text: Text, stretch: range, found_by: FoundBy) -> Speaker | None:
    """The name that a stretch without a finite verb opens with, and what it says of its bearer."""
    tokens = text.parse.tokens
    words = [i for i in stretch if tokens[i].pos not in ("PUNCT", "SPACE")]
    if not words or not tokens[words[0]].text[:1].isupper():
        return None
    if any(tokens[i].tag in FINITE for i in words):
        return None
    names = [i for i in words if tokens[i].pos == "PROPN"]
    if not names:
        return None
    source = tuple(range(words[0], words[-1] + 1))
    people = [i for i in names if tokens[i].name == "person"]
    return Speaker(RoleFill(source, (people or names)[0], found_by))


def _tagged(text: Text, quotation: Quotation) -> _Found:
    """“…,” *chimed in Mayor Ada Quill*; “…,” *Quill deadpanned*: whatever the verb is.

    A comma, question mark or dash inside the closing mark leads on to who speaks.
    """
    tokens, end = text.parse.tokens, block_edges(text.parse, quotation.first)[1]
    first = quotation.end
    if quotation.open_ended or first >= end or tokens[first - 2].text not in _LEADING_ON:
        return None
    while first < end and tokens[first].tag == "CC":
        first += 1
    after = _verb_end(text, first, end)
    if after > first:
        head = _named_at(text, after, end)
        return None if head is None else _tag(text, head, range(first, after))
    head = _named_at(text, first, end)
    if head is None:
        return None
    verb = max(_phrase(text, head)) + 1
    stop = _verb_end(text, verb, end)
    return _tag(text, head, range(verb, stop)) if stop > verb else None


_LEADING_ON = (",", "?", "!", "—", "–", "…")


def _tag(text: Text, head: int, cue: range) -> Speaker | None:
    tokens = tuple(i for i in _phrase(text, head) if i not in cue)
    return Speaker(RoleFill(tokens, head, FoundBy.TAG), tuple(cue)) if head in tokens else None


def _verb_end(text: Text, first: int, end: int) -> int:
    """Where a finite verb with its particle ends that starts at a word; that word, if none does."""
    tokens = text.parse.tokens
    if first >= end or tokens[first].tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return first
    particle = first + 1 < end and tokens[first + 1].tag in ("RP", "IN", "RB")
    return first + 2 if particle else first + 1


def _named_at(text: Text, first: int, end: int) -> int | None:
    """The head of the person or body whose noun phrase starts at a word."""
    tokens = text.parse.tokens
    for i in range(first, min(first + _LONGEST_TITLE, end)):
        speaks = tokens[i].lemma in text.words.speaking_nouns or tokens[i].pos == "PROPN"
        if tokens[i].pos in ("NOUN", "PROPN", "PRON") and i + 1 < end:
            if tokens[i + 1].pos in ("NOUN", "PROPN"):
                continue
            pronoun = tokens[i].lower in WORDS.he_or_she
            return _first_of_name(text.parse, i) if speaks or pronoun else None
        if tokens[i].pos not in ("DET", "ADJ", "NUM"):
            return None
    return None


_LONGEST_TITLE = 6


def _introduced(text: Text, quotation: Quotation) -> _Found:
    """*For Petra Vance*, it was a shock: “…”; *The mayor* shot back: “…”; *From Ada Quill*: “…”."""
    stretch = _introduction(text, quotation)
    if stretch is None:
        return None
    named = _after_preposition(text, stretch)
    people = acting_in(text, stretch, People.ANYONE_WHO_SPEAKS)
    if len(people) > 1:
        return None if named is None else named
    if not people:
        return named
    head, verb = people[0]
    source = RoleFill(_phrase(text, head), head, FoundBy.INTRODUCING_SUBJECT)
    if set(source.tokens) - set(stretch):
        return named
    return Speaker(source, _cue(text, verb, source, quotation))


def _cue(text: Text, verb: int, source: RoleFill, quotation: Quotation) -> tuple[int, ...]:
    """The verb that introduces a quotation, with the colon where that stands right behind it."""
    members = {*verb_group(text.parse, verb).tokens} - set(source.tokens)
    after = max(members, default=verb) + 1
    if after == quotation.first - 1 and text.parse.tokens[after].text == ":":
        members.add(after)
    return tuple(sorted(members))


def _introduction(text: Text, quotation: Quotation) -> range | None:
    """The words before the colon or comma that leads up to a quotation, in its block or before."""
    parse, mark = text.parse, quotation.first - 1
    if mark < 0:
        return None
    sentence = parse.sentence_of(mark)
    if sentence.block == quotation.block:
        leads = parse.tokens[mark].text in (":", ",")
        return range(sentence.first, mark) if leads and sentence.first < mark else None
    opens = quotation.first == block_edges(parse, quotation.first)[0]
    if not opens or not _is_prose(parse, sentence):
        return None
    from_ = parse.tokens[sentence.first].lower in text.words.signing_prepositions
    leads = parse.tokens[mark].text == ":" or from_
    return range(sentence.first, mark) if leads else None


def _is_prose(parse: Parse, sentence: Sentence) -> bool:
    return parse.article.blocks[sentence.block].kind in ("prose", "list")


def _after_preposition(text: Text, stretch: Sequence[int]) -> Speaker | None:
    """The name right behind an opening preposition: "And from *Chairwoman Odile Renner*"."""
    tokens = text.parse.tokens
    words = [i for i in stretch if tokens[i].pos not in ("PUNCT", "CCONJ", "SPACE")]
    if len(words) < 2 or tokens[words[0]].lower not in text.words.introducing_prepositions:
        return None
    comma = next((i for i in words[1:] if tokens[i].tag in FINITE), words[-1] + 1)
    people = [i for i in words[1:] if is_person(text.parse, i) and i < comma]
    if not people:
        return None
    head = _first_of_name(text.parse, people[0])
    return Speaker(RoleFill(_phrase(text, head), head, FoundBy.INTRODUCING_NAME))


def _first_of_name(parse: Parse, i: int) -> int:
    """The head of the name that a word belongs to."""
    while relation(parse.tokens[i]) in ("flat", "compound") and parse.tokens[i].head != i:
        i = parse.tokens[i].head
    return i


def _acting_before(text: Text, quotation: Quotation) -> _Found:
    """*Vera Lind* sighed. “…”: the only person whom the sentence before tells of."""
    parse, first = text.parse, quotation.first
    if not _is_alone(text, quotation) or first == 0:
        return None
    own, before = parse.sentence_of(first), parse.sentence_of(first - 1)
    if before.index == own.index or not _is_prose(parse, before):
        return None
    if before.block != own.block and (own.first != first or before.block != own.block - 1):
        return None
    return _only(text, before, FoundBy.ACTING_BEFORE)


def _acting_after(text: Text, quotation: Quotation) -> _Found:
    """“…” *Vera Lind* waved: the only person whom the sentence behind it tells of."""
    parse, end = text.parse, quotation.end
    edges = block_edges(parse, quotation.first)
    if not _is_alone(text, quotation) or quotation.first != edges[0] or end >= edges[1]:
        return None
    after = parse.sentence_of(end)
    if after.index == parse.sentence_of(end - 1).index:
        return None
    return _only(text, after, FoundBy.ACTING_AFTER)


def _only(text: Text, sentence: Sentence, found_by: FoundBy) -> _Found:
    stretch = range(sentence.first, sentence.end)
    if any(text.in_speech(i) for i in stretch):
        return None
    people = acting_in(text, stretch, People.PERSONS)
    if len(people) > 1:
        return _Undecided(tuple(head for head, _ in people))
    if not people:
        return _after_preposition(text, stretch)
    head = people[0][0]
    source = _phrase(text, head)
    if text.parse.tokens[source[0]].lower in WORDS.negative_words:
        return None  # "*No executive* answered"
    return Speaker(RoleFill(source, head, found_by))


def _phrase(text: Text, head: int) -> tuple[int, ...]:
    """The noun phrase of a head, with the words of its name that the tree hangs elsewhere."""
    tokens = text.parse.tokens
    found = noun_phrase(text.parse, head, media=text.words.speech_surroundings) or (head,)
    first, end = found[0], found[-1] + 1
    while tokens[first].pos == "PROPN" and first and tokens[first - 1].pos == "PROPN":
        first -= 1
    while tokens[end - 1].pos == "PROPN" and end < len(tokens) and tokens[end].pos == "PROPN":
        end += 1
    return tuple(range(first, end))


PLACES: dict[str, Callable[[Text, Quotation], _Found]] = {
    "in brackets": _in_brackets,
    "signature": _signed,
    "tag": _tagged,
    "introduction": _introduced,
    "sentence before": _acting_before,
    "sentence after": _acting_after,
}
"""Where a speaker may stand, in the order in which the places are tried."""


def places_of(rules: Sequence[CueRule]) -> PlaceRules:
    """The rules for quotations without a cue, by the place that each lets a speaker stand in."""
    return dict(_places(rules))


def _places(rules: Sequence[CueRule]) -> Iterator[tuple[str, tuple[CueRule, Word]]]:
    for rule in rules:
        for word in rule.words if rule.part == "beside" else ():
            yield word.text, (rule, word)
