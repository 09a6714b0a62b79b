"""Relations that say where a word of a tree with crossing branches belongs: `obj||xcomp`.

The parser makes trees without crossings; `obj||xcomp` is an object of the nearest `xcomp` below the
word that it hangs on (the HEAD scheme of Nivre and Nilsson 2005).
"""

from __future__ import annotations

from collections.abc import Sequence

_MARK = "||"


def without_decoration(heads: list[int], labels: list[str], spaces: Sequence[bool]) -> None:
    """Hangs each word with such a relation where it belongs, in place."""
    decorated = [i for i, label in enumerate(labels) if _MARK in label]
    if not decorated:
        return
    children: dict[int, list[int]] = {}
    for i, head in enumerate(heads):
        if head != i:
            children.setdefault(head, []).append(i)
    for i in decorated:
        labels[i], _, above = labels[i].partition(_MARK)
        head = _nearest(heads[i], i, above, children, labels, spaces)
        if head != heads[i]:
            children[heads[i]].remove(i)
            children[head] = sorted([*children.get(head, ()), i])
            heads[i] = head


def _nearest(
    head: int,
    child: int,
    label: str,
    children: dict[int, list[int]],
    labels: list[str],
    spaces: Sequence[bool],
) -> int:
    """The nearest word below the head with the label, level by level; else the head itself."""
    level = [head]
    while level:
        below = [
            i for word in level for i in children.get(word, ()) if i != child and not spaces[i]
        ]
        found = next((i for i in below if labels[i] == label), None)
        if found is not None:
            return found
        level = below
    return head
