"""The verb group of a cue: its auxiliaries, negation, adverbs and the verbs it hangs on."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from attribution.grammar.trees import dependents, has, relation
from attribution.model import Parse, answered_once

_GROUP = ("aux", "cop", "compound:prt")
_WH = ("WRB", "WP", "WDT")


class VerbGroup(NamedTuple):
    """A predicate with its auxiliaries: `head` carries the meaning, `top` the subject."""

    head: int
    top: int
    tokens: tuple[int, ...]


def verb_group(parse: Parse, head: int, catenatives: Container[str] = ()) -> VerbGroup:
    """The whole contiguous group around a verb or a predicative adjective or noun.

    "has not yet said", "declined to say", "is confident": the guidelines of PolNeAR (Newell et al.
    2018) put it all in the cue. Verbs of `catenatives` pass their subject down to the verb below.
    """
    chain = [head]
    while (above := _catenative_above(parse, chain[-1], catenatives)) is not None:
        chain.append(above)
    members = set(chain)
    for verb in chain:
        members.update(satellites(parse, verb))
    return VerbGroup(head, chain[-1], contiguous(members, head))


def contiguous(members: set[int], head: int) -> tuple[int, ...]:
    """The unbroken run of indices around `head`."""
    first = last = head
    while first - 1 in members:
        first -= 1
    while last + 1 in members:
        last += 1
    return tuple(range(first, last + 1))


def satellites(parse: Parse, verb: int) -> Iterator[int]:
    """The auxiliaries, copula, particles, negation and adverbs before a predicate."""
    tokens = parse.tokens
    for child in parse.children[verb]:
        token = tokens[child]
        dep = relation(token)
        if token.dep in _GROUP or dep in _GROUP:
            yield child
        elif dep == "mark" and token.lower == "to":
            yield child
        elif dep == "advmod" and child == verb + 1 and token.lower == "back":
            yield child  # "shot *back*", which some trees take for no particle
        elif dep == "advmod" and child < verb and token.tag not in _WH:
            yield from range(*_without_comma(parse, child))


def _without_comma(parse: Parse, i: int) -> tuple[int, int]:
    first, end = parse.edges[i]
    marked = any(parse.tokens[j].pos == "PUNCT" for j in range(first, end))
    return (i, i + 1) if marked or end - first > 3 else (first, end)


def _catenative_above(parse: Parse, verb: int, catenatives: Container[str]) -> int | None:
    """The verb of which this one is the infinitive: "declined to say" → declined."""
    token = parse.tokens[verb]
    purpose = relation(token) == "advcl" and token.tag == "VB"  # "wrote to say"
    if not (purpose or relation(token) == "xcomp") or token.head > verb:
        return None
    above = parse.tokens[token.head]
    if above.lemma not in catenatives or has(parse, above.i, "obj", "iobj"):
        return None
    between = parse.tokens[above.i + 1 : verb]
    if any(t.pos not in ("PART", "ADV", "ADP", "AUX") or t.text == "," for t in between):
        return None
    return above.i


def _opens_clause(parse: Parse, verb: int) -> bool:
    """Whether a clause without subject and object begins with it: not "after a report *said*"."""
    if relation(parse.tokens[verb]) != "advcl" or has(parse, verb, "aux", "nsubj"):
        return False
    if has(parse, verb, "obj") and not _opens_sentence(parse, verb):
        return False  # "Once *deemed* the best harbour, Holm decayed" has no subject either
    if any(child < verb for child in dependents(parse, verb, "obl")):
        return False
    return verb == 0 or parse.tokens[verb - 1].pos not in ("NOUN", "PROPN")


def _opens_sentence(parse: Parse, participle: int) -> bool:
    """Whether a past participle stands at the head of its sentence, behind adverbs alone."""
    first = parse.sentence_of(participle).first
    before = parse.tokens[first:participle]
    return parse.tokens[participle].tag == "VBN" and all(t.pos in ("ADV", "SCONJ") for t in before)


@answered_once
def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the verb is a passive, with auxiliary or without ("a plan backed by aides")."""
    token = parse.tokens[verb]
    if has(parse, verb, "aux:pass", "nsubj:pass"):
        return True
    bare = token.tag == "VBN" and not has(parse, verb, "aux")
    if token.tag in ("VBN", "VBD") and _opens_clause(parse, verb):
        return True  # "Asked about the leak, Ruiz left", which taggers take for a past tense
    if not bare or relation(token) != "acl" or has(parse, verb, "obj"):
        return False
    if has(parse, verb, "obl:agent"):
        return True  # "the mayor, quoted by the paper, said"
    if parse.text_at(verb - 1) == "," and _completes(parse, verb + 1):
        return True  # "the vicar, accused of lying, left"
    # '"…," said Hale': a participle right behind a mark is a past tense that the tagger missed
    return verb > 0 and parse.tokens[verb - 1].pos != "PUNCT"


def _completes(parse: Parse, i: int) -> bool:
    """Whether a preposition stands at a place: accused *of* lying, described *as* calm."""
    return i < len(parse.tokens) and parse.tokens[i].tag == "IN"
