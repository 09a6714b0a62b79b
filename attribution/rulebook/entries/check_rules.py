"""What check files declare: checks, types of unsourced claim, exemptions, carry-over, profiles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from attribution.errors import Location
from attribution.model import Severity
from attribution.rulebook.patterns import Pattern

Subject = Literal["attribution", "source", "quotation", "sentence", "article"]
Place = Literal["source", "cue", "claim", "whole", "quotation", "sentence", "words"]
Force = Literal["must", "should", ""]
Strength = Literal["strong", "weak"]
Effect = Literal["clear", "lower"]
Loss = Literal[
    "lost-source",
    "promoted-source",
    "multiplied-source",
    "other-source",
    "hardened-claim",
    "lost-origin",
    "new-claim",
]
LOSSES: tuple[Loss, ...] = get_args(Loss)
"""The checks of a summary against its article, in the order in which one place shows them."""
Grade = Literal["error", "warning", "note", "off"]
"""A severity, or a check that is switched off."""

ConditionValue = bool | int | float | str | tuple[str, ...] | tuple[Pattern, ...]
Conditions = tuple["Condition", ...]
"""All of them must hold."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """A published code that a check follows, and how firmly its text puts it."""

    code: str
    force: Force
    says: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A named test of the engine and what the rule file asks of it."""

    test: str
    value: ConditionValue


@dataclass(frozen=True, slots=True)
class Regrade:
    """Another severity where one of these lists of conditions holds."""

    severity: Severity
    when: tuple[Conditions, ...]


@dataclass(frozen=True, slots=True)
class CheckExample:
    """A short article and the words that a check flags in it; none where it is clean."""

    text: str
    flags: tuple[str, ...]
    place: Location
    outlet: str | None = None
    format: Literal["text", "markdown"] = "text"
    article: str = ""
    """What the text is a summary of, for a check that compares the two."""
    known_gap: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """What is looked at, when it is reported, how gravely, and in which words."""

    id: str
    about: str
    guidance: tuple[Guidance, ...]
    severity: Grade
    message: str
    each: Subject | None
    """What is looked at in turn; None for a check that is the engine's own."""
    at: Place
    when: tuple[Conditions, ...]
    """Alternatives: it is reported where one of them holds. Empty for the engine's own checks."""
    examples: tuple[CheckExample, ...]
    place: Location
    once_per: tuple[str, ...] = ()
    """One finding a source, a paragraph, a sentence or an article, whichever are named."""
    regrades: tuple[Regrade, ...] = ()
    yields_to: tuple[str, ...] = ()
    """Checks that say the same thing better: where one of them fires, this one does not."""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that make a sentence ask for a source, and the tests that they must pass."""

    patterns: tuple[Pattern, ...]
    needs: tuple[str, ...] = ()
    unless: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimType:
    """A kind of statement for which a copy editor writes "says who?"."""

    id: str
    about: str
    severity: Grade
    message: str
    triggers: tuple[Trigger, ...]
    examples: tuple[CheckExample, ...]
    place: Location
    carry: Strength = "weak"
    """The weakest carry-over of an earlier source that it accepts."""
    yields_to: tuple[str, ...] = ()
    """Types that say the same thing better: where one of them has words in the sentence."""


@dataclass(frozen=True, slots=True)
class Exemption:
    """Why a narrator sentence needs no source; the first that matches is shown."""

    id: str
    about: str
    place: Location
    patterns: tuple[Pattern, ...] = ()
    tests: tuple[str, ...] = ()
    only_for: tuple[str, ...] = ()
    """The types of claim that it excuses; empty: all."""
    not_for: tuple[str, ...] = ()
    """Types of claim that it does not excuse."""
    effect: Effect = "clear"
    main_verb: bool = False
    """Its words count only where they hold the verb of the main clause."""


@dataclass(frozen=True, slots=True)
class CarryOver:
    """How the source of an earlier or later sentence covers this one."""

    id: str
    about: str
    strength: Strength
    place: Location
    patterns: tuple[Pattern, ...] = ()
    tests: tuple[str, ...] = ()
    unless: tuple[Pattern, ...] = ()
    only_for: tuple[str, ...] = ()
    """The types of claim that it covers; empty: all."""
    before: tuple[Pattern, ...] = ()
    """Words of which one stands in the sentences before it, as far back as `reach`."""
    reach: int = 0
    """How many sentences after its source it still holds; 0: without limit."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Which checks count how much: one house's practice."""

    id: str
    about: str
    place: Location
    follows: str | None = None
    """A code: the checks that name it are on, graded by how firmly it puts them; the rest off."""
    every: Severity | None = None
    """One severity for everything, checks that are off by default included."""
    raises: Mapping[str, Severity] = field(default_factory=dict)
    """One severity in place of another."""
    grades: Mapping[str, Grade] = field(default_factory=dict)
    """A check's own severity here."""
    vague_levels: tuple[str, ...] = ()
    """Levels that count as vague beside `vague` itself."""
    unnamed_spokespeople: bool = False
    """A spokesperson without a name counts as anonymous."""
    headlines: bool = False
    """Headlines and subheadings are checked like the text that they repeat."""


@dataclass(frozen=True, slots=True)
class CheckRules:
    """All that the check files hold, in their order."""

    checks: tuple[Check, ...] = ()
    types: tuple[ClaimType, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    carry_over: tuple[CarryOver, ...] = ()
    profiles: tuple[Profile, ...] = ()
