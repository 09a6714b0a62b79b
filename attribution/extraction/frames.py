"""Attributions in the making: cues whose roles are filled, and those that failed."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.extraction.sites import Filler, Site
from attribution.model import Evidence


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue with its roles filled, before quotations, nesting and conflicts are settled."""

    site: Site
    cue: tuple[int, ...]
    source: Filler | None
    source_role: str
    claim: Filler
    claim_role: str
    host: int | None = None
    """The main verb of the cue whose claim this one shares, of a rule that says `relayed-by`
    or `passes-on`."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A possible cue of which nothing was made, and why."""

    site: Site
    why: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A draft whose claim is final."""

    draft: Draft
    cue: tuple[int, ...]
    claim: frozenset[int]
    evidence: tuple[Evidence, ...]

    @property
    def source(self) -> Filler | None:
        return self.draft.source
