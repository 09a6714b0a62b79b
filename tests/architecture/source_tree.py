"""The package's modules as the guards see them: paths, syntax trees, imports between modules."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

TOP = Path(__file__).parents[2]
PACKAGE = TOP / "attribution"
ENGINE = ("grammar", "extraction", "entities", "sources", "checks")
"""The packages that know grammar and no words."""


def modules(*packages: str) -> list[Path]:
    """The package's modules by path, or those of some of its packages."""
    found = sorted(PACKAGE.rglob("*.py"))
    return [
        path for path in found if not packages or path.relative_to(PACKAGE).parts[0] in packages
    ]


def dotted(path: Path) -> str:
    """The name that a module is imported by."""
    parts = path.relative_to(TOP).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, nested ones and methods too."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imports(path: Path, known: Mapping[str, Path]) -> set[str]:
    """The modules among the known ones that a module needs to be loaded."""
    return set(_imported(tree_of(path).body, known)) - {dotted(path)}


def _imported(body: list[ast.stmt], known: Mapping[str, Path]) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names} & known.keys()
            yield from names or {node.module} & known.keys()
        elif isinstance(node, ast.Try):
            yield from _imported(node.body, known)
