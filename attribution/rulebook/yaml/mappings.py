"""Mappings with known keys: their declaration makes a typed record, and nothing is ignored."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from attribution.errors import nearest
from attribution.rulebook.yaml.nodes import MappingNode, Misread, Node, ScalarNode, describe
from attribution.rulebook.yaml.shapes import Reader, Schema, Shape

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping: its shape, and a sentence for the guide and the schema."""

    name: str
    shape: Shape[Any]
    about: str
    required: bool = False
    field: str = ""
    """The record's field that takes the value; the key's name, with _ for -, where empty."""

    @property
    def target(self) -> str:
        """The field of the record that the key's value goes to."""
        return self.field or self.name.replace("-", "_")


Check = Callable[[Any, Mapping[str, Node], Reader], None]


@dataclass(frozen=True, slots=True)
class Record(Shape[T]):
    """A mapping whose keys are all declared; absent ones keep the record's own defaults."""

    what: str
    """With its article: `a rule`, `an example`."""
    make: Callable[..., T]
    keys: tuple[Key, ...]
    placed: bool = False
    """Whether the record has a field `place`."""
    check: Check | None = None
    """What must hold between keys: gets the record, the node of each key, and reports."""
    by_name: Mapping[str, Key] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {key.name: key for key in self.keys})

    @property
    def expected(self) -> str:
        names = [k.name for k in self.keys if k.required] or [k.name for k in self.keys]
        return f"{self.what} (a mapping with {', '.join(names)})"

    def read(self, node: Node, reader: Reader) -> T:
        if not isinstance(node, MappingNode):
            self.refuse(node, reader)
        parts = keyed(node, reader)
        misread = self._has_unknown(parts, reader)
        misread |= self._lacks_required(node, parts, reader)
        values: dict[str, Any] = {}
        for name, (_, value) in parts.items():
            key = self.by_name.get(name)
            if key is None:
                continue
            try:
                values[key.target] = key.shape.read(value, reader)
            except Misread:
                misread = True
        if misread:
            raise Misread
        if self.placed:
            values["place"] = reader.pages.place(node)
        record = self.make(**values)
        if self.check is not None:
            self.check(record, {name: value for name, (_, value) in parts.items()}, reader)
        return record

    def _has_unknown(self, parts: Mapping[str, tuple[Node, Node]], reader: Reader) -> bool:
        unknown = [name for name in parts if name not in self.by_name]
        for name in unknown:
            reader.pages.report(parts[name][0], self._unknown(name))
        return bool(unknown)

    def _unknown(self, name: str) -> str:
        if name[-1:] in ("+", "-") and name[:-1] in self.by_name:
            return f'"{name}" changes a list that is already there, and no other pack has this one'
        return f'unknown key "{name}" in {self.what}{nearest(name, self.by_name)}'

    def _lacks_required(
        self, node: Node, parts: Mapping[str, tuple[Node, Node]], reader: Reader
    ) -> bool:
        given = {name.rstrip("+-") for name in parts}
        missing = self.lacks(given)
        if missing:
            reader.pages.report(node, f"{self.what} needs {listed(missing)}")
        return bool(missing)

    def lacks(self, given: Container[str]) -> list[str]:
        """The required keys that are not among those given."""
        return [key.name for key in self.keys if key.required and key.name not in given]

    def schema(self) -> Schema:
        required = [key.name for key in self.keys if key.required]
        properties = {k.name: {"description": k.about, **k.shape.schema()} for k in self.keys}
        schema: Schema = {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
        }
        return {**schema, "required": required} if required else schema


def keyed(node: Node, reader: Reader) -> dict[str, tuple[Node, Node]]:
    """A mapping's nodes by key, (key, value); of a key given twice, reported, the first holds."""
    parts: dict[str, tuple[Node, Node]] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            reader.fail(key, f"expected a key, found {describe(key)}")
        if key.value in parts:
            line = parts[key.value][0].start_mark.line + 1
            message = f'the key "{key.value}" is given twice (first on line {line})'
            reader.pages.report(key, message)
        parts.setdefault(key.value, (key, value))
    return parts


def listed(names: list[str]) -> str:
    """The names in quotes, as a sentence lists them."""
    quoted = [f'"{name}"' for name in names]
    return " and ".join([*filter(None, [", ".join(quoted[:-1])]), quoted[-1]])
