"""Evidence: how a result came about, for a reader; it decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.model.spans import Spans


@dataclass(frozen=True, slots=True)
class Evidence:
    """One step of how a result came about: the stage, the rule, a line for a reader, the words."""

    step: str
    rule: str
    note: str
    spans: Spans = ()
