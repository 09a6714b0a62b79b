"""One entry laid over another: its keys replace, `key+` and `key-` edit lists."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.errors import nearest
from attribution.rulebook.yaml.nodes import (
    MappingNode,
    Node,
    Pages,
    ScalarNode,
    SequenceNode,
    describe,
)


def merge(
    base: MappingNode, own: MappingNode, pages: Pages, leave_out: Sequence[str] = ()
) -> MappingNode:
    """A mapping's keys laid over another's; `key+` and `key-` edit the other's list.

    A key that is no text is a problem of the mapping laid over (`Misread`); one of the mapping
    below has been, or will be, a problem of its own file.
    """
    merged: dict[str, tuple[Node, Node]] = {
        key.value: (key, value)
        for key, value in base.value
        if isinstance(key, ScalarNode) and key.value not in leave_out
    }
    seen: set[str] = set()
    for key, value in own.value:
        if not isinstance(key, ScalarNode):
            pages.fail(key, f"expected a key, found {describe(key)}")
        if key.value in seen:
            pages.report(key, f'the key "{key.value}" is given twice')
        seen.add(key.value)
        if key.value in ("extends",):
            continue
        name = key.value[:-1] if _edits(key) else key.value
        old = merged[name][1] if name in merged else None
        merged[name] = (_renamed(key, name), _edited(key, value, old, pages))
    return MappingNode(own.tag, list(merged.values()), own.start_mark, own.end_mark)


def has_edits(node: Node) -> bool:
    """Whether a mapping edits a list, itself or in a mapping inside it."""
    return isinstance(node, MappingNode) and any(
        _edits(key) or has_edits(value) for key, value in node.value
    )


def _edited(key: Node, value: Node, old: Node | None, pages: Pages) -> Node:
    if _edits(key):
        return _edited_list(key, value, old, pages)
    if isinstance(value, MappingNode) and isinstance(old, MappingNode) and has_edits(value):
        return merge(old, value, pages)
    return value


def _edited_list(key: Node, value: Node, old: Node | None, pages: Pages) -> SequenceNode:
    items = items_of(old)
    if key.value.endswith("+"):
        # A word that is there gives way: a later release may come to list a house's own word.
        new = {word for item in items_of(value) for word in _word(item)}
        items = [*(item for item in items if not new.intersection(_word(item))), *items_of(value)]
    else:
        known = {name for item in items for name in _names(item)}
        for item in items_of(value):
            if not known.intersection(_names(item)):
                message = f"{describe(item)} is not in the list{nearest(str(item.value), known)}"
                pages.report(item, message)
        gone = {name for item in items_of(value) for name in _names(item)}
        items = [item for item in items if not gone.intersection(_names(item))]
    return SequenceNode("tag:yaml.org,2002:seq", items, value.start_mark, value.end_mark)


def items_of(node: Node | None) -> list[Node]:
    """A list's items; a single value is its only one."""
    if node is None:
        return []
    return list(node.value) if isinstance(node, SequenceNode) else [node]


def _names(item: Node) -> list[str]:
    """What a list's item may be called by: a word itself; an example's text, or its source."""
    named = [value_of(item, key) for key in ("id", "text", "source") if _is_large(item)]
    return _word(item) or [str(node.value) for node in named if node is not None]


def _word(item: Node) -> list[str]:
    """The word that an item is, alone or with what is known of it; none for an example."""
    if isinstance(item, MappingNode) and len(item.value) == 1:
        return [str(item.value[0][0].value)]
    return [str(item.value)] if isinstance(item, ScalarNode) else []


def _is_large(item: Node) -> bool:
    return isinstance(item, MappingNode) and len(item.value) > 1


def value_of(node: Node, name: str) -> Node | None:
    """The value of a mapping's key; None where it is not given."""
    return next((value for key, value in node.value if key.value == name), None)


def _edits(key: Node) -> bool:
    return isinstance(key, ScalarNode) and key.value[-1:] in ("+", "-")


def _renamed(key: Node, name: str) -> Node:
    return ScalarNode(key.tag, name, key.start_mark, key.end_mark)


def renamed_entry(node: MappingNode, id: str) -> MappingNode:
    """The entry under another id."""
    pairs = [
        (key, ScalarNode(value.tag, id, value.start_mark, value.end_mark))
        if key.value == "id"
        else (key, value)
        for key, value in node.value
    ]
    return MappingNode(node.tag, pairs, node.start_mark, node.end_mark)
