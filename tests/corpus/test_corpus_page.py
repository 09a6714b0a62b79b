"""docs/corpus.md has every column of every table, with its type."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from attribution.corpus.table_schemas import TABLES, Table, arrow_schema

PAGE = (Path(__file__).parents[2] / "docs" / "corpus.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_column_has_its_row(table: Table) -> None:
    section = PAGE.partition(f"### `{table.name}`")[2].partition("\n### ")[0].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \| (.+) \|$", section, re.MULTILINE)
    assert rows == [tuple(column) for column in table.columns]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_column_has_an_arrow_type(table: Table) -> None:
    pytest.importorskip("pyarrow", reason="the extra `corpus` is not installed")
    assert tuple(arrow_schema(table).names) == table.names
