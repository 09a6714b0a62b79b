"""Sentences that a nickname in quotation marks parts, put together: *Rosa "Tinker" | Valdane*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from attribution.language.parse_builder import build_parse
from attribution.model import Parse, Sentence, Token

_OPENING, _CLOSING = frozenset("\"“‘'("), frozenset("\"”’')")


def with_whole_names(parse: Parse) -> Parse:
    """The parse with no sentence that ends inside a name, behind its nickname.

    What stood before the surname takes its place in the second sentence, and the surname goes with
    the first name. The same object comes back where nothing is to be mended.
    """
    parted = {after.index for before, after in pairwise(parse.sentences) if _parts(parse, before)}
    if not parted:
        return parse
    tokens = list(parse.tokens)
    for index in parted:
        _join(parse, parse.sentences[index].first, tokens)
    numbers = _numbers(parse, parted)
    renumbered = [t._replace(sentence=numbers[t.sentence]) for t in tokens]
    return build_parse(parse.article, renumbered, tuple(_whole(parse, parted)), parse.names)


def _parts(parse: Parse, sentence: Sentence) -> bool:
    """Whether a sentence ends with a first name and a nickname, before a surname."""
    end = sentence.end
    if end - sentence.first < 4 or end + 1 >= len(parse.tokens):
        return False
    given, opening, nickname, closing = parse.tokens[end - 4 : end]
    surname = parse.tokens[end]
    marks = opening.text in _OPENING and closing.text in _CLOSING
    capitals = all(t.text[:1].isupper() and t.text.isalpha() for t in (given, nickname, surname))
    tight = opening.end == nickname.start and nickname.end == closing.start
    same = parse.sentences[surname.sentence].block == sentence.block
    return marks and capitals and tight and same and surname.tag in ("NNP", "NNPS")


def _join(parse: Parse, at: int, tokens: list[Token]) -> None:
    """Lets the sentence before take the surname's place, the surname go with the first name."""
    surname = tokens[at]
    before = parse.sentence_of(at - 1)
    root = next(i for i in range(before.first, at) if tokens[i].head == i)
    top = surname.head == at
    tokens[root] = tokens[root]._replace(
        head=root if top else surname.head, dep="root" if top else surname.dep
    )
    tokens[at] = surname._replace(head=at - 4, dep="flat")


def _numbers(parse: Parse, parted: set[int]) -> list[int]:
    """By its old number the number of each sentence."""
    numbers, number = [], -1
    for sentence in parse.sentences:
        number += sentence.index not in parted
        numbers.append(number)
    return numbers


def _whole(parse: Parse, parted: set[int]) -> Iterator[Sentence]:
    for number, first in enumerate(s for s in parse.sentences if s.index not in parted):
        end, index = first.end, first.index + 1
        while index in parted:
            end, index = parse.sentences[index].end, index + 1
        yield replace(first, index=number, end=end)
