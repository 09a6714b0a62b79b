"""Terms: the content words of a proposition in the forms in which another text may have them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from attribution.comparison.compare_words import CompareWords
from attribution.entities import Entities
from attribution.grammar.words import WORDS, numbers
from attribution.model import Parse, Token
from attribution.rulebook.tuning import Tuning

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_NUMERALS = numbers(WORDS.numerals)


@dataclass(frozen=True, slots=True)
class Term:
    """A content word: its forms, any of which another text may have, and its weight."""

    forms: frozenset[str]
    """Lemma and word in lower case; of a pronoun or a description also the words of the name that
    it goes back to."""
    weight: float
    word: str
    """As the text has it."""


def terms_of(
    parse: Parse, entities: Entities, tokens: Iterable[int], words: CompareWords
) -> Iterator[Term]:
    """The terms of those tokens: nouns, names, verbs, adjectives, numbers, and linked pronouns."""
    for i in tokens:
        token = parse.tokens[i]
        known = name_behind(entities, i)
        if token.pos in _CONTENT and token.lemma.lower() not in words.empty:
            weighty = token.pos in ("PROPN", "NUM")
            weight = words.tuning.summary_name_weight if weighty else 1.0
            yield Term(_forms(token) | known, weight, token.text)
        elif token.pos == "PRON" and known:
            yield Term(known, 1.0, token.text)


def _forms(token: Token) -> frozenset[str]:
    if token.lower in _NUMERALS:
        return frozenset({str(_NUMERALS[token.lower])})
    if token.pos == "NUM":
        return frozenset({token.lower.replace(",", "")})
    return frozenset({token.lower, token.lemma.lower()})


def name_behind(entities: Entities, i: int) -> frozenset[str]:
    """The words of the name that the mention headed by a token goes back to."""
    mention = entities.mentions.of(i)
    if mention is None or mention.head != i:
        return frozenset()
    cluster = entities.cluster_of(mention)
    return frozenset(cluster.name.words) if cluster is not None and cluster.name else frozenset()


def coverage(terms: Collection[Term], others: Collection[str], tuning: Tuning) -> float:
    """The share of the terms, by weight, that have a form or a tied word among the others."""
    whole = sum(term.weight for term in terms)
    if not whole:
        return 0.0
    return sum(term.weight for term in terms if is_met(term, others, tuning)) / whole


def is_met(term: Term, others: Collection[str], tuning: Tuning) -> bool:
    """Whether one of its forms, or a word tied to it, is among the others."""
    if any(form in others for form in term.forms):
        return True
    return any(are_tied(form, other, tuning) for form in term.forms for other in others)


def are_tied(one: str, other: str, tuning: Tuning) -> bool:
    """Whether two words are of one family by their beginning: *resign*, *resignation*."""
    shared = int(tuning.summary_shared_letters)
    if one[:shared] != other[:shared] or len(one) < shared or not one.isalpha():
        return False
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return max(len(one), len(other)) - shared <= tuning.summary_ending_letters
