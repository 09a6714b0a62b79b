"""The noun that heads a source span, also where the parser put another word on top."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from attribution.grammar.numbers import HYPHENS, is_number
from attribution.grammar.trees import has
from attribution.model import Parse, Part, Token

_VERBAL = ("VB", "MD", "IN", "TO")
_NOMINAL = ("NOUN", "PROPN", "PRON")


def with_sound_head(parse: Parse, source: Part, dates: Collection[str]) -> Part:
    """The source, headed by its noun; `dates` are words that head no source."""
    tokens = parse.tokens
    if source.head is None:
        return source
    head = source.head
    astray = bool(source.tokens) and head not in source.tokens
    if astray or tokens[head].tag[:2] in _VERBAL or tokens[head].lower in dates:
        nouns = (i for i in source.tokens if tokens[i].pos in _NOMINAL)
        head = next((i for i in nouns if tokens[i].lower not in dates), head)
    head = _described(parse, source.tokens, _counted(parse, source.tokens, head))
    head = _after_its_post(parse, source.tokens, head)
    while head + 1 in source.tokens and tokens[head + 1].tag in ("NN", "NNS"):
        head += 1  # "Harbour Board *members* briefed on it"
    return replace(source, head=head)


def _counted(parse: Parse, inside: tuple[int, ...], head: int) -> int:
    """The last part of a numeral in words that the parser cut: "Ninety-*one* percent"."""
    tokens = parse.tokens
    while (
        is_number(tokens[head].text)
        and head + 2 in inside
        and tokens[head + 1].text in HYPHENS
        and is_number(tokens[head + 2].text)
    ):
        head += 2
    return head


def _after_its_post(parse: Parse, inside: tuple[int, ...], head: int) -> int:
    """The name that a post stands before: "former Bank of Velmark governor *Ida* Brandt".

    The parser makes both the bank and the name a subject of the same verb, or hangs the name on it.
    """
    tokens, first = parse.tokens, parse.tokens[head]
    for before, i in pairwise(inside):
        name, post = tokens[i], tokens[before]
        beside = (name.dep, name.head) == (first.dep, first.head)
        bare = name.name == "person" and name.dep == "nmod" and name.head == head
        beside_post = beside or (name.dep, name.head, post.head) == ("flat", before, head)
        apart = i == before + 1 > head + 1
        titled = apart and (post.tag, name.tag) == ("NN", "NNP")
        full = apart and post.tag[:2] == "NN" and _is_one_full_name(parse, name)
        if titled and (beside or bare):
            return i
        if full and beside_post and not _is_another(parse, post.i):
            return i
    return head


def _is_one_full_name(parse: Parse, name: Token) -> bool:
    """Whether a surname hangs on a first name, whatever its tag is, and no second name.

    "chief strategist *Guy* Orrin", and not "hopefuls Gov. *Guy* Orrin and Sen. Ada Brandt".
    """
    surname = parse.tokens[min(name.i + 1, len(parse.tokens) - 1)]
    joined = surname.dep == "flat" and surname.head == name.i
    capitals = name.text.istitle() and surname.text[:1].isupper()
    return joined and capitals and not has(parse, name.i, "conj")


def _is_another(parse: Parse, post: int) -> bool:
    """Whether a preposition stands before a post: "a spokesman *for* Chancellor Ada Brandt"."""
    while post > 0 and parse.tokens[post - 1].tag[:2] in ("NN", "JJ"):
        post -= 1
    return post > 0 and parse.tokens[post - 1].tag == "IN"


def _described(parse: Parse, inside: tuple[int, ...], head: int) -> int:
    """The noun of two adjectives of which the first was taken for it: "Velmish and Tarnish *men*".

    Somebody's name is left as it is: "Brandt and Tarnish men".
    """
    noun = head + 3
    if noun not in inside or parse.tokens[head].name == "person":
        return head
    first, joins, second, described = parse.tokens[head : noun + 1]
    adjectives = first.text[:1].isupper() and second.tag == "JJ" and second.text[:1].isupper()
    plural = described.tag == "NNS" and described.head == head
    return noun if adjectives and plural and joins.tag == "CC" and first.tag != "NNS" else head
