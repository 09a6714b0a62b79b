"""The folder of a corpus: a folder a table, a file a part, each whole or not there.

A part's tables are written in the order of `TABLES`, its articles last: a part whose articles are
there is complete, any other is made anew. A run that is killed leaves drafts, whose names begin
with a dot, and at most parts that lack their articles.
"""

from __future__ import annotations

import io
import os
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from attribution.corpus.libraries import library
from attribution.corpus.part_rows import PartRows
from attribution.corpus.table_schemas import ARTICLES, Table, arrow_schema
from attribution.errors import AttributionError
from attribution.reports.formats.jsonl import json_line

TableFormat = Literal["parquet", "jsonl"]
"""What the tables are written as."""
_TO_WRITE = "--format jsonl writes without it; to write Parquet"
_LOCK = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
"""Created by us or not at all: no link there is written through."""
_PART = re.compile(r"part-(\d{6,})\.(parquet|jsonl)")


def require_writer(format: TableFormat) -> None:
    """Raises AttributionError where the library that writes the format is not installed."""
    if format == "parquet":
        library("pyarrow.parquet", _TO_WRITE)


def encode(rows: PartRows, format: TableFormat) -> dict[str, bytes]:
    """Each table's part as the bytes of its file."""
    writer = _parquet if format == "parquet" else _json_lines
    return {table.name: writer(table, rows.columns[table.name]) for table in rows.tables}


def _parquet(table: Table, columns: Mapping[str, list[object]]) -> bytes:
    arrow, parquet = library("pyarrow", _TO_WRITE), library("pyarrow.parquet", _TO_WRITE)
    target = io.BytesIO()
    made = arrow.Table.from_pydict(columns, schema=arrow_schema(table))
    parquet.write_table(made, target, compression="zstd")
    return target.getvalue()


def _json_lines(table: Table, columns: Mapping[str, list[object]]) -> bytes:
    rows = zip(*(columns[name] for name in table.names))
    return "".join(json_line(dict(zip(table.names, row))) + "\n" for row in rows).encode()


class PartFolder:
    """Where the parts of a corpus are written."""

    def __init__(self, folder: Path, format: TableFormat) -> None:
        self.folder = folder
        self.format = format

    def path(self, table: str, part: int) -> Path:
        """The file of a table's part."""
        return self.folder / table / f"part-{part:06}.{self.format}"

    def done(self) -> frozenset[int]:
        """The parts that are complete; what a killed run left of others is taken away."""
        for draft in self.folder.glob("*/.part-*.new"):
            draft.unlink(missing_ok=True)
        names = (path.name for path in (self.folder / ARTICLES.name).glob(f"part-*.{self.format}"))
        return frozenset(int(found[1]) for name in names if (found := _PART.fullmatch(name)))

    def write(self, part: int, tables: Mapping[str, bytes]) -> None:
        """Writes a part, its articles last; AttributionError where it cannot be written."""
        for table, data in tables.items():
            if (self.folder / table).is_symlink():
                raise AttributionError(f"{self.folder / table}: is a link, so it is not written to")
            write_whole(self.path(table, part), data)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps other runs away for as long as this one lasts, however it ends.

        Raises AttributionError where another run is writing here.
        """
        with _reported(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = os.open(self.folder / ".lock", _LOCK, 0o666)
        try:
            _take(lock, self.folder)
            yield
        finally:
            os.close(lock)


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that it is there whole or not at all, also where the machine stops.

    Raises AttributionError where it cannot be written.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}.new")
    with _reported(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(os.open(draft, _NEW, 0o666), "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(draft, path)
        except BaseException:
            with suppress(OSError):
                draft.unlink()
            raise


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise AttributionError(f"{path}: cannot be written: {reason}") from error


def _take(lock: int, folder: Path) -> None:
    try:
        import fcntl
    except ImportError:  # a system without these locks
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise AttributionError(f"{folder}: another run is writing here") from None
    except OSError:  # a file system without locks
        return
