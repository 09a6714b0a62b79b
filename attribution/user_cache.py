"""A folder of the user's own for what was worked out before, by the digest of its causes.

An entry that is damaged, or that anybody else could have written, is none. Nothing here is ever
told to the user as trouble: without a cache the program is only slower.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

LARGEST = 200_000_000
"""The bytes that all entries together may take; beyond them the oldest go."""
_KEPT = 0.75
"""The share of that size which is left when entries go."""
_MARK = b"attribution cache 1\n"
_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_SUFFIX = ".entry"
_DRAFT = ".draft"
_OWN = re.compile(r"[0-9a-f]{20,}\.entry|tmp\w{8}\.draft")
"""What the files of a cache are called."""


class Entry(NamedTuple):
    """A file of the cache."""

    path: Path
    size: int
    modified: float


def cache_folder() -> Path:
    """Where the cache lies: $ATTRIBUTION_CACHE_DIR, else in the system's folder of caches."""
    named = os.environ.get("ATTRIBUTION_CACHE_DIR")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "attribution" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "attribution"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "attribution"


class UserCache:
    """Entries in a folder, by their kind and key; it must be the user's own, closed to others."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written = 0

    @classmethod
    def open(cls) -> UserCache | None:
        """The cache of this user; None where there can be none that others cannot write to."""
        try:
            folder = cache_folder()
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return cls(folder) if _is_private(os.lstat(folder), stat.S_ISDIR) else None
        except (OSError, RuntimeError):  # RuntimeError: nobody knows the user's home
            return None

    def get(self, kind: str, key: str) -> Any:
        """The value that was put under a key; None where there is none to be trusted."""
        try:
            data = _read_private(self._path(kind, key))
            body = data[len(_MARK) + hashlib.sha256().digest_size :]
            if data != _head(body) + body:
                return None
            return pickle.loads(body)
        except Exception:  # whatever is wrong with an entry, it is none
            return None

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keeps a value under a key: whole or not at all, whoever else writes the same."""
        path = self._path(kind, key)
        with suppress(OSError, pickle.PicklingError, TypeError):
            body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            number, name = tempfile.mkstemp(_DRAFT, dir=path.parent)
            try:
                with open(number, "wb") as file:
                    file.write(_head(body) + body)
                os.replace(name, path)
            except OSError:
                os.unlink(name)
                raise
            self._written += len(body)

    def prune(self, largest: int = LARGEST) -> None:
        """Removes the oldest entries where all together have become too large."""
        if not self._written:
            return
        self._written = 0
        entries = sorted(self.entries(), key=lambda entry: entry.modified)
        size = sum(entry.size for entry in entries)
        if size <= largest:
            return
        for entry in entries:
            if size <= largest * _KEPT:
                break
            with suppress(OSError):
                entry.path.unlink()
            size -= entry.size

    def entries(self) -> Iterator[Entry]:
        """The files of the cache, those included that a run left half written.

        The user may name a folder that holds other things: what no cache has written is none.
        """
        for path in self.folder.glob("*/??/*"):
            if not _OWN.fullmatch(path.name) or path.parent.is_symlink():
                continue
            if path.parent.parent.is_symlink():
                continue
            with suppress(OSError):
                found = path.lstat()
                yield Entry(path, found.st_size, found.st_mtime)

    def clean(self) -> int:
        """Removes every entry; how many there were."""
        removed = 0
        for entry in list(self.entries()):
            with suppress(OSError):
                entry.path.unlink()
                removed += 1
        return removed

    def _path(self, kind: str, key: str) -> Path:
        return self.folder / kind / key[:2] / (key[2:] + _SUFFIX)


def digest_of(*parts: object) -> str:
    """The SHA-256, in hex digits, over the parts as they are shown; bytes go in as they are."""
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()


@cache
def program_digest() -> str:
    """The digest of the program: its modules by size and time, the version of Python."""
    package = Path(__file__).parent
    return digest_of(sys.version, str(package), tuple(_modules(package)))


def _modules(folder: Path) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as found:
        for entry in sorted(found, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                yield from _modules(Path(entry.path))
            elif entry.name.endswith((".py", ".sha256")):
                state = entry.stat()
                yield entry.path, state.st_size, state.st_mtime_ns


def _head(body: bytes) -> bytes:
    return _MARK + hashlib.sha256(body).digest()


def _read_private(path: Path) -> bytes:
    """The bytes of a file that is the user's own, and no link; OSError for any other."""
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with open(number, "rb") as file:
        if not _is_private(os.fstat(number), stat.S_ISREG):
            raise OSError("not the user's own")
        return file.read()


def _is_private(state: os.stat_result, is_kind: Any) -> bool:
    """Whether a file or folder is the user's and nobody else may write to it."""
    if not is_kind(state.st_mode):
        return False
    if not hasattr(os, "geteuid"):  # Windows: the folder lies in the user's own by its place
        return True
    return state.st_uid == os.geteuid() and not state.st_mode & _OTHERS
