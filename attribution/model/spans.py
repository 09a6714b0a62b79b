"""Spans: half-open ranges of code points of the article's file."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points of the article's file."""

    start: int
    end: int


Spans = tuple[Span, ...]
