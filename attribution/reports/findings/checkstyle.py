"""Findings as Checkstyle XML, which many build servers read."""

from __future__ import annotations

from attribution.model import Article, Finding
from attribution.reports.findings.markup import HEADER, element
from attribution.reports.findings.outcome import Outcome

SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


def write_checkstyle(outcome: Outcome) -> str:
    """A file element for each article, with its findings; one more for files not read."""
    files = [_file(article, findings) for article, findings in outcome.articles]
    for line in outcome.troubles:
        error = {"line": "1", "severity": "error", "message": line, "source": "attribution.trouble"}
        files.append(element("file", {"name": line.partition(":")[0]}, element("error", error)))
    content = "".join(f"\n{file}" for file in files) + "\n"
    return HEADER + element("checkstyle", {"version": "10.0"}, content) + "\n"


def _file(article: Article, findings: tuple[Finding, ...]) -> str:
    errors = "".join(f"\n{_error(finding)}" for finding in findings)
    return element("file", {"name": article.path}, errors + "\n" if errors else "")


def _error(finding: Finding) -> str:
    attributes = {
        "line": str(finding.line),
        "column": str(finding.column),
        "severity": SEVERITIES[finding.severity],
        "message": finding.message,
        "source": f"attribution.{finding.check}",
    }
    return element("error", attributes)
