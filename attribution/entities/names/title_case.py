"""Capitals of headlines, where nearly every word has one: they tell nothing of names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from attribution.grammar.marks import MARKS
from attribution.model import Parse, Token
from attribution.rulebook.vocabulary import Vocabulary


def sentences_in_title_case(parse: Parse) -> set[int]:
    """Sentences in which nearly every word has a capital, as in headlines: it tells nothing."""
    found = set()
    for sentence in parse.sentences:
        words = [t for t in parse.tokens[sentence.first : sentence.end] if len(t.text) > 3]
        long = [t for t in words if t.text[0].isalpha()]
        large = [t for t in long if t.text[0].isupper()]
        odd = sum(t.tag not in ("NNP", "NNPS", "JJ") for t in large[1:])
        stopped = parse.tokens[sentence.end - 1].text in MARKS.full_stops
        if len(long) > 3 and len(large) >= 0.8 * len(long) and (odd > 1 or not stopped):
            found.add(sentence.index)
    return found


def known_pieces(
    tokens: Sequence[Token],
    first: int,
    end: int,
    known: Collection[str],
    vocabulary: Vocabulary,
) -> Iterator[tuple[int, int]]:
    """The parts of a run whose words are names elsewhere in the article, or are labelled so."""
    start = None
    for i in range(first, end + 1):
        is_known = i < end and (tokens[i].text in known or tokens[i].name == "place")
        if is_known and vocabulary.noun_class(tokens[i].lower.removesuffix("s")):
            is_known = False
        if is_known and start is None:
            start = i
        elif not is_known and start is not None:
            yield start, i
            start = None
