"""Names behind titles as the heads of their phrases: the *Nina* of "Mayor Nina Orrell".

A parser takes the title or the name for the head, whichever the name reminds it of; later stages
are told one of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from attribution.census import is_first_name
from attribution.language.parse_builder import with_tokens
from attribution.language.seen.name_evidence import NameWords
from attribution.model import Parse, Token

_PROPER = ("NNP", "NNPS")
_BEFORE = ("compound", "amod", "nmod:desc")


def with_names_as_heads(parse: Parse, words: NameWords) -> Parse:
    """The parse with each name that is a flat part of its title as the head of both.

    The same object comes back where nothing is to be mended.
    """
    return with_tokens(
        parse,
        (token for name in _names(parse, words) for token in _mended(parse, name)),
    )


def _names(parse: Parse, words: NameWords) -> Iterator[Token]:
    """The first words of names that are flat parts of the title right before them."""
    for token in parse.tokens:
        if token.dep != "flat" or token.tag not in _PROPER or _is_title(token, words):
            continue
        title, before = parse.tokens[token.head], parse.tokens[token.i - 1]
        between = parse.tokens[title.i : token.i]
        large = all(t.text[:1].isupper() and t.tag in _PROPER for t in between)
        if between and large and _is_title(before, words) and before.head in (title.i, title.head):
            yield token


def _is_title(token: Token, words: NameWords) -> bool:
    """Whether a word is a title or a post, and nobody's first name: "*Guy* Orrin"."""
    titled = token.lower in words.titles or token.lower in words.roles
    return titled and not is_first_name(token.text)


def _mended(parse: Parse, name: Token) -> Iterator[Token]:
    title = parse.tokens[name.head]
    root = title.head == title.i
    yield name._replace(head=name.i if root else title.head, dep=title.dep)
    yield title._replace(head=name.i, dep="nmod:desc")
    for i in parse.children[title.i]:
        child = parse.tokens[i]
        if i == name.i or (i < title.i and child.dep in _BEFORE):
            continue
        if title.i < i < name.i:
            yield child._replace(head=name.i, dep="nmod:desc")
        else:
            yield child._replace(head=name.i)
