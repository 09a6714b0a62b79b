"""Patterns of words as values of rule files, checked when they are loaded."""

from __future__ import annotations

from attribution.rulebook.patterns import Pattern, PatternError, compile_pattern
from attribution.rulebook.yaml.nodes import Node
from attribution.rulebook.yaml.shapes import Reader, Schema, Shape, plain_text


class PatternText(Shape[str]):
    """A pattern as a rule writes it, checked when it is loaded."""

    expected = "a pattern of words"

    def read(self, node: Node, reader: Reader) -> str:
        return CompiledPattern().read(node, reader).text

    def schema(self) -> Schema:
        return {"type": "string", "minLength": 1}


class CompiledPattern(Shape[Pattern]):
    """A pattern ready to be searched for."""

    expected = "a pattern of words"

    def read(self, node: Node, reader: Reader) -> Pattern:
        text = plain_text(node, reader, self.expected)
        try:
            return compile_pattern(text, reader.lexicons)
        except PatternError as error:
            reader.pages.fail(node, str(error), error.offset)

    def schema(self) -> Schema:
        return PatternText().schema()
