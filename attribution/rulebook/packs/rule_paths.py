"""Where rule files lie in a folder, and what messages call them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

TUNING_FILE = "tuning.yml"
"""The one rule file that lies in no folder."""
SECTION_FOLDERS = ("lexicons", "cues", "sources", "checks")
"""The folders of a pack, in the order in which they are read."""


def yaml_files(folder: Path) -> Iterator[Path]:
    """The YAML files of a pack; in a folder that is no section's not further down than there.

    So that a folder which is no pack at all, `/` or a home folder, is not walked.
    """
    yield from folder.glob("*.y*ml")
    for inside in folder.glob("*/"):
        known = inside.name in SECTION_FOLDERS
        yield from inside.rglob("*.y*ml") if known else inside.glob("*.y*ml")


def shown_path(path: Path) -> Path:
    """The path as a message has it: from the current folder where it lies below that."""
    whole, current = path.resolve(), Path.cwd()
    return whole.relative_to(current) if whole.is_relative_to(current) else path
