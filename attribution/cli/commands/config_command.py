"""`attribution config`: the settings in force, and the files that would be read."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from attribution.cli.exit_codes import CLEAN, TROUBLE
from attribution.cli.messages import print_trouble
from attribution.cli.options import add_config_option
from attribution.cli.setup import load_config, load_rules
from attribution.errors import ConfigError
from attribution.reading import find_files
from attribution.settings import KEYS, PerFile, Settings


def add_parser(commands: Any) -> None:
    """Adds `config` and what it can do to the program's commands."""
    parser = commands.add_parser(
        "config",
        help="the settings in force, the files that would be read",
        description="What the nearest attribution.toml, or [tool.attribution] in pyproject.toml, "
        "comes to.",
    )
    add_config_option(parser)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    show = actions.add_parser(
        "show",
        help="every setting, as TOML, and where it comes from",
        epilog="settings:\n"
        + "\n".join(f"  {key:18} {setting.about}" for key, setting in KEYS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    show.add_argument(
        "file", nargs="?", metavar="FILE", help="an article: the settings that hold for it"
    )
    show.add_argument("--format", choices=("toml", "json"), default="toml")
    files = actions.add_parser("files", help="the articles that the paths name, one a line")
    files.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; default: here")
    files.add_argument(
        "--force-exclude", action="store_true", help="leave out excluded files even when named"
    )


def run(args: argparse.Namespace) -> int:
    """The exit code of the action: 2 where a path or a name that a setting has is missing."""
    settings = load_config(args)
    if args.action == "files":
        return _files(args, settings)
    _show(settings.for_file(args.file) if args.file else settings, args.format)
    return _judge(settings)


def _judge(settings: Settings) -> int:
    """0, or 2 with a line where the settings name a profile or check that no rule file has."""
    from attribution.cli.running.check_run import require_known

    try:
        require_known(load_rules(settings).checks, settings)
    except ConfigError as error:
        # The settings are printed all the same: they show what is to be mended.
        print_trouble(f"attribution: {line}" for line in error.lines)
        return TROUBLE
    return CLEAN


def _show(settings: Settings, format: str) -> None:
    values = dict(_values(settings))
    if format == "json":
        print(json.dumps(values, indent=2, ensure_ascii=False))
        return
    shown = [os.path.relpath(file) for file in settings.files]
    print(f"# {shown[0]}" if shown else "# no configuration file: the defaults")
    for file in shown[1:]:
        print(f"# extends {file}")
    defaults = dict(_values(Settings()))
    for key, value in values.items():
        default = "  # the default" if value == defaults[key] else ""
        if value in (None, ""):
            print(f"# {key} is not set")
        else:
            print(f"{key} = {_toml(value)}{default}")


def _values(settings: Settings) -> Iterator[tuple[str, Any]]:
    for field in fields(settings):
        if field.name not in ("files", "project_rules", "use_cache", "links_out"):
            yield field.name.replace("_", "-"), _plain(getattr(settings, field.name))


def _plain(value: Any) -> Any:
    if isinstance(value, PerFile):
        named = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name.replace("_", "-"): _plain(own) for name, own in named if own}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return os.path.relpath(value) if isinstance(value, Path) else value


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)} = {_toml(own)}" for key, own in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    # TOML's basic strings and its true and false are written as JSON's are.
    return json.dumps(value, ensure_ascii=False)


def _key(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() else json.dumps(key)


def _files(args: argparse.Namespace, settings: Settings) -> int:
    from attribution.reports.wording import without_controls

    found = find_files(
        args.paths or ["."],
        exclude=settings.exclude,
        force_exclude=args.force_exclude,
        respect_gitignore=settings.respect_gitignore,
        root=settings.root,
        links_out=settings.links_out,
    )
    for file in found.files:
        print(without_controls(file.removeprefix(f".{os.sep}")))
    print_trouble(f"attribution: {trouble}" for trouble in found.trouble)
    return TROUBLE if found.trouble else CLEAN
