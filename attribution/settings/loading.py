"""The nearest configuration file is found, read and checked; nothing in it is passed over."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attribution.errors import ConfigError, Location
from attribution.regular_files import read_regular
from attribution.settings.places import find_key
from attribution.settings.records import PerFile, Settings
from attribution.settings.values import KEYS, judge_table

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # type: ignore[import-not-found,unused-ignore]  # on 3.10 alone

OWN_FILE = "attribution.toml"
PYPROJECT = "pyproject.toml"
_TABLE = ("tool", "attribution")
_AT_LINE = re.compile(r"^(?P<what>.*?) \(at line (?P<line>\d+), column (?P<column>\d+)\)$")


def find_config(start: Path) -> Path | None:
    """The nearest configuration file at or above a folder, None where there is none.

    In one folder `attribution.toml` goes before a `pyproject.toml` that has [tool.attribution].
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / OWN_FILE).is_file():
            return folder / OWN_FILE
        project = folder / PYPROJECT
        if project.is_file() and "attribution" in _tool_of(project):
            return project
    return None


def load_settings(start: Path, *, file: Path | None = None) -> Settings:
    """The settings in force for a folder: of the file that is named, else of the nearest one.

    Raises ConfigError, with every problem of the file and its place.
    """
    chosen = file or find_config(start)
    if chosen is None:
        return Settings()
    values: dict[str, Any] = {}
    files: list[Path] = []
    inside = None if file else _bound(chosen)
    for path, table in _chain(chosen, inside):
        values = {**table, **values}
        files.append(path)
    return _settings(values, tuple(files))


def setting_place(settings: Settings, *path: str) -> Location:
    """Where a setting stands, for a message: ("severity", "vague-source")."""
    for file in settings.files:
        place = find_key(file.read_text(encoding="utf-8"), _full(file, path))
        if place:
            return Location(_shown(file), *place)
    return Location(_shown(settings.files[0]) if settings.files else "the command line")


def _bound(file: Path) -> Path:
    """The folder that a configuration which nobody named may not reach beyond.

    Its repository; outside one the current folder where it lies below that, else its own.
    """
    folder = file.parent.resolve()
    for place in (folder, *folder.parents):
        if (place / ".git").exists():
            return place
    current = Path.cwd()
    return current if folder.is_relative_to(current) else folder


def _chain(file: Path, inside: Path | None) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The file's table and those of the files that it extends, one after the other.

    Raises ConfigError, and reads nothing, where one lies outside the folder `inside`.
    """
    seen: list[Path] = []
    while True:
        named, file = file, file.resolve()
        if inside is not None and not file.is_relative_to(inside):
            by = f"{_shown(seen[-1])}: extends" if seen else "the configuration"
            raise ConfigError(
                f"{by} {_shown(named)}, which lies outside {inside}: name it with --config"
            )
        if file in seen:
            way = " -> ".join(map(_shown, (*seen, file)))
            raise ConfigError(f"{_shown(seen[-1])}: extends goes round in a circle: {way}")
        seen.append(file)
        table = _checked(file)
        below = table.pop("extends", None)
        table = _with_paths(table, file.parent)
        if inside is not None:
            _refuse_outside(file, table, inside)
        yield file, table
        if below is None:
            return
        if not (file.parent / below).is_file():
            place = find_key(file.read_text(encoding="utf-8"), _full(file, ("extends",)))
            where = Location(_shown(file), *(place or ()))
            raise ConfigError(f'{where}: extends "{below}", and there is no such file')
        file = file.parent / below


def _refuse_outside(file: Path, table: Mapping[str, Any], inside: Path) -> None:
    """Raises ConfigError where a file that nobody named reads a path outside its folder."""
    baseline = [table["baseline"]] if "baseline" in table else []
    for key, paths in (("rule-packs", table.get("rule-packs", ())), ("baseline", baseline)):
        for path in paths:
            if not Path(path).resolve().is_relative_to(inside):
                place = find_key(file.read_text(encoding="utf-8"), _full(file, (key,)))
                raise ConfigError(
                    f"{Location(_shown(file), *(place or ()))}: {key}: {_shown(path)} lies outside "
                    f"{inside}: name the configuration with --config"
                )


def _checked(file: Path) -> dict[str, Any]:
    text, document = _parse(file)
    table = document.get("tool", {}).get("attribution", {}) if _is_pyproject(file) else document
    name = _shown(file)
    if not isinstance(table, dict):
        raise ConfigError(f"{name}: tool.attribution must be a table")
    problems = []
    for wrong in judge_table(table, KEYS, (), "the settings"):
        place = find_key(text, _full(file, wrong.path))
        problems.append((place or (0, 0), f"{Location(name, *(place or ()))}: {wrong.message}"))
    if problems:
        raise ConfigError(*(line for _, line in sorted(problems)))
    return dict(table)


def _parse(file: Path) -> tuple[str, dict[str, Any]]:
    name = _shown(file)
    try:
        text = read_regular(file).decode("utf-8-sig")
        return text, tomllib.loads(text)
    except RecursionError:
        raise ConfigError(f"{name}: not valid TOML: nested too deeply") from None
    except OSError as error:
        raise ConfigError(f"{name}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name}: is not UTF-8 (byte {error.start})") from None
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.match(str(error))
        where = f"{name}:{at['line']}:{at['column']}" if at else name
        what = at["what"] if at else str(error)
        raise ConfigError(f"{where}: not valid TOML: {what[:1].lower()}{what[1:]}") from None


def _tool_of(project: Path) -> Mapping[str, Any]:
    # Another tool's broken pyproject.toml is none of this program's business.
    try:
        if b"attribution" not in read_regular(project):
            return {}
    except OSError:
        return {}
    tool = _parse(project)[1].get("tool", {})
    return tool if isinstance(tool, dict) else {}


def _settings(values: Mapping[str, Any], files: tuple[Path, ...]) -> Settings:
    named = {key.replace("-", "_"): _frozen(value) for key, value in values.items()}
    if "per_file" in named:
        named["per_file"] = tuple(_per_file(entry) for entry in values["per-file"])
    return Settings(**named, files=files)


def _per_file(entry: Mapping[str, Any]) -> PerFile:
    return PerFile(**{key.replace("-", "_"): _frozen(value) for key, value in entry.items()})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _with_paths(table: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The table with its paths made relative to the file that gives them."""
    changed = dict(table)
    if "rule-packs" in table:
        changed["rule-packs"] = [folder / pack for pack in table["rule-packs"]]
    if "baseline" in table:
        changed["baseline"] = folder / table["baseline"]
    # A pipeline is a name unless it is written as a path.
    pipeline = table.get("pipeline", "")
    if pipeline.startswith((".", "~")) or "/" in pipeline or "\\" in pipeline:
        changed["pipeline"] = str((folder / Path(pipeline).expanduser()).resolve())
    return changed


def _full(file: Path, path: tuple[str, ...]) -> tuple[str, ...]:
    return (*_TABLE, *path) if _is_pyproject(file) else path


def _is_pyproject(file: Path) -> bool:
    return file.name == PYPROJECT


def _shown(file: Path) -> str:
    """The path as a user would write it: relative where it lies below the current folder."""
    current = Path.cwd()
    return str(file.relative_to(current) if file.is_relative_to(current) else file)
