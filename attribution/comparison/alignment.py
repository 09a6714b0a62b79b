"""Alignment: which propositions of an article a proposition of its summary goes back to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from attribution.comparison.propositions import Proposition
from attribution.comparison.terms import coverage, is_met
from attribution.rulebook.tuning import Tuning


class Match(NamedTuple):
    """A proposition of the article, and how much of the summary's proposition it covers."""

    proposition: Proposition
    points: float
    """From 0 to 1."""


def matches_of(
    stated: Proposition, propositions: Sequence[Proposition], tuning: Tuning
) -> tuple[Match, ...]:
    """The article's propositions that may be meant, best first.

    Points are the share of the summary's terms that are found again, with a small part for the
    share of the article's: of two that hold all its words the shorter one is meant.
    """
    stated_forms = stated.forms
    able = (one for one in propositions if not one.owners or one.owners & stated_forms)
    scored = (Match(one, _points(stated, one, tuning)) for one in able)
    found = sorted(scored, key=lambda match: -match.points)
    if not found or found[0].points < tuning.summary_match:
        return ()
    floor = max(tuning.summary_match, found[0].points - tuning.summary_margin)
    return tuple(match for match in found if match.points >= floor)


def _points(stated: Proposition, one: Proposition, tuning: Tuning) -> float:
    there = coverage(stated.terms, one.forms, tuning)
    back = coverage(one.terms, stated.forms, tuning) if there else 0.0
    return there * (1 - tuning.summary_length_share) + back * tuning.summary_length_share


def best_cover(stated: Proposition, article: Sequence[frozenset[str]], tuning: Tuning) -> float:
    """The largest share of a proposition's terms that stand together in neighbouring sentences."""
    return max((coverage(stated.terms, forms, tuning) for forms in article), default=0.0)


def shared_words(stated: Proposition, one: Proposition, tuning: Tuning) -> tuple[str, ...]:
    """The words by which the two were matched, for a reader."""
    return tuple(term.word for term in stated.terms if is_met(term, one.forms, tuning))
