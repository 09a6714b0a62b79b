"""Propositions: each thing a text states, in somebody's words or in its narrator's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from attribution.checks.context import SPEAKING
from attribution.comparison.compare_words import CompareWords
from attribution.comparison.terms import Term, terms_of
from attribution.entities import Entities
from attribution.grammar.trees import dependents, has, relation, runs, subtree
from attribution.model import FINITE, Attribution, Document, Parse, Source, Span

_TOLD_BESIDE = ("conj", "parataxis", "acl", "advcl")
_FEWEST = 2
"""Terms of a proposition at least; with fewer it says too little to be found again."""


class Study(NamedTuple):
    """An article and what was found in it."""

    document: Document
    attributions: tuple[Attribution, ...]
    entities: Entities
    sources: tuple[Source, ...]

    def source_of(self, attribution: Attribution) -> Source | None:
        """The source that an attribution's claim is given to."""
        entity = attribution.source.entity if attribution.source else None
        return next((source for source in self.sources if source.id == entity), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """What a text states in one place, and the attribution that says on whose word."""

    attribution: Attribution | None
    """None where the narrator states it."""
    terms: tuple[Term, ...]
    tokens: tuple[int, ...]
    span: Span
    sentence: int
    owners: frozenset[str] = frozenset()
    """Of what the narrator tells of somebody's mind ("Critics fear that …"): the forms of the words
    that say whose it is. Another text tells the same only where it has one of them."""

    @property
    def forms(self) -> frozenset[str]:
        """Every form of its terms."""
        return frozenset[str]().union(*(term.forms for term in self.terms))


def propositions_of(study: Study, words: CompareWords) -> tuple[Proposition, ...]:
    """The propositions of a text: claims in the order of their ids, then the narrator's."""
    stated = [*_claims(study), *_narrated(study)]
    made = (_proposition(study, words, a, tokens) for a, tokens in stated)
    return tuple(one for one in made if len(one.terms) >= _FEWEST)


def _claims(study: Study) -> Iterator[tuple[Attribution | None, tuple[int, ...]]]:
    """Each claim with what attributes it."""
    for attribution in study.attributions:
        if attribution.claim.tokens:
            yield attribution, attribution.claim.tokens


def _narrated(study: Study) -> Iterator[tuple[Attribution | None, tuple[int, ...]]]:
    """What is left of each sentence of prose beside what others say in it, where it has a verb.

    What the narrator tells of wants, beliefs and stances is the narrator's own.
    """
    parse = study.document.parse
    taken = frozenset(_words_of(a for a in study.attributions if a.kind in SPEAKING))
    for sentence in parse.sentences:
        if parse.article.blocks[sentence.block].kind not in ("prose", "list"):
            continue
        left = tuple(i for i in range(sentence.first, sentence.end) if i not in taken)
        whole = len(left) == sentence.end - sentence.first
        if any(_is_verb(parse, i) and (whole or _is_finite(parse, i)) for i in left):
            yield None, left


def _words_of(attributions: Iterable[Attribution]) -> Iterator[int]:
    for attribution in attributions:
        for part in (attribution.source, attribution.cue, attribution.claim):
            yield from part.tokens if part else ()


def _is_verb(parse: Parse, i: int) -> bool:
    return parse.tokens[i].pos in ("VERB", "AUX")


def _is_finite(parse: Parse, i: int) -> bool:
    return parse.tokens[i].tag in FINITE


def _proposition(
    study: Study, words: CompareWords, attribution: Attribution | None, tokens: tuple[int, ...]
) -> Proposition:
    parse = study.document.parse
    first, end = _longest(tokens)
    owners = () if attribution else _owners(study, frozenset(tokens))
    return Proposition(
        attribution=attribution,
        terms=tuple(terms_of(parse, study.entities, tokens, words)),
        tokens=tokens,
        span=parse.span(first, end),
        sentence=parse.tokens[first].sentence,
        owners=frozenset(parse.tokens[i].lemma.lower() for i in owners),
    )


def clauses_of(study: Study, words: CompareWords, whole: Proposition) -> Iterator[Proposition]:
    """The clauses that something else is told in: "…, and *two guards had resigned*"."""
    parse, inside = study.document.parse, frozenset(whole.tokens)
    for i in whole.tokens:
        if relation(parse.tokens[i]) in _TOLD_BESIDE and _is_clause(parse, i):
            tokens = tuple(j for j in subtree(parse, i) if j in inside)
            clause = _proposition(study, words, whole.attribution, tokens)
            if len(clause.terms) >= words.tuning.summary_clause_words:
                yield clause


def _is_clause(parse: Parse, i: int) -> bool:
    if has(parse, i, "nsubj"):
        return True
    verbs = (i, *dependents(parse, i, "aux", "cop"))
    return any(_is_finite(parse, j) for j in verbs)


def _owners(study: Study, tokens: frozenset[int]) -> Iterator[int]:
    """The words among the tokens by which the narrator says whose mind it is."""
    for attribution in study.attributions:
        if attribution.kind not in SPEAKING and attribution.within is None:
            for part in (attribution.source, attribution.cue):
                yield from (i for i in (part.tokens if part else ()) if i in tokens)


def _longest(tokens: tuple[int, ...]) -> tuple[int, int]:
    """The longest stretch of the tokens without a gap."""
    return max(runs(tokens), key=lambda run: run[1] - run[0])
