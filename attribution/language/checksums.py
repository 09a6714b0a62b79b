"""Checksums of the bundled pipeline: a damaged file is told of, and never read as weights.

Write them anew after training: python -m attribution.language.checksums
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from attribution.errors import PipelineError

BUNDLED = Path(__file__).parent / "english"
"""The folder of the pipeline that comes with the package."""

_LIST = "checksums.sha256"


def verify(folder: Path) -> None:
    """Raises PipelineError, with the file, where one is not what it was when it was released.

    A folder without a list of checksums is taken as it is.
    """
    listed = folder / _LIST
    if not listed.is_file():
        return
    for row in listed.read_text(encoding="utf-8").splitlines():
        digest, _, name = row.partition("  ")
        try:
            found = _digest(folder / name)
        except OSError as error:
            raise PipelineError(f"{folder / name}: cannot be read: {error.strerror}") from None
        if found != digest:
            raise PipelineError(f"{folder / name}: is damaged: install the package again")


def write_checksums(folder: Path) -> None:
    """Writes the list for the files of a pipeline as they are."""
    (folder / _LIST).write_text("".join(checksum_lines(folder)), encoding="utf-8", newline="\n")


def checksum_lines(folder: Path) -> Iterator[str]:
    """A line for each file, as `sha256sum` writes and checks them."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.name != _LIST:
            yield f"{_digest(file)}  {file.relative_to(folder).as_posix()}\n"


def bundled_digest() -> str:
    """The first 12 hex digits of the SHA-256 over the bundled pipeline's files."""
    digest = hashlib.sha256()
    for file in sorted(BUNDLED.rglob("*")):
        if file.is_file():
            digest.update(file.relative_to(BUNDLED).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    write_checksums(BUNDLED)
