"""Sections of rule files: which key a folder's files have, and what its entries look like.

A section is a list of entries, each a mapping with an `id`. To add one, declare it:

    LEVELS = Section(
        folder="sources",                 # rules/sources/*.yml
        key="levels",                     # the files' key beside `format: 1`
        entry=Record("a level", LevelRule, (
            Key("id", Id(), "…", required=True),
            Key("about", Text(), "…", required=True),
            Key("heads", Words(), "…"),   # fills LevelRule.heads: tuple[Word, ...]
        ), placed=True),                  # and LevelRule.place: Location
    )

and name it in the `SECTIONS` of `source_sections` or `check_sections`. The loader reads each pack's
entries, lets later packs replace, change or switch off earlier ones, reports every problem with its
place, and hands the records to that module's `gather(entries)`, where `entries.of(LEVELS)` is the
tuple of records in the order of files and lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from attribution.rulebook.yaml.mappings import Record

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Section(Generic[T]):
    """A list of entries under one key of one folder's files."""

    folder: str
    key: str
    entry: Record[T]
