"""Mail (.eml) and pages saved as one file (.mhtml): the body, without fields and attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from html import unescape

from attribution.reading.charsets import declared_charset, decode
from attribution.reading.files import SourceFile

_MOST_PARTS = 1000
_SIGNATURE = re.compile(r"\n-- ?\r?\n.*\Z", re.DOTALL)
_QUOTED = re.compile(r"^>.*(?:\r?\n|\Z)", re.MULTILINE)
_INTRODUCES = re.compile(r"^On [^\n]{5,200} wrote:[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


def parts(file: SourceFile) -> Iterator[tuple[SourceFile, str]]:
    """The body of a message, as plain text where it has both; a saved page's first page.

    Places count in the body's text. Raises ReadingError for a message without any.
    """
    message = message_from_bytes(file.data, policy=policy.default)
    try:
        body = _body(message, file)
        text = _text(body, file)
    except (MessageError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise file.refuse("is a damaged message") from error
    if body.get_content_subtype() == "html":
        yield SourceFile(file.path, text), "html"
    else:
        subject = " ".join(unescape(str(message.get("subject", ""))).split())
        text = _without_replies(text)
        yield SourceFile(file.path, f"{subject}\n\n{text}" if subject else text), "text"


def _body(message: EmailMessage, file: SourceFile) -> EmailMessage:
    leaves = []
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            raise file.refuse("has more parts than any message")
        if part.get_content_disposition() != "attachment" and not part.is_multipart():
            leaves.append(part)
    for kind in ("text/plain", "text/html"):
        found = next((part for part in leaves if part.get_content_type() == kind), None)
        if isinstance(found, EmailMessage):
            return found
    raise file.refuse("is a message without text")


def _text(part: EmailMessage, file: SourceFile) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    named = part.get_content_charset() or ""
    declared = named if named not in ("", "us-ascii") else declared_charset(content)
    return decode(content, file.path, encoding=file.encoding, declared=declared or "cp1252")


def _without_replies(text: str) -> str:
    """The message without the lines it quotes of another and the signature below "-- "."""
    text = _SIGNATURE.sub("\n", text)
    return _QUOTED.sub("", _INTRODUCES.sub("", text))
