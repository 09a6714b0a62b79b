"""Plain text: a report without width or colour, and one line an attribution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from attribution.checks.claim_counts import SCALE
from attribution.model import Finding, Report
from attribution.reports.formats.written import Failed, written
from attribution.reports.outlines import (
    Row,
    Totals,
    article_line,
    by_level,
    by_source,
    findings_of,
    most_unnamed_first,
    other_findings,
    outline,
    totals,
)
from attribution.reports.wording import (
    count_of,
    details_of,
    line_of_article,
    safe,
    source_lines,
    source_name,
    summary_of,
)


def write_text(
    reports: Iterable[Report], *, grouping: str = "source", failed: Failed | None = None
) -> Iterator[str]:
    """Each article's summary, claims and sources; lines are as long as their contents.

    `grouping`: `source`, `level`, `order`, or `article` for a line an article.
    """
    total = Totals()
    if grouping == "article":
        lines = (line for _, line in written(reports, article_line, failed))
        yield from (f"{line_of_article(line)}\n" for line in most_unnamed_first(lines))
        return
    for report, text in written(reports, partial(_article, grouping=grouping), failed):
        yield ("\n" if total.articles else "") + text
        total += totals(report)
    if total.articles > 1:
        yield f"\n{count_of(total.articles, 'article')} in all\n"
        yield "\n".join(_summary(total)) + "\n"


def _article(report: Report, grouping: str) -> str:
    lines = (*_head(report), *_claims(report, grouping), *_others(report), *_sources(report))
    return "\n".join(lines) + "\n"


def write_lines(report: Report) -> str:
    """`path:line:column: level: source: claim`, a line an attribution."""
    path = safe(report.article.path)
    return "".join(
        f"{path}:{row.line}:{row.column}: {row.found.level}: {source_name(row)}: "
        f"{safe(row.found.claim.text)} [{'; '.join(details_of(row))}]\n"
        for row in outline(report)
    )


def _head(report: Report) -> Iterator[str]:
    yield safe(report.article.path)
    yield from (f"Note: {safe(note)}" for note in report.article.notes)
    yield from _summary(totals(report))


def _summary(total: Totals) -> Iterator[str]:
    yield summary_of(total)
    for level in SCALE:
        if total.levels[level]:
            yield f"  {level}: {count_of(total.levels[level], 'claim')}"


def _claims(report: Report, grouping: str) -> Iterator[str]:
    if not report.attributions:
        return
    yield ""
    if grouping == "source":
        yield "Claims by source"
        for group in by_source(report):
            yield _speaker(group.rows[0])
            for row in group.rows:
                yield from _claim(report, row, headed=False)
        return
    rows = outline(report)
    if grouping == "level":
        rows = tuple(row for _, found in by_level(report) for row in found)
    yield f"Claims {'by level' if grouping == 'level' else 'in order'}"
    for row in rows:
        yield from _claim(report, row, headed=True)


def _claim(report: Report, row: Row, *, headed: bool) -> Iterator[str]:
    indent = "  " * (row.depth + 1)
    speaker = f"{_speaker(row)}: " if headed else ""
    yield f"{indent}{row.line}: {speaker}{safe(row.found.claim.text)}"
    yield f"{indent}  {' · '.join(details_of(row))}"
    for finding in findings_of(report, row):
        yield f"{indent}  {_finding(finding)}"


def _finding(finding: Finding) -> str:
    return f"{finding.severity}: {safe(finding.message)} [{finding.check}]"


def _others(report: Report) -> Iterator[str]:
    findings = other_findings(report)
    if not findings:
        return
    yield ""
    yield "Findings elsewhere" if report.attributions else "Findings"
    for finding in findings:
        yield f"  {finding.line}: {safe(report.article.words(finding.span))}"
        yield f"    {_finding(finding)}"


def _speaker(row: Row) -> str:
    return f"{row.source.level if row.source else row.found.level}: {source_name(row)}"


def _sources(report: Report) -> Iterator[str]:
    if not report.sources:
        return
    yield ""
    yield "Sources"
    for source in source_lines(report):
        line = f"line {source.line}" if source.line else ""
        told = filter(None, (source.told, count_of(source.claims, "claim"), line))
        yield f"  {source.level}: {source.name} ({' · '.join(told)})"
