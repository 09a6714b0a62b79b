"""The words by which bylines, captions, credits and pointers are told from prose."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

import yaml

from attribution.errors import Location, Problem, RuleError


@dataclass(frozen=True, slots=True)
class BlockWords:
    """The lists of rules/reading/blocks.yml, in lower case; that file says what each is for."""

    byline_starts: tuple[str, ...] = ()
    byline_roles: tuple[str, ...] = ()
    time_starts: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    caption_starts: tuple[str, ...] = ()
    caption_verbs: tuple[str, ...] = ()
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
    english: tuple[str, ...] = ()


@cache
def load_block_words(path: Path | None = None) -> BlockWords:
    """The words of a rule file, the built-in one by default; raises RuleError for a bad list."""
    path = path or _built_in()
    lists = yaml.safe_load(path.read_text(encoding="utf-8"))["blocks"]
    known = {field.name for field in fields(BlockWords)}
    wrong = [name for name, words in lists.items() if name not in known or not _is_words(words)]
    if wrong:
        place = Location(str(path))
        raise RuleError(
            tuple(Problem(place, f"blocks: {name} is no list of words") for name in wrong)
        )
    return BlockWords(**{name: tuple(map(str.lower, words)) for name, words in lists.items()})


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _built_in() -> Path:
    # In an installed copy the rules lie inside the package, in a checkout beside it.
    package = Path(__file__).resolve().parents[2]
    inside = package / "_rules"
    return (inside if inside.is_dir() else package.parent / "rules") / "reading" / "blocks.yml"
