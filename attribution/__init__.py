"""Who says so: claims, their stated sources, and how anonymous each source is.

import attribution
report = attribution.analyze("The dam is safe, two aides said.")
for found in report.attributions:
    print(found.source.text, found.level, found.claim.text)
"""

from __future__ import annotations

TYPE_CHECKING = False  # of `typing`, which takes longer to load than the program's start may
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pandas

    from attribution.model import Report
    from attribution.text_analyzer import AnalyzedText, TextAnalyzer

__all__ = ["analyze", "load", "to_pandas"]


def load(pipeline: str | None = None, *, rules: Iterable[str | Path] = ()) -> TextAnalyzer:
    """An analyzer with the built-in rules and the bundled pipeline, or another by name or path.

    `rules` are folders of rules to lay over the built-in ones. Call it with a text, `read` a file,
    or `pipe` many texts through it.
    """
    from attribution.text_analyzer import load_text_analyzer

    return load_text_analyzer(pipeline, rules)


def analyze(text: str, *, format: str = "text") -> AnalyzedText:
    """The report of a text (`text`, `markdown` or `html`); for more than one, `load()` once.

    Raises InputError, a TypeError, for what is no text, AttributionError for an unknown format.
    """
    from attribution.text_analyzer import require_text

    require_text(text, format)
    return load()(text, format=format)


def to_pandas(reports: Iterable[Report]) -> pandas.DataFrame:
    """A data frame over several reports: a row an attribution, the columns of the CSV."""
    from attribution.text_analyzer import to_pandas as frame

    return frame(reports)
