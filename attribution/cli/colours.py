"""The look of findings on a terminal."""

from __future__ import annotations

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;34",
    "path": "1;4",
    "place": "2",
    "check": "1",
    "mark": "1;31",
    "quiet": "2",
}


def coloured(role: str, words: str) -> str:
    """The words in the colour of their role; articles' control characters are gone already."""
    return f"\x1b[{_CODES[role]}m{words}\x1b[0m" if words else words
