"""Pages of the manual that the rules themselves fill: for a terminal, and as Markdown for docs."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, NamedTuple

from attribution.errors import Location
from attribution.rulebook.examples import expected_line
from attribution.rulebook.loading import Rulebook
from attribution.rulebook.patterns import Pattern
from attribution.rulebook.reference import reference_page
from attribution.rulebook.roles import CLAIM_ROLES, CONDITIONS, SOURCE_ROLES, Role, parse_role
from attribution.rulebook.rules import CueRule, Example, Word


class Listed(NamedTuple):
    """An entry of the rule book, whatever its section."""

    section: tuple[str, str]
    """Folder and key: ("cues", "rules")."""
    record: Any
    place: Location

    @property
    def id(self) -> str:
        return str(self.record.id)

    @property
    def about(self) -> str:
        return str(getattr(self.record, "about", ""))

    @property
    def kind(self) -> str:
        """A cue rule's kind, a check's severity, otherwise the section's name."""
        record = self.record
        if isinstance(record, CueRule):
            return record.kind
        return str(getattr(record, "severity", "") or self.section[1])


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
        Listed(section, record, rules.history[folder, key, record.id][-1].place)
        for section, records in rules.entries.by_section.items()
        for folder, key in [section]
        for record in records
    )


def describe_entry(listed: Listed, rules: Rulebook) -> Page:
    """What there is to know of an entry: its words, its roles, its examples, who changed it."""
    record = listed.record
    facts = _cue_facts(record) if isinstance(record, CueRule) else _facts(record)
    history = rules.history.get((*listed.section, listed.id), ())
    if len(history) > 1:
        steps = tuple(f"{change.action} at {change.place}" for change in history)
        facts = (*facts, Fact("history", steps))
    examples = tuple(map(_example, getattr(record, "examples", ())))
    return Page(listed, tuple(fact for fact in facts if any(fact.lines)), examples)


def as_text(page: Page, width: int = 80) -> str:
    """The page for a terminal."""
    listed = page.listed
    lines = [f"{listed.id}  ({listed.kind})  {listed.place}", *textwrap.wrap(listed.about, width)]
    for fact in page.facts:
        indent = " " * 12
        for number, line in enumerate(re.sub("[*`]", "", line) for line in fact.lines):
            head = f"{fact.label if number == 0 else '':<12}"
            lines += textwrap.wrap(line, width, initial_indent=head, subsequent_indent=indent)
    for text, found in page.examples:
        lines += ["", *textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="  ")]
        for line in found:
            lines += textwrap.wrap(line, width, initial_indent="    → ", subsequent_indent="      ")
    return "\n".join(lines)


def as_markdown(page: Page) -> str:
    """The page as a section of a Markdown file."""
    listed = page.listed
    lines = [f"## {listed.id}", "", _escaped(listed.about), ""]
    if not isinstance(listed.record, CueRule) and listed.kind == listed.section[1]:
        lines = lines[:4]
    else:
        lines += [f"*{listed.kind}*", ""]
    for fact in page.facts:
        lines += [f"**{fact.label}**: {_escaped(fact.lines[0])}  "]
        lines += [f"{_escaped(line)}  " for line in fact.lines[1:]]
    if page.facts:
        lines.append("")
    for text, found in page.examples:
        lines.append(f"> {_escaped(' '.join(text.split()))}")
        lines += [">", *(f"> → {_escaped(line)}  " for line in found), ""]
    return "\n".join(line.rstrip() if not line.endswith("  ") else line for line in lines)


def pages_by_file(rules: Rulebook) -> dict[str, str]:
    """A Markdown page for each rule file, by path (`cues/statements.md`), and the reference."""
    groups: dict[str, list[Listed]] = {}
    for listed in list_entries(rules):
        groups.setdefault(listed.place.path, []).append(listed)
    pages = {_page_path(path): _file_page(path, group, rules) for path, group in groups.items()}
    return {"reference.md": reference_page(), **pages}


def _page_path(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder.rpartition('/')[2]}/{name.rpartition('.')[0]}.md"


def _file_page(path: str, group: Iterable[Listed], rules: Rulebook) -> str:
    folder, name = _page_path(path).removesuffix(".md").split("/")
    title = f"{folder.capitalize()}: {name.replace('-', ' ')}"
    note = (
        f"Made from `{folder}/{name}.yml` by `attribution rules pages`; change that file, not this."
    )
    sections = [as_markdown(describe_entry(listed, rules)).rstrip() for listed in group]
    return "\n\n".join([f"# {title}", note, *sections]) + "\n"


def _cue_facts(rule: CueRule) -> tuple[Fact, ...]:
    voice = "" if rule.voice == "any" else f" ({rule.voice} voice)"
    flags = ("a source must be there",) if rule.source_required else ()
    return (
        Fact("cue", (f"{rule.part}{voice}: {_plain(rule.words)}",)),
        Fact("source", _roles(rule.source, SOURCE_ROLES) or ("nobody is expressed",)),
        Fact("claim", _roles(rule.claim, CLAIM_ROLES)),
        Fact("relayed by", _roles(rule.relayed_by, SOURCE_ROLES)),
        Fact("needs", (*_roles(rule.needs, CONDITIONS), *flags)),
        Fact("unless", tuple(f"`{pattern}`" for pattern in rule.unless)),
        Fact("guidance", (rule.guidance,)),
        Fact("aliases", (", ".join(rule.aliases),)),
    )


def _roles(names: Iterable[str], table: tuple[Role, ...]) -> tuple[str, ...]:
    about = {role.name: role.about for role in table}
    return tuple(f"{name}: {about.get(parse_role(name).name, '')}" for name in names)


def _facts(record: Any) -> tuple[Fact, ...]:
    left_out = ("id", "about", "place", "examples", "severity")
    return tuple(
        Fact(name.replace("_", " "), tuple(_lines(value)))
        for name, value in _given(record)
        if name not in left_out
    )


def _given(record: Any) -> Iterator[tuple[str, Any]]:
    """The fields whose value is not the record's own default."""
    for field in fields(record):
        value = getattr(record, field.name)
        default = field.default_factory() if field.default_factory is not MISSING else field.default
        if value != default and value is not None:
            yield field.name, value


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, tuple) and any(map(_has_fields, value)):
        yield from map(_plain, value)
    else:
        yield _plain(value)


def _has_fields(value: Any) -> bool:
    return is_dataclass(value) and not isinstance(value, (Word, Pattern))


def _plain(value: Any) -> str:
    """A value in words."""
    if isinstance(value, (Word, Pattern)):
        return value.text if isinstance(value, Word) else f"`{value.text}`"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_plain(item)}" for name, item in value.items())
    if isinstance(value, (tuple, list)):
        return ", ".join(map(_plain, value))
    if isinstance(value, (set, frozenset)):
        return ", ".join(sorted(map(_plain, value)))
    if is_dataclass(value):
        shown = [(name, item) for name, item in _given(value) if name != "place"]
        return "; ".join(f"{name.replace('_', ' ')}: {_plain(item)}" for name, item in shown)
    return str(value)


def _example(example: Any) -> tuple[str, tuple[str, ...]]:
    if isinstance(example, Example):
        found = tuple(map(expected_line, example.finds)) or ("nothing",)
        gap = (f"known gap: {example.known_gap}",) if example.known_gap else ()
        return example.text, (*found, *gap)
    shown = [
        f"{name.replace('_', ' ')}: {_plain(value)}"
        for name, value in _given(example)
        if name not in ("text", "place")
    ]
    return str(getattr(example, "text", "")), tuple(shown) or ("nothing",)


def _escaped(text: str) -> str:
    """Text whose angles and square brackets are no markup; *emphasis* and `code` stay."""
    return re.sub(r"(`[^`]*`)|([\\<>\[\]])", lambda m: m[1] or f"\\{m[2]}", text)
