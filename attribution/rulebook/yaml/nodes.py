"""YAML with its places: every node knows file, line and column, and no word is turned into a value.

PyYAML's `compose` gives nodes with marks; scalars stay strings, and the shapes of a section
convert them. What YAML allows and rule files do not (aliases, tags, several documents, deep
nesting, files of a size that nobody wrote by hand) is refused here, before anything is built.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from attribution.errors import Location, Problem
from attribution.regular_files import read_regular

__all__ = ["MappingNode", "Misread", "Node", "Pages", "ScalarNode", "SequenceNode", "describe"]

LARGEST = 2_000_000
"""Bytes; the largest rule file of the project has a tenth of it."""
DEEPEST = 200
"""Levels of brackets; deeper nesting is an attack, and would exhaust the parser's stack."""

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAB_INDENT = re.compile(r"^ *\t[ \t]*(?=\S)", re.M)
_MAY_SHARE = re.compile(r"(?:^|[\s\[{,:-])(?:[&*][\w-]+(?=[\s,\]}:]|$)|![\w!<])", re.M)
_BRACKET = re.compile(r"[\[\]{}]")
_COMPACT_NESTING = re.compile(r"^ *(?:[-?:] ){20}", re.M)
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow in a text."""

# The parser's words differ between PyYAML's C and Python parts; an editor needs neither.
_SYNTAX = (
    ("mapping values are not allowed", "a second colon on this line: put the text in quotes"),
    ("could not find expected ':'", "a key without its colon"),
    ("cannot start any token", "a text cannot begin with this character: put the text in quotes"),
    ("unexpected end of stream", "a quotation mark that is never closed"),
    ("unexpected document separator", "a quotation mark that is never closed"),
    ("unknown escape", "an unknown escape after \\ : use single quotes"),
    ("expected ',' or ']'", "a list in brackets that is never closed"),
    ("expected ',' or '}'", "braces that are never closed"),
    ("expected <block end>", "indented differently from the lines it belongs to"),
    ("did not find expected key", "indented differently from the lines it belongs to"),
    ("block end", "indented differently from the lines it belongs to"),
    ("did not find expected '-' indicator", "indented differently from the lines it belongs to"),
    ("sequence entries are not allowed", "a list item has no place here: begin it on its own line"),
    ("found another document", "a second document (---): one file holds one"),
    ("expected a single document", "a second document (---): one file holds one"),
    ("did not find expected <document start>", "text after the end of the document"),
)


class Misread(Exception):  # noqa: N818  # never leaves the reading of rules
    """A node that could not be read; its problem stands in `Pages.problems` already."""


class Pages:
    """The rule files that are being read: their texts, by path, and every problem found so far."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.references: list[tuple[Node, tuple[str, str], str]] = []
        """Ids of other entries that were named: where, of which section, which."""
        self._lines: dict[str, list[str]] = {}
        self._texts: dict[str, str] = {}

    def place(self, node: Node, offset: int = 0) -> Location:
        """Where a node begins, or the character at `offset` of a text that stands on one line."""
        mark, column = node.start_mark, node.start_mark.column + 1
        if offset and mark.line == node.end_mark.line:
            column += offset + (getattr(node, "style", None) in ("'", '"'))
        return Location(mark.name, mark.line + 1, column)

    def report(self, node: Node, message: str, offset: int = 0) -> None:
        """Notes a problem at a node and goes on."""
        self.report_at(self.place(node, offset), message)

    def report_at(self, place: Location, message: str) -> None:
        """Notes a problem at a place, with the line of the file that stands there."""
        self.problems.append(Problem(place, message, self._line(place)))

    def fail(self, node: Node, message: str, offset: int = 0) -> NoReturn:
        """Notes a problem at a node that cannot be used."""
        self.report(node, message, offset)
        raise Misread

    def read(self, name: str, data: bytes) -> Node | None:
        """The tree of a rule file; None, with the reason among the problems, where it has none."""
        text = self._decode(name, data)
        if text is None or not self._is_fit(name, text):
            return None
        try:
            node: Node | None = _Loader(_Named(data, name)).get_single_node()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            message = _swallowed(text, line) or _syntax(error.problem or "")
            self.report_at(Location(name, line, column), message)
            return None
        if node is None:
            self.report_at(Location(name, 1, 1), 'the file is empty; it begins with "format: 1"')
        return node

    def _decode(self, name: str, data: bytes) -> str | None:
        if len(data) > LARGEST:
            self.report_at(Location(name), f"larger than {LARGEST:,} bytes: not a rule file")
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = data[: error.start]
            column = error.start - (before.rfind(b"\n") + 1) + 1
            place = Location(name, before.count(b"\n") + 1, column)
            byte = f"0x{data[error.start]:02x}"
            self.report_at(place, f"not UTF-8: byte {byte}; save the file as UTF-8")
            return None
        self._texts[name] = text
        return text

    def _is_fit(self, name: str, text: str) -> bool:
        found = next(_unfit(text), None)
        if found is None:
            return True
        offset, message = found
        line = text.count("\n", 0, offset) + 1
        self.report_at(Location(name, line, offset - text.rfind("\n", 0, offset)), message)
        return False

    def _line(self, place: Location) -> str:
        if place.path not in self._lines and place.path in self._texts:
            self._lines[place.path] = self._texts[place.path].splitlines()
        lines = self._lines.get(place.path, [])
        return lines[place.line - 1] if place.line and place.line <= len(lines) else ""


class _Named(io.BytesIO):
    """Bytes whose name the marks of the parser carry."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


def describe(node: Node) -> str:
    """What a node is, for a message: `a list`, `a mapping`, `nothing`, or its text in quotes."""
    if isinstance(node, SequenceNode):
        return "a list" if node.value else "an empty list"
    if isinstance(node, MappingNode):
        return "a mapping" if node.value else "an empty mapping"
    text = str(node.value)
    if not text:
        return "nothing"
    return f'"{text}"' if len(text) <= 40 else f'"{text[:37]}..."'


def plain(node: Node) -> Any:
    """A node as text, list or mapping, its scalars as they are written."""
    if isinstance(node, MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.value]
    return node.value


def read_bytes(path: Path) -> bytes:
    """The bytes of a rule file; OSError for what is no regular file."""
    return read_regular(path, LARGEST)


def _unfit(text: str) -> Iterator[tuple[int, str]]:
    """Places that no rule file may have, with what to say of them."""
    if match := _CONTROL.search(text):
        yield match.start(), f"a control character (U+{ord(match[0]):04X})"
    if match := _TAB_INDENT.search(text):
        yield match.start() + match[0].index("\t"), "a tab in the indentation: use blanks"
    if match := _COMPACT_NESTING.search(text):
        yield match.start(), "lists nested too deeply"
    if (offset := _too_deep(text)) is not None:
        yield offset, "brackets nested too deeply"
    if _MAY_SHARE.search(text):
        yield from _shared(text)


def _too_deep(text: str) -> int | None:
    depth = 0
    for match in _BRACKET.finditer(text):
        depth = depth + 1 if match[0] in "[{" else max(0, depth - 1)
        if depth > DEEPEST:
            return match.start()
    return None


def _shared(text: str) -> Iterator[tuple[int, str]]:
    """Anchors, aliases and tags: what they stand for is nowhere to be read in the file itself."""
    try:
        for token in yaml.scan(text, Loader=_Loader):
            if isinstance(token, (yaml.AnchorToken, yaml.AliasToken)):
                sign = "&" if isinstance(token, yaml.AnchorToken) else "*"
                message = f"{sign}{token.value}: anchors and aliases are not allowed; write it out"
                yield _offset(text, token.start_mark), message
            elif isinstance(token, yaml.TagToken):
                message = "tags (!) are not allowed; put text in quotes"
                yield _offset(text, token.start_mark), message
    except yaml.YAMLError:
        return  # The parser will say where.


_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What ends a line in YAML."""


def _offset(text: str, mark: yaml.Mark) -> int:
    starts = (0, *(found.end() for found in _LINE_END.finditer(text)))
    return starts[min(mark.line, len(starts) - 1)] + mark.column


def _swallowed(text: str, line: int) -> str:
    """What to say where trouble begins with a quotation mark that took in the lines before it."""
    last: yaml.Token | None = None
    try:
        for token in yaml.scan(text, Loader=_Loader):
            if token.start_mark.line >= line:
                break
            last = token if isinstance(token, yaml.ScalarToken) and token.style else last
    except yaml.YAMLError:
        pass  # What stands before the trouble has been seen.
    if last is None or not last.start_mark.line + 1 < line == last.end_mark.line + 1:
        return ""
    opened = last.start_mark.line + 1
    return f"the quotation mark of line {opened} is closed only here: close it on its own line"


def _syntax(problem: str) -> str:
    for part, message in _SYNTAX:
        if part in problem:
            return message
    return f"not YAML: {problem}"
