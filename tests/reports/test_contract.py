"""JSON output keeps the contract: the published schema, and no key beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args

import jsonschema
import pytest

from attribution import model
from attribution.model import Report
from attribution.reports.contract import SCHEMA, report_object
from attribution.reports.formats.jsonl import schema_text, write_json, write_jsonl
from tests.reports.samples import empty, ferry, hostile

SCHEMA_OBJECT: dict[str, Any] = json.loads(schema_text())


def strict(node: Any) -> Any:
    """The schema with every object closed: what we write now has no key that is not described."""
    if isinstance(node, list):
        return [strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    closed = {key: strict(value) for key, value in node.items()}
    if "properties" in node and node.get("type") == "object":
        closed["additionalProperties"] = False
    return closed


@pytest.mark.parametrize("report", [ferry(), hostile(), empty()], ids=lambda it: it.article.path)
def test_line_keeps_the_schema(report: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA_OBJECT)
    validator = jsonschema.Draft202012Validator(strict(SCHEMA_OBJECT))
    line = write_jsonl(report)
    assert "\n" not in line
    assert [error.message for error in validator.iter_errors(json.loads(line))] == []


def test_schema_refuses_what_the_contract_does_not_have() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA_OBJECT)
    broken = report_object(ferry())
    broken["attributions"][0]["level"] = "anonymous"
    broken["attributions"][1]["claim"]["spans"] = [[5]]
    del broken["sources"][0]["mentions"]
    assert len(list(validator.iter_errors(broken))) == 3


def test_reader_of_this_version_takes_added_keys() -> None:
    added = report_object(ferry()) | {"added": True}
    assert jsonschema.Draft202012Validator(SCHEMA_OBJECT).is_valid(added)


@pytest.mark.parametrize(
    ("place", "literal"),
    [
        ("attribution.kind", model.Kind),
        ("attribution.mode", model.Mode),
        ("level", model.Level),
        ("source.kind", model.SourceKind),
        ("source.count", model.Count),
        ("source.basis", model.Basis),
        ("source.reason", model.Reason),
        ("finding.severity", model.Severity),
    ],
)
def test_schema_names_every_value_of_the_records(place: str, literal: object) -> None:
    name, _, key = place.partition(".")
    node = SCHEMA_OBJECT["$defs"][name]
    assert tuple((node["properties"][key] if key else node)["enum"]) == get_args(literal)


def test_schema_has_the_version_of_the_code() -> None:
    assert SCHEMA_OBJECT["properties"]["schema"]["const"] == SCHEMA


def test_object_holds_what_the_records_say() -> None:
    first = report_object(ferry())["attributions"][0]
    assert first["source"] == {
        "spans": [[78, 98]], "text": "the Eastholm Courier", "entity": "s1"
    }  # fmt: skip
    assert first["cue"] == {"spans": [[99, 107]], "text": "reported"}
    assert (first["relays"], first["effective_level"]) == (["s2"], "affiliated")
    assert (first["line"], first["column"]) == (4, 1)
    assert first["support"] == {"sources": ["s2"], "count": 3, "at_least": False}


def test_source_that_is_understood_has_no_words() -> None:
    report = ferry()
    understood = replace(report.attributions[2].source, spans=(), text="")  # type: ignore[type-var]
    found = replace(report.attributions[2], source=understood)
    written = report_object(replace(report, attributions=(found,)))["attributions"][0]["source"]
    assert written == {"spans": [], "text": "", "entity": "s3"}


def test_number_is_there_only_where_it_is_stated() -> None:
    numbers = [source.get("number") for source in report_object(ferry())["sources"]]
    assert numbers == [None, 3, None, 2, None]
    assert "number" not in report_object(ferry())["sources"][0]


def test_line_breaks_and_controls_are_escaped() -> None:
    report = replace(ferry(), article=replace(ferry().article, path="a\u2028b\x9bc\x1b\u202e"))
    line = write_jsonl(report)
    assert len(line.splitlines()) == 1
    assert not set("\u2028\x9b\x1b\u202e") & set(line)
    assert json.loads(line)["article"] == report.article.path


@pytest.mark.parametrize("number", [0, 1, 3])
def test_json_is_one_list(number: int) -> None:
    reports: Iterator[Report] = iter([ferry()] * number)
    assert json.loads("".join(write_json(reports))) == [report_object(ferry())] * number
