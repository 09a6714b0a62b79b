"""The reference that stands beside the rules guide: roles, conditions, levels, keys, patterns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attribution.model import LEVEL_MEANINGS
from attribution.rulebook.packs.rule_paths import TUNING_FILE
from attribution.rulebook.sections.all_sections import SECTIONS
from attribution.rulebook.sections.check_tables import (
    CARRY_TESTS,
    EXEMPTION_TESTS,
    TRIGGER_TESTS,
)
from attribution.rulebook.sections.role_tables import CLAIM_ROLES, CONDITIONS, SOURCE_ROLES, Role
from attribution.rulebook.sections.section import Section
from attribution.rulebook.yaml.mappings import Key, Record
from attribution.rulebook.yaml.shapes import Choice, ListOf, Shape

LEVEL_TABLE = tuple(Role(level, told) for level, told in LEVEL_MEANINGS.items())
_MOST_OPTIONS = 12
"""Words of a closed set that stand in a table; longer sets have a table of their own."""
PATTERN_TABLE = (
    Role("condition", "A token whose form or lemma, in small letters, is that word."),
    Role("{a|b c|$list}", "One of these; several words each, or all words of a lexicon."),
    Role("{the|}", "An empty alternative: the words may be absent."),
    Role("<person>", "A whole name of that sort; also `<organisation>`, `<place>`, `<name>`."),
    Role("<noun>", "One such word; also `<number>`, `<verb>`, `<adjective>`, `<adverb>`, "
         "`<pronoun>`, `<word>`."),
    Role("...", "Up to four tokens, whatever they are."),
    Role("{cue}", "The words of the cue."),
    Role("^", "The beginning of the sentence."),
)  # fmt: skip


def reference_page() -> str:
    """The page in Markdown, made from the tables that loading checks rules against."""
    parts = [
        "# Reference of rule files",
        "Made by `attribution rules pages`; the tables stand in `attribution/rulebook/`.",
        _table("Roles of a source", SOURCE_ROLES),
        _table("Roles of a claim", CLAIM_ROLES),
        _table("Conditions", CONDITIONS),
        _table("Levels", LEVEL_TABLE),
        _table("Patterns of words", PATTERN_TABLE),
        _table("Tests of a trigger", map(Role._make, TRIGGER_TESTS.items())),
        _table("Tests of an exemption", map(Role._make, EXEMPTION_TESTS.items())),
        _table("Tests of a carry-over", map(Role._make, CARRY_TESTS.items())),
        *(part for section in SECTIONS for part in _parts(section)),
    ]
    return "\n\n".join(parts) + "\n"


def _table(title: str, rows: Iterable[Role]) -> str:
    lines = [f"| `{_cell(name)}` | {_cell(about)} |" for name, about in rows]
    return "\n".join([f"## {title}", "", "| name | what it is |", "|---|---|", *lines])


def _parts(section: Section[Any]) -> Iterator[str]:
    """The keys of a section's entries, then those of the mappings inside them."""
    where = TUNING_FILE if section.folder == Path(TUNING_FILE).stem else f"{section.folder}/"
    yield _keys(f"`{section.key}:` in {where}", section.entry)
    for key in section.entry.keys:
        inner = _record_of(key.shape)
        if inner is not None:
            yield _keys(f"`{key.name}:` inside `{section.key}:` in {where}", inner)


def _record_of(shape: Shape[Any]) -> Record[Any] | None:
    """The mapping that a key holds, alone or in a list; None where it holds something else."""
    while isinstance(shape, ListOf):
        shape = shape.item
    return shape if isinstance(shape, Record) else None


def _keys(title: str, record: Record[Any]) -> str:
    lines = [
        f"| `{key.name}` | {'yes' if key.required else ''} | {_cell(_what(key))} |"
        for key in record.keys
    ]
    head = [f"## {title}", "", "| key | needed | what it holds |"]
    return "\n".join([*head, "|---|---|---|", *lines])


def _what(key: Key) -> str:
    """A key's sentence, with the words of a closed set that it may have."""
    shape = key.shape
    while isinstance(shape, ListOf):
        shape = shape.item
    if not isinstance(shape, Choice) or len(shape.options) > _MOST_OPTIONS:
        return key.about
    return f"{key.about} ({', '.join(f'`{option}`' for option in shape.options)})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
