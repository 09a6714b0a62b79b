"""Tables made by hand for summaries: every count in them can be checked on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from attribution.corpus.manifest import Manifest, Totals
from attribution.corpus.part_files import PartFolder, encode
from attribution.corpus.part_rows import PartRows
from attribution.corpus.table_schemas import SCHEMA, with_kept

KEPT = ("outlet", "date")
Found = dict[str, Any]


def article(
    outlet: str | None,
    date: str | None,
    levels: list[str],
    *,
    words: int = 100,
    supports: list[int] | None = None,
    sources: tuple[Found, ...] = (),
    unsigned: int = 0,
    error: str | None = None,
) -> Found:
    """An article with a claim for each level, and the sources and findings that are told."""
    return {
        "outlet": outlet, "date": date, "levels": levels, "words": words,
        "supports": supports or [1] * len(levels), "sources": sources, "unsigned": unsigned,
        "error": error,
    }  # fmt: skip


def source(name: str, kind: str = "person", level: str = "named", **others: Any) -> Found:
    """A source with one claim."""
    return {
        "name": name, "kind": kind, "level": level, "proper": True, "reason": "none", "claims": 1,
        **others,
    }  # fmt: skip


def write_tables(folder: Path, articles: list[Found], *, part_size: int = 25) -> Path:
    """The tables of the articles, as `attribution corpus` writes them."""
    tables = with_kept(KEPT)
    parts = PartFolder(folder, "jsonl")
    for part in range(0, len(articles), part_size):
        rows = PartRows(tables, KEPT)
        for number, found in enumerate(articles[part : part + part_size], part):
            _add(rows, number, found)
        parts.write(part // part_size, encode(rows, "jsonl"))
    failed = sum(found["error"] is not None for found in articles)
    manifest = Manifest({}, SCHEMA, "jsonl", part_size, KEPT)
    manifest.finished(Totals(len(articles), failed)).write(folder)
    return folder


def _add(rows: PartRows, number: int, found: Found) -> None:
    values = {name: found[name] for name in ("words", "error", *KEPT)}
    _append(rows, "articles", {"article": number, "id": f"n{number}", **values})
    for claim, (level, support) in enumerate(zip(found["levels"], found["supports"])):
        one = {"id": f"a{claim}", "claim": claim, "effective_level": level, "support": support}
        _append(rows, "attributions", {"article": number, "relays": [], **one})
    for place, one in enumerate(found["sources"]):
        _append(rows, "sources", {"article": number, "id": f"s{place}", **one})
    for place in range(found["unsigned"]):
        finding = {"id": f"f{place}", "check": "unattributed-claim"}
        _append(rows, "findings", {"article": number, **finding})


def _append(rows: PartRows, table: str, values: Found) -> None:
    for name, column in rows.columns[table].items():
        column.append(values.get(name))
