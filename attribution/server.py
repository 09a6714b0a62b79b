"""`attribution serve`: a page to paste an article into, and the same over HTTP, kept local.

Nothing is written to disk, no file is opened, and no text is kept after its answer.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from attribution.reports.contract import finding_object, report_object
from attribution.reports.formats.jsonl import schema_text
from attribution.reports.formats.page.html_page import (
    article_page,
    asset_hashes,
    page_foot,
    page_head,
)
from attribution.text_analyzer import FORMATS, AnalyzedText, TextAnalyzer
from attribution.version import __version__

HOSTS = ["127.0.0.1", "localhost", "[::1]"]
"""The names this machine calls itself by; a page elsewhere cannot reach the server by another."""
MOST_BYTES = 1_000_000
MOST_SECONDS = 60
MOST_AT_ONCE = 4
"""Articles in hand; they are analysed one after the other."""

Analyze = Callable[[str, str], Awaitable[AnalyzedText]]


def make_app(analyzer: TextAnalyzer) -> Starlette:
    """The application around an analyzer that is ready."""
    analyze = _limited(analyzer)

    async def page(request: Request) -> Response:
        if request.method == "GET":
            return HTMLResponse(_form())
        form = await _form_of(request)
        return HTMLResponse(article_page(await analyze(*form), index="/"))

    async def report(request: Request) -> Response:
        return JSONResponse(report_object(await analyze(*await _json_of(request))))

    async def check(request: Request) -> Response:
        found = await analyze(*await _json_of(request))
        return JSONResponse({"findings": [finding_object(one) for one in found.findings]})

    async def openapi(request: Request) -> Response:  # noqa: ARG001  # Starlette gives it
        return JSONResponse(openapi_document())

    return Starlette(
        routes=[
            Route("/", page, methods=["GET", "POST"]),
            Route("/v1/report", report, methods=["POST"]),
            Route("/v1/check", check, methods=["POST"]),
            Route("/openapi.json", openapi),
        ],
        middleware=[
            Middleware(StrictHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS),
        ],
        exception_handlers={HTTPException: _refused},
    )


class StrictHeaders:
    """Headers that let a page do nothing but show itself and post its own form."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answers a request, with the headers added."""
        style, script = asset_hashes()
        policy = (
            f"default-src 'none'; style-src {style}; script-src {script}; form-action 'self'; "
            "base-uri 'none'; frame-ancestors 'none'"
        )
        headers = {
            "content-security-policy": policy,
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
            "cache-control": "no-store",
            "cross-origin-resource-policy": "same-origin",
        }

        async def sent(message: Any) -> None:
            if message["type"] == "http.response.start":
                message["headers"] += [(k.encode(), v.encode()) for k, v in headers.items()]
            await send(message)

        await self.app(scope, receive, sent)


def openapi_document() -> dict[str, Any]:
    """The OpenAPI description of the two ways to send an article."""
    article = {
        "type": "object",
        "required": ["text"],
        "properties": {"text": {"type": "string"}, "format": {"enum": list(FORMATS)}},
    }
    body = {"required": True, "content": {"application/json": {"schema": article}}}
    refusals = {
        "400": {"description": "not an article"},
        "413": {"description": "too long"},
        "503": {"description": "busy"},
        "504": {"description": "took too long"},
    }
    told = (
        ("report", "claims, sources and findings", json.loads(schema_text())),
        ("check", "the findings alone", {"type": "object"}),
    )
    paths = {
        f"/v1/{name}": {
            "post": {
                "operationId": name,
                "summary": summary,
                "requestBody": body,
                "responses": {
                    "200": {
                        "description": summary,
                        "content": {"application/json": {"schema": schema}},
                    },
                    **refusals,
                },
            }
        }
        for name, summary, schema in told
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "attribution", "version": __version__},
        "paths": paths,
    }


def _limited(analyzer: TextAnalyzer) -> Analyze:
    """The analysis, one article at a time, with a limit to how many wait and for how long."""
    turn = asyncio.Lock()
    waiting = 0

    async def analyze(text: str, format: str) -> AnalyzedText:
        nonlocal waiting
        if waiting >= MOST_AT_ONCE:
            raise HTTPException(503, "busy: try again in a moment")
        waiting += 1
        work = asyncio.ensure_future(in_turn(text, format))
        try:
            return await asyncio.wait_for(asyncio.shield(work), MOST_SECONDS)
        except asyncio.TimeoutError:
            raise HTTPException(504, f"the article took longer than {MOST_SECONDS} s") from None

    async def in_turn(text: str, format: str) -> AnalyzedText:
        nonlocal waiting
        try:
            async with turn:  # a thread cannot be ended: the place is free once it is done
                return await asyncio.to_thread(analyzer, text, format=format, name="pasted")
        finally:
            waiting -= 1

    return analyze


async def _body(request: Request) -> bytes:
    """The body, never more of it than the limit."""
    origin = request.headers.get("origin")
    if origin not in (None, f"http://{request.headers['host']}"):
        raise HTTPException(403, "a page of another site cannot send articles here")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(413, f"an article may have {MOST_BYTES:,} bytes")
    return bytes(body)


async def _json_of(request: Request) -> tuple[str, str]:
    try:
        given = json.loads(await _body(request))
    except (ValueError, RecursionError):
        raise HTTPException(400, "the body is not JSON") from None
    if not isinstance(given, dict):
        raise HTTPException(400, 'the body must be an object with "text"')
    return _checked(given.get("text"), given.get("format", "text"))


async def _form_of(request: Request) -> tuple[str, str]:
    from urllib.parse import parse_qs

    try:
        fields = parse_qs((await _body(request)).decode(), errors="strict", max_num_fields=10)
    except ValueError:
        raise HTTPException(400, "the form cannot be read") from None
    text = fields.get("text", [""])[0].replace("\r\n", "\n")
    return _checked(text, fields.get("format", ["text"])[0])


def _checked(text: object, format: object) -> tuple[str, str]:
    if not isinstance(text, str):
        raise HTTPException(400, '"text" must be a string')
    if format not in FORMATS:
        raise HTTPException(400, f'"format" must be one of {", ".join(FORMATS)}')
    return text, str(format)


async def _refused(request: Request, error: Exception) -> Response:  # noqa: ARG001  # given
    assert isinstance(error, HTTPException)
    return JSONResponse({"error": error.detail}, error.status_code, error.headers)


def _form() -> str:
    options = "".join(f"<option>{name}</option>" for name in FORMATS)
    return (
        page_head("Who said what")
        + '<form class="paste" method="post" action="/">\n<h1>Who said what</h1>\n'
        '<p><label for="text">An article, which stays on this machine:</label></p>\n'
        '<textarea id="text" name="text" required></textarea>\n'
        f'<p><label>It is <select name="format">{options}</select></label> '
        "<button>Show its sources</button></p>\n</form>\n" + page_foot()
    )
