"""The documentation as a site: a hook of MkDocs, named in mkdocs.yml.

The site holds docs/, the README as its first page and the benchmark notes. A link that leads to a
file of the repository that is no page becomes the words of the link.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

TOP = Path(__file__).parents[1]
NOTES = "tests/benchmarks"
_LINK = re.compile(
    r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\((?!https?:|#|mailto:)([^)#\s]+)(#[^)\s]*)?\)"
)


def site_path(repository_path: str) -> str | None:
    """Where a file of the repository is on the site; None where it is not."""
    if repository_path == "README.md":
        return "index.md"
    if repository_path.startswith("docs/"):
        return repository_path.removeprefix("docs/")
    if repository_path.startswith(NOTES + "/") and repository_path.endswith(".md"):
        return "benchmarks/" + repository_path.removeprefix(NOTES + "/")
    return None


def repository_path(site: str) -> str:
    """The file of the repository from which a page of the site comes."""
    if site == "index.md":
        return "README.md"
    if site.startswith("benchmarks/"):
        return f"{NOTES}/{site.removeprefix('benchmarks/')}"
    return f"docs/{site}"


def mended(markdown: str, site: str) -> str:
    """The page with its links as the site needs them."""
    here = posixpath.dirname(repository_path(site))

    def link(found: re.Match[str]) -> str:
        mark, words, address, anchor = found[1], found[2], found[3], found[4] or ""
        target = posixpath.normpath(posixpath.join(here, address))
        place = site_path(target)
        if place is None or not (TOP / target).is_file():
            return words
        return (
            f"{mark}[{words}]({posixpath.relpath(place, posixpath.dirname(site) or '.')}{anchor})"
        )

    return _LINK.sub(link, markdown)


def on_files(files: Any, config: Any) -> Any:
    """Adds the pages that stand outside of docs/."""
    from mkdocs.structure.files import File

    pages = [TOP / "README.md", *sorted((TOP / NOTES).rglob("*.md"))]
    for page in pages:
        site = site_path(page.relative_to(TOP).as_posix())
        files.append(File.generated(config, site, content=page.read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:  # noqa: ARG001  # MkDocs names them
    """Mends the links of each page."""
    return mended(markdown, page.file.src_uri)
