"""The shape of the package: small folders, unique module names, no cycle, short functions."""

from __future__ import annotations

import ast
import re
import statistics
from collections import Counter
from graphlib import CycleError, TopologicalSorter

from tests.architecture.source_tree import ENGINE, TOP, dotted, functions, imports, modules, tree_of

MODULES_A_FOLDER = 12


def test_no_folder_has_more_than_12_modules() -> None:
    named = [path for path in modules() if path.name != "__init__.py"]
    counts = Counter(str(path.parent.relative_to(TOP)) for path in named)
    assert {folder: n for folder, n in counts.items() if n > MODULES_A_FOLDER} == {}


def test_no_module_name_is_used_twice() -> None:
    counts = Counter(path.name for path in modules() if not path.name.startswith("__"))
    assert {name for name, n in counts.items() if n > 1} == set()


def test_no_modules_import_each_other_in_a_cycle() -> None:
    known = {dotted(path): path for path in modules()}
    graph = {name: imports(path, known) for name, path in known.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise AssertionError(" -> ".join(error.args[1])) from None


def test_modules_have_150_lines_in_the_median_and_450_at_most() -> None:
    lengths = {str(path): path.read_text(encoding="utf-8").count("\n") for path in modules()}
    assert {path: lines for path, lines in lengths.items() if lines > 450} == {}
    assert statistics.median(lengths.values()) <= 150


def test_functions_have_10_lines_in_the_median_and_60_at_most() -> None:
    lengths = {
        f"{path.relative_to(TOP)}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in modules()
        for node in functions(path)
    }
    assert {place: lines for place, lines in lengths.items() if lines > 60} == {}
    ordered = sorted(lengths.values())
    assert statistics.median(ordered) <= 10
    assert ordered[len(ordered) * 9 // 10] <= 30


def test_code_names_lexicons_and_weights_by_typed_attributes() -> None:
    # A misspelt attribute is an error of mypy; a misspelt string would read as "no".
    named = [
        f"{path.relative_to(TOP)}:{node.lineno}"
        for path in modules(*ENGINE)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and isinstance(node.slice.value, str)
        and re.search(r"(lexicons|weights|words|listed)$", ast.unparse(node.value))
    ]
    assert named == []
