"""Word classes that the program keeps for itself, read into a record that declares them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from attribution.builtin_rules import builtin_rules
from attribution.errors import Location, RuleError, nearest
from attribution.rulebook.lexicons import Word, WordList
from attribution.rulebook.sections.lexicon_section import Words
from attribution.rulebook.yaml.mappings import Key, Record
from attribution.rulebook.yaml.nodes import Misread, Pages
from attribution.rulebook.yaml.shapes import Choice, Id, ListOf, Reader, Text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WordClass:
    """A closed class of words or marks: what it is asked for, and its members."""

    id: str
    about: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class _File:
    format: str
    classes: tuple[WordClass, ...]


_CLASS = Record(
    "a class of words",
    WordClass,
    (
        Key("id", Id(), "The name by which the program asks for it.", required=True),
        Key("about", Text(), "What the words have in common.", required=True),
        Key("words", Words(lexicons=False), "The words, lower-cased, or marks.", required=True),
    ),
)
_FILE = Record(
    "a file of word classes",
    _File,
    (
        Key("format", Choice("format", ("1",)), "The format of the file.", required=True),
        Key("classes", ListOf(_CLASS, "classes", single=False), "The classes.", required=True),
    ),
)


def read_word_classes(record: type[T], name: str) -> T:
    """The classes of a file of rules/grammar/, as a record with one `WordList` for each.

    Raises RuleError with every problem: a class that the record declares and the file lacks, or
    the other way round.
    """
    pages, place = Pages(), f"grammar/{name}"
    declared = [field.name.replace("_", "-") for field in fields(record)]  # type: ignore[arg-type]  # a dataclass
    node = pages.read(place, (builtin_rules() / "grammar" / name).read_bytes())
    try:
        classes = _FILE.read(node, Reader(pages, {})).classes if node is not None else ()
    except Misread:
        classes = ()
    if not pages.problems:
        _check(classes, declared, Location(place), pages)
    if pages.problems:
        raise RuleError(tuple(pages.problems))
    found: dict[str, Any] = {one.id.replace("-", "_"): WordList.of(one.words) for one in classes}
    return record(**found)


def _check(
    classes: Iterable[WordClass], declared: list[str], place: Location, pages: Pages
) -> None:
    ids = [one.id for one in classes]
    for id in ids:
        if id not in declared or ids.count(id) > 1:
            what = "twice" if id in declared else f"unknown{nearest(id, declared)}"
            pages.report_at(place, f'the class "{id}" is {what}')
    for id in declared:
        if id not in ids:
            pages.report_at(place, f'the class "{id}" is missing, and the program reads it')
