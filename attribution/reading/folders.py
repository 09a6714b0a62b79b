"""Which files a command line names: files as they are, folders walked for articles."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pathspec import GitIgnoreSpec

from attribution.ignore_patterns import pattern_problem
from attribution.reading.formats.registry import SUFFIXES
from attribution.regular_files import read_regular

LED_OUT = "a link that leads out of the folder: not followed"


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
    links_out: bool = True,
    suffixes: tuple[str, ...] = SUFFIXES,
) -> Found:
    """The articles that the paths name, each once, a folder's in the order of their names.

    A file that is named is taken whatever its suffix, and though it is excluded, unless
    `force_exclude`; "-" stands for standard input. `exclude` holds patterns in the manner of
    .gitignore, relative to `root` (by default the current folder). Links are followed; a folder or
    file that several links lead to is taken once, where it is met first. Without `links_out` a link
    that leads out of the folder that is walked is refused; what is named itself may be a link.
    `suffixes` are those of the files that a folder is walked for.
    """
    walk = _Walk((root or Path.cwd()).resolve(), respect_gitignore, suffixes, links_out)
    walk.exclude = walk.patterns("exclude", exclude)
    files: dict[str, None] = {}
    for path in paths:
        if path == "-":
            files[path] = None
        elif os.path.isdir(path):
            found = list(walk.articles(path))
            files.update(dict.fromkeys(found))
            if not found and not walk.left_out:
                known = ", ".join(suffixes)
                walk.trouble.append(f"{path}: no article in this folder ({known})")
        elif not os.path.lexists(path):
            walk.trouble.append(f"{path}: no such file")
        elif not os.path.exists(path):
            walk.trouble.append(f"{path}: a broken link")
        elif not (force_exclude and walk.excludes(path)) and walk.is_new(path):
            files[path] = None
    return Found(tuple(files), tuple(walk.trouble))


class _Folder(NamedTuple):
    """A folder on the way: as the user wrote it, where it lies, and the patterns above it."""

    shown: str
    place: Path
    ignores: _Ignores


class _Walk:
    """Walks folders and leaves out what is hidden, excluded or ignored."""

    def __init__(
        self, root: Path, respect_gitignore: bool, suffixes: tuple[str, ...], links_out: bool
    ) -> None:
        self.exclude = GitIgnoreSpec([])
        self.root = root
        self.respect_gitignore = respect_gitignore
        self.suffixes = suffixes
        self.links_out = links_out
        self._top = Path()
        """Where the folder really lies that is being walked."""
        self.trouble: list[str] = []
        self.left_out = False
        """Whether the last folder had articles that were met before."""
        self._met: set[str] = set()

    def is_new(self, path: str | Path) -> bool:
        """Whether this file or folder, under whatever name, is met for the first time."""
        real = os.path.realpath(path)
        new = real not in self._met
        self._met.add(real)
        return new

    def excludes(self, path: str) -> bool:
        """Whether an exclude pattern or a .gitignore leaves out a file that was named."""
        place = Path(os.path.abspath(path))
        return self._is_excluded(place, folder=False) or _is_ignored(
            place, self._ignores_above(place.parent), folder=False
        )

    def articles(self, folder: str) -> Iterator[str]:
        """The articles below a folder, as paths that begin as the folder was written."""
        self.left_out = False
        place = Path(os.path.abspath(folder))
        self._top = Path(os.path.realpath(folder))
        if self._is_excluded(place, folder=True):
            return
        # Not recursive: folders may be nested deeper than calls.
        left: list[Iterator[_Folder | str]] = [
            self._inside(_Folder(folder, place, self._ignores_above(place)))
        ]
        while left:
            entry = next(left[-1], None)
            if entry is None:
                left.pop()
            elif isinstance(entry, str):
                yield entry
            else:
                left.append(self._inside(entry))

    def _inside(self, folder: _Folder) -> Iterator[_Folder | str]:
        """The articles and the folders in a folder."""
        if not self.is_new(folder.place):  # a link that leads back, or here a second time
            self.left_out = True
            return
        try:
            with os.scandir(folder.place) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            self.trouble.append(f"{folder.shown}: cannot be read: {error.strerror}")
            return
        ignores = (*folder.ignores, *self._ignore_file(folder.place))
        for entry in entries:
            shown, place = os.path.join(folder.shown, entry.name), folder.place / entry.name
            try:
                found = self._judge(entry, shown, place, ignores)
            except OSError as error:  # a link to itself, a file that is gone by now
                self.trouble.append(f"{shown}: cannot be read: {error.strerror}")
            else:
                if found is not None:
                    yield found

    def _judge(
        self, entry: os.DirEntry[str], shown: str, place: Path, ignores: _Ignores
    ) -> _Folder | str | None:
        """The folder or the article that an entry is; None where it is left out."""
        folder = entry.is_dir()
        article = not folder and entry.name.lower().endswith(self.suffixes)
        if entry.name.startswith(".") or not (folder or article):
            return None
        if self._is_excluded(place, folder=folder) or _is_ignored(place, ignores, folder=folder):
            return None
        if not self.links_out and entry.is_symlink() and self._leads_out(place):
            self.trouble.append(f"{shown}: {LED_OUT}")
            return None
        if folder:
            is_environment = (place / "pyvenv.cfg").exists()
            return None if is_environment else _Folder(shown, place, ignores)
        if not entry.is_file():
            what = "a broken link" if entry.is_symlink() else "is no regular file"
            self.trouble.append(f"{shown}: {what}")
            return None
        if self.is_new(place):
            return shown
        self.left_out = True
        return None

    def _leads_out(self, place: Path) -> bool:
        return not Path(os.path.realpath(place)).is_relative_to(self._top)

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
        if not self.respect_gitignore or not os.path.lexists(file):
            return ()
        try:
            lines = read_regular(file).decode("utf-8", "surrogateescape").splitlines()
        except OSError as error:
            self.trouble.append(f"{file}: cannot be read: {error.strerror}")
            return ()
        return ((folder, self.patterns(str(file), lines)),)

    def patterns(self, name: str, lines: Sequence[str]) -> GitIgnoreSpec:
        """The patterns of a file; those that cannot be matched are told of, and left out."""
        good: list[str] = []
        for number, line in enumerate(lines, 1):
            if why := pattern_problem(line):
                self.trouble.append(f'{name}:{number}: the pattern "{line.strip()[:60]}" {why}')
            else:
                good.append(line)
        return GitIgnoreSpec.from_lines(good)


_Ignores = tuple[tuple[Path, GitIgnoreSpec], ...]
"""Patterns of .gitignore files, each with the folder it holds for, the uppermost first."""


def _is_ignored(place: Path, ignores: _Ignores, *, folder: bool) -> bool:
    ignored = False
    for base, spec in ignores:  # a file further down may take back what one above ignores
        result = spec.check_file(_relative(place, base, folder))
        ignored = ignored if result.include is None else result.include
    return ignored


def _matches(spec: GitIgnoreSpec, base: Path, place: Path, folder: bool) -> bool:
    if not len(spec) or not place.is_relative_to(base):
        return False
    return spec.match_file(_relative(place, base, folder))


def _relative(place: Path, base: Path, folder: bool) -> str:
    return place.relative_to(base).as_posix() + ("/" if folder else "")
