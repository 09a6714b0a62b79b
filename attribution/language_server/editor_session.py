"""The server's side of an editor's session: documents are analysed when typing rests.

One thread analyses, so that the server answers meanwhile. Settings come from the nearest
`attribution.toml` at or above the editor's folder, and are read again when they change.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from attribution.analyzer import Analyzer
from attribution.checks.suppression.baselines import read_baseline, sift
from attribution.errors import AttributionError
from attribution.language_server.editor_answers import (
    Analyzed,
    diagnostics_of,
    hover_of,
    waivers_for,
)
from attribution.language_server.editor_positions import Positions
from attribution.language_server.editor_protocol import EditorProtocol
from attribution.language_server.editor_stream import EditorStream
from attribution.model import Finding, Report
from attribution.reading import article_from_text, find_files
from attribution.reading.formats.registry import format_of
from attribution.settings import Settings, load_settings
from attribution.text_analyzer import FORMATS
from attribution.version import __version__

REST = 0.4
"""Seconds without a change after which an article is analysed."""
MOST_CHARACTERS = 1_000_000
"""Of a document; a longer one would keep all others waiting."""
_LANGUAGES = {"markdown": "markdown", "mdx": "markdown", "html": "html", "plaintext": "text"}

OpenAnalyzer = Callable[[Settings], Analyzer]


def serve_editor(open_analyzer: OpenAnalyzer, sent: BinaryIO, answers: BinaryIO) -> bool:
    """Serves one editor to the end of its session; the analyzer is made with the first article.

    Returns whether the editor asked for the end (`shutdown`) before it came.
    """
    server = LanguageServer("attribution", __version__, protocol_cls=EditorProtocol)
    _answer_with(server, Session(server, open_analyzer))
    server.start_io(EditorStream(sent), answers)
    return bool(server.protocol.shut_down)


def _answer_with(server: LanguageServer, session: Session) -> None:
    """Hands what the editor sends to the session."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        await session.refresh(params.text_document.uri, rest=0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        await session.refresh(params.text_document.uri, rest=REST)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        await session.refresh(params.text_document.uri, rest=0)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        session.close(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        analyzed = session.current(params.text_document.uri)
        return hover_of(analyzed, params.position) if analyzed else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        address = params.text_document.uri
        analyzed = session.current(address)
        return waivers_for(analyzed, address, params.context.diagnostics) if analyzed else []


class Session:
    """The articles that an editor has open."""

    def __init__(self, server: LanguageServer, open_analyzer: OpenAnalyzer) -> None:
        self._server = server
        self._thread = ThreadPoolExecutor(1)
        self._reports = Reports(open_analyzer)
        self._analyzed: dict[str, Analyzed] = {}
        self._ticks = count()
        self._last_tick: dict[str, int] = {}
        self._told = ""

    async def refresh(self, address: str, rest: float) -> None:
        """Analyses a document unless it changes again within `rest` seconds; tells its findings."""
        tick = self._last_tick[address] = next(self._ticks)
        await asyncio.sleep(rest)
        if self._last_tick.get(address) != tick:
            return
        workspace = self._server.workspace
        document = self._open_document(address)
        if document is None:
            return  # never opened, or closed: nothing is read from the disk
        version, text = document.version, document.source
        root = Path(workspace.root_path or Path.cwd())
        units = workspace.position_codec.client_num_units
        loop = asyncio.get_running_loop()
        try:
            report, findings = await loop.run_in_executor(
                self._thread, self._reports.of, root, document, text
            )
        except AttributionError as error:
            self._tell(f"attribution: {error}")
            return
        except Exception as error:  # one document's fault ends no session
            what = " ".join(f"{type(error).__name__}: {error}".split())
            self._tell(f"attribution: {address}: could not be analysed: {what}"[:300])
            return
        if self._last_tick.get(address) != tick:
            return  # it changed meanwhile, or was closed
        self._told = ""
        analyzed = Analyzed(version, report, findings, Positions(text, units))
        self._analyzed[address] = analyzed
        self._publish(address, version, diagnostics_of(analyzed))

    def current(self, address: str) -> Analyzed | None:
        """What is known of a document as it stands now; None while it is being analysed."""
        analyzed = self._analyzed.get(address)
        document = self._open_document(address)
        known = analyzed and document and analyzed.version == document.version
        return analyzed if known else None

    def _open_document(self, address: str) -> TextDocument | None:
        """The document that the editor has open at an address, however its signs are quoted.

        The library keeps documents by their addresses without `%20` and its like.
        """
        wanted = unquote(address)
        found = self._server.workspace.text_documents.values()
        return next((one for one in found if unquote(one.uri) == wanted), None)

    def close(self, address: str) -> None:
        """Forgets a document, and takes its findings off the editor's list."""
        self._last_tick.pop(address, None)
        self._analyzed.pop(address, None)
        self._publish(address, None, [])

    def _publish(
        self, address: str, version: int | None, diagnostics: Sequence[types.Diagnostic]
    ) -> None:
        self._server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(address, diagnostics, version)
        )

    def _tell(self, message: str) -> None:
        """Shows a message, once while it is the same."""
        if message != self._told:
            self._told = message
            shown = types.ShowMessageParams(types.MessageType.Error, message)
            self._server.window_show_message(shown)


class Reports:
    """Reports with the settings in force; used by one thread."""

    def __init__(self, open_analyzer: OpenAnalyzer) -> None:
        self._open = open_analyzer
        self._analyzer: Analyzer | None = None

    def of(self, root: Path, document: TextDocument, text: str) -> tuple[Report, Sequence[Finding]]:
        """The report of a document and the findings that no baseline has; none where excluded.

        Raises AttributionError where the settings, the rules or the pipeline cannot be loaded.
        """
        settings = load_settings(root)
        path = to_fs_path(document.uri) or document.uri
        if len(text) > MOST_CHARACTERS:
            raise AttributionError(f"{path}: has more than {MOST_CHARACTERS:,} characters")
        article = article_from_text(text, path, _format_of(document))
        if _is_excluded(path, settings):
            return Report(article, (), ()), ()
        if self._analyzer is None or self._analyzer.settings != settings:
            self._analyzer = self._open(settings)
        report = self._analyzer.analyze(article)
        if settings.baseline is None or not settings.baseline.exists():
            return report, report.findings
        known = read_baseline(settings.baseline)
        folder = settings.baseline.absolute().parent
        sifted = sift(((article, report.findings),), known, folder)
        return report, [finding for _, findings in sifted.new for finding in findings]


def _format_of(document: TextDocument) -> str:
    """By the editor's name for the language, else by the suffix; plain text where neither says."""
    named = _LANGUAGES.get(document.language_id or "")
    known = format_of(document.path or "")
    if named:
        return named
    return known.name if known and known.name in FORMATS else "text"


def _is_excluded(path: str, settings: Settings) -> bool:
    """Whether `check` would pass over the file when it walks the folder."""
    if not Path(path).is_file():
        return False
    paths, _ = find_files(
        [path],
        exclude=settings.exclude,
        force_exclude=True,
        respect_gitignore=settings.respect_gitignore,
        root=settings.root,
    )
    return not paths
