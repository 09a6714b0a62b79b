"""Conditions on an attribution: what is claimed, by which way it came, who else stands by."""

from __future__ import annotations

from functools import lru_cache

from attribution.checks.context import PEOPLE, Case, anchor, gives_source
from attribution.checks.declared.check_subjects import (
    Held,
    Subject,
    Test,
    agree,
    attribution_of,
    one_of,
)
from attribution.checks.relay_chains import chain_steps, is_corroborated
from attribution.grammar.clauses import purpose_of
from attribution.grammar.trees import dependents, relation, subtree
from attribution.grammar.words import WORDS
from attribution.model import NARROWED, Attribution

_SUPPOSING = WORDS.supposing_conjunctions


def _kind(case: Case, subject: Subject, wanted: object) -> Held | None:
    return one_of(attribution_of(subject).kind, wanted, "")


def _mode(case: Case, subject: Subject, wanted: object) -> Held | None:
    return one_of(attribution_of(subject).mode, wanted, "")


def _nested(case: Case, subject: Subject, wanted: object) -> Held | None:
    return agree(attribution_of(subject).within is not None, wanted, "")


def _corroborated(case: Case, subject: Subject, wanted: object) -> Held | None:
    found = is_corroborated(case, attribution_of(subject))
    return agree(found, wanted, "", "no other source is given for this claim")


def _passive_cue(case: Case, subject: Subject, wanted: object) -> Held | None:
    cue = attribution_of(subject).cue
    head = cue.head if cue else None
    found = head is not None and any(True for _ in dependents(case.parse, head, "aux:pass"))
    return agree(found, wanted, "the passive leaves out who says so")


def _supposed(case: Case, subject: Subject, wanted: object) -> Held | None:
    own = attribution_of(subject)
    head = own.cue.head if own.cue else None
    article = own.source.tokens[0] if own.source and own.source.tokens else None
    if head is None or article is None:
        return agree(False, wanted, "")
    tokens = case.parse.tokens
    marks = {tokens[i].lower for i in dependents(case.parse, head, "mark", "advmod")}
    # "when a leader says so": of nobody in particular, and it need not have happened.
    nobody = tokens[article].lower in WORDS.indefinite_articles | {"any"} and tokens[head].tag in (
        "VBZ",
        "VBP",
    )
    return agree(nobody and not marks.isdisjoint(_SUPPOSING), wanted, "")


def _purpose(case: Case, subject: Subject, wanted: object) -> Held | None:
    """Of "gathered to demand a vote": what they came for, and nothing that they tell anybody."""
    cue = attribution_of(subject).cue
    found = any(purpose_of(case.parse, i) is not None for i in (cue.tokens if cue else ()))
    return agree(found, wanted, "it is what something else was done for")


def _first_quotation(case: Case, subject: Subject, wanted: object) -> Held | None:
    first = _first_quoted(case)
    return agree(first is subject.attribution, wanted, "it is the first quotation of the article")


@lru_cache(maxsize=1)
def _first_quoted(case: Case) -> Attribution | None:
    quoting = [
        a
        for a in case.attributions
        if a.mode != "indirect" and a.kind in ("statement", "stance") and case.is_told(anchor(a))
    ]
    return min(quoting, key=lambda a: min(a.claim.tokens, default=0), default=None)


def _claim_names(case: Case, subject: Subject, wanted: object) -> Held | None:
    held = {*attribution_of(subject).claim.tokens, *_object_of_cue(case, subject)}
    for i in sorted(held):
        token = case.parse.tokens[i]
        if token.pos == "PROPN" and case.name_type(token.i) != "place":
            return Held(f"it is about “{token.text}”", (token.span,)) if wanted else None
    return None if wanted else Held("")


def _object_of_cue(case: Case, subject: Subject) -> list[int]:
    """Of whom the cue says it: called *the mayor* a liar."""
    cue = attribution_of(subject).cue
    if cue is None or cue.head is None:
        return []
    objects = dependents(case.parse, cue.head, "obj", "obl")
    return [i for j in objects for i in subtree(case.parse, j)]


def _claim_modal(case: Case, subject: Subject, wanted: object) -> Held | None:
    words = wanted if isinstance(wanted, tuple) else ()
    tokens = case.parse.tokens
    held = set(attribution_of(subject).claim.tokens)
    for i in sorted(held):
        # "will leave": the claim's own verb, not that of a clause within it.
        if (
            tokens[i].lemma in words
            and relation(tokens[i]) == "aux"
            and _is_top(case, tokens[i].head, held)
        ):
            return Held(f"“{tokens[i].text}” looks ahead", (tokens[i].span,))
    return None


def _is_top(case: Case, verb: int, claim: set[int]) -> bool:
    token = case.parse.tokens[verb]
    return token.head not in claim or token.head == verb


def _chain_at_least(case: Case, subject: Subject, wanted: object) -> Held | None:
    steps = chain_steps(case, attribution_of(subject))
    if not isinstance(wanted, (int, float)) or len(steps) - 1 < wanted:
        return None
    return Held("it came by way of " + ", ".join(f"“{name}”" for name in steps))


def _relays_others(case: Case, subject: Subject, wanted: object) -> Held | None:
    steps = chain_steps(case, attribution_of(subject))
    others = ", ".join(f"“{name}”" for name in steps[1:])
    return agree(len(steps) > 1, wanted, f"it passes on the words of {others}")


def _sentences_before_source(case: Case, subject: Subject, wanted: object) -> Held | None:
    attribution = attribution_of(subject)
    if attribution.source is None or not attribution.source.tokens or not attribution.claim.tokens:
        return None
    tokens = case.parse.tokens
    first = tokens[attribution.claim.tokens[0]].sentence
    cue = attribution.cue.tokens if attribution.cue else ()
    named = tokens[min((attribution.source.tokens[0], *cue))].sentence
    if not isinstance(wanted, (int, float)) or named - first < wanted:
        return None
    return Held(f"the source comes {named - first} sentences after the claim begins")


def _words_before_source(case: Case, subject: Subject, wanted: object) -> Held | None:
    attribution = attribution_of(subject)
    if attribution.source is None or not attribution.source.tokens:
        return None
    named = attribution.source.tokens[0]
    before = [i for i in attribution.claim.tokens if i < named]
    if not isinstance(wanted, (int, float)) or len(before) < wanted:
        return None
    return Held(f"{len(before)} words of the claim come before the source")


def _silent_for(case: Case, subject: Subject, wanted: object) -> Held | None:
    own = attribution_of(subject)
    tokens, claim = case.parse.tokens, own.claim.tokens
    known = own.source is not None and all(tokens[i].pos == "PRON" for i in own.source.tokens)
    if known or not claim or own.source is None:
        return None
    here = tokens[claim[0]].sentence
    for sentence in range(here - int(str(wanted)), here):
        for other in case.speaking.get(sentence, ()):
            if other.source is not None and other.source.entity == own.source.entity:
                return None
    return Held("")


def _named_within(case: Case, subject: Subject, wanted: object) -> Held | None:
    named = _speaker_within(case, subject, wanted, named=True)
    return Held(f"{named} is named nearby") if named else None


def _no_named_within(case: Case, subject: Subject, wanted: object) -> Held | None:
    named = _speaker_within(case, subject, wanted, named=True)
    return None if named else Held("nobody of them is named nearby")


def _no_source_within(case: Case, subject: Subject, wanted: object) -> Held | None:
    anyone = _speaker_within(case, subject, wanted, named=False)
    return None if anyone else Held("no source is given in the sentence or beside it")


def _speaker_within(case: Case, subject: Subject, reach: object, *, named: bool) -> str:
    own = attribution_of(subject)
    here = case.sentence_of(own)
    for sentence in range(here - int(str(reach)), here + int(str(reach)) + 1):
        for other in case.speaking.get(sentence, ()):
            if other is own or not gives_source(other) or other.source is None:
                continue
            # "The admiral is thought to have urged calm": what is thought gives nobody for it.
            if other.within == own.id:
                continue
            if named and other.level not in NARROWED:
                continue
            if _is_one_of(case, own, other) if named else _goes_with(case, own, other):
                return f"“{other.source.text}”"
    return ""


def _is_one_of(case: Case, own: Attribution, other: Attribution) -> bool:
    """True of a person who is quoted next, or speaks of the same: "critics say … said Ida Roe".

    A name in the paragraph before, or a body that answers them, is none of the critics.
    """
    source = case.source_of(other)
    if source is None or source.kind not in PEOPLE:
        return False
    after = anchor(other) > anchor(own)
    same = case.block_of(case.sentence_of(other)) == case.block_of(case.sentence_of(own))
    if after and (same or other.mode == "direct"):
        return True
    return (after or same) and not case.claim_words(own).isdisjoint(case.claim_words(other))


def _goes_with(case: Case, own: Attribution, other: Attribution) -> bool:
    """True of a source in the same paragraph, and in another one where it speaks of the same."""
    if case.block_of(case.sentence_of(other)) == case.block_of(case.sentence_of(own)):
        return True
    return not case.claim_words(own).isdisjoint(case.claim_words(other))


ATTRIBUTION: dict[str, Test] = {
    "kind": _kind,
    "mode": _mode,
    "nested": _nested,
    "corroborated": _corroborated,
    "passive-cue": _passive_cue,
    "supposed": _supposed,
    "purpose": _purpose,
    "first-quotation": _first_quotation,
    "claim-names": _claim_names,
    "claim-modal": _claim_modal,
    "chain-at-least": _chain_at_least,
    "relays-others": _relays_others,
    "sentences-before-source": _sentences_before_source,
    "words-before-source": _words_before_source,
    "silent-for": _silent_for,
    "named-source-within": _named_within,
    "no-named-source-within": _no_named_within,
    "no-source-within": _no_source_within,
}
