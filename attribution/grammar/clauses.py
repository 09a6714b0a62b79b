"""What a clause says of itself: whose it is, whether it happened, whether it is denied."""

from __future__ import annotations

from collections.abc import Container, Iterator

from attribution.grammar.marks import MARKS
from attribution.grammar.trees import ancestors, dependent, dependents, relation, subtree
from attribution.grammar.words import NEGATIONS, WORDS
from attribution.model import FINITE, Parse, Token, answered_once

DOUBTS = WORDS.modals_of_chance | WORDS.modals_of_duty | WORDS.modals_of_condition
"""What a clause with one of these says is not told as certain."""
_WITHIN = ("acl", "advcl", "ccomp", "csubj", "xcomp")
_SUM = 5
"""Digits of a sum of money that somebody must have added up; prices have fewer."""


def head_of(parse: Parse, first: int, end: int) -> int:
    """The word of a stretch on which its other words hang."""
    tokens = parse.tokens
    roots = [
        i for i in range(first, end) if tokens[i].head == i or not first <= tokens[i].head < end
    ]
    verbs = [i for i in roots if tokens[i].pos == "VERB"]
    return (verbs or roots or [first])[0]


@answered_once
def clause_of(parse: Parse, i: int) -> int:
    """The predicate of the clause in which a word stands: a verb, or what stands with *is*."""
    for j in (i, *ancestors(parse, i)):
        token = parse.tokens[j]
        if (
            token.pos == "VERB"
            or token.head == j
            or dependent(parse, j, "cop", "nsubj") is not None
        ):
            return j
    return i


def is_main(parse: Parse, predicate: int) -> bool:
    """True of the main clause's predicate and of those coordinated with it."""
    while (token := parse.tokens[predicate]).head != predicate:
        if relation(token) not in ("conj", "parataxis"):
            return False
        predicate = token.head
    return True


def in_main_clause(parse: Parse, i: int, through: Container[str] = ()) -> bool:
    """True of a word that no clause within the sentence's main one holds.

    The infinitive of a verb of `through` counts as the main clause: "*let* a plant draw water".
    """
    return all(
        relation(parse.tokens[j]) not in _WITHIN or _is_passed_down(parse, j, through)
        for j in (i, *ancestors(parse, i))
    )


def _is_passed_down(parse: Parse, i: int, through: Container[str]) -> bool:
    token = parse.tokens[i]
    if relation(token) == "xcomp" and token.pos != "VERB":
        return True  # "has become *more common*": no clause of its own
    complement = relation(token) in ("xcomp", "ccomp") and token.tag in ("VB", "VBG", "VBN")
    return complement and parse.tokens[token.head].lemma in through


def purpose_of(parse: Parse, predicate: int) -> int | None:
    """The verb of what is done to that end: "*drove* at night to avoid the cameras"."""
    token = parse.tokens[predicate]
    marks = {parse.tokens[j].lower for j in dependents(parse, predicate, "mark", "aux")}
    is_purpose = relation(token) in ("advcl", "xcomp") and token.tag == "VB" and "to" in marks
    return token.head if is_purpose else None


def auxiliaries(parse: Parse, predicate: int) -> list[Token]:
    """The auxiliaries of a predicate, or of the one it shares them with."""
    found = [parse.tokens[j] for j in dependents(parse, predicate, "aux", "cop")]
    token = parse.tokens[predicate]
    if not found and relation(token) == "conj" and token.tag in ("VB", "VBN"):
        return auxiliaries(parse, token.head)
    return found


def is_certain(parse: Parse, predicate: int) -> bool:
    """True of a clause told as sure: no may, no would, no if, no wish and no order."""
    if any(aux.lemma in DOUBTS or aux.lower in DOUBTS for aux in auxiliaries(parse, predicate)):
        return False
    # "Sell it!" is an order; with a subject of its own a bare verb is a slip of the tagger.
    bare = parse.tokens[predicate].tag == "VB" and not auxiliaries(parse, predicate)
    if bare and dependent(parse, predicate, "nsubj") is None:
        return False
    marks = [parse.tokens[j].lower for j in dependents(parse, predicate, "mark")]
    return "to" not in marks and WORDS.conditional_conjunctions.isdisjoint(marks)


def is_fact(parse: Parse, predicate: int) -> bool:
    """True of a clause told as having happened: certain, and not still to come."""
    ahead = any(aux.lower in WORDS.modals_of_future for aux in auxiliaries(parse, predicate))
    return not ahead and is_certain(parse, predicate)


def is_past(parse: Parse, predicate: int) -> bool:
    """True of a past or a perfect."""
    helpers = auxiliaries(parse, predicate)
    # A tagger takes "covered" for a participle now and then.
    if parse.tokens[predicate].tag in ("VBD", "VBN") and not helpers:
        return True
    return any(
        a.tag in ("VBD", "VBN") or a.lower in WORDS.perfect_auxiliaries
        for a in auxiliaries(parse, predicate)
    )


def is_perfect_progressive(parse: Parse, predicate: int) -> bool:
    """True of what somebody has been doing: "has been drinking", "had quietly been selling"."""
    helpers = auxiliaries(parse, predicate)
    been = any(token.lower == "been" for token in helpers)
    had = any(token.lower in WORDS.perfect_auxiliaries for token in helpers)
    return parse.tokens[predicate].tag == "VBG" and been and had


def is_denied(parse: Parse, noun: int) -> bool:
    """True of a noun that stands for none of its kind: "no executive", "none of the staff"."""
    words = (noun, *dependents(parse, noun, "det", "advmod"))
    return any(parse.tokens[i].lower in NEGATIONS for i in words)


def is_negated(parse: Parse, predicate: int) -> bool:
    """True of a clause that is denied: its verb, its subject or its object."""
    for j in (predicate, *dependents(parse, predicate, "nsubj", "obj", "advmod", "aux", "cop")):
        words = (j, *dependents(parse, j, "advmod", "det"))
        if any(parse.tokens[k].lower in NEGATIONS for k in words):
            return True
    return False


def numbers_in(parse: Parse, predicate: int) -> Iterator[int]:
    """The numbers of a clause, years left out."""
    for i in subtree(parse, predicate):
        if parse.tokens[i].pos == "NUM" and not is_year(parse.tokens[i]):
            yield i


def is_year(token: Token) -> bool:
    """True of 1776 to 2099 written in four digits."""
    return len(token.text) == 4 and token.text.isdigit() and "1776" <= token.text <= "2099"


def is_age(parse: Parse, i: int) -> bool:
    """True of a number that tells how old somebody is: "Pawel Lis, 31, died", "aged 31"."""
    tokens, token = parse.tokens, parse.tokens[i]
    if token.pos != "NUM" or not token.text.isdigit() or len(token.text) > 3:
        return False
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before is not None and before.lower.startswith("age"):
        return True
    pauses = before is not None and before.text in (",", "(")
    named = i > 1 and (tokens[i - 2].text[:1].isupper() or tokens[i - 2].text == ".")
    closed = after is None or after.pos in ("PUNCT", "CCONJ")
    return pauses and named and closed


def is_sum(parse: Parse, i: int) -> bool:
    """True of a number after a sign of money, from ten thousand up."""
    tokens = parse.tokens
    before = tokens[i - 1].text if i > 0 else ""
    if not before.endswith(tuple(MARKS.currency_signs)):
        return False
    beside = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    digits = tokens[i].text.replace(",", "")
    if beside in WORDS.magnitudes | WORDS.magnitudes_of_money:
        return True
    return digits.isdigit() and len(digits) >= _SUM


def is_large(parse: Parse, i: int) -> bool:
    """True of a number of three digits or more, and of one in thousands, millions and up."""
    token = parse.tokens[i]
    if token.lower in WORDS.magnitudes:
        return True
    digits = token.text.replace(",", "")
    if is_year(token):
        return False
    if digits.isdigit() and len(digits) >= 3:
        return True
    beside = parse.tokens[i + 1].lower if i + 1 < len(parse.tokens) else ""
    return token.pos == "NUM" and beside in WORDS.magnitudes


def has_finite_verb(parse: Parse, first: int, end: int) -> bool:
    """True when the stretch tells something: a verb has its tense or its subject."""
    return any(
        token.tag in FINITE
        or (token.pos == "VERB" and dependent(parse, token.i, "nsubj") is not None)
        for token in parse.tokens[first:end]
    )
