"""Paragraphs inside an article that are none of it, told by rules/reading/furniture.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

import yaml

from attribution.errors import Location, Problem, RuleError
from attribution.model import BlockKind
from attribution.reading.word_lists import built_in_folder

_LONGEST = 600
"""No such paragraph is longer, in characters."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Paragraphs of one sort: what they become and the pattern that tells them."""

    id: str
    kind: BlockKind
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    prose: tuple[str, ...]
    """Paragraphs that the pattern must leave alone."""


@cache
def load_furniture(path: Path | None = None) -> tuple[Furniture, ...]:
    """The entries of a file, the built-in one by default; raises RuleError for a bad entry."""
    path = path or built_in_folder() / "furniture.yml"
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["furniture"]
    return tuple(_furniture(row, path) for row in rows)


def _furniture(row: dict[str, Any], path: Path) -> Furniture:
    id, kind = str(row.get("id")), row.get("kind")
    try:
        pattern = re.compile("|".join(f"(?:{one})" for one in row["patterns"]), re.IGNORECASE)
    except (KeyError, TypeError, re.error) as error:
        raise _problem(path, f"furniture: {id}: bad patterns: {error}") from error
    if kind not in get_args(BlockKind):
        raise _problem(path, f"furniture: {id}: unknown kind {kind!r}")
    examples, prose = tuple(row.get("examples", ())), tuple(row.get("prose", ()))
    return Furniture(id, cast("BlockKind", kind), pattern, examples, prose)


def _problem(path: Path, message: str) -> RuleError:
    return RuleError((Problem(Location(str(path)), message),))


def furniture_kind(text: str) -> BlockKind | None:
    """What a paragraph is that an article's text does not hold; None for one that it may hold."""
    if len(text) > _LONGEST:
        return None
    found = (entry.kind for entry in load_furniture() if entry.pattern.fullmatch(text))
    return next(found, None)
