"""XML with article text in it: escaped, and without the characters that XML 1.0 forbids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attribution.reports.findings.visible import visible

HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'


def element(name: str, attributes: Mapping[str, str], content: str = "") -> str:
    """An element with its attributes; `content` is markup already."""
    from xml.sax.saxutils import quoteattr  # which loads all of urllib

    words = "".join(f" {key}={quoteattr(visible(value))}" for key, value in attributes.items())
    return f"<{name}{words}>{content}</{name}>" if content else f"<{name}{words}/>"


def prose(lines: Iterable[str]) -> str:
    """Lines of text as the content of an element."""
    from xml.sax.saxutils import escape

    return "\n".join(escape(visible(line)) for line in lines)
