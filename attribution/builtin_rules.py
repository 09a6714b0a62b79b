"""The folder of the rules that come with the program, and their digest."""

from __future__ import annotations

import hashlib
from pathlib import Path

READ_ELSEWHERE = ("grammar", "reading")
"""Folders of the built-in rules that other stages read themselves, and no pack has."""


def builtin_rules() -> Path:
    """The folder of the built-in rules: inside an installed package, else at the checkout's top."""
    package = Path(__file__).resolve().parent
    carried = package / "_rules"
    return carried if carried.is_dir() else package.parent / "rules"


def builtin_digest() -> str:
    """The digest of the built-in rules alone, as a rule book has it: without reading them."""
    digest = hashlib.sha256()
    base = builtin_rules()
    for path in sorted(base.rglob("*.y*ml")):
        top = path.relative_to(base).parts[0]
        if top not in READ_ELSEWHERE:
            digest.update(digested(Path(top).stem, path.name, path.read_bytes()))
    return digest.hexdigest()


def digested(folder: str, name: str, data: bytes) -> bytes:
    """What a rule file adds to a digest."""
    return f"{folder}/{name}:{len(data)}\n".encode() + data
