"""Findings as JUnit XML: a suite a file, a failed case a finding, an error a file not read."""

from __future__ import annotations

from attribution.checks.severities import at_least
from attribution.model import Article, Finding, Severity
from attribution.reports.findings.markup import HEADER, element, prose
from attribution.reports.findings.outcome import Outcome

_TIMESTAMP = "1970-01-01T00:00:00"
"""The schema asks for one; a report that changes with the clock cannot be compared."""


def write_junit(outcome: Outcome) -> str:
    """Suites in the order of the files; findings too slight to fail the run have passed."""
    suites = [
        _suite(
            n,
            article.path,
            [_case(article, f, outcome.fail_on) for f in findings] or [_clean(article)],
        )
        for n, (article, findings) in enumerate(outcome.articles)
    ]
    if outcome.troubles:
        cases = [_trouble(line) for line in outcome.troubles]
        suites.append(_suite(len(suites), "files not read", cases))
    return HEADER + element("testsuites", {}, "\n" + "\n".join(suites) + "\n") + "\n"


def _suite(n: int, name: str, cases: list[str]) -> str:
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum("<failure" in case for case in cases)),
        "errors": str(sum("<error" in case for case in cases)),
    }
    attributes = {
        "name": name,
        "package": "attribution",
        "id": str(n),
        "timestamp": _TIMESTAMP,
        "hostname": "localhost",
        **counts,
        "time": "0",
    }
    content = "\n".join(("<properties/>", *cases, "<system-out/>", "<system-err/>"))
    return element("testsuite", attributes, f"\n{content}\n")


def _case(article: Article, finding: Finding, fail_on: Severity) -> str:
    name = f"{finding.check} {finding.line}:{finding.column}"
    place = f"{article.path}:{finding.line}:{finding.column}: {finding.severity}"
    attributes = {"name": name, "classname": article.path, "time": "0"}
    if not at_least(finding.severity, fail_on):
        return element("testcase", attributes)
    lines = (place, finding.message, article.text[slice(*finding.span)])
    failure = {"message": finding.message, "type": f"{finding.severity}: {finding.check}"}
    return element("testcase", attributes, element("failure", failure, prose(lines)))


def _clean(article: Article) -> str:
    return element("testcase", {"name": "no findings", "classname": article.path, "time": "0"})


def _trouble(line: str) -> str:
    error = element("error", {"message": line, "type": "trouble"})
    return element("testcase", {"name": line, "classname": "attribution", "time": "0"}, error)
