"""Files are read into articles: blocks of prose that know their place in the file."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from attribution.reading.articles import article_from_text, read_article, read_articles
    from attribution.reading.blocks.block_words import BlockWords, load_block_words
    from attribution.reading.folders import Found, find_files

__all__ = [
    "BlockWords",
    "Found",
    "article_from_text",
    "find_files",
    "load_block_words",
    "read_article",
    "read_articles",
]

_HOMES = {
    "BlockWords": "attribution.reading.blocks.block_words",
    "Found": "attribution.reading.folders",
    "article_from_text": "attribution.reading.articles",
    "find_files": "attribution.reading.folders",
    "load_block_words": "attribution.reading.blocks.block_words",
    "read_article": "attribution.reading.articles",
    "read_articles": "attribution.reading.articles",
}
"""Imported when they are first asked for, so that a command loads what it needs."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
