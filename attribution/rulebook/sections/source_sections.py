"""The sections of rules/sources/ and the rules made from them; `section` says how to add one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attribution.model import LEVELS
from attribution.rulebook.entries.source_rules import (
    GROUNDS,
    LINKING_WEIGHTS,
    UNMATCHED,
    SourceExample,
    SourceRule,
    SourceRules,
    Test,
    Weight,
)
from attribution.rulebook.lexicons import Word
from attribution.rulebook.rulebook_records import Entries
from attribution.rulebook.sections.lexicon_section import Words
from attribution.rulebook.sections.pattern_shapes import CompiledPattern
from attribution.rulebook.sections.section import Section
from attribution.rulebook.yaml.mappings import Key, Record
from attribution.rulebook.yaml.nodes import Node
from attribution.rulebook.yaml.shapes import (
    Choice,
    Flag,
    Id,
    IdOf,
    ListOf,
    Number,
    Passage,
    Reader,
    Shape,
    Text,
)

SOURCE_KINDS = (
    "person", "people", "organisation", "document", "poll", "outlet", "social", "place", "other",
)  # fmt: skip
BASES = ("participant", "eyewitness", "document", "direct", "briefed", "familiar", "close", "none")
REASONS = ("specific", "boilerplate", "none")
NAMES = (
    "<human>",
    "<person>",
    "<first name>",
    "<organisation>",
    "<place>",
    "<outlet>",
    "<platform>",
    "<handle>",
)
"""What may stand in a list of heads beside words: any noun for people, or a name of that sort."""


class _Heads(Words):
    """Words, `$lexicons` and sorts of names: `[$officials, <person>]`."""

    expected = "a list of words, $lexicons and sorts of names"


def _lowered(words: tuple[Word, ...]) -> frozenset[str]:
    return frozenset(word.text.lower() for word in words)


def _when(**tests: Any) -> tuple[Test, ...]:
    return tuple(Test(name, _values(value)) for name, value in tests.items())


def _values(value: Any) -> frozenset[str]:
    if isinstance(value, bool):
        return frozenset({"yes" if value else "no"})
    if value and isinstance(value[0], Word):
        return _lowered(value)
    return frozenset(value)


def _any_of(what: str, *options: str) -> Shape[tuple[str, ...]]:
    return ListOf(Choice(what, options), f"{what}s")


_WHEN = Record(
    "what must hold",
    _when,
    (
        Key("head", _Heads(), "The noun that decides: words, $lexicons, a name such as <person>."),
        Key("apposition", _Heads(), "A noun or name that stands beside it and means the same."),
        Key("modifier", _Heads(), "A word before the head."),
        Key("of", _Heads(), "The noun or name after of, for, at, from, to, by, or before 's."),
        Key("kind", _any_of("kind", *SOURCE_KINDS), "What kind of source it is."),
        Key("number", _any_of("number", "one", "plural", "unknown"), "One, several, or untold."),
        Key("article", _any_of("article", "definite", "indefinite", "possessive", "none"),
            "How it begins: the, a, a possessor, nothing."),
        Key("affiliation", _any_of("affiliation", "named", "body", "coarse", "none"),
            "Whether a body, state or person is named to which it belongs, or told by its noun."),
        Key("basis", _any_of("basis", *BASES), "How it knows, as the article states it."),
        Key("narrowed", Flag(), "Whether a fact is stated that narrows down who it is."),
        Key("anonymous", Flag(), "Whether the article says that it stays unnamed."),
        Key("author", Flag(), "Whether it is the article's own voice or its own outlet."),
        Key("takes-up", Flag(), "Whether it goes back to one told by *a*: a firm … the firm."),
        Key("coded", Flag(), "Whether a code stands after it: title WX44817."),
    ),
)  # fmt: skip

_EXAMPLE = Record(
    "an example",
    SourceExample,
    (
        Key("source", Text(), "The noun phrase, as it stands in the text.", required=True),
        Key("finds", Text(), "What the rule gives for it, or nothing.", required=True),
        Key("text", Passage(), "The text around it, where the noun phrase alone will not do."),
        Key("known-gap", Text(), "Why it is not met yet: reported, and does not fail."),
    ),
    placed=True,
)


def _check_rule(rule: SourceRule, nodes: Mapping[str, Node], reader: Reader) -> None:
    """Each example gives this rule's value or nothing, at least one of each, quoting its text."""
    found = {example.finds for example in rule.examples}
    for value in sorted(found - {rule.gives, UNMATCHED}):
        message = f'an example of "{rule.id}" finds {rule.gives} or {UNMATCHED}, not "{value}"'
        reader.pages.report(nodes["examples"], message)
    for value in sorted({rule.gives, UNMATCHED} - found):
        message = f'"{rule.id}" has no example that finds {value}'
        reader.pages.report(nodes["examples"], message)
    for example in rule.examples:
        if example.text and example.source not in example.text:
            reader.pages.report_at(
                example.place, f'"{example.source}" is not in the example\'s text'
            )


def _section(key: str, what: str, gives: Shape[str], *extra: Key) -> Section[SourceRule]:
    keys = (
        Key("id", Id(), "The rule's lasting name.", required=True),
        Key("about", Text(), "What it says of a source, in one sentence.", required=True),
        Key("gives", gives, "What a source has on which it holds.", required=True),
        Key("words", ListOf(CompiledPattern(), "patterns"), "Words of which some must be there."),
        Key("unless", ListOf(CompiledPattern(), "patterns"), "Words that rule it out."),
        Key("examples", ListOf(_EXAMPLE, "examples", single=False, distinct=False),
            "A noun phrase on which it holds and one on which it does not.", required=True),
        Key("before", IdOf("sources", key), "The rule before which it is tried; else it is last."),
        *extra,
    )  # fmt: skip
    record = Record(what, SourceRule, keys, placed=True, check=_check_rule)
    return Section(folder="sources", key=key, entry=record)


_TESTS = Key("when", _WHEN, "Features of the noun phrase, all of which must hold.")
_OF = Key("of", Choice("side", ("subject", "object")), "Who does it, or whom it is done to.")
_NARROWS = Key("narrows", Flag(), "Whether it narrows down who speaks.")
_NEEDS = Key("needs-anonymity", Flag(), "Whether anonymity must be granted in the same sentence.")

KIND_RULES = _section("kinds", "a kind", Choice("kind", SOURCE_KINDS), _TESTS)
LEVEL_RULES = _section("levels", "a level", Choice("level", (*LEVELS, "author")), _TESTS)
KNOWLEDGE_RULES = _section(
    "knowledge", "a way of knowing", Choice("basis", BASES), _TESTS, _OF, _NARROWS
)
REASON_RULES = _section("reasons", "a reason", Choice("reason", REASONS), _OF, _NEEDS)
ANONYMITY_RULES = _section("anonymity", "an anonymity clause", Choice("ground", GROUNDS), _OF)
LINKING = Section(
    folder="sources",
    key="linking",
    entry=Record(
        "a weight",
        Weight,
        (
            Key("id", Choice("weight", LINKING_WEIGHTS), "Its lasting name.", required=True),
            Key("about", Text(), "When it counts, in one sentence.", required=True),
            Key("points", Number(-20, 20), "How much; below 0 it counts against.", required=True),
        ),
        placed=True,
    ),
)

SECTIONS: tuple[Section[Any], ...] = (
    KIND_RULES,
    LEVEL_RULES,
    KNOWLEDGE_RULES,
    REASON_RULES,
    ANONYMITY_RULES,
    LINKING,
)


def gather(entries: Entries) -> SourceRules:
    """The rules of all packs for this stage."""
    return SourceRules(
        kinds=_ordered(entries.of(KIND_RULES)),
        levels=_ordered(entries.of(LEVEL_RULES)),
        knowledge=_ordered(entries.of(KNOWLEDGE_RULES)),
        reasons=_ordered(entries.of(REASON_RULES)),
        anonymity=_ordered(entries.of(ANONYMITY_RULES)),
        linking={weight.id: weight.points for weight in entries.of(LINKING)},
    )


def _ordered(rules: tuple[SourceRule, ...]) -> tuple[SourceRule, ...]:
    """The rules in order, those with `before` moved to their place."""
    order = [rule for rule in rules if not rule.before]
    for rule in rules:
        if rule.before:
            ids = [other.id for other in order]
            order.insert(ids.index(rule.before) if rule.before in ids else len(order), rule)
    return tuple(order)
