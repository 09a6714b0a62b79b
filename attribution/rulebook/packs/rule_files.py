"""The rule files of a folder: found, parsed, and their entries taken out of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from attribution.builtin_rules import READ_ELSEWHERE, digested
from attribution.errors import Location, nearest
from attribution.rulebook.packs.merging import value_of
from attribution.rulebook.packs.pack_stack import Draft, Stack
from attribution.rulebook.packs.rule_paths import (
    SECTION_FOLDERS,
    TUNING_FILE,
    shown_path,
    yaml_files,
)
from attribution.rulebook.sections.all_sections import SECTIONS
from attribution.rulebook.yaml.mappings import keyed
from attribution.rulebook.yaml.nodes import (
    MappingNode,
    Misread,
    Node,
    Pages,
    ScalarNode,
    SequenceNode,
    describe,
    read_bytes,
)
from attribution.rulebook.yaml.shapes import Id, ListOf, Reader

FORMAT = "1"


class _RuleFile(NamedTuple):
    path: Path
    name: str
    """As messages show it."""
    folder: str


def stack_folders(folders: Sequence[Path], pages: Pages, digest: Any) -> Stack:
    """The entries of the folders, each laid over those before it."""
    stack = Stack()
    for folder in folders:
        _add_folder(folder, folder == folders[0], stack, pages, digest)
    return stack


def _add_folder(folder: Path, builtin: bool, stack: Stack, pages: Pages, digest: Any) -> None:
    drafts: list[Draft] = []
    disabled: list[tuple[str, Node]] = []
    for file in _files(folder, builtin, pages):
        try:
            data = read_bytes(file.path)
        except OSError as error:
            pages.report_at(Location(file.name), f"cannot be read: {error.strerror}")
            continue
        digest.update(digested(file.folder, file.path.name, data))
        root = pages.read(file.name, data)
        if root is not None:
            _read_root(root, file.folder, Reader(pages, {}), drafts, disabled)
    stack.add_pack(drafts, disabled, pages)


def _files(folder: Path, builtin: bool, pages: Pages) -> Iterator[_RuleFile]:
    shown = shown_path(folder)
    if builtin and shown.is_absolute():
        shown = Path("built-in")  # Not "rules": a project's own folder has that name.
    if not folder.is_dir():
        pages.report_at(Location(str(shown)), "no such folder of rules")
        return
    tuning = Path(TUNING_FILE)
    known = SECTION_FOLDERS
    paths = sorted(yaml_files(folder))
    if not paths and not builtin and not any((folder / name).is_dir() for name in known):
        pages.report_at(Location(str(shown)), f"is no rule pack: it has none of {', '.join(known)}")
    for path in paths:
        inside = path.relative_to(folder)
        name = (shown / inside).as_posix()
        top = inside.parts[0]
        if builtin and top in READ_ELSEWHERE:
            continue
        if len(inside.parts) == 1 and inside != tuning:
            pages.report_at(Location(name), f"rule files lie in folders: {', '.join(known)}")
        elif top not in known and inside != tuning:
            pages.report_at(Location(name), f'unknown folder "{top}"{nearest(top, known)}')
        elif not builtin and not path.resolve().is_relative_to(folder.resolve()):
            pages.report_at(Location(name), "is a link that leads out of the pack")
        else:
            yield _RuleFile(path, name, Path(top).stem)


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
    for key, _ in node.value:
        if not isinstance(key, ScalarNode):
            reader.fail(key, f"expected a key, found {describe(key)}")
    id = value_of(node, "id")
    return str(reader.fail(node, 'an entry needs "id"')) if id is None else Id().read(id, reader)
