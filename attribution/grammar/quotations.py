"""Stretches in quotation marks, paragraph by paragraph, in every form newspapers use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from attribution.grammar.marks import DOUBLE_CLOSERS
from attribution.model import Parse, Quotation, Token

Side = Literal["open", "close", "either"]

_DOUBLE = {"“": "open", "”": "close", "„": "open", "«": "open", "»": "close", "``": "open"}
_SINGLE = {"‘": "open", "’": "close", "'": "either", "`": "open"}


class _Mark(NamedTuple):
    i: int
    side: Side
    single: bool


def find_quotations(parse: Parse) -> tuple[Quotation, ...]:
    """The quotations of an article, in order; inner ones in single marks are not listed apart.

    An opening mark without its closing one runs to its paragraph's end; a paragraph that opens with
    a mark right after such a one carries it on.
    """
    found: list[Quotation] = []
    for block, (first, end) in _block_ranges(parse):
        for quotation in _in_block(parse, block, first, end):
            found.append(replace(quotation, speech=_is_speech(parse, quotation)))
    return tuple(_linked(parse, found))


def _block_ranges(parse: Parse) -> Iterator[tuple[int, tuple[int, int]]]:
    ranges: dict[int, tuple[int, int]] = {}
    for sentence in parse.sentences:
        first, _ = ranges.get(sentence.block, (sentence.first, 0))
        ranges[sentence.block] = (first, sentence.end)
    yield from ranges.items()


def _in_block(parse: Parse, block: int, first: int, end: int) -> Iterator[Quotation]:
    marks = [mark for i in range(first, end) if (mark := _mark(parse, i)) is not None]
    doubles = [mark for mark in marks if not mark.single]
    pairs = list(_pairs(doubles, end))
    singles = [m for m in marks if m.single and not any(a <= m.i < b for a, b, _ in pairs)]
    for a, b, open_ended in _pairs(singles, end):
        if not open_ended and b - a > 2:
            pairs = [(c, d, o) for c, d, o in pairs if not a <= c < b]  # marks inside British ones
            pairs.append((a, b, False))
    yield from (Quotation(a, b, block, open_ended) for a, b, open_ended in sorted(pairs))


def _pairs(marks: list[_Mark], end: int) -> Iterator[tuple[int, int, bool]]:
    """[start, end) of each pair of marks, and whether it was left open."""
    opened: int | None = None
    for mark in marks:
        if opened is None:
            if mark.side != "close":
                opened = mark.i
        elif mark.side == "open":
            # a second opening mark: the first was never closed and ends before this one
            if not mark.single:
                yield opened, mark.i, True
            opened = mark.i
        else:
            yield opened, mark.i + 1, False
            opened = None
    if opened is not None:
        yield opened, end, True


def _mark(parse: Parse, i: int) -> _Mark | None:
    token = parse.tokens[i]
    text = token.text
    if text in _DOUBLE:
        return _Mark(i, _DOUBLE[text], False)  # type: ignore[arg-type]  # the table's values are sides
    if text in (*DOUBLE_CLOSERS, '""'):
        return _Mark(i, _side_by_space(parse, i), False)
    if text in _SINGLE and token.tag != "POS":
        side = _side_by_space(parse, i)
        fixed = _SINGLE[text]
        if fixed == "open" or (fixed == "either" and side == "open"):
            return _Mark(i, "open", True)
        if side == "close":
            return _Mark(i, "close", True)
    return None


def _side_by_space(parse: Parse, i: int) -> Side:
    """The side that white space around a straight mark points to."""
    text, token = parse.article.text, parse.tokens[i]
    before = text[token.start - 1 : token.start] if token.start else " "
    after = text[token.end : token.end + 1] or " "
    left = before.isspace() or before in "([{—–-/"
    right = after.isspace() or after in ")]}.,;:!?—–-/"
    if left and not right:
        return "open"
    if right and not left:
        return "close"
    return "either"


_WORDS_OF_SPEECH = 4


def _is_speech(parse: Parse, quotation: Quotation) -> bool:
    """Whether somebody may be speaking: not a title, a nickname, a word held at arm's length."""
    inside = parse.tokens[quotation.first + 1 : quotation.end - (not quotation.open_ended)]
    words = [token for token in inside if token.pos not in ("PUNCT", "SYM", "SPACE")]
    if not words:
        return False
    if _is_title(words):
        return False
    if inside[-1].text in (",", ".", "?", "!", "…", "--", "—"):
        return True
    if quotation.open_ended:
        return True
    if all(_is_capital(word) for word in words):
        return False
    verbs = sum(word.pos in ("VERB", "AUX") for word in words)
    return len(words) >= _WORDS_OF_SPEECH and (verbs > 0 or len(words) >= 2 * _WORDS_OF_SPEECH)


def _is_title(words: list[Token]) -> bool:
    """Whether it is the name of a programme, a book, a song: "This Week With Ada Quill"."""
    return sum(word.text[:1].isupper() for word in words) > 1 and all(map(_is_capital, words))


def _is_capital(word: Token) -> bool:
    return word.text[:1].isupper() or word.pos in ("ADP", "DET", "CCONJ")


def _linked(parse: Parse, quotations: list[Quotation]) -> Iterator[Quotation]:
    """The same quotations, each that carries on an open one linked to it."""
    starts = {block: first for block, (first, _) in _block_ranges(parse)}
    for index, quotation in enumerate(quotations):
        before = quotations[index - 1] if index else None
        if (
            before is not None
            and before.open_ended
            and quotation.block == before.block + 1
            and quotation.first == starts[quotation.block]
        ):
            quotation = replace(quotation, continues=index - 1, speech=True)
        yield quotation
