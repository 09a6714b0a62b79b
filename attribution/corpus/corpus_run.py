"""A run over a collection: its articles go to the analysis in order, and come back as parts."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from attribution.corpus.part_files import PartFolder, TableFormat, encode
from attribution.corpus.part_rows import PartRows
from attribution.corpus.record import Record, TextOptions, read_record
from attribution.corpus.table_schemas import Table
from attribution.errors import ReadingError
from attribution.model import Article, Report

Analyse = Callable[[Iterable[Article]], Iterator[Report | str]]
"""The report of each article, or why there is none, in order."""


@dataclass(frozen=True, slots=True)
class PartOptions:
    """How articles become parts; a worker on another machine gets it too."""

    tables: tuple[Table, ...]
    kept: tuple[str, ...]
    format: TableFormat
    size: int
    """Articles a part."""
    text: TextOptions


class Outcome(NamedTuple):
    """An article of a collection: its report, or why there is none."""

    record: Record
    """Without its content."""
    found: Report | str


class Failed(NamedTuple):
    """An article that failed."""

    path: str
    reason: str


class Done(NamedTuple):
    """A part that is written."""

    part: int
    articles: int
    failures: tuple[Failed, ...]


def wanted_numbers(done: Container[int], size: int) -> Callable[[int], bool]:
    """Tells for the number of an article whether its part is still to be made."""
    return lambda number: number // size not in done


def run_here(
    records: Iterable[Record],
    analyse: Analyse,
    folder: PartFolder,
    options: PartOptions,
    *,
    each: Callable[[], None] = lambda: None,
) -> Iterator[Done]:
    """Writes the parts of records, in order; `each` is called after every article."""
    outcomes = outcomes_of(records, analyse, options.text)
    for part, found in groupby(outcomes, lambda outcome: outcome.record.number // options.size):
        rows, failures = PartRows(options.tables, options.kept), []
        count = 0
        for record, result in found:
            rows.add(record, result)
            count += 1
            if isinstance(result, str):
                failures.append(Failed(record.path, result))
            each()
        folder.write(part, encode(rows, options.format))
        yield Done(part, count, tuple(failures))


def outcomes_of(
    records: Iterable[Record], analyse: Analyse, options: TextOptions
) -> Iterator[Outcome]:
    """The outcome of each record, in order; those that cannot be read are not analysed."""
    waiting: deque[tuple[Record, str]] = deque()

    def articles() -> Iterator[Article]:
        for record in records:
            bare = replace(record, content="")
            try:
                article = read_record(record, options)
            except ReadingError as error:
                waiting.append((bare, error.reason))
            except Exception as error:  # one article's fault costs no other article
                waiting.append((bare, f"cannot be read: {type(error).__name__}: {error}"[:300]))
            else:
                waiting.append((bare, ""))
                yield article

    for result in analyse(articles()):
        yield from _refused(waiting)
        yield Outcome(waiting.popleft()[0], result)
    yield from _refused(waiting)


def _refused(waiting: deque[tuple[Record, str]]) -> Iterator[Outcome]:
    while waiting and waiting[0][1]:
        yield Outcome(*waiting.popleft())
