"""Who speaks where a quotation has no cue: whom the text sets beside it, or who acts beside it.

Rules whose cue is `beside` say which of these places count; see `STATED` and `ACTING`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from attribution.extraction.boundaries.claim_completion import tidy
from attribution.extraction.frames import Frame, Miss
from attribution.extraction.settling.acting_people import People, acting_in, counts
from attribution.extraction.settling.stated_speakers import (
    Speaker,
    after_preposition,
    in_brackets,
    introduced,
    is_prose,
    phrase_of,
    signed,
    tagged,
)
from attribution.extraction.sites import RoleFill, Site, Text
from attribution.grammar.clauses import is_main
from attribution.grammar.found_by import FoundBy
from attribution.grammar.trees import (
    block_before,
    block_edges,
    case_of,
    dependents,
    has,
    relation,
    spans_of,
)
from attribution.grammar.verb_groups import VerbGroup, is_passive
from attribution.grammar.words import WORDS
from attribution.model import FINITE, Evidence, Parse, Quotation, Sentence
from attribution.rulebook.entries.cue_rules import CueRule
from attribution.rulebook.lexicons import Word

PlaceRules = Mapping[str, tuple[CueRule, Word]]
"""By place: the rule that lets a speaker stand there."""


class Near(NamedTuple):
    """What the search for a speaker knows of the attributions around a quotation."""

    before: Frame | None
    """What the paragraph before it reports at its end in indirect speech."""
    speaking: Collection[str]
    """The main words of all who speak: who acts in another paragraph has to be one of them."""


class _Undecided(NamedTuple):
    """Several people stand where the speaker would."""

    heads: tuple[int, ...]


_Found = Speaker | _Undecided | None


@dataclass(frozen=True, slots=True)
class SpeakersBeside:
    """The rules for quotations without a cue."""

    rules: PlaceRules = field(default_factory=dict)

    def stated(self, text: Text, quotation: Quotation) -> Frame | None:
        """The attribution of a quotation beside which the text sets who speaks."""
        if not is_whole(text, quotation) and not _is_clause(text, quotation):
            return None
        for place, look in STATED.items():
            if place in self.rules and (found := look(text, quotation)) is not None:
                return _frame(self._site(text, quotation, place), quotation, found)
        return None

    def acting(self, text: Text, quotation: Quotation, near: Near) -> Frame | Miss | None:
        """The attribution to who speaks or acts beside it, why none could be made, or nothing."""
        if not is_whole(text, quotation) or not _is_alone(text, quotation):
            return None
        for place, look in ACTING.items():
            found = look(text, quotation, near) if place in self.rules else None
            if isinstance(found, Speaker):
                return _frame(self._site(text, quotation, place), quotation, found)
            if isinstance(found, _Undecided):
                names = " and ".join(text.parse.tokens[i].text for i in found.heads)
                site = self._site(text, quotation, place)
                return Miss(site, f"no speaker: {names} both stand beside it")
        return None

    def given(self, text: Text, quotation: Quotation, source: RoleFill) -> Frame | None:
        """The attribution to who spoke before background, whose turn it is, or is quoted again."""
        if _RESUMING not in self.rules:
            return None
        return _frame(self._site(text, quotation, _RESUMING), quotation, Speaker(source))

    def unspoken(self, text: Text, quotation: Quotation) -> Miss | None:
        """Why a quotation has nobody: who acts around it, of whom none is set beside it."""
        place = next((place for place in ACTING if place in self.rules), None)
        if place is None:
            return None
        names = ", ".join(text.parse.tokens[i].text for i in _around(text, quotation))
        seen = f"seen near it and not beside it: {names}" if names else "nobody acts near it"
        return Miss(self._site(text, quotation, place), f"no speaker: {seen}")

    def _site(self, text: Text, quotation: Quotation, place: str) -> Site:
        rule, word = self.rules[place]
        return Site(
            text, rule, word, VerbGroup(quotation.first, quotation.first, (quotation.first,))
        )


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


def _around(text: Text, quotation: Quotation) -> Iterator[int]:
    """Who acts in the paragraph of a quotation and in the one before, each once."""
    first, end = block_edges(text.parse, quotation.first)
    if first:
        first = block_edges(text.parse, first - 1)[0]
    yield from (head for head, _ in acting_in(text, range(first, end), People.ANYONE_WHO_SPEAKS))


def is_whole(text: Text, quotation: Quotation) -> bool:
    """Whether somebody says a whole sentence: it has a verb or ends with a sentence's mark."""
    tokens = text.parse.tokens
    inside = tokens[quotation.first + 1 : quotation.end - (not quotation.open_ended)]
    words = [token for token in inside if token.pos not in ("PUNCT", "SYM", "SPACE")]
    if len(words) < text.tuning.quoted_words or not words[0].text[:1].isupper():
        return False
    finite = any(token.tag in FINITE or token.tag == "VB" for token in words)
    return finite or inside[-1].text in (".", "?", "!", "…")


def _is_clause(text: Text, quotation: Quotation) -> bool:
    """Whether quoted words are the main clause behind a person: 'For Ada Quill, “it was late.”'.

    Not 'For most of them, “it was late,” Quill said', where another's word leads up to it.
    """
    parse, tokens = text.parse, text.parse.tokens
    inside = tokens[quotation.first + 1 : quotation.end - 1]
    before = tokens[parse.sentence_of(quotation.first).first : quotation.first]
    if not before or before[-1].text != "," or not any(t.name == "person" for t in before):
        return False
    plain = all(t.pos in ("ADP", "DET", "ADJ", "NOUN", "PROPN", "CCONJ") for t in before[:-1])
    subject = any(relation(t) == "nsubj" for t in inside)
    return plain and subject and inside[-1].text == "." and inside[0].text[:1].islower()


def _is_alone(text: Text, quotation: Quotation) -> bool:
    """Whether its sentences hold no verb outside of it."""
    parse = text.parse
    first, last = parse.sentence_of(quotation.first), parse.sentence_of(quotation.end - 1)
    around = (i for i in range(first.first, last.end) if i not in text.quoted)
    return not any(parse.tokens[i].pos in ("VERB", "AUX") for i in around)


def _before(text: Text, quotation: Quotation, near: Near) -> _Found:
    """*Vera Lind* sighed. “…”: who speaks or, alone, acts in the sentence before."""
    parse, first = text.parse, _start(text.parse, quotation)
    if first == 0 or _leads_on(text, quotation):
        return None
    own, before = parse.sentence_of(first), _sentence_before(parse, first)
    if before.index == own.index or not is_prose(parse, before):
        return None
    if before.block == own.block:
        return _only(text, quotation, before, FoundBy.ACTING_BEFORE)
    if own.first != first or before.block != block_before(parse, own.block):
        return None
    if near.before is not None and near.before.source is not None:
        source = near.before.source
        return Speaker(RoleFill(source.tokens, source.head, FoundBy.SPEAKING_BEFORE))
    asked = _asked(text, before)
    if asked is not None and not _asks(text, quotation):
        return Speaker(RoleFill(phrase_of(text, asked), asked, FoundBy.ACTING_BEFORE))
    found = _only(text, quotation, before, FoundBy.ACTING_BEFORE)
    if not isinstance(found, Speaker) or parse.lower_at(found.source.head or 0) in near.speaking:
        return found
    told = _speaks_there(text, before) or _answers(text, before)
    return found if told or _is_introduced(text, quotation, found, before) else None


def _is_introduced(text: Text, quotation: Quotation, speaker: Speaker, sentence: Sentence) -> bool:
    """Whether a sentence is about one person whom it names, and quoted words are somebody's own.

    "*Mayor Ada Quill* fought tears.", and “We have asked for years.”; behind a surname alone only
    *I* and *my* are such words.
    """
    tokens, source = text.parse.tokens, speaker.source
    if not any(tokens[i].name == "person" for i in source.tokens):
        return False
    inside = tokens[sentence.first : sentence.end]
    others = any(t.name == "person" and t.i not in source.tokens for t in inside)
    own = WORDS.first_person if len(source.tokens) > 1 else WORDS.first_person_singular
    quoted = tokens[quotation.first : quotation.end]
    return not others and any(t.lower in own for t in quoted)


def _asked(text: Text, sentence: Sentence) -> int | None:
    """Who was asked in a sentence, and so answers: "*Hale* was asked", "A clerk asked *Hale*"."""
    parse = text.parse
    for token in parse.tokens[sentence.first : sentence.end]:
        if token.lemma not in text.words.asked_verbs or has(parse, token.i, "xcomp"):
            continue  # "Hale was asked *to leave*": no question
        if any(case_of(parse, i) == "for" for i in dependents(parse, token.i, "obl")):
            continue  # "asked her lawyer *for the file*"
        if not is_main(parse, token.i):
            continue
        passive = is_passive(parse, token.i)
        for child in dependents(parse, token.i, *(("nsubj",) if passive else ("obj", "iobj"))):
            if counts(text, parse.tokens[child], People.PERSONS):
                return child
    return None


def _answers(text: Text, sentence: Sentence) -> bool:
    """Whether a sentence tells how somebody took a question: "Asked why, Hale smiled."."""
    tokens = text.parse.tokens
    opening = (tokens[sentence.first], tokens[sentence.first + 1])
    set_in = (t for t in tokens[sentence.first + 1 : sentence.end] if tokens[t.i - 1].text == ",")
    return any(t.lemma in text.words.asked_verbs and t.tag in _ASKED for t in (*opening, *set_in))


_ASKED = ("VBN", "VBD")


def _asks(text: Text, quotation: Quotation) -> bool:
    """Whether quoted words hold a question."""
    return any(t.text == "?" for t in text.parse.tokens[quotation.first : quotation.end])


def _start(parse: Parse, quotation: Quotation) -> int:
    """Where a quotation begins with the adverbs that lead up to it: "*Then*: “…”"."""
    first = parse.sentence_of(quotation.first).first
    before = parse.tokens[first : quotation.first]
    led = before and all(t.pos in ("ADV", "PUNCT", "CCONJ", "INTJ") for t in before)
    return first if led else quotation.first


def _sentence_before(parse: Parse, first: int) -> Sentence:
    """The sentence before a token in running text, over the captions between."""
    before = parse.sentence_of(first - 1)
    own = parse.sentence_of(first).block
    if before.block == own:
        return before
    block = block_before(parse, own)
    earlier = (s for s in reversed(parse.sentences[: before.index + 1]) if s.block <= block)
    return next(earlier, before)


def _speaks_there(text: Text, sentence: Sentence) -> bool:
    """Whether the main verb is one of speaking, or of saying at the end: "Hale *asked*."."""
    verbs = (t for t in text.parse.tokens[sentence.first : sentence.end] if t.pos == "VERB")
    main = next((t for t in verbs if is_main(text.parse, t.i)), None)
    if main is None:
        return False
    bare = main.i == sentence.end - 2 and main.lemma in text.words.saying_verbs
    return bare or main.lemma in text.words.speaking_verbs


def _leads_on(text: Text, quotation: Quotation) -> bool:
    """Whether a comma inside its closing mark leads on to somebody behind it."""
    return not quotation.open_ended and text.parse.tokens[quotation.end - 2].text == ","


def _after(text: Text, quotation: Quotation, _near: Near) -> _Found:
    """“…” *Vera Lind* waved: the only person whom the sentence behind it tells of."""
    parse, end = text.parse, quotation.end
    edges = block_edges(parse, quotation.first)
    if quotation.first != edges[0] or end >= edges[1]:
        return None
    after = parse.sentence_of(end)
    if after.index == parse.sentence_of(end - 1).index:
        return None
    return _only(text, quotation, after, FoundBy.ACTING_AFTER)


def _only(text: Text, quotation: Quotation, sentence: Sentence, found_by: FoundBy) -> _Found:
    stretch = range(sentence.first, sentence.end)
    if any(text.in_speech(i) for i in stretch):
        return None
    people = acting_in(text, stretch, People.PERSONS)
    if len(people) > 1 and _answers(text, sentence):  # "Asked if *she* would go, *Hale* smiled."
        people = [one for one in people if text.parse.lower_at(one[0]) not in WORDS.he_or_she]
    if len(people) > 1:
        return _Undecided(tuple(head for head, _ in people))
    if not people:
        return after_preposition(text, quotation, stretch)
    head, verb = people[0]
    last = verb == sentence.end - 2  # "*Ada Quill* asked.": she asks what follows
    set_in = text.parse.text_at(verb - 1) == ","  # "*Quill*, asked why, was defiant": she answers
    asks = text.parse.tokens[verb].lemma in text.words.asked_verbs and not last and not set_in
    if asks and not _asks(text, quotation):
        return None  # "*A clerk* asked why. “I do not know.”": somebody else answers
    source = phrase_of(text, head)
    if text.parse.tokens[source[0]].lower in WORDS.negative_words:
        return None  # "*No executive* answered"
    return Speaker(RoleFill(source, head, found_by))


STATED: Mapping[str, Callable[[Text, Quotation], Speaker | None]] = {
    "in brackets": in_brackets,
    "signature": signed,
    "tag": tagged,
    "introduction": introduced,
}
"""Where a text sets who speaks, in the order in which the places are tried."""
ACTING: Mapping[str, Callable[[Text, Quotation, Near], _Found]] = {
    "sentence before": _before,
    "sentence after": _after,
}
"""Where whoever acts may be who speaks."""
_RESUMING = next(iter(ACTING))
"""The place whose rule gives a quotation to who spoke before some background."""
PLACES = (*STATED, *ACTING)
"""The places that a rule may name."""


def places_of(rules: Sequence[CueRule]) -> PlaceRules:
    """The rules for quotations without a cue, by the place that each lets a speaker stand in."""
    return dict(_places(rules))


def _places(rules: Sequence[CueRule]) -> Iterator[tuple[str, tuple[CueRule, Word]]]:
    for rule in rules:
        for word in rule.words if rule.part == "beside" else ():
            yield word.text, (rule, word)
