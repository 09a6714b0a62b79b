"""The formats of `attribution check`: each a function from an outcome to text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attribution.reports.findings.checkstyle import write_checkstyle
from attribution.reports.findings.finding_objects import write_json, write_jsonl
from attribution.reports.findings.github import write_github
from attribution.reports.findings.gitlab import write_gitlab
from attribution.reports.findings.junit import write_junit
from attribution.reports.findings.line import write_lines
from attribution.reports.findings.outcome import CheckNote, Outcome
from attribution.reports.findings.sarif import write_sarif
from attribution.reports.findings.text import Style, plain, write_text

FORMATS: Mapping[str, Callable[[Outcome], str]] = {
    "text": write_text,
    "line": write_lines,
    "json": write_json,
    "jsonl": write_jsonl,
    "github": write_github,
    "sarif": write_sarif,
    "junit": write_junit,
    "gitlab": write_gitlab,
    "checkstyle": write_checkstyle,
}

__all__ = ["FORMATS", "CheckNote", "Outcome", "Style", "plain", "write_text"]
