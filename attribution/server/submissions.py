"""What is sent to the server: a pasted text or a file, within limits."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from io import BytesIO
from itertools import islice
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import parse_qs

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from attribution.errors import InputError, ReadingError
from attribution.model import Article
from attribution.reading import article_from_text, read_articles
from attribution.text_analyzer import FORMATS, require_text

MOST_BYTES = 10_000_000
"""Of a request, a file in it included."""
MOST_CHARACTERS = 1_000_000
"""Of an article's text, wherever it came from."""
MOST_ARTICLES = 50
"""In one file of JSON Lines."""
SECONDS = 30
"""In which a request must have been sent."""
PASTED = "pasted"
"""The name of an article that came without one."""


class Submission(NamedTuple):
    """An article as it was sent; `data` is that of a file, else there is a `text`."""

    name: str = PASTED
    text: str = ""
    format: str = "text"
    data: bytes | None = None

    def articles(self) -> list[Article]:
        """Reads it; HTTPException 400 where it is no article, 413 where it is too long.

        It may take as long as the file is intricate: not for the event loop.
        """
        try:
            found = self._read()
        except ReadingError as error:
            raise HTTPException(400, str(error)) from None
        if len(found) > MOST_ARTICLES:
            raise HTTPException(413, f"a file may hold {MOST_ARTICLES} articles")
        if sum(len(article.text) for article in found) > MOST_CHARACTERS:
            raise HTTPException(413, f"an article may have {MOST_CHARACTERS:,} characters")
        return found

    def _read(self) -> list[Article]:
        if self.data is None:
            return [article_from_text(self.text, self.name, self.format)]
        read = read_articles("-", stdin=BytesIO(self.data), stdin_name=self.name)
        return list(islice(read, MOST_ARTICLES + 1))


async def read_submission(request: Request) -> Submission:
    """What a request sends, as JSON or as a form.

    Raises HTTPException where it is neither, is cut short, or is sent too slowly.
    """
    try:
        return await asyncio.wait_for(_read_submission(request), SECONDS)
    except asyncio.TimeoutError:
        raise HTTPException(408, f"the request took longer than {SECONDS} s to send") from None
    except ClientDisconnect:
        raise HTTPException(400, "the request was cut short") from None


async def _read_submission(request: Request) -> Submission:
    origin = request.headers.get("origin")
    if origin not in (None, f"http://{request.headers['host']}"):
        raise HTTPException(403, "a page of another site cannot send articles here")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await _from_multipart(request)
    if kind == "application/x-www-form-urlencoded":
        return _from_fields(await _whole_body(request))
    return _from_json(await _whole_body(request))


async def _body(request: Request) -> AsyncIterator[bytes]:
    """The body, never more of it than the limit."""
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MOST_BYTES:
            raise HTTPException(413, f"a request may have {MOST_BYTES:,} bytes")
        yield chunk


async def _whole_body(request: Request) -> bytes:
    return b"".join([chunk async for chunk in _body(request)])


def _from_fields(body: bytes) -> Submission:
    try:
        fields = parse_qs(body.decode(), errors="strict", max_num_fields=4)
    except ValueError:
        raise HTTPException(400, "the form cannot be read") from None
    return _pasted(fields.get("text", [""])[0], fields.get("format", ["text"])[0])


async def _from_multipart(request: Request) -> Submission:
    parser = MultiPartParser(
        request.headers, _body(request), max_files=1, max_fields=4, max_part_size=MOST_BYTES
    )
    parser.spool_max_size = MOST_BYTES  # a larger file would go through one on disk
    try:
        fields = await parser.parse()
    except (MultiPartException, KeyError, ValueError):
        raise HTTPException(400, "the form cannot be read") from None
    file = fields.get("file")
    if isinstance(file, UploadFile) and file.filename:
        return Submission(_name_of(file.filename), data=await file.read())
    if "text" not in fields:
        raise HTTPException(400, "the form has neither a text nor a file")
    return _pasted(fields["text"], fields.get("format", "text"))


def _from_json(body: bytes) -> Submission:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        raise HTTPException(400, "the body is neither JSON nor a form") from None
    if not isinstance(given, dict):
        raise HTTPException(400, 'the body must be an object with "text"')
    return _pasted(given.get("text"), given.get("format", "text"), given.get("name", PASTED))


def _pasted(text: object, format: object, name: object = PASTED) -> Submission:
    if not isinstance(text, str) or not isinstance(name, str):
        raise HTTPException(400, '"text" must be a string')
    if format not in FORMATS:
        raise HTTPException(400, f'"format" must be one of {", ".join(FORMATS)}')
    try:
        require_text(text, str(format))
        require_text(name, "text")
    except InputError as error:
        raise HTTPException(400, str(error)) from None
    return Submission(_name_of(name), text.replace("\r\n", "\n"), str(format))


def _name_of(name: str) -> str:
    """The last part of a path that a browser of any system may send."""
    return PurePosixPath(name.replace("\\", "/")).name[:120] or PASTED
