"""Surnames that are words too, read as names where the article has given them in full.

A tagger takes the *Long* of "Long added that" for an adverb; the *Petra Long* of the sentence
before says that it is a person, and the subject.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from attribution.language.parse_builder import with_tokens
from attribution.model import FINITE, Parse, Token

_PROPER = ("NNP", "NNPS")
_FREE = ("advmod", "amod", "compound", "dep", "discourse", "obl", "vocative", "nmod")
"""Relations of a word to a verb that a name is given where it is taken for another word."""


def with_known_surnames(parse: Parse) -> Parse:
    """The parse with every known surname that stands alone tagged as a name.

    One that a verb without a subject governs is its subject. The same object comes back where
    nothing is to be mended.
    """
    known = frozenset(_surnames(parse))
    return with_tokens(parse, _mended(parse, known)) if known else parse


def _surnames(parse: Parse) -> Iterator[str]:
    """The last words of the article's full names, as written."""
    tokens = parse.tokens
    plain = {token.text for token in tokens if token.text.islower()}
    for token, after in pairwise(tokens):
        if token.tag not in _PROPER:
            continue
        compound = token.dep == "compound" and token.head == after.i and after.lower not in plain
        joined = after.dep == "flat" or compound or after.dep == "aux"  # "George *Will* wrote"
        person = joined and "organisation" not in (token.name, after.name)
        last = after.i + 1 >= len(tokens) or tokens[after.i + 1].dep != "flat"
        if person and last and after.text[:1].isupper() and after.text[1:].islower():
            yield after.text


def _mended(parse: Parse, known: Collection[str]) -> Iterator[Token]:
    for token in parse.tokens:
        if token.text not in known or not _stands_alone(parse, token):
            continue
        verb = _governing_verb(parse, token)
        inside = token.i > parse.sentence_of(token.i).first
        free = token.dep in _FREE or _is_no_modal(parse, token)
        if verb is not None and free:
            yield _as_name(token)._replace(dep="nsubj")
        elif token.tag not in _PROPER and (inside or verb is not None):
            yield _as_name(token)


def _is_no_modal(parse: Parse, token: Token) -> bool:
    """Whether a form that no modal governs stands behind it: "*Will* urged"."""
    after = parse.tokens[min(token.i + 1, len(parse.tokens) - 1)]
    return token.dep == "aux" and after.tag in ("VBD", "VBZ")


def _as_name(token: Token) -> Token:
    return token._replace(tag="NNP", pos="PROPN", lemma=token.text)


def _stands_alone(parse: Parse, token: Token) -> bool:
    """Whether no other capitalised word and no article stands beside it: "the *Long* March"."""
    sentence = parse.sentence_of(token.i)
    before = parse.tokens[token.i - 1] if token.i > sentence.first else None
    after = parse.tokens[token.i + 1] if token.i + 1 < sentence.end else None
    if before is not None and (before.tag in ("DT", "PRP$", "CD") or _is_capital(parse, before)):
        return False
    return after is None or not (_is_capital(parse, after) or after.tag in ("CD", "NN", "NNS"))


def _is_capital(parse: Parse, token: Token) -> bool:
    opens = token.i == parse.sentence_of(token.i).first
    return token.text[:1].isupper() and (not opens or token.tag in _PROPER)


def _governing_verb(parse: Parse, token: Token) -> Token | None:
    """The verb without a subject beside which a word stands: "*Long* added", "said *Long*"."""
    verb = parse.tokens[token.head]
    children = [parse.tokens[i] for i in parse.children[verb.i]]
    finite = [t for t in (verb, *children) if t.tag in FINITE and t.i > token.i - 2]
    if verb.i == token.i or any(t.dep.startswith(("nsubj", "csubj", "expl")) for t in children):
        return None
    beside = parse.tokens[min(token.i + 1, len(parse.tokens) - 1)]
    before = any(t.i == token.i + 1 for t in finite) or (beside.text == "," and bool(finite))
    inverted = verb.i == token.i - 1 and verb.tag in FINITE
    return verb if before or inverted else None
