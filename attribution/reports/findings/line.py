"""Findings one a line, as compilers print them: path:line:column: severity: message [check]."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.model import Article, Finding
from attribution.reports.findings.outcome import Outcome
from attribution.reports.findings.visible import visible


def write_lines(outcome: Outcome) -> str:
    """A line for each finding; nothing where there is none."""
    return "".join(lines_of(article, findings) for article, findings in outcome.articles)


def lines_of(article: Article, findings: Sequence[Finding]) -> str:
    """The lines of one article."""
    return "".join(
        visible(f"{article.path}:{f.line}:{f.column}: {f.severity}: {f.message} [{f.check}]") + "\n"
        for f in findings
    )
