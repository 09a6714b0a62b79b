"""Parts of a group as subjects of their own verbs: "sons, *one* of whom, Karl Roe, said"."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.language.parse_builder import with_tokens
from attribution.model import FINITE, Parse, Token


def with_partitive_subjects(parse: Parse) -> Parse:
    """The parse with each *one of whom* that was hung on the group as the subject of its verb.

    The verb is the first one with a tense behind it and has no subject behind it. The same object
    comes back where nothing is to be mended.
    """
    return with_tokens(parse, _mended(parse))


def _mended(parse: Parse) -> Iterator[Token]:
    for token in parse.tokens:
        if token.tag != "WP" or token.i < 2 or parse.text_at(token.i + 1) != ",":
            continue
        part = parse.tokens[token.i - 2]
        if part.dep != "appos" or token.head != part.i:
            continue
        sentence = parse.sentence_of(token.i)
        behind = parse.tokens[token.i + 1 : sentence.end]
        verb = next((t for t in behind if t.tag in FINITE), None)
        if verb is not None and not any(
            t.dep.startswith("nsubj") for t in behind[: verb.i - token.i]
        ):
            yield part._replace(dep="nsubj", head=verb.i)
            name = parse.tokens[token.i + 2]
            if name.dep == "appos":
                yield name._replace(head=part.i)
