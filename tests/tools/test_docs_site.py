"""The documentation as a site: its pages, its links, its menu."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tools.docs_site import TOP, mended, repository_path, site_path


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
