"""Packs of rule files: each adds entries, and replaces, changes or switches off those below.

An entry with a known id replaces the one below. It changes it instead, keeping every key that it
does not give, when it says `extends:` (its own id or another one's) or edits a list (`words+:`,
`words-:`). `disabled: true` switches it off, and so does its id in a file's `disable:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from attribution.errors import Location, nearest
from attribution.rulebook.packs.merging import has_edits, items_of, merge, renamed_entry, value_of
from attribution.rulebook.rulebook_records import Change
from attribution.rulebook.yaml.nodes import MappingNode, Misread, Node, Pages, describe

SectionKey = tuple[str, str]
"""Folder and key of a section."""


class Draft(NamedTuple):
    """An entry as it stands in a file, before it is read."""

    section: SectionKey
    id: str
    node: MappingNode


@dataclass(slots=True)
class Stack:
    """The entries in force after the packs so far, by section and id, and how they came to be."""

    entries: dict[SectionKey, dict[str, MappingNode]] = field(default_factory=dict)
    history: dict[tuple[SectionKey, str], list[Change]] = field(default_factory=dict)
    packs: int = 0
    """How many packs have been laid, the built-in one included."""

    def add_pack(
        self, drafts: Sequence[Draft], disabled: Sequence[tuple[str, Node]], pages: Pages
    ) -> None:
        """Lays a pack's entries over those below."""
        self.packs += 1
        current = [self._by_current_name(draft) for draft in drafts]
        for section, group in _by_section(current, pages).items():
            below = self.entries.setdefault(section, {})
            gone = self._switched_off(section)
            for id, node in _Layer(below, gone, group, pages).resolved():
                self._note(section, id, _action(group[id], id in below), pages.place(group[id]))
                below[id] = node
            for id in [id for id, node in group.items() if _is_off(node)]:
                self._switch_off(section, id, group[id], pages)
        for id, item in disabled:
            self._disable(id, item, pages)

    def all_entries(self) -> Iterator[tuple[SectionKey, str, MappingNode]]:
        """The entries in force, with section and id."""
        for section, entries in self.entries.items():
            for id, node in entries.items():
                yield section, id, node

    def _by_current_name(self, draft: Draft) -> Draft:
        """The draft under its entry's id, where it names one by an alias."""
        below = self.entries.get(draft.section, {})
        id = _current(draft.id, below)
        return draft if id == draft.id else Draft(draft.section, id, renamed_entry(draft.node, id))

    def _switch_off(self, section: SectionKey, id: str, node: MappingNode, pages: Pages) -> None:
        below = self.entries[section]
        off = value_of(node, "disabled")
        if off is not None and off.value != "true":
            pages.report(off, f'expected "disabled: true", found {describe(off)}')
        for key, _ in node.value:
            if key.value not in ("id", "disabled"):
                message = f'"{key.value}" beside "disabled": an entry that is off has only its id'
                pages.report(key, message)
        if id not in below:
            message = f'nothing to switch off: no other pack has "{id}"{nearest(id, below)}'
            pages.report(node, message)
            return
        del below[id]
        self._note(section, id, "switched off", pages.place(node))

    def _disable(self, id: str, node: Node, pages: Pages) -> None:
        holders = {section: _current(id, entries) for section, entries in self.entries.items()}
        holders = {where: name for where, name in holders.items() if name in self.entries[where]}
        if not holders:
            known = {id for entries in self.entries.values() for id in entries}
            pages.report(node, f'nothing to disable: "{id}" is unknown{nearest(id, known)}')
        for section, name in holders.items():
            del self.entries[section][name]
            self._note(section, name, "switched off", pages.place(node))

    def _switched_off(self, section: SectionKey) -> dict[str, Location]:
        return {
            id: steps[-1].place
            for (where, id), steps in self.history.items()
            if where == section and steps[-1].action == "switched off"
        }

    def _note(
        self,
        section: SectionKey,
        id: str,
        action: Literal["added", "replaced", "changed", "switched off"],
        place: Location,
    ) -> None:
        self.history.setdefault((section, id), []).append(Change(action, place, self.packs))


@dataclass(slots=True)
class _Layer:
    """One section of one pack, whose changes are worked out against what lies below."""

    below: Mapping[str, MappingNode]
    gone: Mapping[str, Location]
    """Where entries were switched off that a pack may miss."""
    group: Mapping[str, MappingNode]
    pages: Pages
    done: dict[str, MappingNode] = field(default_factory=dict)
    under_way: list[str] = field(default_factory=list)
    given_up: set[str] = field(default_factory=set)

    def resolved(self) -> Iterator[tuple[str, MappingNode]]:
        """The pack's entries that are on, each whole."""
        for id, node in self.group.items():
            if _is_off(node):
                continue
            try:
                yield id, self._resolve(id, node)
            except Misread:
                continue

    def _resolve(self, id: str, node: MappingNode) -> MappingNode:
        if id in self.done:
            return self.done[id]
        if id in self.given_up:
            raise Misread
        if id in self.under_way:
            self.given_up.update(self.under_way)
            round_trip = " → ".join([*self.under_way[self.under_way.index(id) :], id])
            at = value_of(node, "extends") or node
            self.pages.fail(at, f'"extends" goes in a circle: {round_trip}')
        self.under_way.append(id)
        try:
            self.done[id] = self._changed(id, node)
        finally:
            self.under_way.pop()
        return self.done[id]

    def _changed(self, id: str, node: MappingNode) -> MappingNode:
        extends = value_of(node, "extends")
        if extends is None and not (has_edits(node) and id in self.below):
            return node
        name = id if extends is None else _current(str(extends.value), self.below)
        base = self._base(id, name, extends or node)
        return merge(base, node, self.pages, leave_out=() if name == id else ("aliases",))

    def _base(self, id: str, name: str, at: Node) -> MappingNode:
        if name != id and name in self.group:
            return self._resolve(name, self.group[name])
        if name not in self.below:
            self.pages.fail(at, f"nothing to extend: {self._why_not(id, name)}")
        return self.below[name]

    def _why_not(self, id: str, name: str) -> str:
        if name in self.gone:
            return f'"{name}" was switched off at {self.gone[name]}'
        what = f'no other pack has "{name}"' if name == id else f'"{name}" is unknown'
        return what + nearest(name, {*self.below, *self.group} - {id})


def _by_section(drafts: Sequence[Draft], pages: Pages) -> dict[SectionKey, dict[str, MappingNode]]:
    groups: dict[SectionKey, dict[str, MappingNode]] = {}
    for draft in drafts:
        group = groups.setdefault(draft.section, {})
        if draft.id in group:
            first = pages.place(group[draft.id])
            where = value_of(draft.node, "id") or draft.node
            pages.report(where, f'duplicate id "{draft.id}": first at {first}')
            continue
        group[draft.id] = draft.node
    return groups


def _action(node: MappingNode, known: bool) -> Literal["added", "replaced", "changed"]:
    if not known:
        return "added"
    return "changed" if has_edits(node) or value_of(node, "extends") else "replaced"


def _is_off(node: MappingNode) -> bool:
    return value_of(node, "disabled") is not None


def _current(id: str, entries: Mapping[str, MappingNode]) -> str:
    """The id of the entry that has this one as its own or as an alias; itself where none has."""
    if id in entries:
        return id
    for name, node in entries.items():
        aliases = value_of(node, "aliases")
        if aliases is not None and any(alias.value == id for alias in items_of(aliases)):
            return name
    return id
