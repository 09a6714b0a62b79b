"""Treebank documents as spaCy's: whole paragraphs with their real white space."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc
from spacy.vocab import Vocab

from training.names import find_names
from training.treebanks import Paragraph, Word

_BREAKS = ("\n\n", "\n\n", "\n\n", "\n")


@dataclass(slots=True)
class _Columns:
    """What spaCy's constructor of a document takes, one list a column."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    ents: list[str] = field(default_factory=list)

    def add_paragraph(self, paragraph: Paragraph, line_break: str) -> None:
        if self.words:
            self._add_break(line_break)
        for sentence in paragraph.sentences:
            self._add_sentence(sentence)

    def _add_sentence(self, sentence: Sequence[Word]) -> None:
        base = len(self.words)
        self.words += [word.form for word in sentence]
        self.spaces += [word.space_after for word in sentence]
        self.pos += [word.pos for word in sentence]
        self.tags += [word.tag for word in sentence]
        self.lemmas += [word.lemma for word in sentence]
        self.heads += [base + word.head for word in sentence]
        self.deps += [word.relation for word in sentence]
        labels = ["O"] * len(sentence)
        for name in find_names(sentence):
            labels[name.start : name.end] = ["I-" + name.label] * (name.end - name.start)
            labels[name.start] = "B-" + name.label
        self.ents += labels

    def _add_break(self, line_break: str) -> None:
        """Puts the blank line into the sentence before it, as spaCy's own data does."""
        self.spaces[-1] = False
        self.words.append(line_break)
        self.spaces.append(False)
        self.pos.append("SPACE")
        self.tags.append("_SP")
        self.lemmas.append(line_break)
        self.heads.append(len(self.words) - 2)
        self.deps.append("dep")
        self.ents.append("O")


def build_doc(
    vocab: Vocab,
    paragraphs: Iterable[Paragraph],
    *,
    named: bool,
    chance: random.Random | None = None,
) -> Doc:
    """A gold document with blank lines between the paragraphs, by chance a line break alone.

    Where names are not marked, they count as unknown and nothing is learned about them.
    """
    columns = _Columns()
    for paragraph in paragraphs:
        columns.add_paragraph(paragraph, chance.choice(_BREAKS) if chance else _BREAKS[0])
    doc = Doc(
        vocab,
        words=columns.words,
        spaces=columns.spaces,
        pos=columns.pos,
        tags=columns.tags,
        lemmas=columns.lemmas,
        heads=columns.heads,
        deps=columns.deps,
        ents=columns.ents if named else None,
    )
    if not named:
        doc.set_ents([], default="missing")
    return doc
