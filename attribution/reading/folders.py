"""Which files a command line names: files as they are, folders walked for articles."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pathspec import GitIgnoreSpec

from attribution.reading.formats.registry import SUFFIXES


class Found(NamedTuple):
    """The files to read, in order, and what went wrong, a line each."""

    files: tuple[str, ...]
    trouble: tuple[str, ...]


def find_files(
    paths: Sequence[str],
    *,
    exclude: Sequence[str] = (),
    force_exclude: bool = False,
    respect_gitignore: bool = True,
    root: Path | None = None,
) -> Found:
    """The articles that the paths name, each once, a folder's in the order of their names.

    A file that is named is taken whatever its suffix, and though it is excluded, unless
    `force_exclude`; "-" stands for standard input. `exclude` holds patterns in the manner of
    .gitignore, relative to `root` (by default the current folder).
    """
    spec = GitIgnoreSpec.from_lines(exclude)
    walk = _Walk(spec, (root or Path.cwd()).resolve(), respect_gitignore)
    files: dict[str, None] = {}
    trouble: list[str] = []
    for path in paths:
        named = path == "-" or not os.path.isdir(path)
        found = [path] if named else list(walk.articles(path))
        if path != "-" and not os.path.exists(path):
            trouble.append(f"{path}: {'a broken link' if os.path.islink(path) else 'no such file'}")
        elif not found:
            trouble.append(f"{path}: no article in this folder ({', '.join(SUFFIXES)})")
        elif not (named and force_exclude and path != "-" and walk.excludes(path)):
            files.update(dict.fromkeys(found))
    return Found(tuple(files), (*trouble, *walk.trouble))


class _Walk:
    """Walks folders and leaves out what is hidden, excluded or ignored."""

    def __init__(self, exclude: GitIgnoreSpec, root: Path, respect_gitignore: bool) -> None:
        self.exclude = exclude
        self.root = root
        self.respect_gitignore = respect_gitignore
        self.trouble: list[str] = []

    def excludes(self, path: str) -> bool:
        """Whether an exclude pattern or a .gitignore leaves out a file that was named."""
        place = Path(os.path.abspath(path))
        return self._is_excluded(place, folder=False) or _is_ignored(
            place, self._ignores_above(place.parent), folder=False
        )

    def articles(self, folder: str) -> Iterator[str]:
        """The articles below a folder, as paths that begin as the folder was written."""
        place = Path(os.path.abspath(folder))
        if self._is_excluded(place, folder=True):
            return
        yield from self._below(folder, place, self._ignores_above(place), frozenset())

    def _below(
        self, shown: str, place: Path, ignores: _Ignores, above: frozenset[str]
    ) -> Iterator[str]:
        real = os.path.realpath(place)
        if real in above:  # a link that leads back up
            return
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as error:
            self.trouble.append(f"{shown}: cannot be read: {error.strerror}")
            return
        ignores = (*ignores, *self._ignore_file(place))
        for entry in entries:
            path, inside = os.path.join(shown, entry.name), place / entry.name
            folder = entry.is_dir()
            if entry.name.startswith(".") or self._is_excluded(inside, folder=folder):
                continue
            if _is_ignored(inside, ignores, folder=folder):
                continue
            if folder:
                yield from self._below(path, inside, ignores, above | {real})
            elif entry.name.lower().endswith(SUFFIXES) and entry.is_file():
                yield path

    def _is_excluded(self, place: Path, *, folder: bool) -> bool:
        return _matches(self.exclude, self.root, place, folder)

    def _ignores_above(self, place: Path) -> _Ignores:
        """The .gitignore files from the repository's top down to above a folder."""
        if not self.respect_gitignore:
            return ()
        found: list[tuple[Path, GitIgnoreSpec]] = []
        for folder in (place, *place.parents):
            if folder != place:
                found[:0] = self._ignore_file(folder)
            if (folder / ".git").exists():
                return tuple(found)
        return ()  # outside a repository a .gitignore higher up says nothing

    def _ignore_file(self, folder: Path) -> _Ignores:
        file = folder / ".gitignore"
        if not self.respect_gitignore or not file.is_file():
            return ()
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        return ((folder, GitIgnoreSpec.from_lines(lines)),)


_Ignores = tuple[tuple[Path, GitIgnoreSpec], ...]
"""Patterns of .gitignore files, each with the folder it holds for, the uppermost first."""


def _is_ignored(place: Path, ignores: _Ignores, *, folder: bool) -> bool:
    ignored = False
    for base, spec in ignores:  # a file further down may take back what one above ignores
        result = spec.check_file(_relative(place, base, folder))
        ignored = ignored if result.include is None else result.include
    return ignored


def _matches(spec: GitIgnoreSpec, base: Path, place: Path, folder: bool) -> bool:
    return place.is_relative_to(base) and spec.match_file(_relative(place, base, folder))


def _relative(place: Path, base: Path, folder: bool) -> str:
    return place.relative_to(base).as_posix() + ("/" if folder else "")
