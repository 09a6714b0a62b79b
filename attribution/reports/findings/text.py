"""Findings for a reader: how grave, where and what, and under it the words, underlined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from attribution.checks.severities import SEVERITIES
from attribution.model import Article, Evidence, Finding, Severity, Span
from attribution.reports.findings.outcome import Outcome
from attribution.reports.findings.visible import visible, width
from attribution.reports.folding import folded

Style = Callable[[str, str], str]
"""Gives words the look of a role: error, warning, note, path, check, mark, quiet."""
COLUMNS = 80
"""How wide a reader's page is where nothing says so."""
_BESIDE = 24
"""Characters of the paragraph that an excerpt shows before and after the words."""
_INDENT = " " * 9
_LEAST = 20
"""Columns of words that a line has, however narrow the page."""


def plain(_role: str, words: str) -> str:
    """The words as they are."""
    return words


def write_text(
    outcome: Outcome, style: Style = plain, columns: int = COLUMNS, *, guidance: bool = False
) -> str:
    """The findings, each under its severity and place, then the totals; lines fit the columns.

    With `guidance` the published codes behind a check stand under the first of its findings.
    """
    pieces = TextPieces(style, columns, guidance=guidance, explain=outcome.explain)
    shown = "".join(pieces.of(article, findings) for article, findings in outcome.articles)
    remarks = (style("quiet", visible(remark)) + "\n" for remark in outcome.remarks)
    return f"{shown}{''.join(remarks)}{totals(outcome)}\n"


class TextPieces:
    """The findings of one article after the other, for a reader."""

    def __init__(self, style: Style, columns: int, *, guidance: bool, explain: bool) -> None:
        self._style, self._columns, self._explain = style, columns, explain
        self._guided: set[str] | None = set() if guidance else None

    def of(self, article: Article, findings: Sequence[Finding]) -> str:
        """The findings of an article, a blank line after each group; nothing without any."""
        lines: list[str] = []
        for group in groups_of(findings):
            lines.extend(
                _group(
                    article, group, self._style, self._columns, self._guided, explain=self._explain
                )
            )
            lines.append("")
        return "".join(line + "\n" for line in lines)


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
    tally = Tally()
    for _, findings in outcome.articles:
        tally.add(findings)
    return tally.line(len(outcome.troubles))


class Tally:
    """How many articles were read, and how many findings of each severity they have."""

    def __init__(self) -> None:
        self.articles = 0
        self.counts: Counter[Severity] = Counter()

    def add(self, findings: Sequence[Finding]) -> None:
        """Counts an article and its findings."""
        self.articles += 1
        self.counts.update(finding.severity for finding in findings)

    def line(self, unread: int) -> str:
        """The counts in a line, and how many files were not read."""
        parts = [counted(self.counts[s], s) for s in SEVERITIES if self.counts[s]]
        if unread and not self.articles:
            return "nothing read"
        more = f"; {counted(unread, 'file')} not read" if unread else ""
        return f"{', '.join(parts) or 'no findings'} in {counted(self.articles, 'article')}{more}"


def counted(n: int, noun: str) -> str:
    """The number and its noun: "1 error", "2 errors"."""
    return f"{n:,} {noun}" + ("" if n == 1 else "s")


def _group(
    article: Article,
    group: Group,
    style: Style,
    columns: int,
    guided: set[str] | None,
    *,
    explain: bool,
) -> Iterator[str]:
    """What is found, gravest first, each with its place; then the words, underlined."""
    for finding in group.findings:
        severity = style(finding.severity, finding.severity.ljust(7))
        place = visible(f"{article.path}:{finding.line}:{finding.column}")
        yield f"{severity}  {style('path', place)}  {style('check', finding.check)}"
        yield from _wrapped(visible(finding.message), columns)
        quiet = list(_guidance(finding, guided))
        quiet += _why(article, finding.evidence) if explain else ()
        for text in quiet:
            yield from (style("quiet", line) for line in _wrapped(text, columns, "  "))
    bar = _INDENT + style("quiet", "│ ")
    for before, words, after in excerpt(article, group.span, max(columns - 11, _LEAST)):
        yield f"{bar}{before}{style('mark', words)}{after}".rstrip()
        if words:
            yield bar + " " * width(before) + style("mark", "^" * width(words))


def _guidance(finding: Finding, guided: set[str] | None) -> Iterator[str]:
    """The codes behind the check, where they are asked for and were not told yet."""
    if guided is not None and finding.guidance and finding.check not in guided:
        guided.add(finding.check)
        yield f"guidance: {visible(finding.guidance)}"


def _wrapped(text: str, columns: int, hanging: str = "") -> list[str]:
    """The text in lines that fit; those after the first stand further in by `hanging`."""
    return folded(text, max(columns, len(_INDENT) + _LEAST), _INDENT, hanging)


def _why(article: Article, steps: tuple[Evidence, ...]) -> Iterator[str]:
    for step in steps:
        words = " … ".join(article.text[start:end] for start, end in step.spans)
        quoted = f" “{visible(words)}”" if words and words not in step.note else ""
        yield f"why: {visible(step.note)}{quoted}"


class Row(NamedTuple):
    """A line of an excerpt, in three: what is not meant, what is, and the rest."""

    before: str
    words: str
    after: str


def excerpt(article: Article, span: Span, room: int) -> list[Row]:
    """All the words of a span, with a little of their paragraph, in lines of at most `room`."""
    text, (start, end) = article.text, span
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", max(end, start))
    before = visible(text[first:start])
    after = visible(text[end : len(text) if last < 0 else last]).rstrip()
    if len(before) > _BESIDE:
        before = "…" + before[1 - _BESIDE :]
    if len(after) > _BESIDE:
        after = after[: _BESIDE - 1] + "…"
    words = visible(text[start:end])
    marked = (len(before), len(before) + len(words))
    return [_row(line, at, marked) for at, line in _lines(before + words + after, room)]


def _lines(text: str, room: int) -> Iterator[tuple[int, str]]:
    """The text cut at blanks, and within a word only where it is longer than a line."""
    first = 0
    while width(text[first:]) > room:
        end = _fitting(text, first, room)
        blank = text.rfind(" ", first, end + 1)
        cut = blank + 1 if blank > first else end
        yield first, text[first:cut]
        first = cut
    yield first, text[first:]


def _fitting(text: str, first: int, room: int) -> int:
    """Where a line of that room ends; it holds one character at least, and none is wider than 2."""
    end = first + 1
    while end < len(text):
        more = max(1, (room - width(text[first:end])) // 2)
        if width(text[first : end + more]) > room:
            break
        end += more
    return min(end, len(text))


def _row(line: str, at: int, marked: tuple[int, int]) -> Row:
    first, end = (min(max(place - at, 0), len(line)) for place in marked)
    words = line[first:end].rstrip() if end == len(line) else line[first:end]
    return Row(line[:first], words, line[first + len(words) :])
