"""The reference that stands beside the rules guide: roles, conditions, levels, keys, patterns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attribution.rulebook.sections.all_sections import SECTIONS
from attribution.rulebook.sections.role_tables import CLAIM_ROLES, CONDITIONS, SOURCE_ROLES, Role
from attribution.rulebook.sections.section import Section

LEVEL_TABLE = (
    Role("named", "A personal name is given: *Marit Sole, the harbourmaster*; later *Sole*."),
    Role("identifiable", "Only one can be meant: *the mayor of Eastholm*, *Ines, 34*, a handle."),
    Role("institutional", "A named body answers for it: *the Fisheries Ministry*, its spokesman."),
    Role("specific", "Unnamed, with an affiliation and a fact that narrows: *two Treasury "
         "officials who attended the meeting*."),
    Role("affiliated", "Unnamed, with a named affiliation and no more: *a Treasury official*."),
    Role("generic", "A role or group without affiliation: *officials*, *residents*, *a diplomat*."),
    Role("vague", "Only that somebody spoke: *sources*, *critics*, *a person familiar with it*."),
    Role("hidden", "Reported, and nobody is expressed: *reportedly*, *it is understood that*."),
    Role("author", "The article's own voice, off the scale: *this newspaper has learned*."),
)  # fmt: skip
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
        *(_keys(section) for section in SECTIONS),
    ]
    return "\n\n".join(parts) + "\n"


def _table(title: str, rows: Iterable[Role]) -> str:
    lines = [f"| `{_cell(name)}` | {_cell(about)} |" for name, about in rows]
    return "\n".join([f"## {title}", "", "| name | what it is |", "|---|---|", *lines])


def _keys(section: Section[Any]) -> str:
    lines = [
        f"| `{key.name}` | {'yes' if key.required else ''} | {_cell(key.about)} |"
        for key in section.entry.keys
    ]
    head = [f"## `{section.key}:` in {section.folder}/", "", "| key | needed | what it holds |"]
    return "\n".join([*head, "|---|---|---|", *lines])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
