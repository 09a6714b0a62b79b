"""From folders of rule files to one `Rulebook`: read, merged, checked, all problems at once."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from attribution.errors import Location, RuleError, nearest
from attribution.rulebook import check_sections, source_rules
from attribution.rulebook.check_rules import CheckRules
from attribution.rulebook.cue_rules import CUE_RULES
from attribution.rulebook.nodes import (
    MappingNode,
    Misread,
    Node,
    Pages,
    ScalarNode,
    SequenceNode,
    describe,
    plain,
    read_bytes,
)
from attribution.rulebook.packs import Change, Draft, Stack
from attribution.rulebook.records import keyed, listed
from attribution.rulebook.rules import CueRule, Lexicon, Word
from attribution.rulebook.score_rules import SCORES, Score
from attribution.rulebook.sections import Entries, Section
from attribution.rulebook.shapes import Id, ListOf, Reader
from attribution.rulebook.words import LEXICONS

SECTIONS: tuple[Section[Any], ...] = (
    LEXICONS,
    CUE_RULES,
    SCORES,
    *source_rules.SECTIONS,
    *check_sections.SECTIONS,
)
FORMAT = "1"
READ_ELSEWHERE = ("reading",)
"""Folders of the built-in rules that an earlier stage reads itself."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules in force: the built-in ones and those of the packs, checked and typed."""

    cues: tuple[CueRule, ...]
    scores: tuple[Score, ...]
    """Weights that decide between a cue and a chance use of its words."""
    lexicons: Mapping[str, Lexicon]
    sources: source_rules.SourceRules
    checks: CheckRules
    digest: str
    """Of the names and bytes of all files: equal rules, equal digest."""
    entries: Entries
    """The same records by section, for listing."""
    history: Mapping[tuple[str, str, str], tuple[Change, ...]]
    """By folder, key and id: which packs added, replaced, changed or switched off an entry."""
    folders: tuple[Path, ...]
    """Where the rules were read from: the built-in ones, then the packs, lowest first."""


class _File(NamedTuple):
    path: Path
    name: str
    """As messages show it."""
    folder: str


def builtin_rules() -> Path:
    """The folder of the built-in rules: inside an installed package, else at the checkout's top."""
    package = Path(__file__).resolve().parents[1]
    carried = package / "_rules"
    return carried if carried.is_dir() else package.parent / "rules"


def load_rulebook(packs: Sequence[Path] = (), *, builtin: Path | None = None) -> Rulebook:
    """The built-in rules with the packs laid over them; `RuleError` with every problem there is."""
    base = builtin_rules() if builtin is None else builtin
    pages, digest = Pages(), hashlib.sha256()
    with _without_collection():
        stack = _stacked((base, *packs), pages, digest)
        entries, lexicons = _read_entries(stack, pages)
    if pages.problems:
        raise RuleError(tuple(sorted(pages.problems, key=_place_of)))
    history = {(*section, id): tuple(steps) for (section, id), steps in stack.history.items()}
    return Rulebook(
        cues=_in_order(entries.of(CUE_RULES), stack),
        scores=entries.of(SCORES),
        lexicons=lexicons,
        sources=source_rules.gather(entries),
        checks=check_sections.gather(entries),
        digest=digest.hexdigest(),
        entries=entries,
        history=history,
        folders=(base, *packs),
    )


def written_entries(rules: Rulebook) -> dict[tuple[str, str, str], Mapping[str, Any]]:
    """By folder, key and id: an entry's keys and values as the files have them, read once more."""
    stack = _stacked(rules.folders, Pages(), hashlib.sha256())
    return {(*section, id): plain(node) for section, id, node in stack.all_entries()}


def _stacked(folders: Sequence[Path], pages: Pages, digest: Any) -> Stack:
    """The entries of the folders, each laid over those before it."""
    stack = Stack()
    for folder in folders:
        _add_folder(folder, folder == folders[0], stack, pages, digest)
    return stack


@contextmanager
def _without_collection() -> Iterator[None]:
    """No search for garbage: among thousands of small records that all stay it takes a third."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _in_order(rules: tuple[CueRule, ...], stack: Stack) -> tuple[CueRule, ...]:
    """The rules in the order in which they are tried for a word that several name.

    A house's own before the built-in ones, and of each those first that ask for more.
    """
    section = (CUE_RULES.folder, CUE_RULES.key)
    packs = {rule.id: stack.history[section, rule.id][0].pack for rule in rules}
    return tuple(sorted(rules, key=lambda rule: (-packs[rule.id], -rule.demands)))


def _place_of(problem: Any) -> tuple[str, int, int]:
    place = problem.location
    return place.path, place.line or 0, place.column or 0


def _add_folder(folder: Path, builtin: bool, stack: Stack, pages: Pages, digest: Any) -> None:
    drafts: list[Draft] = []
    disabled: list[tuple[str, Node]] = []
    for file in _files(folder, builtin, pages):
        try:
            data = read_bytes(file.path)
        except OSError as error:
            pages.report_at(Location(file.name), f"cannot be read: {error.strerror}")
            continue
        digest.update(f"{file.folder}/{file.path.name}:{len(data)}\n".encode() + data)
        root = pages.read(file.name, data)
        if root is not None:
            _read_root(root, file.folder, Reader(pages, {}), drafts, disabled)
    stack.add_pack(drafts, disabled, pages)


def _files(folder: Path, builtin: bool, pages: Pages) -> Iterator[_File]:
    shown = _shown(folder)
    if builtin and shown.is_absolute():
        shown = Path("built-in")  # Not "rules": a project's own folder has that name.
    if not folder.is_dir():
        pages.report_at(Location(str(shown)), "no such folder of rules")
        return
    known = dict.fromkeys(section.folder for section in SECTIONS)
    for path in sorted(folder.rglob("*.y*ml")):
        inside = path.relative_to(folder)
        name = (shown / inside).as_posix()
        top = inside.parts[0]
        if builtin and top in READ_ELSEWHERE:
            continue
        if len(inside.parts) == 1:
            pages.report_at(Location(name), f"rule files lie in folders: {', '.join(known)}")
        elif top not in known:
            pages.report_at(Location(name), f'unknown folder "{top}"{nearest(top, known)}')
        else:
            yield _File(path, name, top)


def _shown(path: Path) -> Path:
    """The path as a message has it: from the current folder where it lies below that."""
    whole, current = path.resolve(), Path.cwd()
    return whole.relative_to(current) if whole.is_relative_to(current) else path


def _read_root(
    root: Node,
    folder: str,
    reader: Reader,
    drafts: list[Draft],
    disabled: list[tuple[str, Node]],
) -> None:
    pages = reader.pages
    keys = [section.key for section in SECTIONS if section.folder == folder]
    try:
        if not isinstance(root, MappingNode):
            what = f"a mapping with format and {' or '.join(keys)}"
            reader.fail(root, f"expected {what}, found {describe(root)}")
        parts = keyed(root, reader)
    except Misread:
        return
    _check_format(root, parts, pages)
    for name, (key, value) in parts.items():
        if name in keys:
            drafts.extend(_drafts((folder, name), value, reader))
        elif name == "disable":
            disabled.extend(_disabled(value, reader))
        elif name != "format":
            known = ("format", "disable", *keys)
            message = f'unknown key "{name}" in a file of {folder}/{nearest(name, known)}'
            pages.report(key, message)


def _check_format(root: Node, parts: Mapping[str, tuple[Node, Node]], pages: Pages) -> None:
    if "format" not in parts:
        pages.report(root, f'a rule file begins with "format: {FORMAT}"')
    elif parts["format"][1].value != FORMAT:
        node = parts["format"][1]
        pages.report(node, f"unknown format {describe(node)}; this program reads format {FORMAT}")


def _disabled(value: Node, reader: Reader) -> list[tuple[str, Node]]:
    try:
        ids = ListOf(Id(), "ids").read(value, reader)
    except Misread:
        return []
    return list(zip(ids, value.value if isinstance(value, SequenceNode) else [value]))


def _drafts(section: tuple[str, str], value: Node, reader: Reader) -> Iterator[Draft]:
    if not isinstance(value, SequenceNode) or not value.value:
        reader.pages.report(value, f"expected a list of {section[1]}, found {describe(value)}")
        return
    for node in value.value:
        try:
            if not isinstance(node, MappingNode):
                reader.fail(node, f"expected an entry with an id, found {describe(node)}")
            yield Draft(section, _id_of(node, reader), node)
        except Misread:
            continue


def _id_of(node: MappingNode, reader: Reader) -> str:
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            reader.fail(key, f"expected a key, found {describe(key)}")
        if key.value == "id":
            return Id().read(value, reader)
    return str(reader.fail(node, 'an entry needs "id"'))


def _read_entries(stack: Stack, pages: Pages) -> tuple[Entries, dict[str, Lexicon]]:
    lexicons: dict[str, Lexicon] = {}
    found: dict[tuple[str, str], tuple[Any, ...]] = {}
    for section in SECTIONS:
        reader = Reader(pages, lexicons)
        key = (section.folder, section.key)
        records = []
        for id, node in stack.entries.get(key, {}).items():
            try:
                _check_replacement(section, id, node, stack, reader)
                records.append(section.entry.read(node, reader))
            except Misread:
                if section is LEXICONS:  # Its name is known: rules that use it are not at fault.
                    lexicons[id] = Lexicon(id, "", "", (Word(id),), pages.place(node))
        found[key] = tuple(records)
        if section is LEXICONS:
            lexicons.update((lexicon.id, lexicon) for lexicon in records)
    _check_aliases(found, pages)
    _check_references(stack, pages)
    return Entries(found), lexicons


def _check_replacement(
    section: Section[Any], id: str, node: MappingNode, stack: Stack, reader: Reader
) -> None:
    """What takes the place of an entry is whole; whoever meant to change it learns how."""
    last = stack.history[(section.folder, section.key), id][-1]
    missing = section.entry.lacks({key.value for key, _ in node.value})
    if missing and last.action == "replaced":
        hint = f'to change only what is given here, add "extends: {id}"'
        what = section.entry.what
        reader.fail(node, f'{what} in place of "{id}" needs {listed(missing)}; {hint}')


def _check_references(stack: Stack, pages: Pages) -> None:
    """Every id that is named is, or was before a pack switched it off, an entry's."""
    for node, section, id in pages.references:
        known = [other for where, other in stack.history if where == section]
        if id not in known:
            pages.report(node, f'unknown id "{id}" in {section[1]}{nearest(id, known)}')


def _check_aliases(found: Mapping[tuple[str, str], tuple[Any, ...]], pages: Pages) -> None:
    """No alias is another entry's name: `ignore[old-name]` must mean one thing."""
    for records in found.values():
        owners = {record.id: record.id for record in records if hasattr(record, "id")}
        for record in records:
            for alias in getattr(record, "aliases", ()):
                if alias in owners:
                    message = f'alias "{alias}" of "{record.id}" already names "{owners[alias]}"'
                    pages.report_at(record.place, message)
                owners.setdefault(alias, record.id)
