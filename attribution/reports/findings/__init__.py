"""The formats of `attribution check`: each a function from an outcome to text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attribution.model import Article, Finding
from attribution.reports.findings.checkstyle import write_checkstyle
from attribution.reports.findings.finding_objects import json_lines_of, write_json, write_jsonl
from attribution.reports.findings.github import write_github
from attribution.reports.findings.gitlab import write_gitlab
from attribution.reports.findings.junit import write_junit
from attribution.reports.findings.line import lines_of, write_lines
from attribution.reports.findings.outcome import CheckNote, Outcome
from attribution.reports.findings.sarif import write_sarif
from attribution.reports.findings.text import Style, Tally, TextPieces, plain, write_text

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

PieceOf = Callable[[Article, Sequence[Finding]], str]
"""Writes the findings of one article."""
PIECES: Mapping[str, PieceOf] = {"line": lines_of, "jsonl": json_lines_of}
"""The machine formats that are their articles' pieces one after the other, and nothing else."""

__all__ = [
    "FORMATS",
    "PIECES",
    "CheckNote",
    "Outcome",
    "PieceOf",
    "Style",
    "Tally",
    "TextPieces",
    "plain",
    "write_text",
]
