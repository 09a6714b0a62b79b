"""A text in lines that fit a reader's page."""

from __future__ import annotations

import textwrap


def folded(text: str, columns: int, indent: str = "", hanging: str = "") -> list[str]:
    """The text in lines of so many columns, each behind the indent; further ones by `hanging` too.

    Words are never cut, so a long one may stand out.
    """
    return textwrap.wrap(
        text,
        columns,
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
