"""A collection: the articles of files, folders, globs and tables, always in one order."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import islice, takewhile
from pathlib import Path
from typing import NamedTuple

from attribution.corpus.path_fields import PathFields
from attribution.corpus.record import Record, TextOptions, text_of
from attribution.corpus.row_files import (
    SUFFIXES,
    Fields,
    RowOptions,
    holds_rows,
    opened_rows,
    require_fields,
)
from attribution.errors import AttributionError, ConfigError, ReadingError
from attribution.reading import find_files
from attribution.reading.files import read_file
from attribution.reading.folders import LED_OUT
from attribution.reading.formats.registry import SUFFIXES as ARTICLE_SUFFIXES
from attribution.settings import Settings

_FOLDER_SUFFIXES = tuple(dict.fromkeys((*ARTICLE_SUFFIXES, *SUFFIXES, ".jsonl.gz", ".csv.gz")))
_LOOKED_AT = 100
"""Rows in which a field must turn up."""


class Keep(NamedTuple):
    """A field that goes into the table of articles, and the column that it becomes."""

    column: str
    field: str


@dataclass(frozen=True, slots=True)
class FieldOptions:
    """Which fields are taken of each article."""

    text: str = "text"
    id: str | None = None
    keep: tuple[Keep, ...] = ()
    path: PathFields = field(default_factory=PathFields)

    @property
    def others(self) -> tuple[str, ...]:
        """The fields beside the text."""
        return tuple(filter(None, (self.id, *(keep.field for keep in self.keep))))


@dataclass(frozen=True, slots=True)
class InputState:
    """One argument, and what its files are like: two runs with equal states read the same."""

    name: str
    files: int
    bytes: int
    digest: str
    """Of the files' names, sizes and times of change."""


class Collection:
    """The articles that arguments name."""

    def __init__(
        self, files: Mapping[str, tuple[str, ...]], fields: FieldOptions, text: TextOptions
    ) -> None:
        self.files = files
        """The files of each argument."""
        self.fields = fields
        self.text = text
        self.bytes_done = 0
        """Of the files, as far as they have been read."""
        self.bytes_total = 0
        self._done: Callable[[], int] = _nothing_done
        """How much of the file that is being read is behind us."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file, in order."""
        return tuple(file for files in self.files.values() for file in files)

    def states(self) -> tuple[InputState, ...]:
        """What each argument is like now; it also counts the bytes that are to be read."""
        states = tuple(_state(name, files) for name, files in self.files.items())
        self.bytes_total = sum(state.bytes for state in states)
        return states

    def check_fields(self) -> None:
        """Raises AttributionError, with the file, for a field that is asked for and nowhere.

        Of JSON Lines, whose rows need not hold every field, the first 100 rows count.
        """
        needed = (self.fields.text, *self.fields.others)
        for path in self.paths:
            if not holds_rows(path):
                require_fields(path, self.fields.path.known, self.fields.others)
                continue
            with suppress(ReadingError), opened_rows(path, self._row_options) as found:
                seen = [_loaded(row.load) for row in islice(found.rows, _LOOKED_AT)]
                names = dict.fromkeys(name for fields in seen for name in fields)
                if names:
                    require_fields(path, tuple(names), needed)

    def records(self, wanted: Callable[[int], bool] = lambda _: True) -> Iterator[Record]:
        """Each article whose number is wanted; one that cannot be read tells why."""
        number, before = 0, 0
        for path in self.paths:
            for entry in self._entries(path):
                if wanted(number):
                    yield entry(number)
                number += 1
                self.bytes_done = before + self._done()
            before += _size(path)
            self.bytes_done = before

    @property
    def _row_options(self) -> RowOptions:
        needed = (self.fields.text, *self.fields.others)
        return RowOptions(needed, self.text.encoding, self.text.largest)

    def _entries(self, path: str) -> Iterator[Callable[[int], Record]]:
        self._done = _nothing_done
        if not holds_rows(path):
            yield partial(self._file_record, path)
            return
        try:
            with opened_rows(path, self._row_options) as found:
                self._done = found.done
                for row in found.rows:
                    yield partial(self._row_record, f"{path}#{row.number}", row.load)
        except ReadingError as error:
            self._done = _nothing_done  # the file is closed
            yield partial(self._unread, path, error.reason)
        self._done = _nothing_done

    def _file_record(self, path: str, number: int) -> Record:
        fields = self.fields.path.of(path)
        kept = tuple(fields.get(keep.field) for keep in self.fields.keep)
        id = fields.get(self.fields.id or "", path)
        try:
            return Record(number, id, path, read_file(path, self.text.largest), kept)
        except ReadingError as error:
            return Record(number, id, path, kept=kept, error=error.reason)

    def _row_record(self, path: str, load: Callable[[], Fields], number: int) -> Record:
        try:
            fields = load()
        except ReadingError as error:
            return self._unread(path, error.reason, number)
        kept = tuple(text_of(fields.get(keep.field)) for keep in self.fields.keep)
        id = (text_of(fields.get(self.fields.id)) if self.fields.id else None) or path
        text = fields.get(self.fields.text)
        if not isinstance(text, str):
            reason = f'has no text in the field "{self.fields.text}"'
            return Record(number, id, path, kept=kept, error=reason)
        return Record(number, id, path, text_of(text) or "", kept)

    def _unread(self, path: str, reason: str, number: int) -> Record:
        kept = (None,) * len(self.fields.keep)
        return Record(number, path, path, kept=kept, error=reason)


def find_collection(
    arguments: Sequence[str],
    fields: FieldOptions,
    text: TextOptions,
    *,
    settings: Settings,
    out: Path,
    force_exclude: bool = False,
) -> Collection:
    """The collection that arguments name; `out`, where its tables go, is no part of it.

    Raises AttributionError, with every argument that comes to nothing on a line of its own.
    """
    files: dict[str, tuple[str, ...]] = {}
    troubles: list[str] = []
    seen: set[str] = set()
    is_own = _under(out)
    for argument in dict.fromkeys(arguments):
        paths, trouble = _files_of(argument, settings, force_exclude=force_exclude)
        troubles.extend(trouble)
        new = [path for path in paths if path not in seen and not is_own(os.path.dirname(path))]
        seen.update(new)
        files[argument] = tuple(new)
    if troubles:
        raise ConfigError(*troubles)
    if not seen:
        raise AttributionError("no article to read: name files, folders or globs")
    return Collection(files, fields, text)


def _files_of(
    argument: str, settings: Settings, *, force_exclude: bool
) -> tuple[Sequence[str], Sequence[str]]:
    """The files of an argument, in order, and what is wrong with it."""
    if argument == "-":
        return (), ("-: standard input cannot be read twice, as resuming does; name a file",)
    named = [argument]
    troubles: list[str] = []
    if glob.has_magic(argument) and not os.path.lexists(argument):
        named = sorted(glob.glob(argument, recursive=True))
        if not named:
            return (), (f"{argument}: no file of such a name",)
        if not settings.links_out:
            leads_out = _leads_out_of(_before_the_pattern(argument))
            troubles = [f"{path}: {LED_OUT}" for path in named if leads_out(path)]
            named = [path for path in named if not leads_out(path)]
    found = find_files(
        named,
        exclude=settings.exclude,
        force_exclude=force_exclude,
        respect_gitignore=settings.respect_gitignore,
        root=settings.root,
        links_out=settings.links_out,
        suffixes=_FOLDER_SUFFIXES,
    )
    return found.files, (*troubles, *found.trouble)


def _before_the_pattern(argument: str) -> str:
    """The folder in which a pattern's names are looked for: `news` of `news/2*/*.txt`."""
    parts = Path(argument).parts
    plain = takewhile(lambda part: not glob.has_magic(part), parts)
    return os.path.join("", *plain) or os.curdir


def _leads_out_of(folder: str) -> Callable[[str], bool]:
    is_inside = _under(Path(folder))
    return lambda path: not is_inside(path)


def _under(top: Path) -> Callable[[str], bool]:
    """Tells whether a folder lies in another or is it, whatever its name."""
    real = os.path.realpath(top)  # a link to itself is none of its business

    @lru_cache(maxsize=1000)
    def is_under(folder: str) -> bool:
        return Path(os.path.realpath(folder)).is_relative_to(real)

    return is_under


def _loaded(load: Callable[[], Fields]) -> Fields:
    """The fields of a row; none where it cannot be read, which its own row of the table tells."""
    try:
        return load()
    except ReadingError:
        return {}


def _state(name: str, files: Sequence[str]) -> InputState:
    digest, size = hashlib.sha256(), 0
    for path in files:
        try:
            found = os.stat(path)
            known = f"{path}\0{found.st_size}\0{found.st_mtime_ns}\n"
            size += found.st_size
        except OSError as error:  # its row of the table will tell
            known = f"{path}\0{error.strerror}\n"
        digest.update(known.encode("utf-8", "surrogateescape"))
    return InputState(name, len(files), size, digest.hexdigest()[:16])


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _nothing_done() -> int:
    return 0
