"""Sentences beyond any a writer makes, read in pieces: text without stops, lists, rows of marks.

The work on a sentence grows with the square of its words; no piece is longer than the limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from attribution.language.parse_builder import build_parse
from attribution.model import Parse, Sentence, Token


def cut_long_sentences(parse: Parse, longest: int) -> Parse:
    """The parse with no sentence of more than `longest` tokens; 0 sets no limit.

    What a cut parts from its head becomes the root of its piece. The article gets a note of the
    lines where such sentences begin. The same object comes back where nothing is cut.
    """
    long = [s for s in parse.sentences if longest and s.end - s.first > longest]
    if not long:
        return parse
    sentences = tuple(_pieces(parse, longest))
    tokens = tuple(_tokens(parse, sentences))
    article = replace(parse.article, notes=(*parse.article.notes, _note(parse, long, longest)))
    return build_parse(article, tokens, sentences, parse.names)


def _pieces(parse: Parse, longest: int) -> Iterator[Sentence]:
    index = 0
    for sentence in parse.sentences:
        for first in range(sentence.first, sentence.end, longest):
            yield Sentence(index, sentence.block, first, min(first + longest, sentence.end))
            index += 1


def _tokens(parse: Parse, sentences: tuple[Sentence, ...]) -> Iterator[Token]:
    for sentence in sentences:
        for token in parse.tokens[sentence.first : sentence.end]:
            if sentence.first <= token.head < sentence.end:
                yield token._replace(sentence=sentence.index)
            else:
                yield token._replace(sentence=sentence.index, head=token.i, dep="root")


def _note(parse: Parse, long: list[Sentence], longest: int) -> str:
    first = parse.article.blocks[long[0].block].line
    others = f" and {len(long) - 1} more" if len(long) > 1 else ""
    return (
        f"the paragraph on line {first}{others}: a sentence of more than {longest} words "
        "was read in pieces of that length; claims do not reach from one to the next"
    )
