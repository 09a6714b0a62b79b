"""Findings as SARIF 2.1.0, for code scanning and editors."""

from __future__ import annotations

import json
import os
from pathlib import Path
from urllib.parse import quote

from attribution.model import Article, Finding
from attribution.reports.findings.outcome import CheckNote, Outcome, fingerprints

ROOT = "SRCROOT"
"""The name that SARIF's examples and GitHub give to a repository's top folder."""
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write_sarif(outcome: Outcome) -> str:
    """A log of one run: the rules that were in force, the results, what could not be read."""
    indices = {check.id: n for n, check in enumerate(outcome.checks)}
    names = fingerprints(outcome)
    folder, root = outcome.root, repository_root(outcome.root)
    results = [
        _result(article, finding, indices, names[article.path, n], (folder, root))
        for article, findings in outcome.articles
        for n, finding in enumerate(findings)
    ]
    driver = {
        "name": "attribution",
        "version": outcome.version,
        "rules": [_rule(check, outcome.docs_url) for check in outcome.checks],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The repository's top folder."}}},
        "invocations": [_invocation(outcome)],
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(check: CheckNote, docs_url: str) -> dict[str, object]:
    guidance = "\n".join(f"* {line}" for line in check.guidance)
    followed = f"\n\nGuidance it follows:\n\n{guidance}" if guidance else ""
    shown = "\n".join(f"* {text}" for text in check.flagged)
    followed += f"\n\nExamples of what it finds:\n\n{shown}" if shown else ""
    followed += f"\n\n`attribution rules show {check.id}` prints its page."
    address = f"{docs_url.rstrip('/')}/{check.page}"
    return {
        **({"helpUri": address} if docs_url and check.page else {}),
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
    article: Article,
    finding: Finding,
    indices: dict[str, int],
    fingerprint: str,
    places: tuple[Path, Path],
) -> dict[str, object]:
    return {
        "ruleId": finding.check,
        "ruleIndex": indices[finding.check],
        "level": finding.severity,
        "message": {"text": _unlinked(finding.message)},
        "locations": [{"physicalLocation": _location(article, finding, *places)}],
        "partialFingerprints": {"sentence/v1": fingerprint},
    }


def _location(article: Article, finding: Finding, folder: Path, root: Path) -> dict[str, object]:
    end_line, end_column = article.line_column(finding.span.end)
    return {
        "artifactLocation": address(article.path, folder, root),
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


def address(path: str, folder: Path, root: Path) -> dict[str, str]:
    """Where the file lies: under the root, whatever folder paths start at, else as a file URI."""
    if path == "-":
        return {"uri": "stdin"}
    file = Path(os.path.normpath(folder / path))
    if file.is_relative_to(root):
        return {"uri": quote(os.fsencode(file.relative_to(root).as_posix())), "uriBaseId": ROOT}
    return {"uri": file.as_uri()}


def repository_root(folder: Path) -> Path:
    """The folder that holds `.git` around this one; this one where none does."""
    around = (folder, *folder.parents)
    return next((one for one in around if (one / ".git").exists()), folder)


def _invocation(outcome: Outcome) -> dict[str, object]:
    notices = [{"level": "error", "message": {"text": line}} for line in outcome.troubles]
    return {
        "executionSuccessful": not outcome.troubles,
        "toolExecutionNotifications": notices,
    }


def _unlinked(message: str) -> str:
    # SARIF reads [words](1) in a message as a link and \ as its escape.
    return message.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
