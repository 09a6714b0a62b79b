"""Certainty: how surely a text says a thing, by the verb that reports it and the claim's own words.

Three steps, after the scale of Saurí and Pustejovsky (FactBank, 2009): possible, said, vouched for.
"""

from __future__ import annotations

from typing import Literal

from attribution.comparison.compare_words import CompareWords
from attribution.comparison.propositions import Proposition, Study
from attribution.grammar.clauses import clause_of, head_of
from attribution.grammar.trees import dependents
from attribution.model import Parse

Certainty = Literal[0, 1, 2]
"""0: left open; 1: said or stated; 2: vouched for."""


def certainty_of(study: Study, proposition: Proposition, words: CompareWords) -> Certainty:
    """How surely a proposition is put forward."""
    if doubt_of(study, proposition, words) is not None:
        return 0
    cue = _cue(study, proposition)
    return 2 if cue and cue in words.confirming else 1


def doubt_of(study: Study, proposition: Proposition, words: CompareWords) -> str | None:
    """The word that leaves a proposition open: its cue, or a hedge on its main clause."""
    parse = study.document.parse
    cue = _cue(study, proposition)
    if cue and (cue in words.distancing or cue in words.supposing or cue in words.hedges):
        return _cue_text(proposition)
    if proposition.attribution is not None and proposition.attribution.kind == "hearsay":
        return _cue_text(proposition)
    around = _main(parse, proposition)
    return next((parse.tokens[i].text for i in around if _is_open(parse, i, words)), None)


def _cue(study: Study, proposition: Proposition) -> str:
    """The lemma of the verb or noun that reports it; empty in the narrator's own voice."""
    part = proposition.attribution.cue if proposition.attribution else None
    if part is None or part.head is None:
        return ""
    return study.document.parse.tokens[part.head].lemma.lower()


def _cue_text(proposition: Proposition) -> str | None:
    part = proposition.attribution.cue if proposition.attribution else None
    return part.text if part else None


def _main(parse: Parse, proposition: Proposition) -> list[int]:
    """The main predicate of a proposition and what stands with it."""
    inside = frozenset(proposition.tokens)
    head = head_of(parse, proposition.tokens[0], proposition.tokens[-1] + 1)
    predicate = clause_of(parse, head)
    predicate = predicate if predicate in inside else head
    with_it = dependents(parse, predicate, "aux", "advmod", "cop", "amod", "nsubj")
    around = [predicate, *with_it]
    around += [j for i in around[1:] for j in dependents(parse, i, "advmod", "amod")]
    return [i for i in around if i in inside]


def _is_open(parse: Parse, i: int, words: CompareWords) -> bool:
    token = parse.tokens[i]
    if token.pos == "VERB" and token.lemma.lower() in words.supposing:
        return True
    return token.lower in words.hedges or token.lemma.lower() in words.hedges
