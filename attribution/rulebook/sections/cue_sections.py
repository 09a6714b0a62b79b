"""The sections of cues/: cue rules, with their roles and examples, and the scores of cues."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from attribution.errors import nearest
from attribution.model import KINDS
from attribution.rulebook.entries.cue_rules import CueRule, Example, Finds
from attribution.rulebook.entries.scores import Score
from attribution.rulebook.lexicons import Word
from attribution.rulebook.sections.lexicon_section import Words
from attribution.rulebook.sections.pattern_shapes import PatternText
from attribution.rulebook.sections.role_tables import CLAIM_ROLE, CONDITION, SOURCE_ROLE
from attribution.rulebook.sections.score_features import FeatureName
from attribution.rulebook.sections.section import Section
from attribution.rulebook.yaml.mappings import Key, Record, keyed
from attribution.rulebook.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode, describe
from attribution.rulebook.yaml.shapes import (
    Choice,
    Flag,
    Id,
    ListOf,
    MapOf,
    Number,
    Passage,
    Reader,
    Schema,
    Shape,
    Text,
)

_PARTS = ("verb", "noun", "adjective", "adverb", "phrase", "mark", "beside")
_VOICES = ("active", "passive", "any")


class _Cue(NamedTuple):
    part: str
    words: tuple[Word, ...]
    voice: str = "any"


class _CueShape(Shape[_Cue]):
    """`{verb: [say, tell], voice: passive}`: one sort of word, and the words."""

    expected = f"a cue such as {{verb: [say]}} ({', '.join(_PARTS)})"

    def read(self, node: Node, reader: Reader) -> _Cue:
        if not isinstance(node, MappingNode):
            self.refuse(node, reader)
        parts = keyed(node, reader)
        for name, (key, _) in parts.items():
            if name not in (*_PARTS, "voice"):
                known = nearest(name, (*_PARTS, "voice"))
                reader.fail(key, f'unknown key "{name}" in a cue{known}')
        sorts = [name for name in parts if name in _PARTS]
        if len(sorts) != 1:
            reader.fail(node, f"expected one sort of word in a cue, found {len(sorts)}")
        words = Words().read(parts[sorts[0]][1], reader)
        if "voice" not in parts:
            return _Cue(sorts[0], words)
        if sorts[0] != "verb":
            reader.fail(parts["voice"][0], "only a verb has a voice")
        return _Cue(sorts[0], words, Choice("voice", _VOICES).read(parts["voice"][1], reader))

    def schema(self) -> Schema:
        properties = {part: Words().schema() for part in _PARTS}
        properties["voice"] = {"enum": list(_VOICES)}
        return {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 2,
        }


class _SourceText(Shape[str]):
    """A quote, or `nobody` where no source is expressed."""

    expected = "a quote of the text, or nobody"

    def read(self, node: Node, reader: Reader) -> str:
        text = Text().read(node, reader)
        return "" if text == "nobody" else text

    def schema(self) -> Schema:
        return Text().schema()


_FINDS = Record(
    "what is found",
    Finds,
    (
        Key("cue", Text(), "The words that report."),
        Key("source", _SourceText(), "Whose claim it is; nobody: no source is expressed."),
        Key("claim", ListOf(Text(), "quotes"), "What is claimed, piece by piece."),
        Key("mode", Choice("mode", ("direct", "mixed", "indirect")), "How it is quoted."),
        Key("within", Flag(), "Whether it stands inside another claim."),
    ),
)


class _FindsShape(Shape[tuple[Finds, ...]]):
    """One finding, several, or the word `nothing`."""

    expected = "what is found (cue, source, claim), a list of such, or nothing"

    def read(self, node: Node, reader: Reader) -> tuple[Finds, ...]:
        if isinstance(node, ScalarNode):
            if node.value == "nothing":
                return ()
            return tuple(self.refuse(node, reader))
        if isinstance(node, MappingNode) and not node.value:
            return tuple(self.refuse(node, reader))
        return ListOf(_FINDS, "findings", distinct=False).read(node, reader)

    def schema(self) -> Schema:
        one = _FINDS.schema()
        several = {"type": "array", "items": one, "minItems": 1}
        return {"anyOf": [{"const": "nothing"}, one, several]}


def _check_quotes(example: Example, nodes: Mapping[str, Node], reader: Reader) -> None:
    """Every quote of an example stands in its text, and stands there once."""
    for node in _quotes(nodes["finds"]):
        quote = " ".join(node.value.split())
        times = _count(quote, example.text)
        if times == 0:
            reader.pages.report(node, f"{describe(node)} is not in the example's text")
        elif times > 1:
            message = f"{describe(node)} stands {times} times in the example's text; quote more"
            reader.pages.report(node, message)


def _count(quote: str, text: str) -> int:
    """How often a text has a quote in whole words: "per" does not stand in "a person"."""
    before = r"(?<!\w)" if re.match(r"\w", quote) else ""
    after = r"(?!\w)" if re.search(r"\w\Z", quote) else ""
    return len(re.findall(f"{before}{re.escape(quote)}{after}", text))


def _quotes(node: Node) -> list[ScalarNode]:
    if isinstance(node, SequenceNode):
        return [quote for item in node.value for quote in _quotes(item)]
    if not isinstance(node, MappingNode):
        return []
    found = []
    for key, value in node.value:
        if key.value in ("cue", "source", "claim"):
            items = value.value if isinstance(value, SequenceNode) else [value]
            found += [item for item in items if (key.value, item.value) != ("source", "nobody")]
    return found


EXAMPLE = Record(
    "an example",
    Example,
    (
        Key("text", Passage(), "One sentence or a few, of your own writing.", required=True),
        Key("finds", _FindsShape(), "What the rule finds in it, or nothing.", required=True),
        Key("known-gap", Text(), "Why it is not met yet: reported, and does not fail."),
    ),
    placed=True,
    check=_check_quotes,
)


def _rule(*, cue: _Cue, **fields: Any) -> CueRule:
    return CueRule(part=cue.part, words=cue.words, voice=cue.voice, **fields)  # type: ignore[arg-type]  # checked as choices


def _check_rule(rule: CueRule, nodes: Mapping[str, Node], reader: Reader) -> None:
    """A rule shows what it finds and what it does not find."""
    for what, missing in (
        ("that it matches", all(not example.finds for example in rule.examples)),
        ('that finds nothing ("finds: nothing")', all(example.finds for example in rule.examples)),
    ):
        if missing:
            reader.pages.report(nodes["examples"], f'"{rule.id}" has no example {what}')
    if rule.source_required and not rule.source:
        message = "a source is required, and no role may hold it"
        reader.pages.report(nodes["source-required"], message)


class _Roles(Shape[tuple[str, ...]]):
    """A list of source roles, or `nobody`."""

    expected = "a list of source roles, or nobody"

    def read(self, node: Node, reader: Reader) -> tuple[str, ...]:
        if isinstance(node, ScalarNode) and node.value == "nobody":
            return ()
        return ListOf(SOURCE_ROLE, "source roles").read(node, reader)

    def schema(self) -> Schema:
        return {"anyOf": [{"const": "nobody"}, ListOf(SOURCE_ROLE).schema()]}


CUE_RULES = Section(
    folder="cues",
    key="rules",
    entry=Record(
        "a rule",
        _rule,
        (
            Key("id", Id(), "The rule's lasting name: family.word.", required=True),
            Key("about", Text(), "What it finds, in one sentence.", required=True),
            Key("kind", Choice("kind", KINDS), "What kind of attribution it is.", required=True),
            Key("cue", _CueShape(), "The words that report, by their sort.", required=True),
            Key("source", _Roles(), "Roles that hold the source: the first that is there.", True),
            Key("claim", ListOf(CLAIM_ROLE, "claim roles"), "Roles that hold the claim.", True),
            Key("relayed-by", ListOf(SOURCE_ROLE, "source roles"), "Who passes the words on."),
            Key("passes-on", ListOf(SOURCE_ROLE, "source roles"), "Whose words it passes on."),
            Key("needs", ListOf(CONDITION, "conditions"), "Conditions, all of which must hold."),
            Key("unless", ListOf(PatternText(), "patterns"), "Words that rule the cue out."),
            Key("when", ListOf(PatternText(), "patterns"), "Words of which some must touch it."),
            Key("source-required", Flag(), "Nothing is found where nobody is the source."),
            Key("guidance", Text(), "For whom and when it matters; shown by `rules show`."),
            Key("aliases", ListOf(Id(), "ids"), "Earlier names of the rule."),
            Key("examples", ListOf(EXAMPLE, "examples", single=False, distinct=False),
                "What it finds and what it must not find: at least one of each.", required=True),
        ),
        placed=True,
        check=_check_rule,
    ),
)  # fmt: skip

SCORES = Section(
    folder="cues",
    key="scores",
    entry=Record(
        "a score",
        Score,
        (
            Key("id", Id(), "Its name.", required=True),
            Key("about", Text(), "What it decides.", required=True),
            Key("source", Text(), "Where the weights come from.", required=True),
            Key("threshold", Number(0, 1), "The least probability; 0: off.", required=True),
            Key(
                "threshold-inside",
                Number(0, 1),
                "The least probability inside another's claim, where it is to be higher.",
            ),
            Key(
                "weights",
                MapOf(FeatureName(), Number(-20, 20), "features and their weights"),
                "The log-odds that a feature adds.",
                required=True,
            ),
        ),
    ),
)
