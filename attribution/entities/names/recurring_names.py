"""Names known from the document: a full name once given makes its last word that person's.

Surnames that are words too ("Smith", "Woods", "Long") are missed by tagger and lexicons where they
stand alone; the full name elsewhere in the article tells what they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from attribution.entities.names.name_classification import SUFFIXES, Proper, is_team
from attribution.model import Parse, Token
from attribution.rulebook.vocabulary import Vocabulary

_FINITE = ("VBD", "VBZ", "VBP", "MD", "POS")
_NOMINAL = ("NN", "NNS", "NNP", "NNPS", "JJ")


def recurring_names(
    parse: Parse, names: Sequence[Proper], speaking: Collection[int], vocabulary: Vocabulary
) -> Iterator[Proper]:
    """The surnames of full names of the article that stand alone and are no name yet."""
    known = _surnames(parse, names, vocabulary)
    taken = {i for name in names for i in range(name.first, name.end)}
    for token in parse.tokens:
        full = known.get(token.text)
        speaks = token.i in speaking
        if full is None or token.i in taken or not _stands_alone(parse, token, speaks=speaks):
            continue
        if speaks or _is_name_here(parse, token):
            yield Proper(token.i, token.i + 1, full.kind, (token.lower,), firm=True)


def _surnames(
    parse: Parse, names: Sequence[Proper], vocabulary: Vocabulary
) -> Mapping[str, Proper]:
    """By last word, as written, the full names of persons, and of teams: "Tarn Harriers"."""
    found: dict[str, Proper] = {}
    for name in names:
        words = [t.text for t in parse.tokens[name.first : name.end] if t.lower not in SUFFIXES]
        team = name.kind == "organisation" and is_team(
            parse.tokens, name.first, name.end, vocabulary
        )
        short = team or name.kind == "person"
        if short and len(words) > 1 and words[-1][:1].isupper():
            found.setdefault(words[-1], name)
    return found


def _stands_alone(parse: Parse, token: Token, *, speaks: bool) -> bool:
    """Whether no other capitalised noun or number stands beside it: "King Charles", "May 4".

    After a preposition only who speaks counts: "according to Woods", not "in Woods".
    """
    sentence = parse.sentence_of(token.i)
    before = parse.tokens[token.i - 1] if token.i > sentence.first else None
    after = parse.tokens[token.i + 1] if token.i + 1 < sentence.end else None
    barred = ("DT", "NNP", "NNPS") if speaks else ("DT", "NNP", "NNPS", "IN")
    if before is not None and before.tag in barred:
        return False
    return after is None or not (after.tag == "CD" or (after.tag[:3] == "NNP"))


def _is_name_here(parse: Parse, token: Token) -> bool:
    """Inside a sentence a capital tells; at its start the word after must fit a name."""
    sentence = parse.sentence_of(token.i)
    before = parse.tokens[token.i - 1] if token.i > sentence.first else None
    if before is not None and before.pos != "PUNCT":
        return True
    after = parse.tokens[token.i + 1] if token.i + 1 < sentence.end else None
    return after is not None and (after.tag in _FINITE or after.text == ",")
