"""How many findings each check has, most first."""

from __future__ import annotations

from collections import Counter

from attribution.checks.severities import SEVERITIES
from attribution.reports.findings.outcome import Outcome
from attribution.reports.findings.text import totals


def write_statistics(outcome: Outcome) -> str:
    """A line for each check and severity with its count, then the totals."""
    counts = Counter((f.check, f.severity) for _, f in outcome.findings())
    ranked = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    width = max((len(f"{n:,}") for _, n in ranked), default=0)
    longest = max(map(len, SEVERITIES))
    lines = [f"{n:>{width},}  {severity:<{longest}}  {check}" for (check, severity), n in ranked]
    return "\n".join([*lines, totals(outcome)]) + "\n"
