"""How a role was found decides by its name; its sentence is for readers alone."""

from __future__ import annotations

import ast
from pathlib import Path

import attribution
from attribution.grammar.found_by import FoundBy
from attribution.rulebook import load_rulebook

_PACKAGE = Path(attribution.__file__).parent
_EXPLANATIONS = ("explanation", "note", "why")
_TESTS_OF_TEXT = ("startswith", "endswith", "partition", "split", "find", "index")


def _reads_explanation(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in _EXPLANATIONS


def _decisions(tree: ast.AST) -> list[int]:
    """Lines on which an explanation is compared, searched or taken apart."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
            none = any(isinstance(part, ast.Constant) and part.value is None for part in parts)
            if not none and any(map(_reads_explanation, parts)):
                found.append(node.lineno)
        taken_apart = isinstance(node, ast.Attribute) and node.attr in _TESTS_OF_TEXT
        if taken_apart and _reads_explanation(node.value):
            found.append(node.lineno)
    return found


def test_the_search_sees_a_comparison() -> None:
    assert _decisions(ast.parse("found.explanation == 'its subject'")) == [1]
    assert _decisions(ast.parse("found.explanation.startswith('after')")) == [1]


def test_explanations_are_never_compared() -> None:
    engine = ("extraction", "grammar", "entities", "sources")
    modules = [path for floor in engine for path in sorted((_PACKAGE / floor).rglob("*.py"))]
    assert modules
    compared = {
        f"{path.relative_to(_PACKAGE)}:{line}"
        for path in modules
        for line in _decisions(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert compared == set()


def test_every_weight_names_a_way_to_find_a_source() -> None:
    prefix = "source found by "
    keys = {member.key() for member in FoundBy if member is not FoundBy.AFTER}
    named = {
        weight.removeprefix(prefix)
        for score in load_rulebook().scores
        for weight in score.weights
        if weight.startswith(prefix)
    }
    assert named
    assert {name for name in named if not name.startswith("after-")} <= keys
