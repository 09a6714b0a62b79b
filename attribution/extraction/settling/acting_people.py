"""The people who act in a stretch of text: the subjects of its finite clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from attribution.extraction.sites import Text
from attribution.grammar.trees import dependents, relation
from attribution.grammar.verb_groups import is_passive
from attribution.grammar.words import WORDS
from attribution.model import FINITE, Parse, Token


class People(Enum):
    """Who counts: persons alone, or bodies and papers that may speak as well."""

    PERSONS = "persons"
    ANYONE_WHO_SPEAKS = "anyone who speaks"


def acting_in(text: Text, stretch: Sequence[int], people: People) -> list[tuple[int, int]]:
    """Each subject of the stretch once, with its verb; both of a pair that *and* joins.

    Subjects of main clauses count where there are any: of "Hale, who knows Quill, left" *Hale*.
    """
    found = list(_subjects(text, stretch, people))
    main = [pair for pair in found if is_main_in(text, pair[1], stretch)]
    heads: dict[str, tuple[int, int]] = {}
    for head, verb in main or found:
        heads.setdefault(text.parse.tokens[head].lower, (head, verb))
        for joined in dependents(text.parse, head, "conj"):
            heads.setdefault(text.parse.tokens[joined].lower, (joined, verb))
    return list(heads.values())


def _subjects(text: Text, stretch: Sequence[int], people: People) -> Iterator[tuple[int, int]]:
    parse, inside = text.parse, set(stretch)
    for i in stretch:
        for child in dependents(parse, i, "nsubj"):
            if child not in inside or child in text.quoted:
                continue
            if people is People.PERSONS and is_passive(parse, i):
                continue
            finite = [i, *dependents(parse, i, "aux", "cop")]
            if not any(parse.tokens[j].tag in FINITE for j in finite):
                continue
            if counts(text, parse.tokens[child], people):
                yield child, i


def counts(text: Text, token: Token, people: People) -> bool:
    """Whether a word may be the subject of what one of these people does."""
    if people is People.PERSONS:
        if token.pos == "NOUN":
            named = dependents(text.parse, token.i, "appos")
            return token.lemma in text.words.roles or any(is_person(text.parse, i) for i in named)
        return is_person(text.parse, token.i) or token.lower in WORDS.he_or_she
    if token.pos == "NOUN":
        return token.lemma in text.words.speaking_nouns
    if token.pos == "PRON":
        return token.lower in WORDS.subject_pronouns
    return token.pos == "PROPN" or bool(token.name)


def is_person(parse: Parse, i: int) -> bool:
    """Whether a word is the head of a personal name, or of one that nothing else is known of."""
    name = [parse.tokens[i], *(parse.tokens[j] for j in dependents(parse, i, "flat"))]
    if any(token.name == "person" for token in name):
        return True
    mistagged = len(name) > 1 and all(token.text[:1].isupper() for token in name)
    proper = mistagged or any(token.pos == "PROPN" for token in name)
    return proper and not any(token.name for token in name)


def is_named(parse: Parse, i: int) -> bool:
    """Whether a word heads the name of a person or a body, or one that nothing is known of."""
    name = [parse.tokens[i], *(parse.tokens[j] for j in dependents(parse, i, "flat", "compound"))]
    proper = any(token.pos == "PROPN" for token in name)
    return proper and {token.name for token in name} <= {"", "person", "organisation"}


def is_main_in(text: Text, verb: int, stretch: Sequence[int]) -> bool:
    """Whether a clause is no subordinate one of the stretch."""
    token = text.parse.tokens[verb]
    if token.head == verb or token.head not in stretch:
        return True
    return relation(token) in ("conj", "parataxis", "root")
