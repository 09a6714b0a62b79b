"""Sentences with trees checked by hand, and what must be found in them.

Each document of a `*.conllu` file here opens with comments: its id, what it shows (`about`), its
text (¶ parts paragraphs), and a line `finds = source | cue | claim | mode | rule` an attribution,
with `-` for a source that nobody is and ` … ` between the pieces of a claim. A `gap` says in what
the engine still fails, so that its mending is noticed. The folder `clearnlp`
holds the same documents as a pipeline with ClearNLP's labels would parse them.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from attribution.language.label_schemes import Row, to_universal
from attribution.language.parse_builder import build_parse
from attribution.model import Attribution, Parse
from tests.support import parse_conllu

HERE = Path(__file__).parent


class Found(NamedTuple):
    """An attribution in its own words; None where nobody is the source."""

    source: str | None
    cue: str
    claim: str
    mode: str
    rule: str


class Sample(NamedTuple):
    """A document of the folder."""

    id: str
    about: str
    text: str
    finds: tuple[Found, ...]
    conllu: str
    gap: str = ""

    @property
    def parse(self) -> Parse:
        return parse_conllu(self.conllu, f"{self.id}.txt")


def read_samples(folder: Path = HERE) -> tuple[Sample, ...]:
    """The documents of a folder, in the order of its files and lines."""
    return tuple(
        _sample(document)
        for file in sorted(folder.glob("*.conllu"))
        for document in file.read_text(encoding="utf-8").split("# newdoc ")[1:]
    )


def _sample(document: str) -> Sample:
    lines = ("# " + document).splitlines()
    notes = [line[2:].partition(" = ") for line in lines if line.startswith("# ") and " = " in line]
    finds = tuple(_found(value) for key, _, value in notes if key == "finds")
    values = {key: value for key, _, value in notes}
    conllu = "\n".join(line for line in lines if " = " not in line)
    about, gap = values.get("about", ""), values.get("gap", "")
    return Sample(values["id"], about, values["text"], finds, conllu, gap)


def _found(line: str) -> Found:
    source, cue, claim, mode, rule = line.split(" | ")
    return Found(None if source == "-" else source, cue, claim, mode, rule)


def found_in(attributions: tuple[Attribution, ...]) -> list[Found]:
    """The same of what extraction found."""
    return [
        Found(
            a.source.text if a.source else None,
            a.cue.text if a.cue else "",
            a.claim.text,
            a.mode,
            a.rule,
        )
        for a in attributions
    ]


def from_clearnlp(parse: Parse) -> Parse:
    """A parse with ClearNLP's labels, turned into Universal Dependencies."""
    rows = [
        Row(t.start, t.text, t.lemma, t.pos, t.tag, "root" if t.head == t.i else t.dep, t.head, "")
        for t in parse.tokens
    ]
    moved = [
        token._replace(dep=row.dep, head=row.head)
        for token, row in zip(parse.tokens, to_universal(rows))
    ]
    return build_parse(parse.article, moved, parse.sentences, parse.names)
