"""The rule book: what is left of the rule files when they have been read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar, cast

from attribution.errors import Location
from attribution.rulebook.entries.check_rules import CheckRules
from attribution.rulebook.entries.cue_rules import CueRule
from attribution.rulebook.entries.scores import Score
from attribution.rulebook.entries.source_rules import SourceRules
from attribution.rulebook.lexicons import Lexicon
from attribution.rulebook.tuning import Tuning
from attribution.rulebook.vocabulary import Vocabulary

if TYPE_CHECKING:
    from attribution.rulebook.sections.section import Section

T = TypeVar("T")


class Change(NamedTuple):
    """What a pack did to an entry of one below, and where."""

    action: Literal["added", "replaced", "changed", "switched off"]
    place: Location
    pack: int
    """Which pack, counted from the built-in one, 1."""


@dataclass(frozen=True, slots=True)
class Entries:
    """The records of all sections, as loaded."""

    by_section: Mapping[tuple[str, str], tuple[Any, ...]]
    """By folder and key."""

    def of(self, section: Section[T]) -> tuple[T, ...]:
        """The section's records, in the order of packs, files and lines."""
        return cast("tuple[T, ...]", self.by_section.get((section.folder, section.key), ()))


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules in force: the built-in ones and those of the packs, checked and typed."""

    cues: tuple[CueRule, ...]
    scores: tuple[Score, ...]
    """Weights that decide between a cue and a chance use of its words."""
    lexicons: Mapping[str, Lexicon]
    """All lexicons by id, those that only rules name included."""
    vocabulary: Vocabulary
    """The lexicons that the engine itself reads."""
    tuning: Tuning
    """The thresholds and limits of tuning.yml."""
    sources: SourceRules
    checks: CheckRules
    digest: str
    """Of the names and bytes of all files: equal rules, equal digest."""
    entries: Entries
    """The same records by section, for listing."""
    history: Mapping[tuple[str, str, str], tuple[Change, ...]]
    """By folder, key and id: which packs added, replaced, changed or switched off an entry."""
    folders: tuple[Path, ...]
    """Where the rules were read from: the built-in ones, then the packs, lowest first."""
