"""JSON Lines, an article a line, and one JSON document over all of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from attribution.model import LEVELS, Report
from attribution.reports.contract import report_object
from attribution.reports.formats.written import Failed, written

SCHEMA_FILE = Path(__file__).parents[1] / "schema" / "report.schema.json"
"""The JSON Schema of one line, but for the names of the levels; `schema_text` is all of it."""

# Legal in a JSON string, but readers break a line at some of them and terminals obey the others.
_CONTROLS = (*range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROL = re.compile(f"[{''.join(map(chr, _CONTROLS))}]")


def escaped(document: str) -> str:
    """A JSON document with those characters as escapes; searched, since few have any."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", document)


def write_jsonl(report: Report) -> str:
    """One article as one line, without its newline."""
    return json_line(report_object(report))


def json_line(value: object) -> str:
    """A value as JSON on one line, without what a reader of lines or a terminal would obey."""
    return escaped(json.dumps(value, ensure_ascii=False))


def write_line(report: Report) -> str:
    """One article as one line, with its newline."""
    return write_jsonl(report) + "\n"


def write_json(reports: Iterable[Report], *, failed: Failed | None = None) -> Iterator[str]:
    """A JSON list of all articles, piece by piece."""
    opening = "[\n"
    for _, text in written(reports, _indented, failed):
        yield opening + text
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def _indented(report: Report) -> str:
    return escaped(json.dumps(report_object(report), ensure_ascii=False, indent=2))


@cache
def schema_text() -> str:
    """The published JSON Schema, as a document: the file, and the levels of the scale."""
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    level = schema["$defs"]["level"]
    schema["$defs"]["level"] = {"description": level["description"], "enum": [*LEVELS, "author"]}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
