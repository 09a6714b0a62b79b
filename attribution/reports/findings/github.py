"""Findings as GitHub workflow commands: annotations at the lines of a pull request."""

from __future__ import annotations

from collections import Counter

from attribution.checks.severities import SEVERITIES
from attribution.reports.findings.outcome import Outcome, last_line
from attribution.reports.findings.text import counted
from attribution.reports.findings.visible import visible

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
SHOWN = 10
"""Annotations of one level that GitHub shows for a step; the others it drops without a word."""


def write_github(outcome: Outcome) -> str:
    """A command for each finding, gravest first, and a line where GitHub shows not all."""
    ranked = sorted(outcome.findings(), key=lambda pair: SEVERITIES.index(pair[1].severity))
    lines = []
    for article, finding in ranked:
        place = {
            "file": article.path,
            "line": str(finding.line),
            "endLine": str(last_line(article, finding)),
            "col": str(finding.column),
            "title": finding.check,
        }
        options = ",".join(f"{key}={_option(value)}" for key, value in place.items())
        lines.append(f"::{COMMANDS[finding.severity]} {options}::{_message(finding.message)}")
    lines += [
        f"::notice file={_option(article.path)},title=note::{_message(note)}"
        for article, _ in outcome.articles
        for note in article.notes
    ]
    return "".join(line + "\n" for line in (*lines, *_unseen(outcome)))


def _unseen(outcome: Outcome) -> list[str]:
    counts = Counter(finding.severity for _, finding in outcome.findings())
    return [
        f"attribution: GitHub shows {SHOWN} of {counted(counts[severity], severity)}; "
        "the log of this step has all"
        for severity in SEVERITIES
        if counts[severity] > SHOWN
    ]


def _message(words: str) -> str:
    return visible(words).replace("%", "%25")


def _option(words: str) -> str:
    return _message(words).replace(":", "%3A").replace(",", "%2C")
