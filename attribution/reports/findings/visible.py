"""Words of an article made safe to print: nothing in them steers a terminal or a format."""

from __future__ import annotations

import re
import unicodedata

_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d\u00ad")
_NARROW = re.compile("[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027]*")
"""Latin letters, dashes and quotation marks: a column each, told without a table of all signs."""


def visible(text: str) -> str:
    """The text with blanks for tabs and line ends, and a mark for every other control character.

    >>> visible("a\\x1b[31mb\\tc")
    'a\ufffd[31mb c'
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isspace():
        return " "
    if unicodedata.category(character) in _UNSAFE and character not in _JOINERS:
        return "\ufffd"
    return character


def width(text: str) -> int:
    """How many columns of a terminal the text takes: two for 東 and for 👩‍🚒, which is one sign."""
    if _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
