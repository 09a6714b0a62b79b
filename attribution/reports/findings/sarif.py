"""Findings as SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

from attribution.model import Article, Finding
from attribution.reports.findings.outcome import CheckNote, Outcome, fingerprints

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write_sarif(outcome: Outcome) -> str:
    """A log of one run: the rules that were in force, the results, what could not be read."""
    indices = {check.id: n for n, check in enumerate(outcome.checks)}
    names = fingerprints(outcome)
    results = [
        _result(article, finding, indices, names[article.path, n])
        for article, findings in outcome.articles
        for n, finding in enumerate(findings)
    ]
    driver = {
        "name": "attribution",
        "version": outcome.version,
        "rules": [_rule(check) for check in outcome.checks],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(outcome)],
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(check: CheckNote) -> dict[str, object]:
    guidance = "\n".join(f"* {line}" for line in check.guidance)
    followed = f"\n\nGuidance it follows:\n\n{guidance}" if guidance else ""
    return {
        "id": check.id,
        "name": check.id,
        "shortDescription": {"text": check.about},
        "fullDescription": {"text": check.about},
        "help": {
            "text": check.about + followed,
            "markdown": f"**{check.id}**\n\n{check.about}{followed}",
        },
        "defaultConfiguration": {"level": check.severity},
    }


def _result(
    article: Article, finding: Finding, indices: dict[str, int], fingerprint: str
) -> dict[str, object]:
    return {
        "ruleId": finding.check,
        "ruleIndex": indices[finding.check],
        "level": finding.severity,
        "message": {"text": _unlinked(finding.message)},
        "locations": [{"physicalLocation": _location(article, finding)}],
        "partialFingerprints": {"sentence/v1": fingerprint},
    }


def _location(article: Article, finding: Finding) -> dict[str, object]:
    end_line, end_column = article.line_column(finding.span.end)
    return {
        "artifactLocation": {"uri": address(article.path)},
        "region": {
            "startLine": finding.line,
            "startColumn": finding.column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": finding.span.start,
            "charLength": finding.span.end - finding.span.start,
            "snippet": {"text": article.text[slice(*finding.span)]},
        },
    }


def address(path: str) -> str:
    """The path as a URI reference: relative stays relative, an absolute one gets its scheme."""
    if path == "-":
        return "stdin"
    file = Path(path)
    return file.as_uri() if file.is_absolute() else quote(file.as_posix())


def _invocation(outcome: Outcome) -> dict[str, object]:
    notices = [{"level": "error", "message": {"text": line}} for line in outcome.troubles]
    return {
        "executionSuccessful": not outcome.troubles,
        "toolExecutionNotifications": notices,
    }


def _unlinked(message: str) -> str:
    # SARIF reads [words](1) in a message as a link and \ as its escape.
    return message.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
