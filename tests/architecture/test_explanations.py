"""Explanations are for readers: no decision of the engine compares one.

What decides is an enum or a label; a string with a blank in it is a sentence or a phrase.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source_tree import ENGINE, PACKAGE, modules, tree_of

ALLOWED = Path(__file__).with_name("compared_phrases.txt")


def compared_phrases() -> set[str]:
    """`module.py: phrase` of each comparison, a constant of the module followed to its strings."""
    return {
        f"{path.relative_to(PACKAGE)}: {text}"
        for path in modules(*ENGINE)
        for text in compared_strings(tree_of(path))
        if " " in text.strip()
    }


def compared_strings(tree: ast.Module) -> Iterator[str]:
    """The strings on either side of the comparisons and in the cases of the matches."""
    constants = {
        ast.unparse(target): node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
    }
    for node in ast.walk(tree):
        sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        sides += [node.value] if isinstance(node, ast.MatchValue) else []
        for side in sides:
            named = constants.get(side.id) if isinstance(side, ast.Name) else None
            yield from spelled_out(named or side)


def spelled_out(node: ast.AST) -> Iterator[str]:
    """A string, or the strings of a list, tuple or set; what a call makes is another question."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.List | ast.Tuple | ast.Set):
        for item in node.elts:
            yield from spelled_out(item)
    elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("frozenset", "set"):
        for item in node.args:
            yield from spelled_out(item)


def test_no_explanation_is_compared() -> None:
    allowed = set(ALLOWED.read_text(encoding="utf-8").splitlines())
    assert compared_phrases() - allowed == set(), "decide by an enum; its sentence explains"
    assert allowed - compared_phrases() == set(), f"take these lines out of {ALLOWED.name}"
