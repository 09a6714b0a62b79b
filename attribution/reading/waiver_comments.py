"""Inline comments that silence checks, read from the comments of a file.

`<!-- attribution: ignore[check-id, other] reason -->` covers the block it stands in, or else the
next one; `disable[…]` and `enable[…]` hold from their place on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Literal, NamedTuple, cast

from attribution.model import Block, Span, Waiver
from attribution.model.article import line_starts

WAIVER_COMMENT = re.compile(r"<!--\s*attribution:.*?-->", re.DOTALL | re.IGNORECASE)
_FORM = re.compile(
    r"<!--\s*attribution:\s*(?P<action>ignore|disable|enable)\s*"
    r"(?:\[(?P<checks>[^\]]*)\])?\s*(?P<reason>.*?)\s*-->",
    re.DOTALL | re.IGNORECASE,
)


class Waivers(NamedTuple):
    """The waivers of an article, and a note for each comment that is none in spite of its start."""

    waivers: tuple[Waiver, ...]
    notes: tuple[str, ...]


def read_waivers(text: str, comments: Iterable[Span], blocks: tuple[Block, ...]) -> Waivers:
    """What the comments at these places of the file silence."""
    waivers: list[Waiver] = []
    notes: list[str] = []
    for span in comments:
        comment = text[span.start : span.end]
        if not WAIVER_COMMENT.match(comment):
            continue
        form = _FORM.fullmatch(comment)
        if form:
            waivers.append(_waiver(text, span, form, blocks))
        else:
            line = bisect_right(line_starts(text), span.start)
            notes.append(
                f"line {line}: this comment silences nothing; "
                "write <!-- attribution: ignore[check-id] reason -->"
            )
    return Waivers(tuple(waivers), tuple(notes))


def _waiver(text: str, span: Span, form: re.Match[str], blocks: tuple[Block, ...]) -> Waiver:
    checks = (check.strip().lower() for check in (form["checks"] or "").split(","))
    action = cast("Literal['ignore', 'disable', 'enable']", form["action"].lower())
    reason = " ".join(form["reason"].split())
    return Waiver(span, action, tuple(filter(None, checks)), reason, _covered(text, span, blocks))


def _covered(text: str, span: Span, blocks: tuple[Block, ...]) -> int | None:
    """The block around the comment or before it on its line, else the next one."""
    # No block that begins before the one around or before the comment can end behind it.
    at = max(bisect_right(blocks, span.start, key=lambda block: block.to_source(0, 1).start) - 2, 0)
    for index, block in enumerate(blocks[at:], at):
        start, end = block.to_source(0, len(block.text))
        if end <= span.start:
            # "… on Monday. <!-- comment -->" at a paragraph's end belongs to that paragraph.
            if text[end : span.start].strip(" \t*_") == "":
                return index
        elif start >= span.end and block.kind == "dateline" and index + 1 < len(blocks):
            return index + 1
        else:
            return index
    return None
