"""Complements that a parser drew as no grammar has them, read as what the words around leave.

"Orrin was *elected mayor*" with the participle before the noun although it has a subject and an
auxiliary of its own; "called *Orrin a fool*" with two complements and no object.
"""

from __future__ import annotations

from collections.abc import Iterator

from attribution.language.parse_builder import with_tokens
from attribution.model import Parse, Token

_NOMINAL = ("NOUN", "PROPN", "PRON")
_OWN = frozenset(("nsubj:pass", "aux:pass"))


def with_sound_complements(parse: Parse) -> Parse:
    """The parse with such complements mended; the same object where there is none."""
    return with_tokens(parse, (new for token in parse.tokens for new in _mended(parse, token)))


def _mended(parse: Parse, verb: Token) -> Iterator[Token]:
    if verb.tag == "VBN" and verb.dep == "amod" and verb.head > verb.i:
        if {parse.tokens[i].dep for i in parse.children[verb.i]} >= _OWN:
            yield from _as_predicate(parse, verb)
    elif verb.pos == "VERB":
        yield from _with_object(parse, verb)
        yield from _with_subject(parse, verb)


def _as_predicate(parse: Parse, verb: Token) -> Iterator[Token]:
    """The participle as the verb of its clause, the noun behind it as its complement."""
    noun = parse.tokens[verb.head]
    root = noun.head == noun.i
    yield verb._replace(dep=noun.dep, head=verb.i if root else noun.head)
    yield noun._replace(dep="xcomp", head=verb.i)
    for i in parse.children[noun.i]:
        child = parse.tokens[i]
        apart = child.dep == "nmod" and i > noun.i and not _is_of(parse, i)
        if apart or child.dep == "punct":
            yield child._replace(dep="obl" if apart else "punct", head=verb.i)


def _is_of(parse: Parse, noun: int) -> bool:
    cases = (parse.tokens[i] for i in parse.children[noun] if parse.tokens[i].dep == "case")
    return any(token.lower == "of" for token in cases)


def _with_object(parse: Parse, verb: Token) -> Iterator[Token]:
    """The first of two nouns without a preposition as the object of the verb."""
    behind = [parse.tokens[i] for i in parse.children[verb.i] if i > verb.i]
    nouns = [token for token in behind if token.dep == "xcomp" and token.pos in _NOMINAL]
    if len(nouns) > 1 and not any(token.dep == "obj" for token in behind):
        yield nouns[0]._replace(dep="obj")


def _with_subject(parse: Parse, verb: Token) -> Iterator[Token]:
    """The name before a day as the subject: "*Ida Orrin* on Wednesday morning called upon him".

    The parser hangs the name on the *morning*, over a preposition.
    """
    before = [parse.tokens[i] for i in parse.children[verb.i] if i < verb.i]
    if any(token.dep.startswith(("nsubj", "csubj")) for token in before):
        return
    for time in before:
        names = [parse.tokens[i] for i in parse.children[time.i] if parse.tokens[i].dep in _JOINED]
        day = parse.tokens[time.i - 1]
        for name in names:
            cases = [
                parse.tokens[i] for i in parse.children[day.i] if parse.tokens[i].dep == "case"
            ]
            if name.tag == "NNP" and day.head == name.i and day.dep == "nmod" and cases:
                yield name._replace(dep="nsubj", head=verb.i)
                yield day._replace(dep="compound", head=time.i)
                yield time._replace(dep="obl")
                yield from (case._replace(head=time.i) for case in cases)
                return


_JOINED = ("compound", "amod")
