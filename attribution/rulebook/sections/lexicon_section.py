"""Words of rules and lexicons: a list of words and `$lexicons`, and what is known of each word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attribution.rulebook.lexicons import Lexicon, Word
from attribution.rulebook.sections.role_tables import CLAIM_ROLE, CONDITION, SOURCE_ROLE
from attribution.rulebook.sections.section import Section
from attribution.rulebook.yaml.mappings import Key, Record
from attribution.rulebook.yaml.nodes import MappingNode, Misread, Node, SequenceNode
from attribution.rulebook.yaml.shapes import (
    Id,
    ListOf,
    Number,
    Reader,
    Schema,
    Shape,
    Text,
    plain_text,
)

_ASIDE: Record[dict[str, Any]] = Record(
    "what is known of a word",
    dict,
    (
        Key("reliability", Number(), "How often an occurrence is a cue, 0 to 1, as counted."),
        Key("claim", ListOf(CLAIM_ROLE, "roles"), "Roles that hold its claim, not the rule's."),
        Key("source", ListOf(SOURCE_ROLE, "roles"), "Roles that hold its source, not the rule's."),
        Key("needs", ListOf(CONDITION, "conditions"), "What must hold beyond the rule's own."),
        Key("means", Text(), "What the word stands for: the country of *Iranian*."),
    ),
)


class Words(Shape[tuple[Word, ...]]):
    """A list of words, in which `$name` stands for all words of a lexicon."""

    expected = "a list of words or a $lexicon"

    def __init__(self, *, lexicons: bool = True) -> None:
        self.lexicons = lexicons
        """Whether `$name` is allowed: not inside a lexicon."""

    def read(self, node: Node, reader: Reader) -> tuple[Word, ...]:
        items = node.value if isinstance(node, SequenceNode) else [node]
        if not items or isinstance(node, MappingNode):
            return tuple(self.refuse(node, reader))
        words: dict[str, Word] = {}
        misread = False
        for item in items:
            try:
                self._add(item, words, reader)
            except Misread:
                misread = True
        if misread:
            raise Misread
        return tuple(words.values())

    def _add(self, item: Node, words: dict[str, Word], reader: Reader) -> None:
        for word, listed in self._words(item, reader):
            if listed and word.text in words:
                reader.fail(item, f'"{word.text}" is listed twice')
            words.setdefault(word.text, word)

    def _words(self, item: Node, reader: Reader) -> Iterator[tuple[Word, bool]]:
        """The words that an item stands for, and whether it names them itself."""
        if isinstance(item, MappingNode):
            yield _described(item, reader), True
            return
        text = plain_text(item, reader, "a word")
        if not text.startswith("$") or text == "$":
            yield Word(" ".join(text.split())), True
        elif not self.lexicons:
            reader.fail(item, f'"{text}": a lexicon cannot name another; rules name both')
        else:
            yield from ((word, False) for word in reader.lexicon(item, text[1:]).words)

    def schema(self) -> Schema:
        described = {
            "type": "object",
            "additionalProperties": _ASIDE.schema(),
            "minProperties": 1,
            "maxProperties": 1,
        }
        word: Schema = {"anyOf": [Text().schema(), described]}
        return {"anyOf": [Text().schema(), {"type": "array", "items": word, "minItems": 1}]}


def _described(item: MappingNode, reader: Reader) -> Word:
    if len(item.value) != 1:
        reader.fail(item, "expected one word with what is known of it: {word: {reliability: 0.9}}")
    key, value = item.value[0]
    known: dict[str, Any] = _ASIDE.read(value, reader)
    return Word(" ".join(plain_text(key, reader, "a word").split()), **known)


LEXICONS = Section(
    folder="lexicons",
    key="lexicons",
    entry=Record(
        "a lexicon",
        Lexicon,
        (
            Key("id", Id(), "The name that rules use after a $.", required=True),
            Key("about", Text(), "What the words have in common, in one sentence.", required=True),
            Key("source", Text(), "Where the words come from.", required=True),
            Key("words", Words(lexicons=False), "The words, as lemmas or phrases.", required=True),
        ),
        placed=True,
    ),
)
