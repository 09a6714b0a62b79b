"""Offsets of an article and the lines and columns of an editor."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from lsprotocol import types

from attribution.model import Span

_LINE_END = re.compile(r"\r\n|\r|\n")
"""The line ends of the Language Server Protocol, and no others."""


class Positions:
    """The places of a text as an editor counts them."""

    def __init__(self, text: str, units: Callable[[str], int]) -> None:
        """`units` counts a stretch as was agreed with the editor: in UTF-8, UTF-16 or UTF-32."""
        self.text = text
        self.units = units
        self.starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def position(self, offset: int) -> types.Position:
        """The line and column of an offset."""
        line = bisect_right(self.starts, offset) - 1
        return types.Position(line, self.units(self.text[self.starts[line] : offset]))

    def range(self, span: Span) -> types.Range:
        """The editor's range of a span."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """The offset of a line and column; beyond a line's end it is that end."""
        if position.line >= len(self.starts):
            return len(self.text)
        at: int = self.starts[position.line]
        left: int = position.character
        end = _LINE_END.search(self.text, at)
        for sign in self.text[at : end.start() if end else len(self.text)]:
            left -= self.units(sign)
            if left < 0:
                break
            at += 1
        return at
