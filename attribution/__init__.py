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


def load(pipeline: str | None = None) -> Analyzer:
    """An analyzer with the built-in rules and the bundled pipeline, or another by name or path."""
    from attribution.analyzer import Analyzer
    from attribution.language import load_pipeline
    from attribution.rulebook import load_rulebook

    return Analyzer(load_pipeline(pipeline), load_rulebook())


def analyze(text: str, *, format: str = "text") -> Report:
    """The report of a text (`text`, `markdown` or `html`); for more than one, `load()` once."""
    from attribution.reading import article_from_text

    return load().analyze(article_from_text(text, format=format))
