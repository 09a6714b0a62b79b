"""Shapes of values: each turns a YAML node into one typed value, or says what was expected there.

A shape also writes itself as JSON Schema, so that editors complete and check what loading checks.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from attribution.errors import nearest
from attribution.rulebook.lexicons import Lexicon
from attribution.rulebook.yaml.nodes import (
    MappingNode,
    Misread,
    Node,
    Pages,
    ScalarNode,
    SequenceNode,
    describe,
)

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Schema = dict[str, Any]

_TAG = "tag:yaml.org,2002:"
_ID = re.compile(r"[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*\Z")
_TRAPS = {
    "bool": "is true or false in YAML",
    "int": "is a number in YAML",
    "float": "is a number in YAML",
    "timestamp": "is a date in YAML",
    "merge": "is an operator in YAML",
    "value": "is an operator in YAML",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """What shapes read with: the pages they report to and the lexicons that `$` names."""

    pages: Pages
    lexicons: Mapping[str, Lexicon]

    def fail(self, node: Node, message: str, offset: int = 0) -> Any:
        """Reports a problem at a node and gives it up."""
        self.pages.fail(node, message, offset)

    def lexicon(self, node: Node, name: str, offset: int = 0) -> Lexicon:
        """The lexicon of that name."""
        if name not in self.lexicons:
            message = f'undefined lexicon "${name}"{nearest(name, self.lexicons, "$")}'
            self.fail(node, message, offset)
        return self.lexicons[name]


class Shape(ABC, Generic[T_co]):
    """What a value must look like."""

    @property
    @abstractmethod
    def expected(self) -> str:
        """What was expected, for a message: `a text`, `one of …`."""

    @abstractmethod
    def read(self, node: Node, reader: Reader) -> T_co:
        """The node's value; `Misread` where it has none, with the problem reported."""

    @abstractmethod
    def schema(self) -> Schema:
        """The same as JSON Schema."""

    def refuse(self, node: Node, reader: Reader) -> Any:
        """Reports that something else was expected here."""
        return reader.fail(node, f"expected {self.expected}, found {describe(node)}")


def plain_text(node: Node, reader: Reader, expected: str) -> str:
    """A scalar's text as written; a word that YAML takes for a value must stand in quotes."""
    if not isinstance(node, ScalarNode):
        return str(reader.fail(node, f"expected {expected}, found {describe(node)}"))
    text = str(node.value)
    kind = node.tag.removeprefix(_TAG)
    if not node.style and kind in _TRAPS:
        reader.fail(node, f'{text} {_TRAPS[kind]}; write "{text}" in quotes to mean the words')
    if not text.strip() or (not node.style and kind == "null"):
        reader.fail(node, f"expected {expected}, found {describe(node)}")
    return text


@dataclass(frozen=True, slots=True)
class Text(Shape[str]):
    """Words for a reader, or an article's words: any text that is not empty."""

    expected: str = "a text"

    def read(self, node: Node, reader: Reader) -> str:
        return " ".join(plain_text(node, reader, self.expected).split())

    def schema(self) -> Schema:
        return {"type": "string", "minLength": 1}


@dataclass(frozen=True, slots=True)
class Passage(Shape[str]):
    """A text that may have paragraphs, parted by an empty line as in an article."""

    expected: str = "a text"

    def read(self, node: Node, reader: Reader) -> str:
        text = plain_text(node, reader, self.expected)
        return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))

    def schema(self) -> Schema:
        return {"type": "string", "minLength": 1}


@dataclass(frozen=True, slots=True)
class Id(Shape[str]):
    """A name for a rule, a lexicon, a check: `relay.citing`, `reporting-verbs`."""

    expected: str = "an id (small letters and digits, parted by . or -)"

    def read(self, node: Node, reader: Reader) -> str:
        text = plain_text(node, reader, self.expected)
        return text if _ID.match(text) else str(self.refuse(node, reader))

    def schema(self) -> Schema:
        return {"type": "string", "pattern": r"^[a-z][a-z0-9]*([.-][a-z0-9]+)*$"}


@dataclass(frozen=True, slots=True)
class IdOf(Shape[str]):
    """The id of an entry of a section; when all files are read it must be there."""

    folder: str
    key: str
    expected: str = "the id of another entry"

    def read(self, node: Node, reader: Reader) -> str:
        id = Id().read(node, reader)
        reader.pages.references.append((node, (self.folder, self.key), id))
        return id

    def schema(self) -> Schema:
        return Id().schema()


@dataclass(frozen=True, slots=True)
class Matching(Shape[str]):
    """A text of a fixed form, given as a regular expression and a description of it."""

    form: str
    expected: str

    def read(self, node: Node, reader: Reader) -> str:
        text = plain_text(node, reader, self.expected)
        return text if re.fullmatch(self.form, text) else str(self.refuse(node, reader))

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^(?:{self.form})$"}


@dataclass(frozen=True, slots=True)
class Choice(Shape[str]):
    """One word of a closed set."""

    what: str
    """What the words are, for messages: `kind`, `level`, `severity`."""
    options: tuple[str, ...]

    @property
    def expected(self) -> str:
        return f"a {self.what} ({', '.join(self.options)})"

    def read(self, node: Node, reader: Reader) -> str:
        # Among known words a bare `off` is no riddle, though YAML would make false of it.
        if isinstance(node, ScalarNode) and node.value in self.options:
            return str(node.value)
        text = plain_text(node, reader, self.expected)
        return str(reader.fail(node, f'unknown {self.what} "{text}"{nearest(text, self.options)}'))

    def schema(self) -> Schema:
        return {"enum": list(self.options)}


@dataclass(frozen=True, slots=True)
class Flag(Shape[bool]):
    """`true` or `false`, in these words and without quotes."""

    expected: str = "true or false"

    def read(self, node: Node, reader: Reader) -> bool:
        if isinstance(node, ScalarNode) and not node.style and node.value in ("true", "false"):
            return bool(node.value == "true")
        return bool(self.refuse(node, reader))

    def schema(self) -> Schema:
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Number(Shape[float]):
    """A number between two bounds, both allowed."""

    low: float = 0
    high: float = 1

    @property
    def expected(self) -> str:
        return f"a number from {self.low:g} to {self.high:g}"

    def read(self, node: Node, reader: Reader) -> float:
        if _is_number(node, r"-?\d+(\.\d+)?") and self.low <= float(node.value) <= self.high:
            return float(node.value)
        return float(self.refuse(node, reader))

    def schema(self) -> Schema:
        return {"type": "number", "minimum": self.low, "maximum": self.high}


@dataclass(frozen=True, slots=True)
class Whole(Shape[int]):
    """A whole number between two bounds, both allowed."""

    low: int = 0
    high: int = 1_000_000

    @property
    def expected(self) -> str:
        return f"a whole number from {self.low} to {self.high}"

    def read(self, node: Node, reader: Reader) -> int:
        if _is_number(node, r"-?\d{1,18}") and self.low <= int(node.value) <= self.high:
            return int(node.value)
        return int(self.refuse(node, reader))

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


@dataclass(frozen=True, slots=True)
class ListOf(Shape[tuple[T, ...]]):
    """A list of one shape that is not empty; a single item may stand without its brackets."""

    item: Shape[T]
    what: str = ""
    """What the items are, in the plural: `roles`, `examples`."""
    single: bool = True
    """Whether one item may stand alone."""
    distinct: bool = True
    """Whether an item that is given twice is a mistake."""

    @property
    def expected(self) -> str:
        return f"a list of {self.what}" if self.what else "a list"

    def read(self, node: Node, reader: Reader) -> tuple[T, ...]:
        if self.single and not isinstance(node, SequenceNode):
            return (self.item.read(node, reader),)
        if not isinstance(node, SequenceNode) or not node.value:
            return tuple(self.refuse(node, reader))
        found = read_all(node.value, self.item, reader)
        if self.distinct:
            _refuse_twins(node.value, found, reader)
        return found

    def schema(self) -> Schema:
        item = self.item.schema()
        listed: Schema = {"type": "array", "items": item, "minItems": 1}
        return {"anyOf": [item, listed]} if self.single else listed


@dataclass(frozen=True, slots=True)
class MapOf(Shape[dict[str, T]]):
    """A mapping from free names to values of one shape."""

    name: Shape[str]
    value: Shape[T]
    what: str = "a mapping"

    @property
    def expected(self) -> str:
        return self.what

    def read(self, node: Node, reader: Reader) -> dict[str, T]:
        if not isinstance(node, MappingNode) or not node.value:
            return dict(self.refuse(node, reader))
        names = read_all([key for key, _ in node.value], self.name, reader)
        _refuse_twins([key for key, _ in node.value], names, reader)
        values = read_all([value for _, value in node.value], self.value, reader)
        return dict(zip(names, values))

    def schema(self) -> Schema:
        return {
            "type": "object",
            "propertyNames": self.name.schema(),
            "additionalProperties": self.value.schema(),
            "minProperties": 1,
        }


def _is_number(node: Node, form: str) -> bool:
    plain = isinstance(node, ScalarNode) and not node.style
    return plain and re.fullmatch(form, node.value) is not None


def read_all(nodes: Sequence[Node], shape: Shape[T], reader: Reader) -> tuple[T, ...]:
    """The values of all nodes; `Misread` after the last one where any could not be read."""
    found, misread = [], False
    for node in nodes:
        try:
            found.append(shape.read(node, reader))
        except Misread:
            misread = True
    if misread:
        raise Misread
    return tuple(found)


def _refuse_twins(nodes: Sequence[Node], values: Sequence[object], reader: Reader) -> None:
    seen: set[object] = set()
    for node, value in zip(nodes, values):
        if isinstance(value, str) and value in seen:
            reader.pages.report(node, f'"{value}" is listed twice')
        seen.add(value if isinstance(value, str) else id(value))
