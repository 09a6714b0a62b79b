"""Findings for a reader: by file, each with its line, the words underlined and the guidance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from attribution.checks.grades import SEVERITIES
from attribution.model import Article, Evidence, Finding
from attribution.reports.findings.outcome import Outcome
from attribution.reports.findings.visible import visible, width

Style = Callable[[str, str], str]
"""Gives words the look of a role: error, warning, note, path, place, check, mark, quiet."""
_ROOM = 88
_LEAD = 24
_INDENT = "      "


def plain(role: str, words: str) -> str:
    """The words as they are."""
    return words


def write_text(outcome: Outcome, style: Style = plain) -> str:
    """The findings under the name of their file, then the totals."""
    lines: list[str] = []
    for article, findings in outcome.articles:
        if findings:
            lines.append(style("path", visible(article.path)))
            for finding in findings:
                lines.extend(_finding(article, finding, style, explain=outcome.explain))
            lines.append("")
    lines.extend(style("quiet", visible(remark)) for remark in outcome.remarks)
    lines.append(totals(outcome))
    return "\n".join(lines) + "\n"


def totals(outcome: Outcome) -> str:
    """One line: how many findings of each severity in how many articles."""
    counts = Counter(finding.severity for _, finding in outcome.findings())
    articles = counted(len(outcome.articles), "article")
    parts = [counted(counts[s], s) for s in SEVERITIES if counts[s]]
    if outcome.troubles and not outcome.articles:
        return "nothing read"
    unread = f"; {counted(len(outcome.troubles), 'file')} not read" if outcome.troubles else ""
    return f"{', '.join(parts) or 'no findings'} in {articles}{unread}"


def counted(n: int, noun: str) -> str:
    """The number and its noun: "1 error", "2 errors"."""
    return f"{n:,} {noun}" + ("" if n == 1 else "s")


def _finding(article: Article, finding: Finding, style: Style, *, explain: bool) -> Iterator[str]:
    place = style("place", f"{finding.line}:{finding.column}".rjust(7))
    severity = style(finding.severity, finding.severity.ljust(7))
    yield f"{place}  {severity}  {style('check', finding.check)}"
    yield _INDENT + visible(finding.message)
    before, words, after = excerpt(article, finding)
    yield _INDENT + style("quiet", "│ ") + before + style("mark", words) + after
    yield _INDENT + style("quiet", "│ ") + " " * width(before) + style("mark", "^" * width(words))
    if finding.guidance:
        yield _INDENT + style("quiet", "guidance: " + visible(finding.guidance))
    if explain:
        yield from (_INDENT + style("quiet", line) for line in _why(article, finding.evidence))


def _why(article: Article, steps: tuple[Evidence, ...]) -> Iterator[str]:
    for step in steps:
        words = " … ".join(article.text[start:end] for start, end in step.spans)
        quoted = f" “{visible(words)}”" if words and words not in step.note else ""
        yield f"why: {visible(step.note)}{quoted}"


def excerpt(article: Article, finding: Finding) -> tuple[str, str, str]:
    """The line's part that a finding stands in: before it, its own words, after it."""
    text, (start, end) = article.text, finding.span
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    last = len(text) if last < 0 else last
    end = min(max(end, start), last)
    before = visible(text[first:start])
    if len(before) > _LEAD:
        before = "…" + before[-_LEAD:]
    room = _ROOM - len(before)
    words = visible(text[start:end])
    if len(words) > room:
        return before, words[:room], "…"
    after = visible(text[end:last])
    room -= len(words)
    return before, words, after if len(after) <= room else after[:room] + "…"
