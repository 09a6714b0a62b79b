"""What a check looks at, and what a condition that holds has found."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from attribution.checks.context import Case
from attribution.model import Attribution, Quotation, Source, Spans


class Subject(NamedTuple):
    """What a check looks at: an attribution with source, a quotation, a sentence, the article."""

    attribution: Attribution | None = None
    source: Source | None = None
    quotation: Quotation | None = None
    sentence: int | None = None


class Held(NamedTuple):
    """A condition that holds: what was found, for a reader, and the words."""

    note: str
    spans: Spans = ()
    entity: str = ""
    """Whom it is about, told apart from others."""


Test = Callable[[Case, Subject, object], Held | None]


def agree(found: bool, wanted: object, yes: str, no: str = "") -> Held | None:
    """Holds where what was found is what was wanted."""
    if found != wanted:
        return None
    return Held(yes if found else no)


def one_of(found: str, wanted: object, note: str) -> Held | None:
    """Holds where what was found is one of those wanted."""
    return Held(note) if isinstance(wanted, tuple) and found in wanted else None


def attribution_of(subject: Subject) -> Attribution:
    """The attribution that is looked at; check files ask for it only where there is one."""
    assert subject.attribution is not None, "each and when of a check were held together on loading"
    return subject.attribution
