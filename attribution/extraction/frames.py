"""Attributions in the making: cues whose roles are filled, and those that failed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from attribution.extraction.sites import RoleFill, Site
from attribution.model import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A cue with its roles filled.

    `claim` is what fills the role by the grammar; `claimed` the tokens of the claim as it is
    reported, with quotations made whole and edges trimmed, once settling has decided on them.
    """

    site: Site
    cue: tuple[int, ...]
    source: RoleFill | None
    source_role: str
    claim: RoleFill
    claim_role: str
    host: int | None = None
    """The main verb of the cue whose claim this one shares, of a rule that says `relayed-by`
    or `passes-on`."""
    claimed: frozenset[int] = frozenset()
    evidence: tuple[Evidence, ...] = ()

    @property
    def place(self) -> int:
        """The first word of the cue; where nothing signals the claim, the source's main word."""
        if self.cue:
            return self.cue[0]
        return min(self.claimed) if self.source is None else self.source.head or 0


class Miss(NamedTuple):
    """A possible cue of which nothing was made, and why."""

    site: Site
    why: str
