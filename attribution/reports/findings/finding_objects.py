"""Findings as JSON objects, in one list or one a line, each with its article."""

from __future__ import annotations

import json
from collections.abc import Sequence

from attribution.model import Article, Finding
from attribution.reports.contract import finding_object
from attribution.reports.findings.outcome import Outcome

# Legal in a JSON string, but many readers break a line at them.
_LINE_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def write_json(outcome: Outcome) -> str:
    """One object with the findings, the articles that were read and the troubles."""
    document = {
        "schema": 1,
        "articles": [article.path for article, _ in outcome.articles],
        "notes": [
            {"article": article.path, "note": note}
            for article, _ in outcome.articles
            for note in article.notes
        ],
        "findings": [as_object(a, f) for a, f in outcome.findings()],
        "troubles": list(outcome.troubles),
    }
    return _legible(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def write_jsonl(outcome: Outcome) -> str:
    """A finding a line, with its `article`."""
    return "".join(json_lines_of(article, findings) for article, findings in outcome.articles)


def json_lines_of(article: Article, findings: Sequence[Finding]) -> str:
    """The lines of one article."""
    return "".join(
        _legible(json.dumps(as_object(article, finding), ensure_ascii=False)) + "\n"
        for finding in findings
    )


def as_object(article: Article, finding: Finding) -> dict[str, object]:
    """The finding with the keys of the output contract and those of this command."""
    end_line, end_column = article.line_column(finding.span.end)
    return {
        "article": article.path,
        **finding_object(finding),
        "end_line": end_line,
        "end_column": end_column,
        "text": article.text[slice(*finding.span)],
    }


def _legible(text: str) -> str:
    return text.translate(_LINE_BREAKS)
