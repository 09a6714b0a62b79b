"""Tables read back, a part at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from attribution.corpus.libraries import library
from attribution.corpus.manifest import Manifest, Totals
from attribution.corpus.part_files import PartFolder
from attribution.errors import AttributionError
from attribution.regular_files import open_regular

_DAMAGES = (ValueError, TypeError, NotImplementedError, RecursionError, IndexError)
"""What a table that is none makes its library raise."""
Columns = dict[str, list[Any]]


class TableReader:
    """The complete parts of a folder of tables."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.parts = PartFolder(folder, "parquet" if manifest.format == "parquet" else "jsonl")
        self.manifest = manifest

    def numbers(self) -> tuple[int, ...]:
        """The complete parts, in order."""
        return tuple(sorted(self.parts.done()))

    def read(self, table: str, part: int, columns: Sequence[str]) -> Columns:
        """Some columns of a table's part; AttributionError where it is missing or damaged."""
        path = self.parts.path(table, part)
        try:
            if self.parts.format == "parquet":
                open_regular(path).close()  # a pipe would keep pyarrow waiting
                return _read_parquet(path, columns)
            with TextIOWrapper(open_regular(path), encoding="utf-8") as lines:
                rows = [json.loads(line) for line in lines]
            return {name: [row[name] for row in rows] for name in columns}
        except OSError as error:
            raise AttributionError(f"{path}: cannot be read: {error.strerror or error}") from error
        except KeyError as error:
            reason = f'has no column "{error.args[0]}"; another version wrote it'
            raise AttributionError(f"{path}: {reason}") from error
        except _DAMAGES as error:
            reason = (str(error) or type(error).__name__).splitlines()[0]
            raise AttributionError(f"{path}: is damaged: {reason}") from error

    def totals(self) -> Totals:
        """How many articles there are, and how many of them failed."""
        return sum((self._total(part) for part in self.numbers()), Totals())

    def _total(self, part: int) -> Totals:
        errors = self.read("articles", part, ["error"])["error"]
        return Totals(len(errors), sum(error is not None for error in errors))


def _read_parquet(path: Path, columns: Sequence[str]) -> Columns:
    parquet = library("pyarrow.parquet", f"{path}: to read Parquet")
    file = parquet.ParquetFile(path, pre_buffer=False)
    names = file.schema_arrow.names
    if missing := [name for name in columns if name not in names]:
        raise KeyError(missing[0])
    found: Columns = file.read(columns=list(columns), use_threads=False).to_pydict()
    return found
