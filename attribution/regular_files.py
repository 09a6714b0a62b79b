"""Files read safely: regular ones alone, and no larger than a limit."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

LARGEST = 20_000_000
"""The bytes that a file may have where nobody says otherwise."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class RefusedError(OSError):
    """A file that is not read: it is none, or too large; `strerror` says which."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(0, reason, str(path))


def read_regular(path: str | Path, largest: int = LARGEST) -> bytes:
    """The bytes of a regular file.

    Raises RefusedError, an OSError, for other files and for more than `largest` bytes, before
    anything is read; OSError for what the system refuses.
    """
    with open_regular(path) as file:
        if os.fstat(file.fileno()).st_size > largest:
            raise RefusedError(path, too_large(largest))
        data = file.read(largest + 1)
    if len(data) > largest:  # it grows while it is read, or lies in /proc and has no size
        raise RefusedError(path, too_large(largest))
    return data


def open_regular(path: str | Path) -> BinaryIO:
    """A regular file, open for reading; a pipe or a device never keeps us waiting.

    Raises RefusedError for other files, OSError for what the system refuses.
    """
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(number).st_mode
    if not stat.S_ISREG(mode):
        os.close(number)
        raise RefusedError(path, f"is {_kind(mode)}, not a file")
    return open(number, "rb")


def too_large(largest: int) -> str:
    """What is wrong with more than that many bytes."""
    return f"is larger than {size_text(largest)}"


def size_text(size: int) -> str:
    """A number of bytes for a reader: `20 MB`."""
    for unit, name in ((1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "kB")):
        if size >= unit:
            return f"{size / unit:g} {name}"
    return f"{size} bytes"


def _kind(mode: int) -> str:
    return next((name for test, name in _KINDS if test(mode)), "no regular file")
