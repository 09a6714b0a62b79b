"""The JSON Schema of rule files, made from the same declarations that loading checks."""

from __future__ import annotations

from attribution.rulebook.loading import FORMAT, SECTIONS
from attribution.rulebook.records import Record
from attribution.rulebook.sections import Section
from attribution.rulebook.shapes import Id, ListOf, Schema


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
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rules of the program attribution",
        "type": "object",
        "properties": properties,
        "required": ["format"],
        "additionalProperties": False,
    }


_OFF: Schema = {
    "description": "Switches an entry of another pack off.",
    "type": "object",
    "properties": {"id": Id().schema(), "off": {"const": True}},
    "required": ["id", "off"],
    "additionalProperties": False,
}


_EDITS: Schema = {
    "description": "A mapping in which a list is edited: {verb+: [shrug]}.",
    "type": "object",
    "not": {"propertyNames": {"not": {"pattern": "[+-]$"}}},
}


def _change(section: Section[object]) -> Schema:
    """An entry that changes another one: any of its keys, lists also with + and -."""
    entry: Record[object] = section.entry
    properties = {key.name: {"anyOf": [key.shape.schema(), _EDITS]} for key in entry.keys}
    edits: Schema = {f"{key.name}{sign}": {} for key in entry.keys for sign in "+-"}
    extends = {"extends": {"description": "The id whose keys it keeps.", **Id().schema()}}
    inside = [{"required": [key.name], "properties": {key.name: _EDITS}} for key in entry.keys]
    return {
        "description": "Changes an entry of another pack.",
        "type": "object",
        "properties": {**properties, **edits, **extends},
        "required": ["id"],
        "anyOf": [{"required": ["extends"]}, _EDITS, *inside],
        "additionalProperties": False,
    }
