"""The settings themselves: those of a project, and what some of its files have otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pathspec import GitIgnoreSpec


@dataclass(frozen=True, slots=True)
class Selection:
    """What the settings and the command line say of the checks for one file."""

    profile: str = "default"
    select: tuple[str, ...] = ()
    """These alone; empty: what the profile has."""
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PerFile:
    """What holds for some files in place of, or beside, the project's settings."""

    files: tuple[str, ...]
    """Patterns in the manner of .gitignore, relative to the folder of the configuration file."""
    outlet: str | None = None
    profile: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """A project's settings; without a configuration file, these defaults."""

    outlet: str | None = None
    """Whose articles they are: the outlet's own voice is no source."""
    profile: str = "default"
    rule_packs: tuple[Path, ...] = ()
    """Folders of rules laid over the built-in ones, in order."""
    exclude: tuple[str, ...] = ()
    """Patterns, in the manner of .gitignore, of files that a folder is not walked for."""
    respect_gitignore: bool = True
    select: tuple[str, ...] = ()
    """Checks to run in place of the profile's; empty: the profile's."""
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    """By check, or by type of claim (`unattributed-claim.trend`): error, warning, note or off."""
    fail_on: str = "error"
    docs_url: str = ""
    """Where the folder `docs/rules` is published: reports for machines link to it."""
    """The least severity with which `attribution check` fails."""
    baseline: Path | None = None
    per_file: tuple[PerFile, ...] = ()
    pipeline: str | None = None
    """Name or folder of a spaCy pipeline; None: the bundled one."""
    use_cache: bool = True
    """Whether the user's cache is read and written; only the command line says so."""
    project_rules: bool = True
    """Whether the nearest project's `rules/` folder is laid over the built-in rules."""
    links_out: bool = True
    """Whether a walk follows links that lead out of its folder; only the command line says so."""
    files: tuple[Path, ...] = ()
    """The configuration files these come from, the nearest first, then what it extends."""

    @property
    def root(self) -> Path:
        """The folder that patterns are relative to: the configuration file's, else the current."""
        return self.files[0].parent if self.files else Path.cwd()

    def for_file(self, path: str) -> Settings:
        """The settings for one article: every `per-file` entry that names it applied, in order."""
        settings = self
        for entry in self.per_file:
            if _names(entry, path, self.root):
                settings = _with(settings, entry)
        return settings


def selection_for(settings: Settings, path: str) -> Selection:
    """What the settings say of the checks for the article of that path."""
    own = settings.for_file(path)
    return Selection(own.profile, own.select, own.ignore, own.extend_select, own.severity)


def _names(entry: PerFile, path: str, root: Path) -> bool:
    place = (Path.cwd() / path).resolve()
    root = root.resolve()
    relative = place.relative_to(root) if place.is_relative_to(root) else Path(place.name)
    return GitIgnoreSpec.from_lines(entry.files).match_file(relative.as_posix())


def _with(settings: Settings, entry: PerFile) -> Settings:
    return replace(
        settings,
        outlet=entry.outlet or settings.outlet,
        profile=entry.profile or settings.profile,
        select=settings.select if entry.select is None else entry.select,
        ignore=(*settings.ignore, *entry.ignore),
        extend_select=(*settings.extend_select, *entry.extend_select),
        severity={**settings.severity, **entry.severity},
    )
