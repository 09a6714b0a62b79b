"""Adjectives behind the noun of a post: "the attorney *general*", "the president-*elect*".

A parser takes them for a noun of their own, be it the one that speaks; the post is the noun.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attribution.language.parse_builder import with_tokens
from attribution.model import Parse, Token

_NOUNS = ("NOUN", "PROPN")
_NOMINAL = ("J", "N")


def with_late_adjectives(
    parse: Parse, adjectives: Collection[str], posts: Collection[str]
) -> Parse:
    """The parse with such adjectives hung on their posts, of which `posts` has the lemmas.

    A name behind them makes the whole a title, which stays as it is. The same object comes back
    where nothing is to be mended.
    """
    found = (token for token in parse.tokens if token.lower in adjectives)
    return with_tokens(parse, (new for token in found for new in _mended(parse, token, posts)))


def _mended(parse: Parse, adjective: Token, posts: Collection[str]) -> Iterator[Token]:
    hyphen = parse.text_at(adjective.i - 1) == "-"
    post = parse.tokens[max(adjective.i - 1 - hyphen, 0)]
    apart = post.sentence != adjective.sentence or post.i == adjective.i
    named = parse.text_at(adjective.i + 1)[:1].isupper()
    nominal = hyphen or adjective.tag[:1] in _NOMINAL  # not "voters elect"
    known = post.lemma in posts or post.lower in posts
    if apart or named or not nominal or post.pos not in _NOUNS or not known:
        return
    yield adjective._replace(tag="JJ", pos="ADJ", dep="amod", head=post.i, lemma=adjective.lower)
    if post.head != adjective.i:
        if hyphen:
            yield parse.tokens[adjective.i - 1]._replace(head=post.i)
        return
    root = adjective.head == adjective.i
    yield post._replace(dep=adjective.dep, head=post.i if root else adjective.head)
    for i in parse.children[adjective.i]:
        if i != post.i:
            yield parse.tokens[i]._replace(head=post.i)
