"""The documentation as a site: its pages, its links, its menu."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml

TOP = Path(__file__).parents[2]


def _load() -> ModuleType:
    """The tool, which is no part of the installed package."""
    spec = importlib.util.spec_from_file_location("docs_site", TOP / "tools" / "docs_site.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


_TOOL = _load()
mended, repository_path, site_path = _TOOL.mended, _TOOL.repository_path, _TOOL.site_path


@pytest.mark.parametrize(
    ("site", "written", "meant"),
    [
        ("index.md", "[a](docs/reports.md#the-csv)", "[a](reports.md#the-csv)"),
        ("index.md", "![a](docs/terminal.svg)", "![a](terminal.svg)"),
        ("index.md", "[figures](tests/benchmarks/README.md)", "[figures](benchmarks/README.md)"),
        ("index.md", "[`rules/`](rules/)", "`rules/`"),
        ("checks.md", "[x](../tests/benchmarks/checks.md)", "[x](benchmarks/checks.md)"),
        ("checks.md", "[a](../action.yml), [b](reports.md)", "a, [b](reports.md)"),
        ("benchmarks/README.md", "[d](../../README.md)", "[d](../index.md)"),
        ("reports.md", "[W3C](https://www.w3.org/) [e](#c)", "[W3C](https://www.w3.org/) [e](#c)"),
    ],
)  # fmt: skip
def test_links_lead_to_pages_of_the_site(site: str, written: str, meant: str) -> None:
    assert mended(written, site) == meant


@pytest.mark.parametrize("site", ["index.md", "reports.md", "benchmarks/checks.md"])
def test_places_of_site_and_repository_agree(site: str) -> None:
    assert site_path(repository_path(site)) == site
    assert (TOP / repository_path(site)).is_file()


def test_every_page_of_docs_is_in_the_menu() -> None:
    settings = (TOP / "mkdocs.yml").read_text(encoding="utf-8")
    pages = {page.name for page in (TOP / "docs").glob("*.md")}
    assert pages <= set(_pages(yaml.safe_load(settings)["nav"]))


def _pages(entry: object) -> list[str]:
    if isinstance(entry, str):
        return [Path(entry).name]
    values = entry.values() if isinstance(entry, dict) else entry
    assert not isinstance(values, str)
    return [page for value in values for page in _pages(value)]  # type: ignore[attr-defined]
