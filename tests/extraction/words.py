"""Articles as bare words: for what is read from marks and words alone, without a tree."""

from __future__ import annotations

import re

from attribution.model import Parse
from tests.support import parse_conllu

_TOKEN = re.compile(r"``|''|--|[“”„«»‘’\"'`]|\w+(?:[’'-]\w+)*|\.\.\.|[^\w\s]")
_VERBS = frozenset(
    "said say was were is are left waited came go went told ran will would had closed rose fell "
    "knows want like ends did shouted asked sing sang added".split()
)
_SMALL = {
    "the": ("DET", "DT"), "a": ("DET", "DT"), "of": ("ADP", "IN"), "in": ("ADP", "IN"),
    "and": ("CCONJ", "CC"), "he": ("PRON", "PRP"), "she": ("PRON", "PRP"), "we": ("PRON", "PRP"),
    "it": ("PRON", "PRP"), "i": ("PRON", "PRP"), "never": ("ADV", "RB"),
}  # fmt: skip


def article_of(text: str) -> Parse:
    """The article's words in flat trees; ¶ parts paragraphs, a full stop and its mark sentences."""
    return parse_conllu("\n\n".join(_sentences(text)))


def _sentences(text: str) -> list[str]:
    chunks = []
    for paragraph in text.split("¶"):
        rows: list[str] = ["# newpar"]
        for match in _TOKEN.finditer(paragraph):
            following = paragraph[match.end() : match.end() + 1]
            rows.append(_row(len(rows), match[0], bool(following.strip())))
            closes = match[0] in ".?!" and not following.strip()
            if closes or (match[0] in "”\"''’" and paragraph[: match.end()][-2:-1] in (".", "?")):
                chunks.append("\n".join(rows))
                rows = ["#"]
        if len(rows) > 1:
            chunks.append("\n".join(rows))
    return chunks


def _row(number: int, form: str, glued: bool) -> str:
    lower = form.lower()
    pos, tag = _SMALL.get(lower, ("NOUN", "NN"))
    if lower in _VERBS:
        pos, tag = "VERB", "VBD"
    elif not form[0].isalnum():
        pos, tag = "PUNCT", form
    elif form[0].isupper() and pos == "NOUN":
        pos, tag = "PROPN", "NNP"
    dep, head = ("root", "0") if number == 1 else ("dep", "1")
    space = "SpaceAfter=No" if glued else "_"
    return "\t".join([str(number), form, lower, pos, tag, "_", head, dep, "_", space])
