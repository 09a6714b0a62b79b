"""A source: who stands behind claims, one row of the sources table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from attribution.model.evidence import Evidence
from attribution.model.scales import Basis, Count, Level, Reason, SourceKind
from attribution.model.spans import Spans


@dataclass(frozen=True, slots=True)
class Source:
    """Who stands behind claims: one row of the sources table."""

    id: str
    name: str
    kind: SourceKind
    level: Level
    count: Count = "unknown"
    number: int | None = None
    affiliation: str | None = None
    role: str | None = None
    status: str | None = None
    """`current`, `former` or None."""
    basis: Basis = "none"
    reason: Reason = "none"
    ground_rule: str | None = None
    member_of: str | None = None
    resolved: bool = True
    origin: Literal["stated", "undisclosed"] = "stated"
    anonymity: str | None = None
    """The words that grant anonymity, where there are any."""
    mentions: Spans = ()
    evidence: tuple[Evidence, ...] = ()
