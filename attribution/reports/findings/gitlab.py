"""Findings as a GitLab code quality report."""

from __future__ import annotations

import json

from attribution.checks.suppression.baselines import path_key
from attribution.reports.findings.outcome import Outcome, fingerprints, last_line

SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def write_gitlab(outcome: Outcome) -> str:
    """A list with an issue for each finding; fingerprints survive moved lines."""
    names = fingerprints(outcome)
    issues = [
        {
            "description": finding.message,
            "check_name": finding.check,
            "fingerprint": names[article.path, n],
            "severity": SEVERITIES[finding.severity],
            "location": {
                "path": path_key(article.path, outcome.root),
                "lines": {"begin": finding.line, "end": last_line(article, finding)},
            },
        }
        for article, findings in outcome.articles
        for n, finding in enumerate(findings)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
