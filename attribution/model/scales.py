"""The closed scales of the output contract, each written once."""

from __future__ import annotations

from typing import Literal, get_args

BlockKind = Literal[
    "prose",
    "headline",
    "subheading",
    "byline",
    "dateline",
    "caption",
    "credit",
    "list",
    "link",
    "note",
]
Kind = Literal["statement", "belief", "intent", "stance", "evidence", "hearsay"]
Mode = Literal["direct", "mixed", "indirect"]
Level = Literal[
    "named",
    "identifiable",
    "institutional",
    "specific",
    "affiliated",
    "generic",
    "vague",
    "hidden",
    "author",
]
SourceKind = Literal[
    "person", "people", "organisation", "document", "poll", "outlet", "social", "place", "other"
]
Count = Literal["one", "plural", "unknown"]
Basis = Literal[
    "none", "participant", "eyewitness", "document", "direct", "briefed", "familiar", "close"
]
Reason = Literal["none", "boilerplate", "specific"]
Severity = Literal["error", "warning", "note"]

KINDS: tuple[Kind, ...] = get_args(Kind)
LEVELS: tuple[Level, ...] = tuple(level for level in get_args(Level) if level != "author")
"""The scale, best narrowed first; `author` stands off it."""
LEVEL_MEANINGS: dict[Level, str] = {
    "named": "a personal name is given",
    "identifiable": "exactly one candidate: the mayor of Eastholm",
    "institutional": "a named body answers for it",
    "specific": "unnamed, with an affiliation and a fact that narrows it down",
    "affiliated": "unnamed, with an affiliation: a ministry official",
    "generic": "a role or group: officials, residents",
    "vague": "only that somebody spoke: sources",
    "hidden": "reported, and nobody is expressed",
    "author": "the article's own voice",
}
"""What each level says of a source, in a line."""
NARROWED: frozenset[Level] = frozenset({"named", "identifiable", "institutional"})
"""Levels at which a reader can find the source, or the body that answers for it."""
UNNAMED: frozenset[Level] = frozenset({"specific", "affiliated", "generic", "vague"})
"""Levels of people who stay anonymous."""
WITHOUT_NAME: frozenset[Level] = UNNAMED | {"identifiable"}
"""Levels of people whose name is not given; what the article states of them counts."""
