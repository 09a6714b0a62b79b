"""Gold treebanks in CoNLL-U, read into records: documents of paragraphs of sentences of words."""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

_BOUNDARY = re.compile(r"# new(par|doc)(?: |$)")
_MISSING = "_"


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; `head` is the index of its governor in the sentence, a root's its own."""

    form: str
    lemma: str
    pos: str
    tag: str
    head: int
    relation: str
    space_after: bool
    entity: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The sentences that a writer put on one line."""

    sentences: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a treebank, in its order."""

    name: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(slots=True)
class _Reader:
    """What has been read of the current document and not yet been given out."""

    name: str = ""
    rows: list[list[str]] = field(default_factory=list)
    sentences: list[tuple[Word, ...]] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)

    def end_sentence(self) -> None:
        if self.rows:
            self.sentences.append(_words(self.rows))
            self.rows = []

    def end_paragraph(self) -> None:
        if self.sentences:
            self.paragraphs.append(Paragraph(tuple(self.sentences)))
            self.sentences = []

    def end_document(self) -> Iterator[Document]:
        self.end_sentence()
        self.end_paragraph()
        if self.paragraphs:
            yield Document(self.name, tuple(self.paragraphs))
            self.paragraphs = []


def read_treebank(path: Path) -> Iterator[Document]:
    """Yields the documents of a `.conllu` or `.conllu.xz` file."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from read_documents(lines)


def read_documents(lines: Iterable[str]) -> Iterator[Document]:
    """Yields the documents of CoNLL-U lines; sentences before any `# newpar` are a paragraph."""
    reader = _Reader()
    for raw in lines:
        line = raw.rstrip("\n")
        boundary = _BOUNDARY.match(line)
        if boundary and boundary[1] == "doc":
            yield from reader.end_document()
            reader.name = line.partition("=")[2].strip()
        elif boundary:
            reader.end_paragraph()
        elif not line:
            reader.end_sentence()
        elif not line.startswith("#"):
            reader.rows.append(line.split("\t"))
    yield from reader.end_document()


def write_treebank(documents: Iterable[Document], path: Path) -> None:
    """Writes a `.conllu.xz` file that reads back as the same documents."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8") as file:
        for document in documents:
            file.write(f"# newdoc id = {document.name}\n")
            for paragraph in document.paragraphs:
                file.write("# newpar\n")
                file.writelines(map(_to_lines, paragraph.sentences))


def _to_lines(sentence: Sequence[Word]) -> str:
    return "".join(map(_to_line, count(1), sentence)) + "\n"


def _to_line(number: int, word: Word) -> str:
    head = 0 if word.head == number - 1 else word.head + 1
    features = [f"Entity={word.entity}"] if word.entity else []
    features += [] if word.space_after else ["SpaceAfter=No"]
    columns = (
        number, word.form, word.lemma, word.pos, word.tag, _MISSING, head,
        word.relation if head else "root", _MISSING, "|".join(features) or _MISSING,
    )  # fmt: skip
    return "\t".join(map(str, columns)) + "\n"


def _words(rows: list[list[str]]) -> tuple[Word, ...]:
    """The words of a sentence; the last part of a contraction has the space after all of it."""
    inside: dict[int, bool] = {}
    words: list[Word] = []
    for row in rows:
        identifier, features = row[0], _features(row[9])
        space_after = features.get("SpaceAfter") != "No"
        if "-" in identifier:
            first, last = map(int, identifier.split("-"))
            inside |= {number: number == last and space_after for number in range(first, last + 1)}
        elif "." not in identifier:
            number = int(identifier)
            words.append(_word(row, inside.get(number, space_after), features.get("Entity", "")))
    return tuple(words)


def _word(row: list[str], space_after: bool, entity: str) -> Word:
    number, head = int(row[0]), int(row[6])
    return Word(
        form=row[1],
        lemma=row[1] if row[2] == _MISSING and row[1] != _MISSING else row[2],
        pos=row[3],
        tag=row[4],
        head=(head or number) - 1,
        relation=row[7] if head else "ROOT",
        space_after=space_after,
        entity=entity,
    )


def _features(column: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in column.split("|"))
    return {name: value for name, equals, value in pairs if equals}
