"""A quotation: a stretch of tokens in quotation marks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks: tokens [first, end), marks included."""

    first: int
    end: int
    block: int
    open_ended: bool = False
    """Its paragraph ends before a closing mark does: the next one may go on with it."""
    continues: int | None = None
    """Index of the quotation (in the article's list) that this one carries on."""
    speech: bool = True
    """False for a scare quote, a title, a slogan, a nickname."""
