"""The command line with a stand-in for the analysis, and tables read back for tests."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from attribution.cli.main import main
from attribution.corpus.manifest import read_manifest
from attribution.corpus.table_reader import TableReader
from attribution.corpus.table_schemas import with_kept
from attribution.model import Article, Report
from attribution.settings import Settings
from tests.reports.samples import ferry

Rows = list[dict[str, Any]]


class Analyst:
    """Finds in every article what is in the ferry article; fails on one that says FAIL."""

    settings = Settings()

    def __init__(self) -> None:
        self.read: list[str] = []

    def analyze(self, article: Article) -> Report:
        self.read.append(article.path)
        if "FAIL" in article.text:
            raise IndexError("no such token")
        return replace(ferry(), article=replace(ferry().article, path=article.path))


@pytest.fixture
def analyst(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Analyst:
    """The command line in an empty folder, with the stand-in for the analysis."""
    from attribution.cli.running import corpus_analysis

    found = Analyst()
    monkeypatch.setattr(corpus_analysis, "open_analyzer", lambda settings: found)
    monkeypatch.chdir(tmp_path)
    return found


def run(*arguments: str) -> int:
    """The exit code of `attribution corpus`."""
    settings = () if "--isolated" in arguments else ("--no-config",)
    return main(["corpus", *settings, *arguments])


def tables(folder: Path | str) -> dict[str, Rows]:
    """All rows of a folder of tables."""
    manifest = read_manifest(Path(folder))
    reader = TableReader(Path(folder), manifest)
    found: dict[str, Rows] = {}
    for table in with_kept(manifest.kept):
        found[table.name] = []
        for part in reader.numbers():
            columns = reader.read(table.name, part, table.names)
            found[table.name] += [dict(zip(table.names, row)) for row in zip(*columns.values())]
    return found
