"""Findings one a line, as compilers print them: path:line:column: severity: message [check]."""

from __future__ import annotations

from attribution.reports.findings.outcome import Outcome
from attribution.reports.findings.visible import visible


def write_lines(outcome: Outcome) -> str:
    """A line for each finding; nothing where there is none."""
    return "".join(
        visible(f"{a.path}:{f.line}:{f.column}: {f.severity}: {f.message} [{f.check}]") + "\n"
        for a, f in outcome.findings()
    )
