"""Rules about sources as the engine reads them; `sections.source_sections` makes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from attribution.errors import Location
from attribution.rulebook.patterns import Pattern

UNMATCHED = "nothing"

Ground = Literal[
    "unnamed", "pseudonym", "first name", "background", "not for attribution", "off the record"
]
"""What a rule of anonymity finds: how far somebody stays unnamed, or on what terms he speaks."""
GROUNDS: tuple[Ground, ...] = get_args(Ground)
FIRST_NAME: Ground = "first name"
PARTLY_NAMED: frozenset[Ground] = frozenset({"pseudonym", FIRST_NAME})
"""Grounds on which a name is given that is no full one."""
GROUND_RULES: frozenset[Ground] = frozenset({"background", "not for attribution", "off the record"})
"""Terms on which something was said."""
SaidSection = Literal["anonymity", "knowledge", "reasons"]
"""Sections of rules about what the article says of its sources."""
SAID_SECTIONS: tuple[SaidSection, ...] = get_args(SaidSection)


@dataclass(frozen=True, slots=True)
class Test:
    """A feature of a noun phrase and the values of which one must hold."""

    feature: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class SourceExample:
    """A noun phrase, in a text or alone, and what the rule gives for it."""

    source: str
    finds: str
    """The rule's own value, or `nothing` where another rule or none decides."""
    place: Location
    text: str = ""
    """The text around it; empty: the noun phrase says something plain."""
    known_gap: str = ""


@dataclass(frozen=True, slots=True)
class SourceRule:
    """What a noun phrase, or what is said of those whom it names, tells of a source."""

    id: str
    about: str
    gives: str
    examples: tuple[SourceExample, ...]
    place: Location
    when: tuple[Test, ...] = ()
    words: tuple[Pattern, ...] = ()
    """Patterns of which one must stand in its words."""
    unless: tuple[Pattern, ...] = ()
    of: str = "subject"
    """Whom the words are said of: who does it, or whom it is done to."""
    narrows: bool = False
    """It narrows down who speaks, beside an affiliation."""
    needs_anonymity: bool = False
    """It counts only where anonymity is granted in the same sentence."""
    before: str = ""
    """The rule of another pack before which this one is tried."""


LinkingWeight = Literal[
    "sentence",
    "paragraph",
    "subject",
    "main-subject",
    "speaker",
    "last-speaker",
    "named",
    "often",
    "gender",
    "quoted",
    "words-between",
    "modifier",
    "body-for-they",
    "person-for-they",
    "ahead",
    "counted",
    "own-claim",
    "own-sentence",
    "speaks-again",
    "same-role",
    "same-noun",
    "same-class",
    "back-reference",
    "state",
    "no-state",
    "mark",
    "no-mark",
    "no-complement",
    "owner",
    "same-sentence",
    "group",
    "description-sentence",
    "no-owner",
    "just-named",
    "least",
    "least-pronoun",
    "lead",
    "lead-pronoun",
]
"""What counts for or against an antecedent; rules/sources/linking.yml says how much, and when."""
LINKING_WEIGHTS: tuple[LinkingWeight, ...] = get_args(LinkingWeight)


@dataclass(frozen=True, slots=True)
class Weight:
    """How much one circumstance counts for or against an antecedent."""

    id: LinkingWeight
    about: str
    points: float
    place: Location


@dataclass(frozen=True, slots=True)
class SourceRules:
    """What rules/sources/ says, typed; the rules of each section in the order they are tried."""

    kinds: tuple[SourceRule, ...] = ()
    levels: tuple[SourceRule, ...] = ()
    knowledge: tuple[SourceRule, ...] = ()
    reasons: tuple[SourceRule, ...] = ()
    anonymity: tuple[SourceRule, ...] = ()
    linking: Mapping[LinkingWeight, float] = field(default_factory=dict)
