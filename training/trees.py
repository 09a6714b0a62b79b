"""Dependency trees put together from smaller ones, for training text that no treebank has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from training.treebanks import Word

Tree: TypeAlias = tuple[Word, ...]

_CLOSING = frozenset({",", ".", "!", "?", ";", ":", ")", "''", "”", "’"})
_OPENING = frozenset({"(", "``", "“", "‘"})


def top(tree: Tree) -> int:
    """The index of the word that governs all others."""
    return next(index for index, word in enumerate(tree) if word.head == index)


def mark(form: str, tag: str) -> Tree:
    """A punctuation mark, as a tree of its own."""
    return (Word(form, form, "PUNCT", tag, 0, "punct", True, ""),)


def relabel(tree: Tree, relation: str) -> Tree:
    """The tree with another relation at its top."""
    index = top(tree)
    return (*tree[:index], replace(tree[index], relation=relation), *tree[index + 1 :])


def join(parts: Sequence[Tree], main: int) -> Tree:
    """One tree of all parts in order; the tops of the others hang on the top of the main part."""
    bases = [sum(map(len, parts[:number])) for number in range(len(parts))]
    governor = bases[main] + top(parts[main])
    words: list[Word] = []
    for number, part in enumerate(parts):
        own_top = top(part)
        for index, word in enumerate(part):
            hangs = index == own_top and number != main
            words.append(replace(word, head=governor if hangs else bases[number] + word.head))
    ends = {base - 1 for base in bases[1:]}
    return _respaced(tuple(words), ends)


def insert(tree: Tree, position: int, part: Tree) -> Tree:
    """The tree with the part put in before `position`, hung on the tree's top."""
    size = len(part)
    governor = top(tree)
    governor += size if governor >= position else 0
    outer = [replace(w, head=w.head + (size if w.head >= position else 0)) for w in tree]
    own_top = top(part)
    inner = [
        replace(word, head=governor if index == own_top else position + word.head)
        for index, word in enumerate(part)
    ]
    words = (*outer[:position], *inner, *outer[position:])
    return _respaced(words, {position - 1, position + size - 1})


def substitute(tree: Tree, position: int, part: Tree) -> Tree:
    """The tree with the part in the place of one word, governed and governing as that word was."""
    replaced, growth, own_top = tree[position], len(part) - 1, position + top(part)

    def moved(head: int) -> int:
        return own_top if head == position else head + (growth if head > position else 0)

    outer = [replace(word, head=moved(word.head)) for word in tree]
    inner = [replace(word, head=word.head + position) for word in part]
    above, relation = moved(replaced.head), replaced.relation
    inner[top(part)] = replace(part[top(part)], head=above, relation=relation)
    inner[-1] = replace(inner[-1], space_after=replaced.space_after)
    return (*outer[:position], *inner, *outer[position + 1 :])


def remove_leaf(tree: Tree, position: int) -> Tree:
    """The tree without one word, on which no other may hang."""
    words = (*tree[:position], *tree[position + 1 :])
    return tuple(replace(w, head=w.head - (w.head > position)) for w in words)


def _respaced(words: Tree, ends: set[int]) -> Tree:
    """The words with white space decided anew after those at `ends`."""
    return tuple(
        replace(word, space_after=_apart(word, words[index + 1]))
        if index in ends and 0 <= index < len(words) - 1
        else word
        for index, word in enumerate(words)
    )


def _apart(left: Word, right: Word) -> bool:
    opens = left.form in _OPENING or left.tag == "``"
    closes = right.form in _CLOSING or right.tag == "''"
    return not (opens or closes)
