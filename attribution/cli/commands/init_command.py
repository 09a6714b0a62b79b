"""`attribution init`: the files that a project begins with; none that is there is touched."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.cli.exit_codes import CLEAN
from attribution.cli.outputs import OutputError
from attribution.settings import load_settings
from attribution.version import __version__

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

SETTINGS = "attribution.toml"
FILES = {
    SETTINGS: "attribution.toml",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".github/workflows/attribution.yml": "workflow.yml",
}
"""What is written into the current folder, and the template of each."""


def add_parser(commands: Commands) -> None:
    """Adds the command; it has no arguments."""
    from attribution.cli.options import add_debug_option

    parser = commands.add_parser(
        "init",
        help="begin: settings, a pre-commit hook, a GitHub workflow",
        description="Writes a commented attribution.toml, a pre-commit hook and a GitHub workflow "
        "into the current folder. A file that is there already is left as it is.",
    )
    add_debug_option(parser)


def run(_args: argparse.Namespace) -> int:
    """Writes the files that are not there; 2 where one cannot be written."""
    in_force = load_settings(Path.cwd()).files
    for name, template in FILES.items():
        if name == SETTINGS and in_force:
            # A new file would hide the settings that hold here now.
            line = f"not written: {os.path.relpath(in_force[0])} has the settings in force here"
        elif _create(Path(name), template_text(template)):
            line = "written"
        else:
            line = "is there already, and left as it is"
            if name.endswith("-config.yaml"):
                line += "; the hook to add to it:\n\n" + _hook(template_text(template))
        sys.stdout.write(f"{name}: {line}\n")
    return CLEAN


def template_text(name: str) -> str:
    """The file as it is written, with this program's version."""
    text = (files("attribution.cli") / "templates" / name).read_text(encoding="utf-8")
    return text.replace("{version}", __version__)


def _hook(config: str) -> str:
    """The entry of the list `repos`."""
    return config.partition("repos:\n")[2]


def _create(path: Path, text: str) -> bool:
    """Writes a new file, whole; False where the name is taken, OutputError where it cannot be."""
    here, folder = Path(os.path.realpath(".")), Path(os.path.realpath(path.parent))
    if not folder.is_relative_to(here):
        raise OutputError(f"{path}: not written: a link leads out of the current folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stream = path.open("x", encoding="utf-8", newline="\n")  # never one that is there
    except FileExistsError:
        return False
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error
    try:
        with stream:
            stream.write(text)
    except BaseException as error:
        with suppress(OSError):
            path.unlink()
        if isinstance(error, OSError):
            raise OutputError(f"{path}: cannot be written: {error.strerror}") from error
        raise
    return True
