"""ARCHITECTURE.md fits a page and names files that are there."""

from __future__ import annotations

import re

from tests.architecture.source_tree import TOP

PAGE = (TOP / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_the_architecture_page_names_paths_that_are_there() -> None:
    named = re.findall(r"`((?:attribution|rules|tests|training)/[\w./-]+)`", PAGE)
    assert len(named) > 30
    assert [path for path in named if not (TOP / path).exists()] == []


def test_every_folder_of_the_package_is_on_the_page() -> None:
    folders = {path.name for path in (TOP / "attribution").iterdir() if path.is_dir()}
    folders -= {"__pycache__", "_rules"}
    assert [name for name in sorted(folders) if f"`attribution/{name}`" not in PAGE] == []
