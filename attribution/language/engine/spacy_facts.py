"""What spaCy keeps in its code and the network was trained on: ids of symbols, normal forms.

They are written beside the weights from the spaCy that trained them:

    python -m attribution.language.engine.spacy_facts attribution/language/english
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

_FILE = "spacy_facts.json"


class SpacyFacts(NamedTuple):
    """Facts of the spaCy that the pipeline was trained with."""

    symbols: Mapping[str, int]
    """The ids of the strings that spaCy does not hash."""
    norms: Mapping[str, str]
    """The normal forms of words that are not their lower case."""


def read_facts(folder: Path) -> SpacyFacts:
    """The facts that were written beside the weights."""
    return SpacyFacts(**json.loads((folder / _FILE).read_text(encoding="utf-8")))


def write_facts(folder: Path) -> None:
    """Writes the facts of the installed spaCy."""
    from spacy.lang.norm_exceptions import BASE_NORMS
    from spacy.symbols import IDS

    facts = SpacyFacts(dict(IDS), dict(BASE_NORMS))
    text = json.dumps(facts._asdict(), ensure_ascii=False, indent=1)
    (folder / _FILE).write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_facts(Path(sys.argv[1]))
