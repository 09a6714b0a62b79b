"""English words stand in `rules/`: the engine packages hold no list of them.

`word_lists.txt` names the constants and functions that still do, a line each. It only shrinks: a
list that is not named fails, and so does a name that no longer stands for a list.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from tests.architecture.source_tree import ENGINE, PACKAGE, TOP, modules, tree_of

ALLOWED = Path(__file__).with_name("word_lists.txt")
MOST = 11
"""Entries that the list may hold; lower it as they go."""
WORD = re.compile(r"['’]?[a-z]+(['’-][a-z]+)*( [a-z'’-]+)*")
RELATIONS = frozenset(
    "acl acl:relcl advcl advmod amod appos aux aux:pass case cc ccomp clf compound conj cop "
    "csubj dep det discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:poss "
    "nsubj nsubj:pass nummod obj obl obl:agent orphan parataxis prt punct reparandum root "
    "vocative xcomp".split()
)
"""Relations of Universal Dependencies: labels, though some look like words."""


def word_lists() -> set[str]:
    """`module.py:NAME` of each constant or function that spells out two or more English words."""
    labels = declared_labels() | lexicon_ids() | RELATIONS
    return {
        f"{path.relative_to(PACKAGE)}:{name}"
        for path in modules(*ENGINE)
        for name, node in named_nodes(tree_of(path))
        if any(sum(is_word(text, labels) for text in listed(part)) > 1 for part in ast.walk(node))
    }


def declared_labels() -> set[str]:
    """The strings that types declare: those inside `Literal[...]`, and the values of enums."""
    found = set()
    for path in modules():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("Literal"):
                found |= set(strings(ast.walk(node.slice)))
            elif isinstance(node, ast.ClassDef) and any(
                "Enum" in ast.unparse(b) for b in node.bases
            ):
                found |= set(strings(ast.walk(node)))
    return found


def lexicon_ids() -> set[str]:
    """The names of the lexicons in `rules/lexicons`."""
    files = (TOP / "rules" / "lexicons").glob("*.yml")
    texts = (file.read_text(encoding="utf-8") for file in files)
    return {id for text in texts for id in re.findall(r"(?m)^  - id: ([a-z-]+)$", text)}


def named_nodes(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Each constant's value and each function of a module, under its name; methods by class."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            yield ast.unparse(target), node.value
        elif isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            for part in node.body:
                name = getattr(part, "name", "")
                yield f"{node.name}.{name}".rstrip("."), part


def listed(node: ast.AST) -> list[str]:
    """The strings that a list, tuple or set holds, a table of numbers or strings by its keys, or a
    string that is split at its blanks."""
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return list(strings(node.elts))
    if isinstance(node, ast.Dict) and all(isinstance(v, ast.Constant) for v in node.values):
        return list(strings(key for key in node.keys if key))
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="split")):
            return text.split()
    return []


def strings(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The strings among some nodes."""
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def is_word(text: str, labels: Set[str]) -> bool:
    """Lower-case letters that no type declares as a label."""
    return bool(WORD.fullmatch(text)) and text not in labels


def allowed() -> list[str]:
    """The lines of the list of places."""
    return ALLOWED.read_text(encoding="utf-8").splitlines()


def test_no_new_list_of_english_words_stands_in_the_engine() -> None:
    assert word_lists() - set(allowed()) == set(), "words belong in rules/"


def test_each_allowed_list_still_stands() -> None:
    assert set(allowed()) - word_lists() == set(), "take these lines out of word_lists.txt"


def test_allowed_lists_are_sorted_and_only_shrink() -> None:
    assert allowed() == sorted(set(allowed()))
    assert len(allowed()) <= MOST
