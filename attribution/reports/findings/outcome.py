"""What a run of `attribution check` came to: all that any format of its report needs."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from attribution.checks.suppression.baselines import normalised, path_key
from attribution.model import Article, Finding, Severity


@dataclass(frozen=True, slots=True)
class CheckNote:
    """A check as a report describes it."""

    id: str
    about: str
    severity: Severity
    guidance: tuple[str, ...]
    page: str = ""
    """Its place on the pages of the rules: "checks/anonymity.md#vague-source"."""
    flagged: tuple[str, ...] = ()
    """Examples of what it finds."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings of each article that was read, and what went wrong with the others."""

    articles: tuple[tuple[Article, tuple[Finding, ...]], ...]
    checks: tuple[CheckNote, ...]
    version: str
    root: Path
    """The folder that relative paths are counted from."""
    troubles: tuple[str, ...] = ()
    """A line for each file that could not be read or analysed."""
    remarks: tuple[str, ...] = ()
    """Lines for a reader that are no findings: known ones left out, stale entries."""
    fail_on: Severity = "error"
    """Findings as grave as this fail the run."""
    explain: bool = False
    """Whether a reader wants every step of why."""
    docs_url: str = ""
    """Where the pages of the rules are published; empty where nobody says."""

    def findings(self) -> Iterator[tuple[Article, Finding]]:
        """Every finding with its article, in the order of the files and of the text."""
        for article, findings in self.articles:
            for finding in findings:
                yield article, finding


def fingerprints(outcome: Outcome) -> dict[tuple[str, int], str]:
    """For (path, number of the finding in its article) a name that survives moved lines.

    It is made of path, check, the sentence's words and how often the three came before.
    """
    names: dict[tuple[str, int], str] = {}
    for article, findings in outcome.articles:
        seen: Counter[str] = Counter()
        for n, finding in enumerate(findings):
            words = normalised(article.text[slice(*(finding.sentence or finding.span))])
            key = "\n".join((path_key(article.path, outcome.root), finding.check, words))
            seen[key] += 1
            digest = hashlib.sha256(f"{key}\n{seen[key]}".encode("utf-8", "surrogatepass"))
            names[article.path, n] = digest.hexdigest()[:32]
    return names


def last_line(article: Article, finding: Finding) -> int:
    """The line on which the last of a finding's words stands."""
    return article.line_column(max(finding.span.end - 1, finding.span.start))[0]
