"""Lexicons, the lists of words that rules and the engine name."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.errors import Location


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a lexicon: its lemma, or its phrase, and what is known of it."""

    text: str
    reliability: float | None = None
    """How often an occurrence is a cue, 0 to 1, as counted; None where nobody counted."""
    claim: tuple[str, ...] = ()
    """Roles that hold its claim, in place of the rule's own; empty: the rule's."""
    source: tuple[str, ...] = ()
    """Roles that hold its source, in place of the rule's own."""
    needs: tuple[str, ...] = ()
    """Conditions that it must meet beyond the rule's own."""
    means: str = ""
    """What it stands for: a nationality's or capital's state, a title's gender, a noun's class."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A list of words that rules name with a `$`."""

    id: str
    about: str
    source: str
    words: tuple[Word, ...]
    place: Location
