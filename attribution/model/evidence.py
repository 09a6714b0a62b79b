"""Evidence: how a result came about, for a reader; it decides nothing."""

from __future__ import annotations

from typing import NamedTuple

from attribution.model.spans import Spans


class Evidence(NamedTuple):
    """One step of how a result came about: the stage, the rule, a line for a reader, the words."""

    step: str
    rule: str
    note: str
    spans: Spans = ()
