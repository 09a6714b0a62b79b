"""Reports that did not take place: what somebody may say, is to say, or would say.

FactBank (Sauri and Pustejovsky 2009) tells events apart by whether the text gives them as having
happened; a report inside another's claim that the other gives as possible, planned or imagined is
an attribution of nobody's. In the narrator's own text *would say* and *will say* tell of speech.
"""

from __future__ import annotations

from attribution.extraction.frames import Frame
from attribution.grammar.trees import has, relation
from attribution.grammar.words import MODALS, WORDS
from attribution.model import Parse

_OWN_VOICE = WORDS.subject_pronouns & WORDS.first_person


def unrealised(parse: Parse, frame: Frame) -> str:
    """Why the report of a verb or adjective did not take place, empty where it did.

    A refusal took place ("he *would not* comment"), and so did what a speaker says of himself
    ("I *would say* it is late").
    """
    site = frame.site
    if site.rule.part not in ("verb", "adjective"):
        return ""
    words = {parse.tokens[i].lower for i in site.group.tokens}
    if words & MODALS and not words & WORDS.negators and not _is_own_voice(parse, frame):
        return "a modal: what somebody may or will say, within what another says"
    if _is_infinitive(parse, site.group.top):
        return "an infinitive: what somebody is to say, within what another says"
    return ""


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
    if token.tag != "VB" or relation(token) not in _GOVERNED or has(parse, verb, "aux"):
        return False
    before = [t.lower for t in parse.tokens[parse.edges[verb][0] : verb]]
    return "to" in before and "only" not in before  # "denied it, *only to admit* it in May"


_GOVERNED = ("acl", "advcl", "xcomp", "ccomp", "csubj")
