"""Findings for a reader: by file, the words once, and under them all that is found in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from attribution.checks.severities import SEVERITIES
from attribution.model import Article, Evidence, Finding, Span
from attribution.reports.findings.outcome import Outcome
from attribution.reports.findings.visible import visible, width
from attribution.reports.folding import folded

Style = Callable[[str, str], str]
"""Gives words the look of a role: error, warning, note, path, place, check, mark, quiet."""
COLUMNS = 80
"""How wide a reader's page is where nothing says so."""
_LEAD = 24
_INDENT = " " * 9
_LEAST = 20
"""Columns of words that a line has, however narrow the page."""


def plain(_role: str, words: str) -> str:
    """The words as they are."""
    return words


def write_text(outcome: Outcome, style: Style = plain, columns: int = COLUMNS) -> str:
    """The findings under the name of their file, then the totals; lines fit into the columns.

    The guidance behind a check stands under the first of its findings.
    """
    lines: list[str] = []
    guided: set[str] = set()
    for article, findings in outcome.articles:
        if findings:
            lines.append(style("path", visible(article.path)))
            for group in groups_of(findings):
                told = _group(article, group, style, columns, guided, explain=outcome.explain)
                lines.extend([*told, ""])
                guided.update(finding.check for finding in group.findings)
    lines.extend(style("quiet", visible(remark)) for remark in outcome.remarks)
    lines.append(totals(outcome))
    return "\n".join(lines) + "\n"


class Group(NamedTuple):
    """Findings on the same words of a line, the gravest first, and those words."""

    span: Span
    findings: tuple[Finding, ...]


def groups_of(findings: Sequence[Finding]) -> tuple[Group, ...]:
    """The findings gathered by the words that they are about, in the order of the text."""
    groups: list[Group] = []
    for finding in findings:
        last = groups[-1] if groups else None
        if last and last.findings[0].line == finding.line and _is_same(last.span, finding.span):
            whole = Span(last.span.start, max(last.span.end, finding.span.end))
            groups[-1] = Group(whole, (*last.findings, finding))
        else:
            groups.append(Group(finding.span, (finding,)))
    return tuple(
        Group(span, tuple(sorted(found, key=lambda one: SEVERITIES.index(one.severity))))
        for span, found in groups
    )


def _is_same(one: Span, other: Span) -> bool:
    """True where they share half of the shorter one, or more."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= min(one.end - one.start, other.end - other.start)


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


def _group(
    article: Article,
    group: Group,
    style: Style,
    columns: int,
    guided: Collection[str],
    *,
    explain: bool,
) -> Iterator[str]:
    """The words behind the place where they begin, underlined, and what is found in them."""
    place = article.line_column(group.span.start)
    bar = style("quiet", "│ ")
    room = max(columns - len(_INDENT) - 2, _LEAST)
    before, words, after = excerpt(article, group.span, room)
    yield f"{style('place', _place(*place))}  {bar}{before}{style('mark', words)}{after}"
    yield _INDENT + bar + " " * width(before) + style("mark", "^" * width(words))
    for finding in group.findings:
        own = (finding.line, finding.column)
        head = _INDENT if own == place else f"{style('place', _place(*own))}  "
        place = own
        yield (
            head
            + style(finding.severity, finding.severity.ljust(7))
            + "  "
            + style("check", finding.check)
        )
        yield from _wrapped(visible(finding.message), columns)
        quiet = [f"guidance: {visible(finding.guidance)}"] if _is_new(finding, guided) else []
        quiet += _why(article, finding.evidence) if explain else ()
        for text in quiet:
            yield from (style("quiet", line) for line in _wrapped(text, columns, "  "))


def _place(line: int, column: int) -> str:
    return f"{line}:{column}".rjust(len(_INDENT) - 2)


def _is_new(finding: Finding, guided: Collection[str]) -> bool:
    return bool(finding.guidance) and finding.check not in guided


def _wrapped(text: str, columns: int, hanging: str = "") -> list[str]:
    """The text in lines that fit; those after the first stand further in by `hanging`."""
    return folded(text, max(columns, len(_INDENT) + _LEAST), _INDENT, hanging)


def _why(article: Article, steps: tuple[Evidence, ...]) -> Iterator[str]:
    for step in steps:
        words = " … ".join(article.text[start:end] for start, end in step.spans)
        quoted = f" “{visible(words)}”" if words and words not in step.note else ""
        yield f"why: {visible(step.note)}{quoted}"


def excerpt(article: Article, span: Span, room: int) -> tuple[str, str, str]:
    """The line's part that a span stands in, at most `room` wide: before it, it, after it."""
    text, (start, end) = article.text, span
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    last = len(text) if last < 0 else last
    end = min(max(end, start), last)
    before = visible(text[first:start])
    if len(before) > _LEAD:
        before = "…" + before[1 - _LEAD :]
    room -= len(before)
    words = visible(text[start:end])
    after = visible(text[end:last])
    if len(words) + min(len(after), 1) > room:
        return before, words[: room - 1], "…"
    room -= len(words)
    return before, words, after if len(after) <= room else after[: room - 1] + "…"
