"""An attribution: source, cue and claim (PARC 3.0; PolNeAR: source, cue, content)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from attribution.model.evidence import Evidence
from attribution.model.scales import Kind, Level, Mode
from attribution.model.spans import Spans


@dataclass(frozen=True, slots=True)
class Part:
    """Words of the article in one role: a cue, a claim or a mention of a source."""

    spans: Spans
    text: str
    tokens: tuple[int, ...]
    """Indices of its tokens, in order; empty for a source understood from another clause."""
    head: int | None = None
    """The word that decides: a noun phrase's head noun, a verb group's main verb."""
    entity: str | None = None
    """Id of the row of `sources`; filled by the stage that resolves them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A claim, the words that report it and the source it is given to."""

    id: str
    rule: str
    kind: Kind
    mode: Mode
    source: Part | None
    cue: Part | None
    claim: Part
    evidence: tuple[Evidence, ...]
    within: str | None = None
    partner: str | None = None
    """The attribution with the same claim through which this source's words came
    ("the paper reported, citing officials": on the officials' the paper's)."""
    level: Level = "hidden"
    relays: tuple[str, ...] = ()
    """Rows of `sources` whose words its source passes on."""
    passes_on: tuple[str, ...] = ()
    """Ids of the attributions whose words it passes on, one step."""
    effective_level: Level = "hidden"

    def because(self, *steps: Evidence, **changes: object) -> Attribution:
        """This attribution with fields changed and the steps added that say why."""
        return replace(self, evidence=(*self.evidence, *steps), **changes)  # type: ignore[arg-type]  # the caller names fields
