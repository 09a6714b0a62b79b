"""The JSON Schema of rule files, made from the same declarations that loading checks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from attribution.rulebook.packs.rule_files import FORMAT
from attribution.rulebook.sections.all_sections import SECTIONS
from attribution.rulebook.sections.section import Section
from attribution.rulebook.yaml.mappings import Record
from attribution.rulebook.yaml.shapes import Id, ListOf, Schema

_LONG = 200
"""Characters from which a part of the schema that comes twice is written once, under `$defs`."""
_OFF: Schema = {
    "description": "Switches an entry of another pack off.",
    "type": "object",
    "properties": {"id": Id().schema(), "disabled": {"const": True}},
    "required": ["id", "disabled"],
    "additionalProperties": False,
}
_EDITS: Schema = {
    "description": "A mapping in which a list is edited: {verb+: [shrug]}.",
    "type": "object",
    "not": {"propertyNames": {"not": {"pattern": "[+-]$"}}},
}


def rule_schema() -> Schema:
    """The schema of every rule file, whatever its folder; packs may edit and switch off entries."""
    properties: Schema = {
        "format": {"const": int(FORMAT), "description": "The format of the file."},
        "disable": {"description": "Ids to switch off.", **ListOf(Id()).schema()},
    }
    for section in SECTIONS:
        properties[section.key] = {
            "description": f"Entries of {section.folder}/.",
            "type": "array",
            "minItems": 1,
            "items": {"anyOf": [section.entry.schema(), _change(section), _OFF]},
        }
    whole = {
        "type": "object",
        "properties": properties,
        "required": ["format"],
        "additionalProperties": False,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rules of the program attribution",
        **_with_definitions(whole),
    }


def _change(section: Section[Any]) -> Schema:
    """An entry that changes another one: any of its keys, lists also with + and -."""
    entry: Record[Any] = section.entry
    mappings = [key.name for key in entry.keys if key.shape.schema().get("type") == "object"]
    properties = {
        key.name: {"anyOf": [key.shape.schema(), _EDITS]}
        if key.name in mappings
        else key.shape.schema()
        for key in entry.keys
    }
    extends = {"extends": {"description": "The id whose keys it keeps.", **Id().schema()}}
    inside = [{"required": [name], "properties": {name: _EDITS}} for name in mappings]
    names = "|".join(key.name for key in entry.keys)
    return {
        "description": "Changes an entry of another pack.",
        "type": "object",
        "properties": {**properties, **extends},
        "patternProperties": {f"^({names})[+-]$": {}},
        "required": ["id"],
        "anyOf": [{"required": ["extends"]}, _EDITS, *inside],
        "additionalProperties": False,
    }


def _with_definitions(schema: Schema) -> Schema:
    """The same schema, in which long parts that come more than once are defined once."""
    counts: Counter[str] = Counter()

    def count(part: Schema) -> Schema:
        counts[_written(part)] += 1
        return _within(part, count)

    count(schema)
    names: dict[str, str] = {}
    definitions: dict[str, Schema] = {}

    def shorten(part: Schema) -> Schema:
        written = _written(part)
        if len(written) < _LONG or counts[written] < 2:
            return _within(part, shorten)
        if written not in names:
            names[written] = f"part-{len(names) + 1}"
            definitions[names[written]] = _within(_bare(part), shorten)
        about = {"description": part["description"]} if "description" in part else {}
        return {**about, "$ref": f"#/$defs/{names[written]}"}

    return {**shorten(schema), "$defs": definitions}


def _within(schema: Schema, change: Callable[[Schema], Schema]) -> Schema:
    """The schema with each schema inside it changed."""
    changed = dict(schema)
    for key in ("items", "additionalProperties", "propertyNames", "not"):
        if isinstance(schema.get(key), dict):
            changed[key] = change(schema[key])
    if "anyOf" in schema:
        changed["anyOf"] = [change(option) for option in schema["anyOf"]]
    if "properties" in schema:
        changed["properties"] = {k: change(part) for k, part in schema["properties"].items()}
    return changed


def _written(schema: Schema) -> str:
    """The schema as text, but for its description, which is of its place."""
    return json.dumps(_bare(schema), sort_keys=True)


def _bare(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key != "description"}
