"""The closed scales of the output contract, each written once."""

from __future__ import annotations

from typing import Literal

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

KINDS: tuple[Kind, ...] = ("statement", "belief", "intent", "stance", "evidence", "hearsay")
LEVELS: tuple[Level, ...] = (
    "named",
    "identifiable",
    "institutional",
    "specific",
    "affiliated",
    "generic",
    "vague",
    "hidden",
)
"""The scale, best narrowed first; `author` stands off it."""
