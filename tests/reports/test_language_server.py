"""`attribution lsp` with a client over standard input and output, as an editor starts it."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsprotocol import types  # only where pygls is
from pygls.lsp.client import LanguageClient

from attribution.language_server.editor_positions import Positions

TEXT = "The “😀” dam is safe, sources said.\n\nSources said it was late.\n"
BEFORE = "The “😀” dam is safe, "
PROGRAM = """
import sys
from attribution.cli.main import main
from attribution.language_server import editor_session
editor_session.REST = float(sys.argv[1])
sys.exit(main(["lsp"]))
"""
"""`attribution lsp` with another time for which typing has to rest."""


class Editor:
    """A client with a folder, which keeps what the server publishes."""

    def __init__(self, folder: Path, encoding: str) -> None:
        self.folder = folder
        self.encoding = encoding
        self.client = LanguageClient("test", "1")
        self.published: list[types.PublishDiagnosticsParams] = []
        self.shown: list[str] = []
        self.news = asyncio.Event()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published.append(params)
            self.news.set()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def shown(params: types.ShowMessageParams) -> None:
            self.shown.append(params.message)
            self.news.set()

    async def start(self, rest: float) -> None:
        await self.client.start_io(sys.executable, "-c", PROGRAM, str(rest))
        general = types.GeneralClientCapabilities(position_encodings=[self.encoding])
        await self.client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(general=general),
                root_uri=self.folder.as_uri(),
            )
        )
        self.client.initialized(types.InitializedParams())

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    def address(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "markdown") -> str:
        item = types.TextDocumentItem(self.address(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return self.address(name)

    def change(self, address: str, version: int, text: str) -> None:
        document = types.VersionedTextDocumentIdentifier(version, address)
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))

    async def told(self) -> list[types.Diagnostic]:
        """The diagnostics that are published next."""
        await asyncio.wait_for(self.news.wait(), 300)
        self.news.clear()
        return list(self.published[-1].diagnostics) if self.published else []

    async def hover(self, address: str, line: int, character: int) -> types.Hover | None:
        document = types.TextDocumentIdentifier(address)
        place = types.HoverParams(document, types.Position(line, character))
        return await self.client.text_document_hover_async(place)

    async def fixes(self, address: str, found: types.Diagnostic) -> list[types.CodeAction]:
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(address), found.range, types.CodeActionContext([found])
        )
        return list(await self.client.text_document_code_action_async(params) or [])


def in_editor(
    folder: Path,
    walk: Callable[[Editor], Awaitable[None]],
    encoding: str = "utf-16",
    rest: float = 0.1,
) -> Editor:
    """Walks through a session from its start to its end."""

    async def session() -> Editor:
        editor = Editor(folder, encoding)
        await editor.start(rest)
        try:
            await walk(editor)
        finally:
            await editor.stop()
        return editor

    return asyncio.run(session())


def found(diagnostics: list[types.Diagnostic], check: str) -> types.Diagnostic:
    return next(one for one in diagnostics if one.code == check)


@pytest.mark.parametrize(
    ("encoding", "column"),
    [
        ("utf-16", len(BEFORE.encode("utf-16-le")) // 2),
        ("utf-8", len(BEFORE.encode())),
        ("utf-32", len(BEFORE)),
    ],
)
def test_columns_are_counted_as_was_agreed(tmp_path: Path, encoding: str, column: int) -> None:
    async def walk(editor: Editor) -> None:
        address = editor.open("pier.md", TEXT)
        start = found(await editor.told(), "vague-source").range.start
        assert (start.line, start.character) == (0, column)
        hover: Any = await editor.hover(address, 0, column)
        assert hover.contents.value.startswith("sources: vague (only that somebody spoke")
        assert hover.range.start.character == column

    in_editor(tmp_path, walk, encoding)


def test_waiver_of_the_quick_fix_silences_the_check(tmp_path: Path) -> None:
    async def walk(editor: Editor) -> None:
        address = editor.open("pier.md", TEXT)
        vague = found(await editor.told(), "vague-source")
        (fix,) = await editor.fixes(address, vague)
        (edit,) = fix.edit.changes[address]
        lines = TEXT.splitlines(keepends=True)
        lines.insert(edit.range.start.line, edit.new_text)
        editor.change(address, 2, "".join(lines))
        assert "vague-source" not in {one.code for one in await editor.told()}

    in_editor(tmp_path, walk)


def test_quick_changes_are_analysed_once_and_hovers_wait(tmp_path: Path) -> None:
    async def walk(editor: Editor) -> None:
        address = editor.open("pier.txt", TEXT, "plaintext")
        await editor.told()
        for version in range(2, 8):
            editor.change(address, version, TEXT + "More. " * version)
        assert await editor.hover(address, 0, 25) is None
        await editor.told()
        assert [one.version for one in editor.published] == [1, 7]
        assert await editor.hover(address, 0, 25) is not None
        document = types.TextDocumentIdentifier(address)
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        assert await editor.told() == []

    in_editor(tmp_path, walk, rest=3)


def test_settings_and_excluded_files_are_those_of_the_folder(tmp_path: Path) -> None:
    settings = tmp_path / "attribution.toml"
    settings.write_text('ignore = ["vague-source"]\nexclude = ["README.md"]\n', encoding="utf-8")
    (tmp_path / "README.md").write_text(TEXT, encoding="utf-8")

    async def walk(editor: Editor) -> None:
        address = editor.open("pier.md", TEXT)
        codes = {one.code for one in await editor.told()}
        assert codes
        assert "vague-source" not in codes
        settings.write_text('exclude = ["README.md"]\n', encoding="utf-8")
        editor.change(address, 2, TEXT + "\n")
        assert "vague-source" in {one.code for one in await editor.told()}
        editor.open("README.md", TEXT)
        assert await editor.told() == []

    in_editor(tmp_path, walk)


def test_wrong_settings_are_one_message(tmp_path: Path) -> None:
    (tmp_path / "attribution.toml").write_text("profil = 1\n", encoding="utf-8")

    async def walk(editor: Editor) -> None:
        editor.open("pier.md", TEXT)
        await editor.told()

    editor = in_editor(tmp_path, walk)
    assert len(editor.shown) == 1
    assert "profil" in editor.shown[0]


def test_offsets_and_positions_agree_on_every_line_end() -> None:
    text = "a“b\r\nc\rd\u2028e\n😀f"
    positions = Positions(text, lambda part: len(part.encode("utf-16-le")) // 2)
    for offset in (0, 2, 3, 5, 7, 9, 11, 12, len(text)):
        assert positions.offset(positions.position(offset)) == offset
    assert positions.position(text.index("f")) == types.Position(3, 2)
    assert positions.offset(types.Position(0, 99)) == text.index("\r")
    assert positions.offset(types.Position(9, 0)) == len(text)


def message(content: bytes | dict[str, Any]) -> bytes:
    """What an editor sends: a text, or the object of a request."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def request(method: str, number: int | None = None, **params: Any) -> bytes:
    about = {"jsonrpc": "2.0", "method": method, "params": params or None}
    return message(about if number is None else {**about, "id": number})


BEGUN = request("initialize", 1, processId=None, rootUri=None, capabilities={}) + request(
    "initialized"
)
ENDED = request("shutdown", 2) + request("exit")


def session_of(sent: bytes, folder: Path) -> tuple[int, str, str]:
    """Exit code, answers and stderr of a session in which an editor sends these bytes."""
    command = [sys.executable, "-m", "attribution", "lsp"]
    done = subprocess.run(command, input=sent, cwd=folder, capture_output=True, timeout=300)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_session_that_the_editor_ends_ends_well(tmp_path: Path) -> None:
    code, answers, told = session_of(BEGUN + ENDED, tmp_path)
    assert (code, told) == (0, "")
    assert '"id":2' in answers.replace(" ", "")


@pytest.mark.parametrize("sent", [BEGUN + request("exit"), request("exit"), BEGUN, b""])
def test_session_that_ends_without_shutdown_is_a_failure(sent: bytes, tmp_path: Path) -> None:
    assert session_of(sent, tmp_path)[::2] == (1, "")


@pytest.mark.parametrize("folder", ["two words", "caf\u00e9", "100%25", "a#b", "a+b&c"])
def test_folder_of_any_name_has_its_findings(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()

    async def walk(editor: Editor) -> None:
        address = editor.open("pier.md", TEXT)
        assert "vague-source" in {one.code for one in await editor.told()}
        assert await editor.hover(address, 0, 25) is not None

    in_editor(tmp_path / folder, walk)


def headed(head: bytes, body: dict[str, Any]) -> bytes:
    """A message under a head as other programs write it."""
    content = json.dumps(body).encode()
    return head.replace(b"{}", b"%d" % len(content)) + content


@pytest.mark.parametrize(
    "head",
    [
        b"content-length: {}\r\n\r\n",
        b"Content-Length:{}\r\n\r\n",
        b"CONTENT-LENGTH: 000{}\n\n",
        b"Content-Type: application/vscode-jsonrpc; charset=utf8\r\nContent-Length: {}\r\n\r\n",
        b"X: " + b"y" * 100_000 + b"\r\nContent-Length: {}\r\n\r\n",
    ],
)
def test_head_in_any_spelling_is_read(head: bytes, tmp_path: Path) -> None:
    asked = {"jsonrpc": "2.0", "method": "shutdown", "id": 2}
    code, answers, told = session_of(BEGUN + headed(head, asked) + request("exit"), tmp_path)
    assert (code, told) == (0, "")
    assert '"id":2' in answers.replace(" ", "")


@pytest.mark.parametrize("length", [b"9" * 11, b"9" * 20, b"9" * 5000])
def test_length_that_no_message_has_is_a_line(length: bytes, tmp_path: Path) -> None:
    sent = BEGUN + b"Content-Length: " + length + b"\r\n\r\n{}"
    code, _, told = session_of(sent, tmp_path)
    assert code == 1
    assert told.startswith("attribution: lsp: a message ")
    assert told.count("\n") == 1


def test_message_that_is_too_long_costs_no_other(tmp_path: Path) -> None:
    code, answers, told = session_of(BEGUN + message(b" " * 64_000_001) + ENDED, tmp_path)
    assert code == 0
    assert '"id":2' in answers.replace(" ", "")
    assert "a message of more than 64,000,000 bytes is passed over" in told


def test_requests_out_of_order_end_no_session(tmp_path: Path) -> None:
    document = {"uri": (tmp_path / "a.md").as_uri(), "version": 2}
    changes = [{"text": "x"}]
    sent = BEGUN + request("textDocument/didChange", textDocument=document, contentChanges=changes)
    sent += request("textDocument/didClose", textDocument=document)
    sent += request("$/cancelRequest", id=77) + request("$/odd") + request("odd/request", 5)
    code, answers, told = session_of(sent + ENDED, tmp_path)
    assert code == 0
    assert {answer["id"]: "error" in answer for answer in answers_in(answers)} == {
        1: False, 5: True, 2: False,
    }  # fmt: skip
    assert "Traceback" not in told
    assert all(line.startswith("attribution: lsp: ") for line in told.splitlines())


BEFORE_THE_BEGIN, AGAINST_THE_ORDER = -32002, -32600
"""The error codes ServerNotInitialized and InvalidRequest of the protocol."""


@pytest.mark.parametrize("method", ["textDocument/hover", "shutdown", "odd/request"])
def test_nothing_is_answered_before_initialize(method: str, tmp_path: Path) -> None:
    sent = request("textDocument/didOpen") + request(method, 4) + BEGUN + ENDED
    code, answers, told = session_of(sent, tmp_path)
    assert (code, told) == (0, "")
    assert codes_in(answers) == {4: BEFORE_THE_BEGIN, 1: None, 2: None}


@pytest.mark.parametrize("method", ["textDocument/hover", "shutdown", "initialize", "odd/request"])
def test_nothing_but_exit_is_done_after_shutdown(method: str, tmp_path: Path) -> None:
    late = request("shutdown", 2) + request(method, 9) + request("$/odd")
    code, answers, told = session_of(BEGUN + late + request("exit"), tmp_path)
    assert (code, told) == (0, "")
    assert codes_in(answers) == {1: None, 2: None, 9: AGAINST_THE_ORDER}


def test_editor_that_goes_after_shutdown_without_exit_has_ended_well(tmp_path: Path) -> None:
    assert session_of(BEGUN + request("shutdown", 2), tmp_path)[::2] == (0, "")


def test_request_with_odd_parameters_is_answered(tmp_path: Path) -> None:
    odd = request("textDocument/hover", 7, position="there") + request("textDocument/didOpen", x=1)
    code, answers, told = session_of(BEGUN + odd + ENDED, tmp_path)
    assert code == 0
    assert "Traceback" not in told
    assert codes_in(answers) == {1: None, 7: -32602, 2: None}


def test_session_begins_once(tmp_path: Path) -> None:
    begun_again = request("initialize", 8, capabilities={}, processId=None, rootUri=None)
    code, answers, told = session_of(BEGUN + begun_again + ENDED, tmp_path)
    assert (code, told) == (0, "")
    assert codes_in(answers) == {1: None, 8: AGAINST_THE_ORDER, 2: None}


def codes_in(sent: str) -> dict[int, int | None]:
    """By the numbers of requests the error codes of their answers, None for a result."""
    return {one["id"]: one.get("error", {}).get("code") for one in answers_in(sent)}


def answers_in(sent: str) -> list[dict[str, Any]]:
    """The answers to requests that a server has sent."""
    bodies = (json.loads(body) for body in re.findall(r"\r\n\r\n(\{.*?\})(?=Content-|$)", sent))
    return [body for body in bodies if "id" in body]


def test_what_is_no_message_is_a_line_and_the_session_goes_on(tmp_path: Path) -> None:
    sent = (b"{nope", b"[]", b"null", b"3", b"\xff", b"[" * 20_000, b'[{"id": 3, "method": "x"}]')
    code, answers, told = session_of(BEGUN + b"".join(map(message, sent)) + ENDED, tmp_path)
    assert code == 0
    assert '"id":2' in answers.replace(" ", "")
    assert "Traceback" not in told
    assert all(line.startswith("attribution: lsp: ") for line in told.splitlines())
    assert len(told.splitlines()) >= len(sent)


@pytest.mark.skipif(os.name == "nt", reason="no named pipes there")
def test_nothing_is_read_that_no_editor_has_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    document = {"uri": (tmp_path / "pipe.txt").as_uri()}
    place = {"line": 0, "character": 0}
    sent = request("textDocument/didSave", textDocument=document)
    sent += request("textDocument/hover", 3, textDocument=document, position=place)
    sent += request("textDocument/didClose", textDocument=document)
    code, answers, told = session_of(BEGUN + sent + ENDED, tmp_path)
    assert (code, told) == (0, "")
    assert '"id":3' in answers.replace(" ", "")


def test_document_longer_than_any_article_is_refused(tmp_path: Path) -> None:
    async def walk(editor: Editor) -> None:
        editor.open("pier.md", "a " * 500_001)
        await editor.told()

    editor = in_editor(tmp_path, walk)
    assert "has more than 1,000,000 characters" in editor.shown[0]
