"""Reports that did not take place: what somebody may say, is to say, or denies to have said.

FactBank (Sauri and Pustejovsky 2009) tells events apart by whether the text gives them as having
happened; a report inside another's claim that the other gives as possible, planned or denied is
an attribution of nobody's. In the narrator's own text *would say* and *will say* tell of speech.
"""

from __future__ import annotations

from attribution.extraction.frames import Frame
from attribution.grammar.found_by import FoundBy
from attribution.grammar.subjects import subject_of
from attribution.grammar.trees import dependents, has, relation
from attribution.grammar.verb_groups import is_passive
from attribution.grammar.words import MODALS, WORDS
from attribution.model import Parse
from attribution.rulebook.vocabulary import Vocabulary

_OWN_VOICE = WORDS.subject_pronouns & WORDS.first_person
_REFUSING = WORDS.negators - {"never"}
"""With a modal they tell of a refusal; "could *never* discuss it" tells of none."""
_REPORTED = ("statement", "evidence")
"""Kinds of which the narrator tells no plan: "its refusal *to list* him" lists nobody."""


def unrealised(parse: Parse, frame: Frame, outer: Frame | None, words: Vocabulary) -> str:
    """Why the report of a verb or adjective did not take place, empty where it did.

    `outer` is the report in whose claim it stands, if any. A refusal took place ("he *would not*
    comment"), and so did what a speaker says of himself ("I *would say* it is late").
    """
    site = frame.site
    if site.rule.part not in ("verb", "adjective"):
        return ""
    if outer is None:
        planned = site.rule.kind in _REPORTED and _is_for_another(parse, frame)
        return "an infinitive: what another is to say" if planned else ""
    if _is_possible(parse, frame) and not _is_own_voice(parse, frame):
        return "a modal: what somebody may or will say, within what another says"
    if _is_infinitive(parse, site.group.top):
        return "an infinitive: what somebody is to say, within what another says"
    if _is_denied(parse, frame, outer, words):
        return "what another denies"
    if _is_charge(parse, site.group.top):
        return "what somebody is accused of"
    return ""


def _is_possible(parse: Parse, frame: Frame) -> bool:
    """Whether a modal stands with the cue and no refusal: "*’d* ask", not "’d asked"."""
    top = frame.site.group.top
    members = {*frame.site.group.tokens, *dependents(parse, top, "aux")}
    words = {parse.tokens[i].lower for i in members}
    if frame.claim.found_by is FoundBy.QUOTATION and words & WORDS.back_shifted:
        return False  # "and she'd say, “Too many adjectives.”": word for word, time and again
    shifted = parse.tokens[top].tag == "VB" and bool(words & WORDS.back_shifted)
    return (shifted or bool(words & MODALS)) and not words & _REFUSING


def _is_own_voice(parse: Parse, frame: Frame) -> bool:
    source = frame.source
    if source is None or frame.site.rule.kind not in ("statement", "belief"):
        return False
    return {parse.tokens[i].lower for i in source.tokens} <= _OWN_VOICE


def _is_infinitive(parse: Parse, verb: int) -> bool:
    """Whether a verb is an infinitive that another word governs: "has no plans *to call* for it".

    Not a perfect or a progressive, which tell what is or was: "is known *to have said*".
    """
    token = parse.tokens[verb]
    if token.tag not in ("VB", "VBG") or relation(token) not in _GOVERNED:
        return False
    denied = any(parse.tokens[i].lower in WORDS.negators for i in parse.children[token.head])
    if has(parse, verb, "aux") and not denied:
        return False  # "I did *not* understand him to be asking for it"
    before = [t.lower for t in parse.tokens[parse.edges[verb][0] : verb]]
    return "to" in before and "only" not in before  # "denied it, *only to admit* it in May"


_GOVERNED = ("acl", "advcl", "xcomp", "ccomp", "csubj")


def _is_for_another(parse: Parse, frame: Frame) -> bool:
    """Whether another than its main clause's subject is to do it: "wait *for him to say*"."""
    top = frame.site.group.top
    if frame.source is None or not _is_infinitive(parse, top):
        return False
    own = subject_of(parse, top)
    wished = own is not None and own.found_by is FoundBy.SUBJECT and has(parse, top, "nsubj")
    return wished or frame.source.found_by is FoundBy.OWNER_OF_INFINITIVE


def _is_denied(parse: Parse, frame: Frame, outer: Frame, words: Vocabulary) -> bool:
    """Whether what another denies is the very report: "denies that he *threatened* her"."""
    cue = {parse.tokens[i].lemma for i in outer.cue}
    if cue.isdisjoint(words.denials):
        return False
    claim = [i for i in sorted(outer.claimed) if parse.tokens[i].pos in ("VERB", "AUX")]
    return bool(claim) and outer.cue[-1] < claim[0] and claim[0] in frame.cue


def _is_charge(parse: Parse, verb: int) -> bool:
    """Whether a passive says what somebody is accused of: "is accused of *insulting* her"."""
    token = parse.tokens[verb]
    if token.tag != "VBG" or relation(token) != "advcl" or not is_passive(parse, token.head):
        return False
    marks = {parse.tokens[i].lower for i in dependents(parse, verb, "mark", "case")}
    return "of" in marks
