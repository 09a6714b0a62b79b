"""`attribution lsp` with a client over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

TEXT = "The 😀 dam is safe, sources said.\n\nSources said it was late.\n"
ADDRESS = "file:///pier.md"


async def session(folder: Path) -> dict[str, Any]:
    """What the server says of an article: diagnostics, a hover, the actions offered."""
    from lsprotocol import types
    from pygls.lsp.client import LanguageClient

    client = LanguageClient("test", "1")
    told: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def published(params: types.PublishDiagnosticsParams) -> None:
        if not told.done():
            told.set_result(params.diagnostics)

    await client.start_io(sys.executable, "-m", "attribution", "lsp", cwd=str(folder))
    capabilities = types.ClientCapabilities()
    await client.initialize_async(types.InitializeParams(capabilities=capabilities))
    client.initialized(types.InitializedParams())
    item = types.TextDocumentItem(ADDRESS, "markdown", 1, TEXT)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    diagnostics = await asyncio.wait_for(told, 60)
    document = types.TextDocumentIdentifier(ADDRESS)
    hover = await client.text_document_hover_async(
        types.HoverParams(document, types.Position(0, 8))
    )
    context = types.CodeActionContext(diagnostics)
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(document, diagnostics[0].range, context)
    )
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return {"diagnostics": diagnostics, "hover": hover, "actions": actions}


def test_editor_is_told_findings_sources_and_waivers(tmp_path: Path) -> None:
    seen = asyncio.run(session(tmp_path))
    vague = next(one for one in seen["diagnostics"] if one.code == "vague-source")
    assert vague.range.start.line == 0
    assert vague.range.start.character == len("The 😀 dam is safe, ".encode("utf-16-le")) // 2
    assert seen["hover"].contents.value.startswith("vague: sources")
    edits = [edit for one in seen["actions"] for edit in one.edit.changes[ADDRESS]]
    assert any("ignore[vague-source]" in edit.new_text for edit in edits)
