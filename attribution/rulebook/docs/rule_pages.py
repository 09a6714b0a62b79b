"""Pages of the manual that the rules themselves fill: for a terminal, and as Markdown for docs."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from attribution.errors import Location
from attribution.rulebook.docs.reference import reference_page
from attribution.rulebook.entries.cue_rules import CueRule
from attribution.rulebook.loader import written_entries
from attribution.rulebook.packs.rule_paths import TUNING_FILE
from attribution.rulebook.rulebook_records import Change, Rulebook
from attribution.rulebook.sections.role_tables import (
    CLAIM_ROLES,
    CONDITIONS,
    SOURCE_ROLES,
    Role,
    parse_role,
)

Written = Mapping[tuple[str, str, str], Mapping[str, Any]]
"""Entries as the files have them, by folder, key and id."""

MADE_BY = "by `attribution rules pages`"
"""What every page says of itself: one without it is somebody's own."""

_APART = ("id", "about", "examples", "severity", "kind", "extends")
"""Keys that stand at the head of a page or below it, not in its lines."""
_ROLES = {
    "source": SOURCE_ROLES,
    "claim": CLAIM_ROLES,
    "relayed-by": SOURCE_ROLES,
    "passes-on": SOURCE_ROLES,
    "needs": CONDITIONS,
}


class Listed(NamedTuple):
    """An entry of the rule book, whatever its section."""

    section: tuple[str, str]
    """Folder and key: ("cues", "rules")."""
    record: Any
    history: tuple[Change, ...]
    """Which packs added, replaced and changed it."""

    @property
    def id(self) -> str:
        """The id of the rule."""
        return str(self.record.id)

    @property
    def key(self) -> tuple[str, str, str]:
        """Folder, key and id."""
        return *self.section, self.id

    @property
    def about(self) -> str:
        """What the rule says of itself; empty where it says nothing."""
        return str(getattr(self.record, "about", ""))

    @property
    def place(self) -> Location:
        """Where the entry in force stands: the last pack that changed it."""
        return self.history[-1].place

    @property
    def kind(self) -> str:
        """A cue rule's kind, a check's severity, otherwise the section's name."""
        if isinstance(self.record, CueRule):
            return self.record.kind
        return str(getattr(self.record, "severity", "") or self.section[1])


class Fact(NamedTuple):
    """A line or several under one word: `cue`, `unless`, `history`."""

    label: str
    lines: tuple[str, ...]


class Page(NamedTuple):
    """An entry, described."""

    listed: Listed
    facts: tuple[Fact, ...]
    examples: tuple[tuple[str, tuple[str, ...]], ...]
    """Text, and a line for each thing found in it."""


def list_entries(rules: Rulebook) -> tuple[Listed, ...]:
    """All entries, by section and in the order of their files."""
    return tuple(
        Listed((folder, key), record, rules.history[folder, key, record.id])
        for (folder, key), records in rules.entries.by_section.items()
        for record in records
    )


def describe_entry(listed: Listed, written: Mapping[str, Any]) -> Page:
    """What there is to know of an entry: its words, its roles, its examples, who changed it.

    `written` is the entry as the files have it, of `written_entries`.
    """
    facts = [
        Fact(key, tuple(_lines_of(listed.record, key, value)))
        for key, value in written.items()
        if key not in _APART
    ]
    if len(listed.history) > 1:
        steps = tuple(f"{change.action} at {change.place}" for change in listed.history)
        facts.append(Fact("history", steps))
    examples = written.get("examples", ())
    return Page(listed, tuple(facts), tuple(map(_example, examples)))


class _Wrapper(textwrap.TextWrapper):
    """Breaks a long pattern behind a bar between two of its words, never inside a word."""

    wordsep_simple_re = re.compile(r"(\s+|(?<=\|))")


def as_text(page: Page, width: int = 80) -> str:
    """The page for a terminal."""
    listed = page.listed
    lines = [f"{listed.id}  ({listed.kind})  {listed.place}", *textwrap.wrap(listed.about, width)]
    for fact in page.facts:
        indent = " " * 12
        for number, line in enumerate(line.replace("*", "") for line in fact.lines):
            head = f"{fact.label if number == 0 else '':<11} "
            lines += _Wrapper(
                width, initial_indent=head, subsequent_indent=indent, break_on_hyphens=False
            ).wrap(line)
    for text, found in page.examples:
        lines.append("")
        if text:
            lines += textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="  ")
        for line in found:
            lines += textwrap.wrap(line, width, initial_indent="    → ", subsequent_indent="      ")
    return "\n".join(lines)


def as_markdown(page: Page) -> str:
    """The page as a section of a Markdown file."""
    listed = page.listed
    lines = [f"## {listed.id}", "", _escaped(listed.about), ""]
    if listed.kind != listed.section[1]:
        lines += [f"*{listed.kind}*", ""]
    for fact in page.facts:
        lines += [f"* **{fact.label}**: {_escaped('; '.join(fact.lines))}"]
    if page.facts:
        lines.append("")
    for text, found in page.examples:
        shown = [f"> {_escaped(' '.join(text.split()))}", ">"] if text else []
        lines += [*shown, f"> → {_escaped('; '.join(found))}", ""]
    return "\n".join(lines)


def pages_by_file(rules: Rulebook) -> dict[str, str]:
    """A Markdown page for each rule file, by path (`cues/statements.md`), and the reference."""
    groups: dict[str, list[Listed]] = {}
    for listed in list_entries(rules):
        groups.setdefault(listed.place.path, []).append(listed)
    written = written_entries(rules)
    pages = {_page_path(path): _file_page(path, group, written) for path, group in groups.items()}
    return {"reference.md": reference_page(), **pages}


def _page_path(path: str) -> str:
    folder, _, name = path.rpartition("/")
    inside = "tuning" if name == TUNING_FILE else folder.rpartition("/")[2]
    return f"{inside}/{name.rpartition('.')[0]}.md"


def _file_page(path: str, group: Iterable[Listed], written: Written) -> str:
    folder, name = _page_path(path).removesuffix(".md").split("/")
    title = f"{folder.capitalize()}: {name.replace('-', ' ')}" if folder != name else "Tuning"
    file = TUNING_FILE if folder == name else f"{folder}/{name}.yml"
    note = f"Made from `{file}` {MADE_BY}; change that file, not this."
    described = (describe_entry(entry, written[entry.key]) for entry in group)
    sections = [as_markdown(page).rstrip() for page in described]
    return "\n\n".join([f"# {title}", note, *sections]) + "\n"


def _lines_of(record: Any, key: str, value: Any) -> Iterator[str]:
    """A key's value, a line for each of its parts; a cue rule's roles with what they are."""
    if isinstance(record, CueRule) and key == "cue":
        voice = "" if record.voice == "any" else f" ({record.voice})"
        yield f"{record.part}{voice}: {', '.join(word.text for word in record.words)}"
    elif isinstance(record, CueRule) and key in _ROLES:
        names = value if isinstance(value, list) else [value]
        yield from (_role_line(name, _ROLES[key]) for name in names)
    elif isinstance(value, Mapping):
        yield from (f"{name}: {_plain(item)}" for name, item in value.items())
    elif isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
        words = all(isinstance(item, str) or len(item) == 1 for item in value)
        yield from [_plain(value)] if words else map(_plain, value)
    else:
        yield _plain(value)


def _role_line(name: str, table: tuple[Role, ...]) -> str:
    about = {role.name: role.about for role in table}.get(parse_role(name).name, "")
    return f"{name}: {about}" if about else name


def _plain(value: Any) -> str:
    """A value on one line; of a word with what is known of it, the word and what it means."""
    if isinstance(value, Mapping):
        ((first, inner), *others) = value.items()
        if not others and isinstance(inner, Mapping):
            return f"{first} ({inner['means']})" if "means" in inner else first
        return "; ".join(f"{name}: {_plain(item)}" for name, item in value.items())
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    return " ".join(str(value).split())


def _example(example: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    text = " ".join(str(example.get("text", "")).split())
    return text, tuple(_result(key, value) for key, value in example.items() if key != "text")


def _result(key: str, value: Any) -> str:
    if key != "finds":
        return f"{key}: {_plain(value)}"
    if isinstance(value, list):
        return "; and ".join(map(_quoted, value))
    return _quoted(value)


def _quoted(finds: Any) -> str:
    """What an example finds: `source "the pilot", cue "shrugged"`, or the word there."""
    if not isinstance(finds, Mapping):
        return f"finds: {finds}" if finds != "nothing" else "nothing"
    parts = []
    for name, value in finds.items():
        text = " … ".join(value) if isinstance(value, list) else value
        parts.append(f"{name} {text}" if text in ("nobody", "true") else f'{name} "{text}"')
    return ", ".join(parts)


def _escaped(text: str) -> str:
    """Text whose angles and square brackets are no markup; *emphasis* and `code` stay."""
    return re.sub(r"(`[^`]*`)|([\\<>\[\]])", lambda m: m[1] or f"\\{m[2]}", text)
