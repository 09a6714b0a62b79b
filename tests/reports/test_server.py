"""`attribution serve`: the page and the contract over HTTP, within limits, kept local."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import attribution
from attribution.analyzer import Analyzer
from attribution.model import Article, Report

pytest.importorskip("starlette", reason="the extra `serve` is not installed")
pytest.importorskip("python_multipart", reason="the extra `serve` is not installed")
testclient = pytest.importorskip("starlette.testclient", reason="httpx is not installed")

TEXT = "The dam is safe, two aides said. <script>alert(1)</script>"


@cache
def client() -> Any:
    from attribution.server import make_app

    return testclient.TestClient(make_app(attribution.load()), base_url="http://127.0.0.1:8350")


def test_form_posts_to_the_page_of_the_article() -> None:
    assert '<textarea id="text" name="text"' in client().get("/").text
    page = client().post("/", data={"text": TEXT, "format": "text"}).text
    assert "two aides" in page
    assert page.count("<script>") == 1
    assert "&lt;script&gt;alert(1)" in page


def test_report_is_the_output_contract() -> None:
    report = client().post("/v1/report", json={"text": TEXT}).json()
    assert report["schema"] == 1
    assert report["attributions"][0]["source"]["text"] == "two aides"


SAMPLES = Path(__file__).parents[1] / "reading" / "samples"


@pytest.mark.parametrize("name", ["pandoc.docx", "pandoc.odt", "pandoc.html", "pandoc.rtf"])
def test_file_of_any_format_is_read(name: str) -> None:
    file = (f"C:\\desk\\{name}", (SAMPLES / name).read_bytes())
    answer = client().post("/v1/report", files={"file": file})
    assert (answer.status_code, answer.json()["article"]) == (200, name)
    page = client().post("/", files={"file": file}, data={"text": "", "format": "text"})
    assert page.status_code == 200
    assert 'class="article"' in page.text


def test_lines_of_json_are_articles_on_one_page() -> None:
    lines = b'{"text": "The dam is safe, two aides said."}\n{"text": "It leaks, Orla Dunn said."}'
    page = client().post("/", files={"file": ("two.jsonl", lines)}).text
    assert "<h1>2 articles</h1>" in page
    answer = client().post("/v1/report", files={"file": ("two.jsonl", lines)})
    assert (answer.status_code, answer.json()["error"]) == (
        400,
        "the file holds more than one article",
    )


def test_form_without_an_article_asks_for_one() -> None:
    answer = client().post("/", data={"text": " ", "format": "text"})
    assert answer.status_code == 400
    assert 'role="alert">Paste an article' in answer.text


def test_file_that_is_no_article_is_refused_on_the_page() -> None:
    answer = client().post("/", files={"file": ("a<b>.docx", b"PK\x03\x04 broken")})
    assert answer.status_code == 400
    assert 'role="alert">a&lt;b&gt;.docx' in answer.text


def test_text_of_a_refused_form_is_kept() -> None:
    answer = client().post("/", data={"text": "a " * 600_000 + "</textarea>", "format": "html"})
    assert answer.status_code == 413
    assert "&lt;/textarea&gt;</textarea>" in answer.text
    assert '<option value="html" selected>' in answer.text


def test_form_that_is_cut_off_is_refused() -> None:
    kind = {"content-type": "multipart/form-data; boundary=x"}
    for body, headers in ((b"--x\r\nno", kind), (b"", {"content-type": "multipart/form-data"})):
        assert client().post("/v1/report", content=body, headers=headers).status_code == 400


def test_check_is_the_findings_alone() -> None:
    assert set(client().post("/v1/check", json={"text": TEXT}).json()) == {"findings"}


def test_openapi_document_names_both() -> None:
    assert set(client().get("/openapi.json").json()["paths"]) == {"/v1/report", "/v1/check"}


def test_references_of_the_openapi_document_resolve() -> None:
    text = client().get("/openapi.json").text
    document = json.loads(text)
    names = set(re.findall(r'"\$ref": ?"#/components/schemas/(\w+)"', text))
    assert names
    assert names <= set(document["components"]["schemas"])
    assert "$defs" not in text


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400), (b"[]", 400), (b"{}", 400), (b'{"text": 1}', 400), (b"\xff", 400),
        (b'{"text": "", "format": "exe"}', 400), (b"[" * 100_000, 400), (b" " * 10_000_001, 413),
        (b'{"text": "\\ud800"}', 400), (b'{"text": "' + b"a " * 600_000 + b'"}', 413),
    ],
)  # fmt: skip
def test_what_is_no_article_is_refused(body: bytes, status: int) -> None:
    answer = client().post("/v1/report", content=body)
    assert (answer.status_code, set(answer.json())) == (status, {"error"})


def test_other_sites_and_names_are_refused() -> None:
    other = {"origin": "http://evil.example"}
    assert client().post("/v1/report", json={"text": TEXT}, headers=other).status_code == 403
    assert client().get("/", headers={"host": "evil.example"}).status_code == 400


def test_headers_allow_the_page_its_own_script_and_no_more() -> None:
    headers = client().get("/").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


class Held(Analyzer):
    """An analyzer that finds nothing, and is done when it is let go."""

    def __init__(self) -> None:
        self.go = threading.Event()

    def analyze_all(self, articles: Iterable[Article]) -> Iterator[Report]:
        assert self.go.wait(300)
        return (Report(article, (), ()) for article in articles)


def test_articles_beyond_those_in_hand_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("attribution.server.app.MOST_AT_ONCE", 2)
    assert statuses(4, held_until=2) == [503, 503, 200, 200]


def test_article_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("attribution.server.app.MOST_SECONDS", 0.2)
    assert statuses(1, held_until=1) == [504]


def statuses(number: int, held_until: int) -> list[int]:
    """What requests at the same time are answered with, in the order of the answers.

    No analysis is done before so many answers have come.
    """
    httpx = pytest.importorskip("httpx")
    from attribution.server import make_app

    analyzer = Held()

    async def ask() -> list[int]:
        transport = httpx.ASGITransport(app=make_app(analyzer))
        found = []
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as browser:
            asked = [browser.post("/v1/check", json={"text": TEXT}) for _ in range(number)]
            for answer in asyncio.as_completed(asked):
                found.append((await answer).status_code)
                if len(found) == held_until:
                    analyzer.go.set()
        return found

    return asyncio.run(ask())


@pytest.mark.parametrize("name", ["\\ud800", "\\udcff.txt"])
def test_name_that_no_encoding_has_is_refused(name: str) -> None:
    body = b'{"text": "He said so.", "name": "' + name.encode() + b'"}'
    for address in ("/v1/report", "/v1/check"):
        answer = client().post(address, content=body)
        assert (answer.status_code, set(answer.json())) == (400, {"error"})


def test_fault_of_the_program_is_told_without_a_traceback() -> None:
    from attribution.server import make_app

    class Faulty(Held):
        def analyze_all(self, articles: Iterable[Article]) -> Iterator[Report]:
            raise IndexError("no such\ntoken")

    browser = testclient.TestClient(make_app(Faulty()), base_url="http://127.0.0.1:8350")
    answer = browser.post("/v1/report", json={"text": TEXT})
    told = {"error": "could not be analysed: IndexError: no such token"}
    assert (answer.status_code, answer.json()) == (500, told)
    assert "could not be analysed" in browser.post("/", data={"text": TEXT}).text


async def cut_short() -> dict[str, Any]:
    return {"type": "http.disconnect"}


async def never_sent() -> dict[str, Any]:
    await asyncio.sleep(60)
    raise AssertionError("nobody waits that long")


@pytest.mark.parametrize(("receive", "status"), [(cut_short, 400), (never_sent, 408)])
@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x"])
def test_body_that_does_not_come_whole_is_refused(
    receive: Any, status: int, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from attribution.server import make_app

    monkeypatch.setattr("attribution.server.submissions.SECONDS", 0.1)
    headers = [(b"host", b"127.0.0.1"), (b"content-type", kind.encode())]
    scope = {"type": "http", "method": "POST", "path": "/v1/report", "headers": headers,
             "query_string": b"", "http_version": "1.1", "scheme": "http"}  # fmt: skip
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(make_app(Held())(scope, receive, send))
    assert sent[0]["status"] == status


def test_connection_without_a_request_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    uvicorn = pytest.importorskip("uvicorn", reason="the extra `serve` is not installed")
    from attribution.cli.interactive import serve_command
    from attribution.server import make_app

    monkeypatch.setattr(serve_command, "_HEAD_SECONDS", 0.2)
    config = uvicorn.Config(make_app(Held()), http=serve_command._impatient_protocol(), port=0)

    async def silent() -> bytes:
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HT")
        try:
            return await asyncio.wait_for(reader.read(), 300)
        finally:
            writer.close()
            server.should_exit = True
            await serving

    assert asyncio.run(silent()) == b""
