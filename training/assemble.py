"""The folder that ships: the trained network, the lemma tables, what names and describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from shutil import copyfile, rmtree

import spacy
from spacy.language import Language

from training.lemmas import build_tables
from training.treebanks import Document

NAME = "attribution_news"
LICENCE = "CC BY-SA 4.0"
LIMIT = 10_000_000
_NOTE = Path(__file__).with_name("weights-licence.txt")


def assemble(trained: Path, target: Path, documents: Iterable[Document], version: str) -> int:
    """Writes the pipeline with its lemmatiser and returns its size in bytes."""
    nlp = spacy.load(trained)
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.lookups = build_tables(documents).to_lookups()
    _describe(nlp, version)
    if target.exists():
        rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(target)
    _strip(target, nlp)
    copyfile(_NOTE, target / "LICENSE")
    return measure(target)


def measure(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _describe(nlp: Language, version: str) -> None:
    nlp.meta.update(
        name=NAME,
        version=version,
        description="English for news: parts of speech, dependencies, names, lemmas",
        license=LICENCE,
        author="the authors of source-attribution",
        performance={},
        sources=[
            {"name": "UD English GUM", "url": "https://github.com/amir-zeldes/gum"},
            {
                "name": "UD English EWT",
                "url": "https://github.com/UniversalDependencies/UD_English-EWT",
            },
        ],
    )
    # Folders of the machine that trained it mean nothing elsewhere.
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])


def _strip(folder: Path, nlp: Language) -> None:
    """Leaves of the strings the labels: spaCy adds words as it meets them.

    Vectors are found by their hash. What is left out are the words of the treebanks, half a
    megabyte to store and to load.
    """
    # "obl||conj" is what the parser calls an obl whose arc crosses that of a conj.
    labels = {
        part
        for found in nlp.pipe_labels.values()
        for label in found
        for part in [label, *label.split("||")]
    }
    strings = json.dumps(sorted(labels), indent=0)
    (folder / "vocab" / "strings.json").write_text(strings + "\n", encoding="utf-8")
    meta = folder / "meta.json"
    text = json.dumps(json.loads(meta.read_text(encoding="utf-8")), indent=1, sort_keys=True)
    meta.write_text(text + "\n", encoding="utf-8")
