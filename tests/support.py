"""Parses for tests, from CoNLL-U written by hand: no pipeline is needed."""

from __future__ import annotations

from attribution.language.parse_builder import build_parse
from attribution.model import Article, Block, Name, Parse, Segment, Sentence, Token

NAMES = {"person": "person", "organisation": "organisation", "place": "place"}


def parse_conllu(conllu: str, path: str = "test.txt") -> Parse:
    """The parse of sentences in CoNLL-U; `# newpar` starts a block, `Name=person` marks a name."""
    text, tokens, sentences, bounds = "", [], [], []
    names: list[Name] = []
    for chunk in filter(str.strip, conllu.strip().split("\n\n")):
        rows = [line.split() for line in chunk.splitlines() if not line.lstrip().startswith("#")]
        if "# newpar" in chunk or not bounds:
            if bounds:
                text = text.rstrip() + "\n\n"
            bounds.append(len(text))
        first = len(tokens)
        for row in rows:
            misc = dict(item.split("=") for item in row[9].split("|") if "=" in item)
            start, form = len(text), row[1]
            text += form + ("" if misc.get("SpaceAfter") == "No" else " ")
            head = first + (int(row[6]) or int(row[0])) - 1
            i = len(tokens)
            tokens.append(
                Token(i, start, start + len(form), form, form.lower(), row[2].lower(), row[3],
                      row[4], row[7], head, len(sentences), NAMES.get(misc.get("Name", ""), ""))
            )  # fmt: skip
        sentences.append(Sentence(len(sentences), len(bounds) - 1, first, len(tokens)))
    text = text.rstrip() + "\n"
    for i, token in enumerate(tokens):
        if token.name and (i == 0 or tokens[i - 1].name != token.name):
            end = i + 1
            while end < len(tokens) and tokens[end].name == token.name:
                end += 1
            names.append(Name(i, end, token.name))
    blocks = []
    for start, end in zip(bounds, [*bounds[1:], len(text)]):
        prose = text[start:end].rstrip()
        segment = Segment(0, start, len(prose), len(prose))
        blocks.append(Block("prose", prose, (segment,), text.count("\n", 0, start) + 1))
    return build_parse(Article(path, text, tuple(blocks)), tokens, sentences, names)
