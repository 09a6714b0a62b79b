"""What one article becomes: its row of `articles`, and its rows of the other tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attribution.corpus.record import Record, valid_text
from attribution.corpus.table_schemas import ARTICLES, Table
from attribution.model import Attribution, Finding, Part, Report
from attribution.reports.contract import first_offset, source_facts
from attribution.reports.outlines import claims_of, first_lines
from attribution.sources.independence import Supports

Values = Mapping[str, object]
_COUNTED = ("prose", "list")
"""The blocks whose words count."""


class PartRows:
    """The rows of a part, column by column, as they are gathered."""

    def __init__(self, tables: tuple[Table, ...], kept: tuple[str, ...] = ()) -> None:
        self.tables = tables
        self.kept = kept
        self.columns: dict[str, dict[str, list[object]]] = {
            table.name: {name: [] for name in table.names} for table in tables
        }

    def add(self, record: Record, found: Report | str) -> None:
        """Adds an article: its report, or why there is none."""
        kept = dict(zip(self.kept, record.kept))
        if isinstance(found, str):
            self._append("articles", {**_article(record), "error": found, **kept})
            return
        self._append("articles", {**_article(record), **_counts(found), **kept})
        for name, rows in (
            ("attributions", attribution_rows(found)),
            ("sources", source_rows(found)),
            ("findings", finding_rows(found)),
        ):
            for row in rows:
                self._append(name, {"article": record.number, **row})

    def extend(self, other: PartRows) -> None:
        """Adds the rows of another."""
        for table, columns in other.columns.items():
            for name, values in columns.items():
                self.columns[table][name].extend(values)

    def _append(self, table: str, values: Values) -> None:
        for name, column in self.columns[table].items():
            column.append(values.get(name))


def _article(record: Record) -> dict[str, object]:
    empty: dict[str, object] = dict.fromkeys(ARTICLES.names)
    place = {"id": valid_text(record.id), "path": valid_text(record.path)}
    return {**empty, "article": record.number, **place, "notes": []}


def _counts(report: Report) -> Values:
    blocks = report.article.blocks
    return {
        "headline": next((block.text for block in blocks if block.kind == "headline"), None),
        "words": sum(len(block.text.split()) for block in blocks if block.kind in _COUNTED),
        "claims": len({found.claim.spans for found in report.attributions}),
        "attributions": len(report.attributions),
        "sources": len(report.sources),
        "findings": len(report.findings),
        "notes": list(report.article.notes),
    }


def attribution_rows(report: Report) -> Iterator[Values]:
    """The rows of `attributions`, without the article's number."""
    supports = Supports(report.attributions, report.sources)
    claims = {
        spans: number
        for number, spans in enumerate(dict.fromkeys(a.claim.spans for a in report.attributions))
    }
    for found in report.attributions:
        support = supports.of(found)
        line, column = report.article.line_column(first_offset(found))
        yield {
            "id": found.id,
            "claim": claims[found.claim.spans],
            "rule": found.rule,
            "kind": found.kind,
            "mode": found.mode,
            "level": found.level,
            "effective_level": found.effective_level,
            "relays": list(found.relays),
            "within": found.within,
            "support": support.count,
            "support_at_least": support.at_least,
            "line": line,
            "column": column,
            **_words(found),
        }


def _words(found: Attribution) -> Values:
    parts: dict[str, Part | None] = {
        "source": found.source,
        "cue": found.cue,
        "claim": found.claim,
    }
    words = {f"{name}_text": part.text if part else None for name, part in parts.items()}
    spans = {
        f"{name}_spans": [{"start": start, "end": end} for start, end in part.spans] if part else []
        for name, part in parts.items()
    }
    return {"source": found.source and found.source.entity, **words, **spans}


def source_rows(report: Report) -> Iterator[Values]:
    """The rows of `sources`, without the article's number."""
    claims, lines = claims_of(report), first_lines(report)
    prose = [block.text for block in report.article.blocks if block.kind in _COUNTED]
    for source in report.sources:
        yield {
            **source_facts(source),
            "proper": is_proper(source.name, prose),
            "claims": claims[source.id],
            "mentions": len(source.mentions),
            "line": lines.get(source.id),
        }


def is_proper(name: str, prose: Sequence[str]) -> bool:
    """Whether a name is a proper one: `the White House`, not `the government` or `Police`.

    A word after the first has a capital, or the name has one where no sentence begins.
    """
    first, *rest = name.split() or [""]
    if any(word[:1].isupper() for word in rest):
        return True
    inside = re.compile(rf"[\w,;] {re.escape(name)}(?!\w)")
    return first[:1].isupper() and any(inside.search(text) for text in prose)


def finding_rows(report: Report) -> Iterator[Values]:
    """The rows of `findings`, without the article's number."""
    for number, finding in enumerate(report.findings, 1):
        yield {"id": f"f{number}", **_finding(finding), "text": report.article.words(finding.span)}


def _finding(finding: Finding) -> Values:
    return {
        "check": finding.check,
        "claim_type": finding.claim_type or None,
        "severity": finding.severity,
        "message": finding.message,
        "attribution": finding.attribution,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": finding.line,
        "column": finding.column,
    }
