"""Comma-separated values, a row an attribution, for spreadsheets and statistics."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from attribution.model import Report
from attribution.reports.formats.written import Failed, written
from attribution.reports.outlines import Row, outline
from attribution.reports.wording import safe

COLUMNS = (
    "article", "line", "column", "id", "within", "kind", "mode", "level", "effective_level",
    "source", "source_id", "source_words", "source_kind", "count", "number", "affiliation", "role",
    "status", "basis", "reason", "anonymity", "member_of", "relays",
    "independent_sources", "cue", "claim", "rule",
)  # fmt: skip

# A spreadsheet takes a cell that begins so for a formula; full-width forms count as well.
_FORMULA = tuple("=+-@|＝＋－＠")


def write_csv(reports: Iterable[Report], *, failed: Failed | None = None) -> Iterator[str]:
    """A line of headings, then the rows of each article."""
    yield _lines([COLUMNS])
    yield from (rows for _, rows in written(reports, _rows, failed))


def _rows(report: Report) -> str:
    return _lines(_cells(report, row) for row in outline(report))


def _cells(report: Report, row: Row) -> tuple[str, ...]:
    return tuple(map(cell, row_values(report, row).values()))


def row_values(report: Report, row: Row) -> dict[str, object]:
    """The values of an attribution by the name of their column, as they are."""
    found, source = row.found, row.source
    values: dict[str, object] = dict.fromkeys(COLUMNS)
    values |= {
        "article": report.article.path,
        "line": row.line,
        "column": row.column,
        "id": found.id,
        "within": found.within,
        "kind": found.kind,
        "mode": found.mode,
        "level": found.level,
        "effective_level": found.effective_level,
        "source_words": found.source and found.source.text,
        "relays": " ".join(found.relays),
        "independent_sources": f"{row.support.count}{'+' if row.support.at_least else ''}",
        "cue": found.cue and found.cue.text,
        "claim": found.claim.text,
        "rule": found.rule,
    }
    if source:
        values |= {
            "source": source.name,
            "source_id": source.id,
            "source_kind": source.kind,
            "count": source.count,
            "number": source.number,
            "affiliation": source.affiliation,
            "role": source.role,
            "status": source.status,
            "basis": source.basis,
            "reason": source.reason,
            "anonymity": source.anonymity,
            "member_of": source.member_of,
        }
    return values


def cell(value: object) -> str:
    """The value as a cell that no spreadsheet takes for a formula."""
    text = "" if value is None else safe(str(value))
    return "'" + text if text.startswith(_FORMULA) else text


def _lines(rows: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
