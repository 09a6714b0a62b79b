"""Files that hold an article a row: JSON Lines, CSV, Parquet; each read row by row."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from attribution.corpus.libraries import library
from attribution.errors import AttributionError, ReadingError, nearest
from attribution.regular_files import open_regular, too_large

SUFFIXES = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")
"""Of the files that hold an article a row; `.gz` may follow but for Parquet."""
_DELIMITERS = ",;\t"
_BYTES = re.compile("[\udc80-\udcff]")
"""Bytes that are no text in the file's encoding, as Python escapes them."""

_DAMAGES = (ValueError, NotImplementedError, LookupError, OverflowError, OSError)
"""What a damaged Parquet file makes pyarrow raise."""

Fields = Mapping[str, object]


class Row(NamedTuple):
    """A row that is not taken apart yet."""

    number: int
    """As its reader counts: the line of JSON Lines, the row of a table, from 1."""
    load: Callable[[], Fields]
    """Its fields; raises ReadingError where it has none."""


class Rows(NamedTuple):
    """The rows of a file, and how much of it is behind them."""

    rows: Iterator[Row]
    done: Callable[[], int]
    """The bytes of the file that have been read."""


class RowOptions(NamedTuple):
    """What is asked of a file of rows."""

    needed: tuple[str, ...]
    """The fields that are taken; the first is the text."""
    encoding: str = ""
    largest: int = 20_000_000
    """The bytes that a row may have."""


def holds_rows(path: str) -> bool:
    """Whether a file's suffix says that it holds an article a row."""
    return _kind(path) in SUFFIXES


@contextmanager
def opened_rows(path: str, options: RowOptions) -> Iterator[Rows]:
    """The rows of a file.

    Raises ReadingError where it is missing or damaged, AttributionError where it has no such field
    or the library that reads it is not installed.
    """
    try:
        if _kind(path) == ".parquet":
            open_regular(path).close()  # a pipe would keep pyarrow waiting
            yield _parquet_rows(path, options)
            return
        with open_regular(path) as raw, _unpacked(path, raw) as stream:
            reader = _csv_rows if _kind(path) in (".csv", ".tsv") else _json_rows
            yield Rows(reader(path, stream, options), raw.tell)
    except FileNotFoundError:
        raise ReadingError(path, "no such file") from None
    except UnicodeError:
        raise ReadingError(path, f"is not {options.encoding or 'UTF-8'}") from None
    except LookupError:
        raise AttributionError(f'--encoding: "{options.encoding}" is not known') from None
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadingError(path, f"cannot be read: {reason}") from None


def _kind(path: str) -> str:
    name = path.lower().removesuffix(".gz")
    return Path(name).suffix


@contextmanager
def _unpacked(path: str, raw: BinaryIO) -> Iterator[BinaryIO]:
    if not path.lower().endswith(".gz"):
        yield raw
        return
    with gzip.open(raw) as stream:
        yield cast("BinaryIO", stream)


def _json_rows(path: str, stream: BinaryIO, options: RowOptions) -> Iterator[Row]:
    number = 0
    while line := stream.readline(options.largest + 1):
        number += 1
        if len(line) > options.largest:
            yield Row(number, partial(_refused, f"{path}:{number}", too_large(options.largest)))
            while line and not line.endswith(b"\n"):
                line = stream.readline(options.largest + 1)
        elif line.strip():
            yield Row(number, partial(_json_fields, line, f"{path}:{number}", options))


def _refused(place: str, reason: str) -> Fields:
    raise ReadingError(place, reason)


def _json_fields(line: bytes, place: str, options: RowOptions) -> Fields:
    try:
        fields = json.loads(line.decode(options.encoding or "utf-8-sig"))
    except UnicodeDecodeError:
        raise ReadingError(place, f"is not {options.encoding or 'UTF-8'}") from None
    except (ValueError, RecursionError) as error:
        other = (
            "nested too deep" if isinstance(error, RecursionError) else "holds too long a number"
        )
        reason = error.msg if isinstance(error, json.JSONDecodeError) else other
        raise ReadingError(place, f"is no JSON object: {reason}") from None
    if not isinstance(fields, dict):
        raise ReadingError(place, "is JSON, but no object with a field of text")
    return fields


def _csv_rows(path: str, stream: BinaryIO, options: RowOptions) -> Iterator[Row]:
    csv.field_size_limit(min(options.largest, sys.maxsize))
    encoding = options.encoding or "utf-8-sig"
    text = io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="")
    first = text.readline()
    if not first.strip():
        raise ReadingError(path, "is empty: a line of column names is missing")
    delimiter = max(_DELIMITERS, key=first.count)
    table = csv.reader(chain([first], text), delimiter=delimiter, strict=True)
    columns = _cells(table)
    if isinstance(columns, str) or columns is None:
        raise ReadingError(path, f"its column names cannot be read: {columns}")
    require_fields(path, columns, options.needed)
    number = 0
    while (cells := _cells(table)) is not None:
        if cells:
            number += 1
            load = partial(_csv_fields, cells, columns, f"{path}#{number}", options)
            yield Row(number, load)


def _cells(table: Iterator[list[str]]) -> list[str] | str | None:
    """The next row, or what is wrong with it; None behind the last. The reader goes on after it."""
    try:
        return next(table, None)
    except (csv.Error, UnicodeError) as error:
        return f"{error}"


def _csv_fields(
    cells: list[str] | str, columns: Sequence[str], place: str, options: RowOptions
) -> Fields:
    if isinstance(cells, str):
        raise ReadingError(place, f"is no row of a table: {cells}")
    if _BYTES.search("".join(cells)):
        raise ReadingError(place, f"is not {options.encoding or 'UTF-8'}")
    if len(cells) != len(columns):
        reason = f"has {len(cells)} cells, and the first line names {len(columns)} columns"
        raise ReadingError(place, reason)
    return dict(zip(columns, cells))


def _parquet_rows(path: str, options: RowOptions) -> Rows:
    parquet = library("pyarrow.parquet", f"{path}: to read Parquet")
    try:
        file = parquet.ParquetFile(path, pre_buffer=False, buffer_size=1 << 16)
    except _DAMAGES as error:
        raise ReadingError(path, f"is no Parquet file: {_first_line(error)}") from None
    names = file.schema_arrow.names
    require_fields(path, names, options.needed)
    total, size = max(file.metadata.num_rows, 1), Path(path).stat().st_size
    read = [0]

    def rows() -> Iterator[Row]:
        wanted = [name for name in names if name in options.needed]
        try:
            for batch in file.iter_batches(batch_size=64, columns=wanted, use_threads=False):
                for fields in batch.to_pylist():
                    read[0] += 1
                    yield Row(read[0], partial(dict, fields))
        except _DAMAGES as error:
            reason = f"after row {read[0]}: {_first_line(error)}"
            raise ReadingError(path, reason) from None

    return Rows(rows(), lambda: size * read[0] // total)


def require_fields(path: str, names: Sequence[str], needed: Sequence[str]) -> None:
    """Raises AttributionError for a field that is asked for and not there, or there twice."""
    for name in dict.fromkeys(needed):
        if name not in names:
            raise AttributionError(f'{path}: has no field "{name}"{nearest(name, names)}')
        if list(names).count(name) > 1:
            raise AttributionError(f'{path}: has two columns "{name}"')


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]
