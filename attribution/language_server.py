"""`attribution lsp`: findings while writing, over the Language Server Protocol.

Articles are analysed as they are opened and changed; settings come from the nearest
`attribution.toml` of the folder that the server was started in.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from attribution.analyzer import Analyzer
from attribution.model import Article, Attribution, Finding, Report, Severity, Span
from attribution.reading import article_from_text
from attribution.reports.wording import safe
from attribution.version import __version__

_SEVERITIES: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}
_FORMATS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}


def make_server(analyzer: Analyzer) -> LanguageServer:
    """The server around an analyzer that is ready."""
    server = LanguageServer("attribution", __version__)
    reports: dict[str, Report] = {}

    def refresh(address: str) -> None:
        document = server.workspace.get_text_document(address)
        report = analyzer.analyze(_article(address, document.source))
        reports[address] = report
        server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                uri=address,
                version=document.version,
                diagnostics=[_diagnostic(report.article, one) for one in report.findings],
            )
        )

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        refresh(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        refresh(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        reports.pop(params.text_document.uri, None)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        report = reports.get(params.text_document.uri)
        return _hover(report, params.position) if report else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        report = reports.get(params.text_document.uri)
        if report is None:
            return []
        mine = [one for one in params.context.diagnostics if one.source == "attribution"]
        return [_waiver(report.article, params.text_document.uri, one) for one in mine]

    return server


def _article(address: str, text: str) -> Article:
    path = unquote(urlsplit(address).path)
    return article_from_text(text, path, _FORMATS.get(PurePath(path).suffix.lower(), "text"))


def _diagnostic(article: Article, finding: Finding) -> types.Diagnostic:
    return types.Diagnostic(
        range=_range(article, finding.span),
        message=safe(finding.message),
        severity=_SEVERITIES[finding.severity],
        code=finding.check,
        source="attribution",
    )


def _range(article: Article, span: Span) -> types.Range:
    return types.Range(_position(article, span.start), _position(article, span.end))


def _position(article: Article, offset: int) -> types.Position:
    """The place of an offset; the protocol counts columns in UTF-16 units."""
    line, column = article.line_column(offset)
    before = article.text[offset - column + 1 : offset]
    return types.Position(line - 1, len(before.encode("utf-16-le")) // 2)


def _offset(article: Article, position: types.Position) -> int:
    lines = article.text.split("\n")
    start = sum(len(line) + 1 for line in lines[: position.line])
    line = lines[position.line] if position.line < len(lines) else ""
    units = line.encode("utf-16-le")[: 2 * position.character]
    return start + len(units.decode("utf-16-le", "ignore"))


def _hover(report: Report, position: types.Position) -> types.Hover | None:
    """Source, level and evidence of what is attributed at the place, as plain text."""
    at = _offset(report.article, position)
    told = [_told(one) for one in report.attributions if _covers(one, at)]
    if not told:
        return None
    content = types.MarkupContent(types.MarkupKind.PlainText, "\n\n".join(told))
    return types.Hover(content)


def _covers(found: Attribution, at: int) -> bool:
    parts: tuple[Any, ...] = (found.source, found.cue, found.claim)
    return any(start <= at < end for part in parts if part for start, end in part.spans)


def _told(found: Attribution) -> str:
    source = safe(found.source.text) if found.source else "nobody expressed"
    steps = [f"- {safe(step.note)}" for step in found.evidence]
    return "\n".join([f"{found.effective_level}: {source}", *steps])


def _waiver(article: Article, address: str, diagnostic: types.Diagnostic) -> types.CodeAction:
    """A comment above the paragraph that silences the check there; its reason is to be written."""
    line = diagnostic.range.start.line
    block = max((one.line - 1 for one in article.blocks if one.line - 1 <= line), default=line)
    place = types.Position(block, 0)
    text = f"<!-- attribution: ignore[{diagnostic.code}] reason: why this may stand -->\n\n"
    edit = types.TextEdit(types.Range(place, place), text)
    return types.CodeAction(
        title=f"Waive {diagnostic.code} in this paragraph",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        edit=types.WorkspaceEdit(changes={address: [edit]}),
    )
