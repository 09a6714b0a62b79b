"""Where results are written to: standard output, or a file that is whole or not there.

A file is written as a draft beside its target and renamed when it is complete: a run that fails
keeps the old file, and a reader never sees half of the new one.
"""

from __future__ import annotations

import os
import secrets
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TextIO

from attribution.errors import AttributionError

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)

Identity = tuple[int, int] | str
Inputs = frozenset[Identity]
"""The files that a run reads."""


class OutputError(AttributionError):
    """A file that cannot be written, or must not be: it is read from, or is no file."""


@contextmanager
def opened(path: str | None, *, machine: bool) -> Iterator[IO[str]]:
    """The stream to write to: the file of that name, else standard output.

    Machine formats are UTF-8 wherever they go; for a reader's terminal a sign that its encoding
    does not have is replaced. What no encoding has, a byte of a file's name that is not UTF-8, is
    written as `\\udcff`.
    """
    if path is not None:
        with replaced(Path(path)) as stream:
            yield stream
        return
    if machine:
        _reconfigure(encoding="utf-8", newline="\n", errors="backslashreplace")
    else:
        _reconfigure(errors="backslashreplace" if _is_unicode(sys.stdout) else "replace")
    yield sys.stdout


@contextmanager
def replaced(path: Path) -> Iterator[IO[str]]:
    """A stream whose text stands in the file when the block ends; where it fails, nothing changes.

    A link is followed, and its target replaced; a device or a pipe is written to as it is. Raises
    OutputError where the file cannot be written.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise OutputError(f"{path}: cannot be written: is a folder")
        if target.exists() and not target.is_file():
            with target.open("w", encoding="utf-8", errors="backslashreplace") as stream:
                yield stream
            return
        with _draft(target) as stream:
            yield stream
    except OSError as error:
        if isinstance(error, BrokenPipeError) and error.filename is None:
            raise
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error


def write_file(path: Path, content: str) -> None:
    """Writes a file whole, or raises OutputError and leaves what was there."""
    with replaced(path) as stream:
        stream.write(content)


def refuse_inputs(outputs: Iterable[str | Path], inputs: Iterable[str | Path]) -> None:
    """Raises OutputError, before any is written, for an output that is read too or named twice."""
    taken: dict[Identity, Path] = {}
    for output in map(Path, outputs):
        other = taken.setdefault(identity(output), output)
        if other is not output and not _is_special(output):
            raise OutputError(f"{output}: is named as output twice")
    for source in identities(inputs if taken else ()):
        written = taken.get(source)
        if written is not None and not _is_special(written):
            raise OutputError(f"{written}: is read by this run, so it is not written to")


def identities(files: Iterable[str | Path]) -> Inputs:
    """What tells whether a file is one of these, whatever its name."""
    return frozenset(identity(Path(file)) for file in files)


def write_pieces(pieces: Iterable[str], stream: IO[str]) -> None:
    """Writes each piece as soon as it is there."""
    for piece in pieces:
        stream.write(piece)
        stream.flush()


@contextmanager
def _draft(target: Path) -> Iterator[IO[str]]:
    # A name that nobody can guess, created by us or not at all: no link there is written through.
    draft = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}.new")
    number = os.open(draft, _NEW_FILE, 0o666)
    try:
        with open(number, "w", encoding="utf-8", newline="\n", errors="backslashreplace") as stream:
            if target.exists():
                _copy_mode(target, number)
            yield stream
        os.replace(draft, target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


def _copy_mode(target: Path, number: int) -> None:
    if hasattr(os, "fchmod"):
        with suppress(OSError):
            os.fchmod(number, stat.S_IMODE(target.stat().st_mode))


def identity(path: Path) -> Identity:
    """What two names of one file have in common; of a file that is not there, its real name."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return os.path.normcase(os.path.realpath(path))
    return found.st_dev, found.st_ino


def _is_special(path: Path) -> bool:
    """Whether it is a device or a pipe, which is never replaced."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _is_unicode(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("-", "") == "utf8"


def _reconfigure(**options: str) -> None:
    sys.stdout.reconfigure(**options)  # type: ignore[union-attr]  # a text stream
