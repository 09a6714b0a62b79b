"""The words by which bylines, captions, credits and pointers are told from prose."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from attribution.reading.word_lists import load_lists


@dataclass(frozen=True, slots=True)
class BlockWords:
    """The lists of rules/reading/blocks.yml, in lower case; that file says what each is for."""

    byline_starts: tuple[str, ...] = ()
    byline_roles: tuple[str, ...] = ()
    time_starts: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    place_links: tuple[str, ...] = ()
    caption_starts: tuple[str, ...] = ()
    caption_verbs: tuple[str, ...] = ()
    infinitive_starts: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    side_starts: tuple[str, ...] = ()
    side_initials: tuple[str, ...] = ()
    caption_pictures: tuple[str, ...] = ()
    picture_origins: tuple[str, ...] = ()
    credit_starts: tuple[str, ...] = ()
    credit_agencies: tuple[str, ...] = ()
    picture_words: tuple[str, ...] = ()
    link_starts: tuple[str, ...] = ()
    link_labels: tuple[str, ...] = ()
    link_follow: tuple[str, ...] = ()
    headline_lacks: tuple[str, ...] = ()
    sentence_starts: tuple[str, ...] = ()
    hyphen_prefixes: tuple[str, ...] = ()
    hyphen_tails: tuple[str, ...] = ()
    byline_classes: tuple[str, ...] = ()
    dateline_classes: tuple[str, ...] = ()
    caption_classes: tuple[str, ...] = ()
    credit_classes: tuple[str, ...] = ()
    link_classes: tuple[str, ...] = ()
    footnote_words: tuple[str, ...] = ()
    english: tuple[str, ...] = ()


@cache
def load_block_words(path: Path | None = None) -> BlockWords:
    """The words of a rule file, the built-in one by default; raises RuleError for a bad list."""
    return load_lists(BlockWords, "blocks", path)
