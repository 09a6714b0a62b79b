"""Builds the parse of an article from its parsed blocks, or from tokens and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from attribution.language.label_schemes import Converter, Row
from attribution.model import Article, Block, Name, Parse, Sentence, Token


class ParsedBlock(NamedTuple):
    """A parsed paragraph; places count within it."""

    rows: list[Row]
    starts: list[int]
    """Where its sentences start."""
    names: list[tuple[int, int, str]]
    """First word, end and kind of each name; names of no kind are empty strings."""
    persons: Sequence[tuple[int, int]] = ()
    """The persons' full names that the words of the article tell, whatever those names say."""


def parse_blocks(article: Article, blocks: Iterable[ParsedBlock], convert: Converter) -> Parse:
    """The parse of an article from the parse of each of its blocks."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for number, (block, (rows, starts, named, told)) in enumerate(zip(article.blocks, blocks)):
        base = len(tokens)
        for first, end in pairwise([*starts, len(rows)]):
            sentences.append(Sentence(len(sentences), number, base + first, base + end))
        first_sentence = len(sentences) - len(starts)
        tokens.extend(_tokens(block, convert(rows), base, first_sentence, set(starts)))
        names.extend(_names(named, told, base))
    return build_parse(article, tokens, sentences, names)


def _names(
    named: Iterable[tuple[int, int, str]], told: Sequence[tuple[int, int]], base: int
) -> list[Name]:
    """The names in order, those that the article tells in place of those that overlap them."""
    taken = {i for span in told for i in range(*span)}
    names = [
        Name(base + first, base + end, kind)
        for first, end, kind in named
        if kind and taken.isdisjoint(range(first, end))
    ]
    if not told:
        return names
    names += (Name(base + first, base + end, "person", told=True) for first, end in told)
    return sorted(names, key=attrgetter("first"))


def build_parse(
    article: Article,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    names: Sequence[Name] = (),
) -> Parse:
    """The parse of an article, with each token's dependents and the edges of its subtree."""
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    edges = [(i, i + 1) for i in range(len(tokens))]
    for sentence in sentences:
        for root in range(sentence.first, sentence.end):
            if tokens[root].head == root:
                _spread(root, children, edges)
    return Parse(
        article,
        tuple(tokens),
        tuple(sentences),
        tuple(map(tuple, children)),
        tuple(edges),
        tuple(names),
    )


def with_tokens(parse: Parse, mended: Iterable[Token]) -> Parse:
    """The parse with some of its tokens replaced; the same object where none is."""
    by_place = {token.i: token for token in mended}
    if not by_place:
        return parse
    tokens = [by_place.get(token.i, token) for token in parse.tokens]
    return build_parse(parse.article, tokens, parse.sentences, parse.names)


def _spread(root: int, children: list[list[int]], edges: list[tuple[int, int]]) -> None:
    order, stack = [], [root]
    while stack:
        i = stack.pop()
        order.append(i)
        stack.extend(children[i])
    for i in reversed(order):
        first, end = edges[i]
        for child in children[i]:
            first, end = min(first, edges[child][0]), max(end, edges[child][1])
        edges[i] = (first, end)


def _tokens(
    block: Block, rows: list[Row], base: int, sentence: int, starts: set[int]
) -> Iterator[Token]:
    sentence -= 1
    shift = block.segments[0].source if len(block.segments) == 1 else None
    for i, row in enumerate(rows):
        sentence += i in starts
        end = row.start + len(row.text)
        if shift is None:
            start, end = block.to_source(row.start, end)
        else:
            start, end = row.start + shift, end + shift
        yield Token(
            base + i,
            start,
            end,
            row.text,
            row.text.lower(),
            row.lemma,
            row.pos,
            row.tag,
            row.dep.lower(),
            base + row.head,
            sentence,
            row.name,
        )
