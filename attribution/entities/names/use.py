"""A place of an article that tells what a name names."""

from __future__ import annotations

from dataclasses import dataclass

BODY = "body"
"""A use that tells a person from what is none, and not a state from a company."""

SURNAME = "surname"
"""A use that a person's surname has more often than another name, however often it is met."""


@dataclass(frozen=True, slots=True)
class Use:
    """A place of the article, tokens [first, end), that tells what a name names."""

    kind: str
    """person | organisation | outlet | place | body | surname"""
    points: float
    first: int
    end: int
