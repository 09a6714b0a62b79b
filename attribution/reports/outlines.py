"""What a reader's report shows of an article: claims in rows, who passes on whom, totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from attribution.checks.claim_counts import SCALE, claims_by_level
from attribution.model import UNNAMED, Attribution, Finding, Level, Report, Source
from attribution.reports.contract import first_offset
from attribution.sources.independence import Support, Supports


class Row(NamedTuple):
    """An attribution as a reader meets it."""

    found: Attribution
    line: int
    column: int
    depth: int
    """In how many other claims it stands."""
    source: Source | None
    via: tuple[Source, ...]
    """Who carried this source's words to the article."""
    passes_on: tuple[Source, ...]
    """Whose words this source carries."""
    host: Source | None
    """The source of the claim inside which this one stands."""
    support: Support
    """The independent sources at the ends of the claim's chains."""


class Group(NamedTuple):
    """A source and the rows that are given to it; None for what nobody is named for."""

    source: Source | None
    rows: tuple[Row, ...]


def outline(report: Report) -> tuple[Row, ...]:
    """The attributions in the order of the text, each nested one right after its host."""
    sources: dict[str | None, Source] = {source.id: source for source in report.sources}
    speakers = {
        found.id: sources.get(found.source.entity) if found.source else None
        for found in report.attributions
    }
    supports = Supports(report.attributions, report.sources)
    relaying = _relaying(report.attributions)
    return tuple(
        Row(
            found,
            *report.article.line_column(first_offset(found)),
            depth,
            speakers[found.id],
            tuple(sources[i] for i in _carriers(relaying, found) if i in sources),
            tuple(sources[i] for i in found.relays if i in sources),
            speakers.get(found.within or ""),
            supports.of(found),
        )
        for found, depth in _nested(report.attributions)
    )


def by_source(report: Report) -> tuple[Group, ...]:
    """The rows gathered under their sources, the least known source first.

    Sources of one level stand in the order in which they first speak.
    """
    rows: dict[tuple[str, str], list[Row]] = {}
    for row in outline(report):
        words = row.found.source.text if row.found.source else ""
        rows.setdefault((row.source.id, "") if row.source else ("", words), []).append(row)
    groups = (Group(group[0].source, tuple(group)) for group in rows.values())
    return tuple(sorted(groups, key=lambda group: -max(map(_anonymity, group.rows))))


def by_level(report: Report) -> tuple[tuple[Level, tuple[Row, ...]], ...]:
    """The rows gathered under the level that they count as, the least known first."""
    rows: dict[Level, list[Row]] = {}
    for row in sorted(outline(report), key=lambda row: -_anonymity(row)):
        rows.setdefault(row.found.effective_level, []).append(row)
    return tuple((level, tuple(found)) for level, found in rows.items())


def _anonymity(row: Row) -> int:
    """How little is known of whom a row rests on; the article's own voice hides nobody."""
    level = row.found.effective_level
    return -1 if level == "author" else SCALE.index(level)


def findings_of(report: Report, row: Row) -> tuple[Finding, ...]:
    """The findings about an attribution."""
    return tuple(finding for finding in report.findings if finding.attribution == row.found.id)


def other_findings(report: Report) -> tuple[Finding, ...]:
    """The findings that are about no attribution: claims without a source, and the like."""
    known = {found.id for found in report.attributions}
    return tuple(finding for finding in report.findings if finding.attribution not in known)


def claims_of(report: Report) -> Counter[str]:
    """For each source the number of claims that rest on it, its own and those passed on."""
    claims = {
        (entity, found.claim.spans)
        for found in report.attributions
        for entity in (*found.relays, found.source and found.source.entity)
        if entity
    }
    return Counter(entity for entity, _ in claims)


def first_lines(report: Report) -> dict[str, int]:
    """For each source the line of its first mention."""
    return {
        source.id: report.article.line_column(min(source.mentions).start)[0]
        for source in report.sources
        if source.mentions
    }


def article_line(report: Report) -> ArticleLine:
    """The line of an article."""
    return ArticleLine(report.article.path, totals(report))


def most_unnamed_first(lines: Iterable[ArticleLine]) -> tuple[ArticleLine, ...]:
    """Lines of articles, that with the largest share of unnamed sources first."""
    return tuple(sorted(lines, key=lambda line: -line.totals.unnamed))


def _nested(attributions: Sequence[Attribution]) -> Iterable[tuple[Attribution, int]]:
    inside: dict[str | None, list[Attribution]] = {}
    known = {found.id for found in attributions}
    for found in sorted(attributions, key=first_offset):
        host = found.within if found.within in known else None
        inside.setdefault(host, []).append(found)
    stack = [(found, 0) for found in reversed(inside.get(None, []))]
    while stack:
        found, depth = stack.pop()
        yield found, depth
        stack.extend((child, depth + 1) for child in reversed(inside.get(found.id, [])))


def _relaying(attributions: Sequence[Attribution]) -> Mapping[str, Sequence[Attribution]]:
    """By source the attributions that relay it, in order."""
    relaying: dict[str, list[Attribution]] = {}
    for other in attributions:
        for entity in dict.fromkeys(other.relays):
            relaying.setdefault(entity, []).append(other)
    return relaying


def _carriers(relaying: Mapping[str, Sequence[Attribution]], found: Attribution) -> tuple[str, ...]:
    entity = (found.source and found.source.entity) or ""
    carriers = [
        other.source.entity
        for other in relaying.get(entity, ())
        if other.source
        and other.source.entity
        and (other.claim.spans == found.claim.spans or found.within == other.id)
    ]
    return tuple(dict.fromkeys(carriers))


class ArticleLine(NamedTuple):
    """An article in a list of several."""

    path: str
    totals: Totals


@dataclass(frozen=True, slots=True)
class Totals:
    """How much was found, over one article or several."""

    articles: int = 0
    attributions: int = 0
    claims: int = 0
    """Distinct ones: "the paper reported, citing officials" is one claim with two attributions."""
    sources: int = 0
    levels: Counter[Level] = field(default_factory=Counter)
    """Claims by level; of a chain of sources the most anonymous counts."""
    checks: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)

    @property
    def unnamed(self) -> float:
        """The share of claims that rest on somebody whom the reader cannot find."""
        number = sum(self.levels[level] for level in (*UNNAMED, "hidden"))
        return number / self.claims if self.claims else 0.0

    def __add__(self, other: Totals) -> Totals:
        return Totals(
            self.articles + other.articles,
            self.attributions + other.attributions,
            self.claims + other.claims,
            self.sources + other.sources,
            self.levels + other.levels,
            self.checks + other.checks,
            self.severities + other.severities,
        )


def totals(report: Report) -> Totals:
    """What one article comes to."""
    levels = claims_by_level(report.attributions)
    findings: tuple[Finding, ...] = report.findings
    return Totals(
        1,
        len(report.attributions),
        levels.total(),
        len(report.sources),
        levels,
        Counter(finding.check for finding in findings),
        Counter(finding.severity for finding in findings),
    )
