"""The application: its routes, one article at a time, refusals as JSON or on the page."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from attribution.analyzer import Analyzer
from attribution.model import Report
from attribution.reports.contract import finding_object, report_object
from attribution.reports.formats.page.html_page import write_page
from attribution.server.openapi import openapi_document
from attribution.server.paste_page import paste_page
from attribution.server.strict_headers import StrictHeaders
from attribution.server.submissions import Submission, read_submission

HOSTS = ["127.0.0.1", "localhost", "[::1]"]
"""The names this machine calls itself by; a page elsewhere cannot reach the server by another."""
MOST_SECONDS = 60
MOST_AT_ONCE = 4
"""Articles in hand; they are analysed one after the other."""

Analyze = Callable[[Submission], Awaitable[list[Report]]]


def make_app(analyzer: Analyzer) -> Starlette:
    """The application around an analyzer that is ready."""
    analyze = _limited(analyzer)

    async def page(request: Request) -> Response:
        sent = Submission()
        if request.method != "POST":
            return HTMLResponse(paste_page())
        try:
            sent = await read_submission(request)
            if sent.data is None and not sent.text.strip():
                return HTMLResponse(paste_page("Paste an article, or choose a file."), 400)
            reports = await analyze(sent)
        except HTTPException as refused:
            told = paste_page(f"{refused.detail}.", sent.text, sent.format)
            return HTMLResponse(told, refused.status_code)
        return HTMLResponse("".join(write_page(reports, back=("/", "Another article"))))

    async def report(request: Request) -> Response:
        return JSONResponse(report_object(await _one(request, analyze)))

    async def check(request: Request) -> Response:
        found = await _one(request, analyze)
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


async def _one(request: Request, analyze: Analyze) -> Report:
    reports = await analyze(await read_submission(request))
    if len(reports) != 1:
        raise HTTPException(400, "the file holds more than one article")
    return reports[0]


def _limited(analyzer: Analyzer) -> Analyze:
    """The analysis, one submission at a time, with a limit to how many wait and for how long."""
    turn = asyncio.Lock()
    waiting = 0

    async def analyze(sent: Submission) -> list[Report]:
        nonlocal waiting
        if waiting >= MOST_AT_ONCE:
            raise HTTPException(503, "busy: try again in a moment")
        waiting += 1
        work = asyncio.ensure_future(in_turn(sent))
        try:
            return await asyncio.wait_for(asyncio.shield(work), MOST_SECONDS)
        except asyncio.TimeoutError:
            raise HTTPException(504, f"the article took longer than {MOST_SECONDS} s") from None

    async def in_turn(sent: Submission) -> list[Report]:
        nonlocal waiting
        try:
            async with turn:  # a thread cannot be ended: the place is free once it is done
                return await asyncio.to_thread(_reports, analyzer, sent)
        finally:
            waiting -= 1

    return analyze


def _reports(analyzer: Analyzer, sent: Submission) -> list[Report]:
    try:
        return list(analyzer.analyze_all(sent.articles()))
    except HTTPException:
        raise
    except Exception as error:  # one article's fault is told, and ends nothing
        told = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise HTTPException(500, f"could not be analysed: {told}") from None


async def _refused(request: Request, error: Exception) -> Response:  # noqa: ARG001  # given
    assert isinstance(error, HTTPException)
    return JSONResponse({"error": error.detail}, error.status_code, error.headers)
