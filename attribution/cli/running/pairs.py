"""Pairs of an article and its summary: read from a table, compared under guard."""

from __future__ import annotations

import csv
import os
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from attribution.analyzer import Analyzer
from attribution.cli.messages import describe_error
from attribution.cli.running.guard import Failure, analyse_guarded
from attribution.comparison import Comparison
from attribution.errors import AttributionError, ReadingError
from attribution.model import Article, Report
from attribution.reading import read_articles
from attribution.regular_files import read_regular

COLUMNS = ("article", "summary")
"""The columns of a table of pairs; it may have others."""


class PairError(AttributionError):
    """A row of a table that names no article or no summary."""


class PairPaths(NamedTuple):
    """The files of an article and of its summary."""

    article: str
    summary: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read."""

    encoding: str
    largest: int
    max_seconds: float | None


class Compared(NamedTuple):
    """A summary and what it makes of its article."""

    summary: Article
    comparison: Comparison


def read_table(path: Path, largest: int, *, ways_out: bool) -> Iterator[PairPaths | PairError]:
    """The pairs of a CSV file with the columns `article` and `summary`, or what a row lacks.

    Their paths count from the folder of the table; without `ways_out` they may not lead out of it.
    Raises PairError where a column is missing, and what reading a file raises.
    """
    text = read_regular(path, largest).decode("utf-8-sig")
    rows = csv.DictReader(text.splitlines(keepends=True), strict=True)
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise PairError(f"{path}:1: no column {' and no column '.join(missing)}")
    for row in rows:
        values = [(row[name] or "").strip() for name in COLUMNS]
        if not all(values):
            lacking = COLUMNS[values.index("")]
            yield PairError(f"{path}:{rows.line_num}: names no {lacking}")
        else:
            pair = PairPaths(*(str(path.parent / value) for value in values))
            out = () if ways_out else [one for one in pair if _leads_out(path.parent, one)]
            where = f"{path}:{rows.line_num}"
            yield PairError(f"{where}: {out[0]}: leads out of the table's folder") if out else pair


def _leads_out(folder: Path, path: str) -> bool:
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def compare_guarded(analyzer: Analyzer, paths: PairPaths, reading: Reading) -> Compared | Failure:
    """What a summary makes of its article, or why that cannot be told.

    Errors that users can mend in the settings concern every pair and are raised.
    """
    try:
        article, summary = (_read_one(path, reading) for path in paths)
    except ReadingError as error:
        return Failure(error.path, error.reason)
    except Exception as error:  # one file's fault costs no other pair
        reason = f"cannot be read: {describe_error(error)}"
        return Failure(paths.summary, reason, traceback.format_exc())
    comparer = _Comparer(analyzer, article)
    result = analyse_guarded(comparer, summary, reading.max_seconds)
    if isinstance(result, Failure):
        return result
    return Compared(summary, comparer.comparison)


class _Comparer:
    """Analyses summaries of one article."""

    def __init__(self, analyzer: Analyzer, article: Article) -> None:
        self._analyzer = analyzer
        self._article = article
        self.comparison = Comparison((), 0, 0)

    def analyze(self, article: Article) -> Report:
        """A report with the findings of the comparison, which it keeps."""
        self.comparison = self._analyzer.compare(self._article, article)
        return Report(article, findings=self.comparison.findings)


def _read_one(path: str, reading: Reading) -> Article:
    """The one article of a file."""
    found = list(read_articles(path, encoding=reading.encoding, largest=reading.largest))
    if len(found) != 1:
        raise ReadingError(path, f"holds {len(found)} articles; a comparison takes one")
    return found[0]
