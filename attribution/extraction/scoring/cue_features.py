"""What speaks for and against a possible cue: the features that weights are given for."""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from attribution.extraction.frames import Frame
from attribution.extraction.sites import Text
from attribution.grammar.found_by import FoundBy
from attribution.grammar.trees import relation
from attribution.grammar.verb_groups import is_passive
from attribution.grammar.words import MODALS, WORDS
from attribution.model import FINITE, Parse

Feature = tuple[str, float]

_PERSONAL = WORDS.subject_pronouns | WORDS.possessive_pronouns


def features(text: Text, frame: Frame) -> Iterator[Feature]:
    """The features of a frame and their values; one that has no weight counts nothing."""
    rule = frame.site.rule
    yield "always", 1.0
    yield f"rule {rule.id}", 1.0
    strength = _log_odds(frame.site.word.reliability or text.tuning.uncounted_cue)
    role = frame.claim_role.partition(" {")[0]
    yield "reliability of the word", strength
    yield f"claim is {role}", 1.0
    yield f"reliability of the word where claim is {role}", strength
    yield from ((name, 1.0) for name in _of_source(text.parse, frame))
    yield from ((name, 1.0) for name in _of_cue(text, frame))
    yield from ((name, 1.0) for name in _of_claim(text, frame))


def _log_odds(reliability: float) -> float:
    share = min(max(reliability, 0.03), 0.97)
    return log(share / (1 - share))


def _of_source(parse: Parse, frame: Frame) -> Iterator[str]:
    source = frame.source
    if source is None or source.head is None:
        yield "source is nobody"
        return
    token = parse.tokens[source.head]
    if token.lower in _PERSONAL:
        yield "source is a personal pronoun"
    elif token.tag in ("WP", "WDT") or token.lower == "that":
        yield "source is who or which"
    elif token.name or token.pos == "PROPN":
        yield f"source is a name of {token.name or 'something'}"
    elif token.pos == "PRON":
        yield "source is another pronoun"
    else:
        speaks = token.lemma in frame.site.text.words.speaking_nouns
        yield "source is a noun of people or bodies" if speaks else "source is another noun"
    yield f"source role {frame.source_role}"
    if source.found_by is not FoundBy.SUBJECT or source.detail:
        yield f"source found by {source.found_by.key(source.detail)}"


def _of_cue(text: Text, frame: Frame) -> Iterator[str]:
    parse, head, top = text.parse, frame.site.head, frame.site.group.top
    token = parse.tokens[head]
    if frame.site.rule.part in ("verb", "adjective"):
        yield f"cue form {parse.tokens[top].tag}"
        yield f"cue stands as {relation(parse.tokens[top])}"
        if is_passive(parse, top):
            yield "cue passive"
    words = {parse.tokens[i].lower for i in frame.cue}
    if words & MODALS:
        yield "cue with a modal"
    if words & WORDS.negators:
        yield "cue negated"
    if len(frame.cue) > 1:
        yield "cue several words"
    if head in text.quoted:
        yield "cue in quotation marks"
    sentence = parse.sentence_of(head)
    if parse.tokens[sentence.end - 1].text == "?" and token.i not in text.quoted:
        yield "cue in a question"
    if parse.block_of(head).kind in ("headline", "subheading"):
        yield "cue in a headline"


def _of_claim(text: Text, frame: Frame) -> Iterator[str]:
    tokens, claim = text.parse.tokens, frame.claim.tokens
    own = text.quoted.get(frame.site.head)
    if any(text.in_speech(i) and text.quoted[i] != own for i in claim):
        yield "claim with speech in quotation marks"
    if any(tokens[i].tag in FINITE for i in claim):
        yield "claim with a finite verb"
    if tokens[claim[0]].lower in WORDS.complementisers:
        yield "claim begins with that or whether"
    words = sum(tokens[i].pos != "PUNCT" for i in claim)
    yield "claim of " + (
        "one or two words"
        if words < 3
        else "up to six words"
        if words < 7
        else "seven or more words"
    )
