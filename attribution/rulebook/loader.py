"""From folders of rule files to one `Rulebook`: read, merged, checked, all problems at once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attribution.builtin_rules import builtin_rules
from attribution.errors import Location, RuleError, nearest
from attribution.garbage import without_collection
from attribution.rulebook.entries.cue_rules import CueRule
from attribution.rulebook.entries.source_rules import LINKING_WEIGHTS
from attribution.rulebook.lexicons import Lexicon, Word
from attribution.rulebook.packs.pack_stack import Stack
from attribution.rulebook.packs.rule_files import stack_folders
from attribution.rulebook.rulebook_records import Entries, Rulebook
from attribution.rulebook.sections import check_sections, source_sections
from attribution.rulebook.sections.all_sections import SECTIONS
from attribution.rulebook.sections.check_sections import CODES
from attribution.rulebook.sections.cue_sections import CUE_RULES, SCORES
from attribution.rulebook.sections.lexicon_section import LEXICONS
from attribution.rulebook.sections.section import Section
from attribution.rulebook.sections.tuning_section import TUNING_VALUES
from attribution.rulebook.tuning import TUNING, Tuning
from attribution.rulebook.vocabulary import Vocabulary, engine_lexicons
from attribution.rulebook.yaml.mappings import listed
from attribution.rulebook.yaml.nodes import MappingNode, Misread, Pages, plain
from attribution.rulebook.yaml.shapes import Reader


def load_rulebook(packs: Sequence[Path] = (), *, builtin: Path | None = None) -> Rulebook:
    """The built-in rules with the packs laid over them; `RuleError` with every problem there is."""
    base = builtin_rules() if builtin is None else builtin
    pages, digest = Pages(), hashlib.sha256()
    with without_collection():
        stack = stack_folders((base, *packs), pages, digest)
        entries, lexicons = _read_entries(stack, pages)
        _check_declared(stack, pages, whole=builtin is None)
    if pages.problems:
        raise RuleError(tuple(sorted(pages.problems, key=_place_of)))
    history = {(*section, id): tuple(steps) for (section, id), steps in stack.history.items()}
    return Rulebook(
        cues=_in_order(entries.of(CUE_RULES), stack),
        scores=entries.of(SCORES),
        lexicons=lexicons,
        vocabulary=Vocabulary.of(lexicons),
        tuning=Tuning.of({number.id: number.value for number in entries.of(TUNING_VALUES)}),
        sources=source_sections.gather(entries),
        checks=check_sections.gather(entries),
        digest=digest.hexdigest(),
        entries=entries,
        history=history,
        folders=(base, *packs),
    )


def written_entries(rules: Rulebook) -> dict[tuple[str, str, str], Mapping[str, Any]]:
    """By folder, key and id: an entry's keys and values as the files have them, read once more."""
    stack = stack_folders(rules.folders, Pages(), hashlib.sha256())
    return {(*section, id): plain(node) for section, id, node in stack.all_entries()}


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
                if section is LEXICONS:
                    lexicons[id] = _stand_in(id, pages.place(node))
        found[key] = tuple(records)
        if section is LEXICONS:
            lexicons.update((lexicon.id, lexicon) for lexicon in records)
            lexicons.update(_wrongly_off(stack))
    _check_aliases(found, pages)
    _check_references(stack, _codes(found), pages)
    return Entries(found), lexicons


def _stand_in(id: str, place: Location) -> Lexicon:
    """For a lexicon with a problem: its name is known, and rules that use it are not at fault."""
    return Lexicon(id, "", "", (Word(id),), place)


def _wrongly_off(stack: Stack) -> dict[str, Lexicon]:
    """Stand-ins for the engine's lexicons that a pack switched off."""
    key = (LEXICONS.folder, LEXICONS.key)
    gone = [id for id in engine_lexicons() if id not in stack.entries.get(key, {})]
    known = {id: stack.history[key, id] for id in gone if (key, id) in stack.history}
    return {id: _stand_in(id, steps[-1].place) for id, steps in known.items()}


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


def _codes(found: Mapping[tuple[str, str], tuple[Any, ...]]) -> frozenset[str]:
    """The codes that the guidance of checks names."""
    checks = found[check_sections.CHECKS.folder, check_sections.CHECKS.key]
    return frozenset(guidance.code for check in checks for guidance in check.guidance)


def _check_references(stack: Stack, codes: frozenset[str], pages: Pages) -> None:
    """Every id that is named is, or was before a pack switched it off, an entry's.

    A code that a profile follows is named by the guidance of a check.
    """
    for node, section, id in pages.references:
        known = [other for where, other in stack.history if where == section]
        what = f'id "{id}" in {section[1]}'
        if section == CODES:
            known, what = sorted(codes), f'code "{id}": no check names it in its guidance'
        if id not in known:
            pages.report(node, f"unknown {what}{nearest(id, known)}")


def _check_declared(stack: Stack, pages: Pages, *, whole: bool) -> None:
    """What the engine reads by name is there: no pack switched it off, no file lost it.

    `whole` says that the built-in rules are those of the program, not a part of them.
    """
    for section, ids, instead in (
        (LEXICONS, engine_lexicons(), "change its words"),
        (source_sections.LINKING, LINKING_WEIGHTS, "set its points to 0"),
        (TUNING_VALUES, TUNING, "change its value"),
    ):
        key, what = (section.folder, section.key), section.entry.what
        for id in ids:
            steps = stack.history.get((key, id), [])
            if steps and id not in stack.entries[key]:
                message = f'"{id}" is read by the program and cannot be off; {instead} instead'
                pages.report_at(steps[-1].place, message)
            elif not steps and whole:
                message = f'{what} "{id}" is missing, and the program reads it'
                pages.report_at(Location(f"{section.folder}/"), message)


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
