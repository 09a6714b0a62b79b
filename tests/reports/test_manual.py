"""docs/reports.md says what the formats do now."""

from __future__ import annotations

import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest

from attribution.reports.formats.report_formats import FORMATS
from attribution.reports.formats.tables import COLUMNS

MANUAL = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")


def test_each_format_has_its_row() -> None:
    assert sorted(re.findall(r"^\| `([\w-]+)` \|", MANUAL, re.MULTILINE)) == sorted(FORMATS)


@pytest.mark.parametrize("column", ["source", "source_words", "relays", "independent_sources"])
def test_columns_that_are_explained_are_there(column: str) -> None:
    assert f"`{column}`" in MANUAL
    assert column in COLUMNS


def test_examples_of_the_python_guide_hold() -> None:
    pytest.importorskip("pandas", reason="the extra `pandas` is not installed")
    import_module("attribution.spacy_component")  # registers it where nothing is installed
    guide = Path(__file__).parents[2] / "docs" / "python.md"
    result = doctest.testfile(str(guide), module_relative=False, encoding="utf-8")
    assert result.attempted > 10
    assert result.failed == 0
