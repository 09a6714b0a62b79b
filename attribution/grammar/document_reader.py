"""Reads a parse into a document."""

from __future__ import annotations

from attribution.grammar.quotations import find_quotations
from attribution.model import Document, Parse


def read_document(parse: Parse) -> Document:
    """The document of a parse: its quotations found, once for every stage."""
    return Document(parse, find_quotations(parse))
