"""Cue rules as the engine reads them; `sections.cue_sections` makes them from YAML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from attribution.errors import Location
from attribution.model import Kind
from attribution.rulebook.lexicons import Word

PartOfSpeech = Literal["verb", "noun", "adjective", "adverb", "phrase", "mark", "beside"]


@dataclass(frozen=True, slots=True)
class Finds:
    """What an example must yield: quotes of its text; None where a role is not checked."""

    cue: str | None = None
    source: str | None = None
    """The empty string: nobody is expressed."""
    claim: tuple[str, ...] | None = None
    mode: str | None = None
    within: bool | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of the project's own and what the rule finds in it."""

    text: str
    finds: tuple[Finds, ...]
    """Empty: the rule finds nothing."""
    place: Location
    known_gap: str = ""
    """Why it is not met yet; such an example is reported and does not fail."""


@dataclass(frozen=True, slots=True)
class CueRule:
    """A way of reporting: words that signal it and the roles of source and claim around them."""

    id: str
    about: str
    kind: Kind
    part: PartOfSpeech
    words: tuple[Word, ...]
    source: tuple[str, ...]
    """Roles, in order: the first that is filled holds. Empty: nobody is expressed."""
    claim: tuple[str, ...]
    examples: tuple[Example, ...]
    place: Location
    voice: Literal["active", "passive", "any"] = "any"
    relayed_by: tuple[str, ...] = ()
    """Roles of the source that passes this one's words on."""
    passes_on: tuple[str, ...] = ()
    """Roles of the source whose words this one passes on."""
    needs: tuple[str, ...] = ()
    """Conditions, all of which must hold; see `conditions`."""
    unless: tuple[str, ...] = ()
    """Patterns of words around the cue that rule it out."""
    when: tuple[str, ...] = ()
    """Patterns of words of which one must touch the cue; empty: none is asked for."""
    guidance: str = ""
    aliases: tuple[str, ...] = ()
    source_required: bool = False
    """Nothing is found where no source is expressed or understood."""

    @property
    def demands(self) -> int:
        """How much the rule asks for; of two rules for a word the more demanding goes first.

        A condition that only rules something out ("no norm") asks for nothing.
        """
        asked = sum(not name.startswith("no ") for name in self.needs)
        return 2 * (asked + (self.voice != "any") + bool(self.when)) + self.source_required
