"""Builds the parse of an article from its tokens and sentences."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.model import Article, Name, Parse, Sentence, Token


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
