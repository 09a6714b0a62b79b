"""What the words of one mention say of a source, whatever the rest of the article makes of it."""

from __future__ import annotations

from attribution.checks.cases import Case
from attribution.checks.subjects import Subject, attribution_of
from attribution.model import Name

_REACH = 3
"""Sentences back to which "the senator" may stand for a person who was named there."""


def is_named_here(case: Case, subject: Subject) -> bool:
    """True where a name or *my* stands in the mention itself, or no noun does."""
    part = attribution_of(subject).source
    if part is None or part.head is None:
        return False
    tokens = case.parse.tokens
    head = tokens[part.head]
    if head.pos == "PROPN" and head.name in ("person", ""):
        return True
    if not any(tokens[i].pos in ("NOUN", "PROPN") for i in part.tokens):
        return True
    if any(tokens[i].lower in ("my", "our") for i in part.tokens):
        # "my father": whoever writes "my" stands by the name.
        return True
    return any(
        name.kind == "person" and name.first in part.tokens and _stands_alone(case, name)
        for name in case.parse.names
    )


def _stands_alone(case: Case, name: Name) -> bool:
    """True of "an adviser, Tad Roe", and not of "Roe's adviser" or "an adviser to Roe"."""
    tokens = case.parse.tokens
    before = tokens[name.first - 1] if name.first else None
    after = tokens[name.end] if name.end < len(tokens) else None
    if before is not None and before.pos in ("ADP", "CCONJ", "VERB"):
        return False
    return after is None or (after.tag != "POS" and after.pos not in ("NOUN", "PROPN"))


def is_epithet(case: Case, subject: Subject) -> bool:
    """True where "the senator" may well be the person whom the sentences before name."""
    source, part = subject.source, attribution_of(subject).source
    if source is None or source.resolved or source.count == "plural" or not part:
        return False
    if not part.text.casefold().startswith(("the ", "this ", "that ")) or not part.tokens:
        return False
    tokens = case.parse.tokens
    here = tokens[part.tokens[0]].sentence
    return any(
        name.kind == "person"
        and name.first < part.tokens[0]
        and here - tokens[name.first].sentence <= _REACH
        for name in case.parse.names
    )
