"""Where results are written to: standard output or a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO

from attribution.errors import AttributionError


@contextmanager
def opened(path: str | None, *, machine: bool) -> Iterator[IO[str]]:
    """The stream to write to: the file of that name, else standard output.

    Machine formats are UTF-8 wherever they go; for a reader's terminal a sign that its encoding
    does not have is replaced.
    """
    if path is not None:
        try:
            stream = open(path, "w", encoding="utf-8", newline="\n")  # noqa: SIM115  # closed below
        except OSError as error:
            raise AttributionError(f"{path}: cannot be written: {error.strerror}") from error
        with stream:
            yield stream
        return
    if machine:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a text stream
    else:
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    yield sys.stdout


def write_pieces(pieces: Iterable[str], stream: IO[str]) -> None:
    """Writes each piece as soon as it is there."""
    for piece in pieces:
        stream.write(piece)
        stream.flush()
