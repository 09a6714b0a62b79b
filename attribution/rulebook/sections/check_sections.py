"""The sections of check files: how each kind of entry is read, and what must hold in it."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any

from attribution.errors import nearest
from attribution.model import LEVELS
from attribution.rulebook.entries.check_rules import (
    CarryOver,
    Check,
    CheckExample,
    CheckRules,
    ClaimType,
    Conditions,
    Exemption,
    Guidance,
    Profile,
    Regrade,
    Trigger,
)
from attribution.rulebook.rulebook_records import Entries
from attribution.rulebook.sections.check_tables import (
    CARRY_TESTS,
    ENGINE_CHECKS,
    EXEMPTION_TESTS,
    FIELDS,
    PATTERNS,
    TRIGGER_TESTS,
    WHEN,
    Graded,
    choices,
)
from attribution.rulebook.sections.section import Section
from attribution.rulebook.yaml.mappings import Key, Record
from attribution.rulebook.yaml.nodes import Node, ScalarNode
from attribution.rulebook.yaml.shapes import (
    Choice,
    Flag,
    Id,
    IdOf,
    ListOf,
    MapOf,
    Reader,
    Schema,
    Shape,
    Text,
    Whole,
    plain_text,
)

_SEVERITY = Choice("severity", ("error", "warning", "note"))
_GRADE = Choice("severity", ("error", "warning", "note", "off"))
_CHECK = IdOf("checks", "checks")
_TYPE = IdOf("checks", "claim-types")
_CODES = Text("the name of a code (AP, BBC, Reuters)")
CODES = ("checks", "codes")
"""Where references to a code point: to no section, but to what guidance names."""


class _Article(Shape[str]):
    """An article's text, its line ends kept."""

    expected = "a text"

    def read(self, node: Node, reader: Reader) -> str:
        return plain_text(node, reader, self.expected).strip()

    def schema(self) -> Schema:
        return Text().schema()


class _Flags(Shape[tuple[str, ...]]):
    """The words that a check flags in an example, or `nothing`."""

    expected = "words of the example's text, or nothing"

    def read(self, node: Node, reader: Reader) -> tuple[str, ...]:
        if isinstance(node, ScalarNode) and node.value == "nothing":
            return ()
        return ListOf(Text(), "quotes", distinct=False).read(node, reader)

    def schema(self) -> Schema:
        return {"anyOf": [{"const": "nothing"}, ListOf(Text()).schema()]}


def _check_example(example: CheckExample, nodes: Mapping[str, Node], reader: Reader) -> None:
    for quote in example.flags:
        if example.text.count(quote) != 1:
            times = example.text.count(quote)
            message = f'"{quote}" stands {times} times in the example\'s text, not once'
            reader.pages.report(nodes["flags"], message)


_EXAMPLE = Record(
    "an example",
    CheckExample,
    (
        Key("text", _Article(), "A short article of your own writing.", required=True),
        Key("flags", _Flags(), "Words that are flagged in it, or nothing.", required=True),
        Key("article", _Article(), "The article that the text is a summary of."),
        Key("outlet", Text(), "The outlet whose article it is."),
        Key("format", Choice("format", ("text", "markdown")), "How the article is written."),
        Key("known-gap", Text(), "Why it is not met yet: reported, and does not fail."),
    ),
    placed=True,
    check=_check_example,
)
_EXAMPLES = ListOf(_EXAMPLE, "examples", single=False, distinct=False)
_GUIDANCE = Record(
    "guidance",
    Guidance,
    (
        Key("code", _CODES, "The code, by the name that profiles follow.", required=True),
        Key("force", Choice("force", ("must", "should")), "How firmly it puts it."),
        Key("says", Text(), "What it asks, in a few words of your own.", required=True),
    ),
)


class _FollowedCode(Shape[str]):
    """A code that some check names in its guidance."""

    expected = _CODES.expected

    def read(self, node: Node, reader: Reader) -> str:
        code = _CODES.read(node, reader)
        reader.pages.references.append((node, CODES, code))
        return code

    def schema(self) -> Schema:
        return _CODES.schema()


def _check_examples(entry: Check | ClaimType, nodes: Mapping[str, Node], reader: Reader) -> None:
    """A check shows what it flags and what it leaves alone."""
    for what, missing in (
        ("that is flagged", all(not example.flags for example in entry.examples)),
        ("that is clean (flags: nothing)", all(example.flags for example in entry.examples)),
    ):
        if missing:
            reader.pages.report(nodes["examples"], f'"{entry.id}" has no example {what}')
    _check_message(entry.message, nodes["message"], reader)


def _check_message(message: str, node: Node, reader: Reader) -> None:
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(message) if name is not None]
    except ValueError:
        reader.pages.report(node, "a brace without its partner; a message has {source}, {claim} …")
        return
    for name in names:
        if name not in FIELDS:
            reader.pages.report(node, f"unknown field {{{name}}}{nearest(name, FIELDS)}")


def _check_check(check: Check, nodes: Mapping[str, Node], reader: Reader) -> None:
    _check_examples(check, nodes, reader)
    own = check.id in ENGINE_CHECKS
    if own == bool(check.when):
        message = "is the engine's own and takes no conditions" if own else "needs each and when"
        reader.pages.report(nodes["id"], f'"{check.id}" {message}')


def _check(
    *,
    each: str | None = None,
    at: str = "whole",
    when: tuple[Conditions, ...] = (),
    guidance: tuple[Guidance, ...] = (),
    **fields: Any,
) -> Check:
    return Check(each=each, at=at, when=when, guidance=guidance, **fields)  # type: ignore[arg-type]  # checked as choices


_REGRADE = Record(
    "a severity for some cases",
    Regrade,
    (
        Key("severity", _SEVERITY, "The severity there.", required=True),
        Key("when", ListOf(WHEN, "conditions", distinct=False), "When it holds.", required=True),
    ),
)

CHECKS = Section(
    folder="checks",
    key="checks",
    entry=Record(
        "a check",
        _check,
        (
            Key("id", Id(), "The check's lasting name.", required=True),
            Key("about", Text(), "What it states of an article, in one sentence.", required=True),
            Key(
                "guidance",
                ListOf(_GUIDANCE, "guidance", single=False, distinct=False),
                "The published codes that it follows.",
            ),
            Key("severity", _GRADE, "How gravely it counts by default.", required=True),
            Key("message", Text(), "What is missing and what would mend it.", required=True),
            Key(
                "each",
                Choice("subject", ("attribution", "source", "quotation", "sentence", "article")),
                "What is looked at in turn.",
            ),
            Key(
                "at",
                Choice(
                    "place", ("source", "cue", "claim", "whole", "quotation", "sentence", "words")
                ),
                "Which words the finding points at.",
            ),
            Key(
                "when",
                ListOf(WHEN, "conditions", distinct=False),
                "Conditions, all of which hold; of a list of such, one.",
            ),
            Key(
                "once-per",
                choices("measure", ("source", "accused", "paragraph", "sentence", "article")),
                "At most one finding for each.",
            ),
            Key(
                "regrades",
                ListOf(_REGRADE, "severities", distinct=False),
                "Other severities, the first that applies.",
            ),
            Key("yields-to", ListOf(_CHECK, "checks"), "Checks that say the same thing better."),
            Key("examples", _EXAMPLES, "At least one flagged and one clean.", required=True),
            Key("aliases", ListOf(Id(), "ids"), "Former ids."),
        ),
        placed=True,
        check=_check_check,
    ),
)


def _tests(what: str, table: Mapping[str, str]) -> ListOf[str]:
    return ListOf(Choice(what, tuple(table)), f"{what}s")


_TRIGGER = Record(
    "a trigger",
    Trigger,
    (
        Key("words", PATTERNS, "Words that ask for a source.", required=True, field="patterns"),
        Key("needs", _tests("test", TRIGGER_TESTS), "What must hold of them."),
        Key("unless", PATTERNS, "Words of the sentence that excuse it."),
    ),
)

CLAIM_TYPES = Section(
    folder="checks",
    key="claim-types",
    entry=Record(
        "a type of claim",
        ClaimType,
        (
            Key("id", Id(), "The type's lasting name.", required=True),
            Key("about", Text(), "What such a sentence states.", required=True),
            Key("severity", _GRADE, "How gravely it counts by default.", required=True),
            Key("message", Text(), "What is missing and what would mend it.", required=True),
            Key(
                "carry", Choice("strength", ("strong", "weak")), "The weakest carry-over it takes."
            ),
            Key("yields-to", ListOf(_TYPE, "types"), "Types that say the same thing better."),
            Key(
                "triggers",
                ListOf(_TRIGGER, "triggers", distinct=False),
                "Words and their tests, any of which will do.",
                required=True,
            ),
            Key("examples", _EXAMPLES, "At least one flagged and one clean.", required=True),
        ),
        placed=True,
        check=_check_examples,
    ),
)
EXEMPTIONS = Section(
    folder="checks",
    key="exemptions",
    entry=Record(
        "an exemption",
        Exemption,
        (
            Key("id", Id(), "Its lasting name.", required=True),
            Key("about", Text(), "Why such a sentence needs no source.", required=True),
            Key("words", PATTERNS, "Words of the sentence.", field="patterns"),
            Key("tests", _tests("test", EXEMPTION_TESTS), "Tests of the sentence, any will do."),
            Key("only-for", ListOf(_TYPE, "types"), "The types of claim that it excuses."),
            Key("not-for", ListOf(_TYPE, "types"), "Types of claim that it does not excuse."),
            Key("effect", Choice("effect", ("clear", "lower")), "No flag, or a step less grave."),
            Key("main-verb", Flag(), "Its words count only on the main verb."),
        ),
        placed=True,
    ),
)
CARRY_OVERS = Section(
    folder="checks",
    key="carry-over",
    entry=Record(
        "a carry-over",
        CarryOver,
        (
            Key("id", Id(), "Its lasting name.", required=True),
            Key("about", Text(), "How the source of another sentence covers it.", required=True),
            Key("strength", Choice("strength", ("strong", "weak")), "Silences, or lowers.", True),
            Key("words", PATTERNS, "Words of the sentence, any will do.", field="patterns"),
            Key("tests", _tests("test", CARRY_TESTS), "Tests of the sentence, all must hold."),
            Key("unless", PATTERNS, "Words with which the sentence goes its own way."),
            Key("only-for", ListOf(_TYPE, "types"), "The types of claim that it covers."),
            Key("before", PATTERNS, "Words of a sentence at most `reach` before it."),
            Key("reach", Whole(0, 99), "Sentences after the source that it still covers."),
        ),
        placed=True,
    ),
)
PROFILES = Section(
    folder="checks",
    key="profiles",
    entry=Record(
        "a profile",
        Profile,
        (
            Key("id", Id(), "The name that --profile takes.", required=True),
            Key("about", Text(), "Whose practice it is.", required=True),
            Key(
                "follows",
                _FollowedCode(),
                "A code: the checks that name it, by its force; the rest off.",
            ),
            Key("every", _SEVERITY, "One severity for everything."),
            Key("raises", MapOf(_SEVERITY, _SEVERITY), "One severity in place of another."),
            Key("grades", MapOf(Graded(), _GRADE), "A check's own severity here."),
            Key("vague-levels", choices("level", LEVELS), "Levels that count as vague too."),
            Key("unnamed-spokespeople", Flag(), "A spokesperson without a name is anonymous."),
            Key("headlines", Flag(), "Headlines are checked too, not the text alone."),
        ),
        placed=True,
    ),
)

SECTIONS = (CHECKS, CLAIM_TYPES, EXEMPTIONS, CARRY_OVERS, PROFILES)


def gather(entries: Entries) -> CheckRules:
    """The records of the check files, in the order of packs, files and lines."""
    return CheckRules(
        entries.of(CHECKS),
        entries.of(CLAIM_TYPES),
        entries.of(EXEMPTIONS),
        entries.of(CARRY_OVERS),
        entries.of(PROFILES),
    )
