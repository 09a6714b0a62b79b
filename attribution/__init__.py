"""Who says so: claims, their stated sources, and how anonymous each source is.

import attribution
report = attribution.analyze("The dam is safe, two aides said.")
for found in report.attributions:
    print(found.source.text, found.level, found.claim.text)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attribution.analyzer import Analyzer
    from attribution.model import Report

__all__ = ["analyze", "load"]

_FORMATS = ("text", "markdown", "html")


def load(pipeline: str | None = None) -> Analyzer:
    """An analyzer with the built-in rules and the bundled pipeline, or another by name or path."""
    from attribution.analyzer import Analyzer
    from attribution.language import load_pipeline
    from attribution.rulebook import load_rulebook

    return Analyzer(load_pipeline(pipeline), load_rulebook())


def analyze(text: str, *, format: str = "text") -> Report:
    """The report of a text (`text`, `markdown` or `html`); for more than one, `load()` once.

    Raises InputError, a TypeError, for what is no text, AttributionError for an unknown format.
    """
    from attribution.errors import AttributionError, InputError, nearest
    from attribution.reading import article_from_text

    given: object = text
    if not isinstance(given, str):
        hint = "; decode them first" if isinstance(given, bytes) else ""
        raise InputError(f"analyze: the text must be a str, not {type(given).__name__}{hint}")
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise InputError("analyze: the text holds half of a surrogate pair; decode it anew")
    if format not in _FORMATS:
        raise AttributionError(f'analyze: unknown format "{format}"{nearest(format, _FORMATS)}')
    return load().analyze(article_from_text(text, format=format))
