"""The word lists and numbers of the rule book that a comparison reads."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.rulebook import Rulebook
from attribution.rulebook.lexicons import WordList
from attribution.rulebook.tuning import Tuning


@dataclass(frozen=True, slots=True)
class CompareWords:
    """The words that say how surely a thing is put, those that say nothing, and the numbers."""

    empty: WordList
    distancing: WordList
    supposing: WordList
    confirming: WordList
    hedges: WordList
    tuning: Tuning

    @classmethod
    def of(cls, rulebook: Rulebook) -> CompareWords:
        """Those that are in force."""
        lexicons = rulebook.vocabulary
        return cls(
            lexicons.empty_verbs,
            lexicons.distancing_verbs,
            lexicons.supposing_verbs,
            lexicons.confirming_verbs,
            lexicons.hedges,
            rulebook.tuning,
        )
