"""What an editor is told of an article: diagnostics, hovers, quick fixes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lsprotocol import types

from attribution.language_server.editor_positions import Positions
from attribution.model import LEVEL_MEANINGS, Finding, Report, Severity, Span
from attribution.reports.outlines import Row, outline
from attribution.reports.wording import attributes_of, details_of, safe, source_name

SOURCE = "attribution"
"""What the diagnostics are marked with."""
_SEVERITIES: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}


class Analyzed(NamedTuple):
    """A version of a document with its report and the findings that are shown."""

    version: int | None
    report: Report
    findings: Sequence[Finding]
    positions: Positions


def diagnostics_of(analyzed: Analyzed) -> list[types.Diagnostic]:
    """The findings as an editor shows them."""
    return [
        types.Diagnostic(
            range=analyzed.positions.range(finding.span),
            message=safe(finding.message),
            severity=_SEVERITIES[finding.severity],
            code=finding.check,
            source=SOURCE,
        )
        for finding in analyzed.findings
    ]


def hover_of(analyzed: Analyzed, position: types.Position) -> types.Hover | None:
    """Source, level and evidence of what is attributed at the place, the innermost claim first."""
    at = analyzed.positions.offset(position)
    rows = [row for row in outline(analyzed.report) if _piece_at(row, at)]
    if not rows:
        return None
    rows.sort(key=lambda row: -row.depth)
    sources = {source.id: source for source in analyzed.report.sources}
    told = []
    for row in rows:
        known = attributes_of(row.source, sources) if row.source else []
        about = [" · ".join(known)] if known else []
        why = [f"- {safe(step.note)}" for step in row.found.evidence]
        told.append("\n".join([_headline(row), *about, " · ".join(details_of(row)), *why]))
    # Plain text: words of an article are never markup.
    content = types.MarkupContent(types.MarkupKind.PlainText, "\n\n".join(told))
    return types.Hover(content, analyzed.positions.range(_piece_at(rows[0], at) or Span(at, at)))


def _headline(row: Row) -> str:
    level = row.found.effective_level
    return f"{source_name(row)}: {level} ({LEVEL_MEANINGS[level]})"


def _piece_at(row: Row, at: int) -> Span | None:
    """The piece of source, cue or claim in which the place is."""
    parts = (row.found.cue, row.found.source, row.found.claim)
    pieces = (span for part in parts if part for span in part.spans)
    return next((span for span in pieces if span.start <= at < span.end), None)


def waivers_for(
    analyzed: Analyzed, address: str, diagnostics: Sequence[types.Diagnostic]
) -> list[types.CodeAction]:
    """For each of our diagnostics a comment that silences its check in the paragraph."""
    return [
        _waiver(analyzed, address, one) for one in diagnostics if one.source == SOURCE and one.code
    ]


def _waiver(analyzed: Analyzed, address: str, diagnostic: types.Diagnostic) -> types.CodeAction:
    """A comment above the paragraph; its reason is to be written."""
    line = diagnostic.range.start.line
    begun = [block.line - 1 for block in analyzed.report.article.blocks if block.line - 1 <= line]
    place = types.Position(max(begun, default=line), 0)
    text = f"<!-- attribution: ignore[{diagnostic.code}] reason: why this may stand -->\n\n"
    edit = types.TextEdit(types.Range(place, place), text)
    return types.CodeAction(
        title=f"Waive {diagnostic.code} in this paragraph",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        edit=types.WorkspaceEdit(changes={address: [edit]}),
    )
