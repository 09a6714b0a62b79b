"""Sentences of our own in the form of the treebanks."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.treebanks import Document, read_treebank


@pytest.fixture(scope="session")
def documents() -> tuple[Document, ...]:
    return tuple(read_treebank(Path(__file__).with_name("treebank.conllu")))
