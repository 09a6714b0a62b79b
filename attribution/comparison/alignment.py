"""Alignment: which propositions of an article a proposition of its summary goes back to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from attribution.comparison.propositions import Proposition
from attribution.comparison.terms import Term, are_tied, coverage, is_met
from attribution.rulebook.tuning import Tuning


class Match(NamedTuple):
    """A proposition of the article, and how much of the summary's proposition it covers."""

    proposition: Proposition
    points: float
    """From 0 to 1."""


@dataclass(frozen=True, slots=True)
class FormIndex:
    """Which of several sets of forms hold a term, without asking each of them."""

    holders: Mapping[str, tuple[int, ...]]
    """By form the numbers of the sets that have it."""
    families: Mapping[str, tuple[str, ...]]
    """By their first letters the forms that may be of one family."""
    tuning: Tuning

    @classmethod
    def of(cls, sets: Iterable[Iterable[str]], tuning: Tuning) -> FormIndex:
        """The index of those sets, numbered from 0."""
        holders: dict[str, list[int]] = defaultdict(list)
        for number, forms in enumerate(sets):
            for form in forms:
                holders[form].append(number)
        families: dict[str, list[str]] = defaultdict(list)
        for form in holders:
            families[form[: int(tuning.summary_shared_letters)]].append(form)
        return cls(
            {form: tuple(numbers) for form, numbers in holders.items()},
            {key: tuple(forms) for key, forms in families.items()},
            tuning,
        )

    def covers(self, terms: Sequence[Term]) -> dict[int, float]:
        """By number of a set that has any of the terms: the share of their weight that it has."""
        whole = sum(term.weight for term in terms)
        found: dict[int, float] = defaultdict(float)
        for term in terms:
            for number in {n for form in self._met_by(term) for n in self.holders[form]}:
                found[number] += term.weight / whole
        return found

    def _met_by(self, term: Term) -> set[str]:
        """The forms of the sets that meet a term."""
        found = {form for form in term.forms if form in self.holders}
        for form in term.forms:
            family = self.families.get(form[: int(self.tuning.summary_shared_letters)], ())
            found.update(other for other in family if are_tied(form, other, self.tuning))
        return found


def matches_of(
    stated: Proposition, propositions: Sequence[Proposition], index: FormIndex, tuning: Tuning
) -> tuple[Match, ...]:
    """The article's propositions that may be meant, best first; `index` is of their forms.

    Points are the share of the summary's terms that are found again, with a small part for the
    share of the article's: of two that hold all its words the shorter one is meant.
    """
    forms = stated.forms
    least = (tuning.summary_match - tuning.summary_length_share) / (1 - tuning.summary_length_share)
    scored = [
        Match(one, _points(there, coverage(one.terms, forms, tuning), tuning))
        for number, there in index.covers(stated.terms).items()
        if there >= least and _may_be(one := propositions[number], forms)
    ]
    found = sorted(scored, key=lambda match: (-match.points, match.proposition.span))
    if not found or found[0].points < tuning.summary_match:
        return ()
    floor = max(tuning.summary_match, found[0].points - tuning.summary_margin)
    return tuple(match for match in found if match.points >= floor)


def _may_be(one: Proposition, forms: frozenset[str]) -> bool:
    """What the narrator tells of somebody's mind is the same only where it is said whose."""
    return not one.owners or bool(one.owners & forms)


def _points(there: float, back: float, tuning: Tuning) -> float:
    return there * (1 - tuning.summary_length_share) + back * tuning.summary_length_share


def shared_words(stated: Proposition, one: Proposition, tuning: Tuning) -> tuple[str, ...]:
    """The words by which the two were matched, for a reader."""
    return tuple(term.word for term in stated.terms if is_met(term, one.forms, tuning))
