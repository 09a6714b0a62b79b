"""A finding: what a check states about a place of the text."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.model.evidence import Evidence
from attribution.model.scales import Severity
from attribution.model.spans import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check states about a place of the text, never that a policy was violated."""

    check: str
    severity: Severity
    span: Span
    line: int
    column: int
    message: str
    attribution: str | None = None
    guidance: str = ""
    evidence: tuple[Evidence, ...] = ()
    sentence: Span | None = None
    """The sentence that it begins in: what a baseline knows it by."""
    claim_type: str = ""
    """Of `unattributed-claim`: the type of claim, `casualty`; empty for the other checks."""

    @property
    def ids(self) -> tuple[str, ...]:
        """What a setting or a comment may call it: the check, and the check with the type."""
        return (self.check, f"{self.check}.{self.claim_type}") if self.claim_type else (self.check,)
