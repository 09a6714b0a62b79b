"""Stretches in quotation marks, paragraph by paragraph, in every form newspapers use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from attribution.grammar.marks import DOUBLE_OPENERS, MARKS
from attribution.model import Parse, Quotation, Token

DASHES = MARKS.dashes | MARKS.hyphens
Side = Literal["open", "close", "either"]


class _Form(NamedTuple):
    """What a mark usually is, and whether white space around it may overrule that."""

    side: Side
    single: bool = False
    movable: bool = True


_FORMS = {
    "“": _Form("open"),  # closes in „German” style and in “many a slip,“
    "”": _Form("close"),  # opens in ”Swedish” style
    "„": _Form("open", movable=False),
    "‟": _Form("open"),
    "«": _Form("open"),
    "»": _Form("close"),
    "``": _Form("open", movable=False),
    '"': _Form("either"),
    "''": _Form("either"),
    '""': _Form("either"),
    "‘": _Form("open", single=True),
    "’": _Form("close", single=True, movable=False),
    "‚": _Form("open", single=True, movable=False),
    "‹": _Form("open", single=True),
    "›": _Form("close", single=True),
    "'": _Form("either", single=True),
    "`": _Form("open", single=True, movable=False),
}
_SPACED_OFF = ("'", "’")
"""Marks that are apostrophes as well: they close only where white space or a mark follows."""


class _Mark(NamedTuple):
    i: int
    side: Side
    single: bool


class _Pair(NamedTuple):
    """Tokens [first, end) from an opening mark on; `open_ended`: nothing closes it."""

    first: int
    end: int
    open_ended: bool


def find_quotations(parse: Parse) -> tuple[Quotation, ...]:
    """The quotations of an article, in order; inner ones in single marks are not listed apart.

    An opening mark without its closing one runs to its paragraph's end; a paragraph that opens with
    a mark right after such a one carries it on, and so does one whose first mark closes it.
    """
    ranges = dict(_block_ranges(parse))
    marks = {block: _marks(parse, *edges) for block, edges in ranges.items()}
    found: list[Quotation] = []
    for block, (first, end) in ranges.items():
        before = found[-1] if found and found[-1].open_ended else None
        carried = before is not None and before.block == block - 1
        following = marks.get(block + 1, [])
        goes_on = bool(following) and _opens_block(following[0], ranges[block + 1][0])
        inside, pairs = marks[block], list[_Pair]()
        if carried and (rest := _rest_of_open(marks, block, first, end)) is not None:
            pairs.append(rest)
            inside = [mark for mark in inside if mark.i >= rest.end]
        for pair in sorted((*pairs, *_in_block(inside, end, carried or goes_on))):
            quotation = Quotation(pair.first, pair.end, block, pair.open_ended)
            found.append(replace(quotation, speech=_is_speech(parse, quotation)))
    return tuple(_linked(parse, found))


_REACH = 3
"""Paragraphs behind an opening mark in which its closing one is looked for."""


def _rest_of_open(marks: dict[int, list[_Mark]], block: int, first: int, end: int) -> _Pair | None:
    """What a paragraph goes on with of a quotation left open before it, and closed from here on."""
    for later in range(block, block + _REACH):
        double = [mark for mark in marks.get(later, ()) if not mark.single]
        if double:
            closes = double[0].side == "close" and double[0].i > first
            if not closes:
                return None
            here = later == block
            return _Pair(first, double[0].i + 1 if here else end, not here)
    return None


def _opens_block(mark: _Mark, first: int) -> bool:
    return mark.i == first and mark.side != "close"


def _block_ranges(parse: Parse) -> Iterator[tuple[int, tuple[int, int]]]:
    ranges: dict[int, tuple[int, int]] = {}
    for sentence in parse.sentences:
        first, _ = ranges.get(sentence.block, (sentence.first, 0))
        ranges[sentence.block] = (first, sentence.end)
    yield from ranges.items()


def _marks(parse: Parse, first: int, end: int) -> list[_Mark]:
    return [mark for i in range(first, end) if (mark := _mark(parse, i)) is not None]


def _in_block(marks: list[_Mark], end: int, runs_on: bool) -> list[_Pair]:
    """The pairs of a paragraph; `runs_on`: a quotation may come from or go on beside it.

    A single mark without a partner is an apostrophe unless it may run on.
    """
    pairs = list(_pairs([mark for mark in marks if not mark.single], end))
    singles = [m for m in marks if m.single and not any(a <= m.i < b for a, b, _ in pairs)]
    for pair in _pairs(singles, end):
        inside = not pair.open_ended and pair.end - pair.first > 2
        if inside or (pair.open_ended and runs_on and _has_no_marks(marks, pair)):
            pairs = [p for p in pairs if not pair.first <= p.first < pair.end]  # British style
            pairs.append(pair)
    return pairs


def _has_no_marks(marks: list[_Mark], pair: _Pair) -> bool:
    """Whether no other opening mark stands behind that of an open pair."""
    return not any(mark.i > pair.first and mark.side != "close" for mark in marks)


def _pairs(marks: list[_Mark], end: int) -> Iterator[_Pair]:
    """Each pair of marks in [.., end), and those that were left open."""
    opened: int | None = None
    for mark in marks:
        if opened is None:
            if mark.side != "close":
                opened = mark.i
        elif mark.side == "open":
            # a second opening mark: the first was never closed and ends before this one
            if not mark.single:
                yield _Pair(opened, mark.i, True)
            opened = mark.i
        else:
            yield _Pair(opened, mark.i + 1, False)
            opened = None
    if opened is not None:
        yield _Pair(opened, end, True)


def _mark(parse: Parse, i: int) -> _Mark | None:
    token = parse.tokens[i]
    if token.text[:1] not in _BEGINNINGS:
        return None
    form = _FORMS.get(_written(parse, i))
    if form is None or (form.single and token.tag == "POS"):
        return None
    by_space = _side_by_space(parse, i)
    side = form.side
    if form.movable and by_space != "either":
        side = by_space
    if form.single and _is_year_cut(parse, i):
        return None
    if token.text in _SPACED_OFF and side != "open" and by_space != "close":
        return None
    return _Mark(i, side, form.single)


def _is_year_cut(parse: Parse, i: int) -> bool:
    """Whether the digits of a year or decade follow at once: "the 1920s or *'30s*"."""
    if i + 1 >= len(parse.tokens) or parse.tokens[i + 1].start != parse.tokens[i].end:
        return False
    digits = parse.tokens[i + 1].lower.removesuffix("s")
    return len(digits) == _DIGITS_OF_YEAR and digits.isdigit()


_DIGITS_OF_YEAR = 2


def _written(parse: Parse, i: int) -> str:
    """The mark that starts at a token: two grave accents, a token each, are one mark."""
    tokens, text = parse.tokens, parse.tokens[i].text
    if len(text) > 1 and text[0] in _FORMS and DASHES.issuperset({*text[1:]}):
        return text[0]  # a dash right behind the mark: “It was late.”― Quill
    if text != _GRAVE:
        return text
    if i and tokens[i - 1].text == _GRAVE and tokens[i - 1].end == tokens[i].start:
        return ""
    pair = i + 1 < len(tokens) and tokens[i + 1].text == _GRAVE
    return 2 * _GRAVE if pair and tokens[i].end == tokens[i + 1].start else _GRAVE


_GRAVE = "`"
_BEGINNINGS = frozenset(mark[0] for mark in (*_FORMS, _GRAVE))
"""What marks begin with: of most words no more is asked."""


def _side_by_space(parse: Parse, i: int) -> Side:
    """The side that white space around a mark points to."""
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


def is_term(parse: Parse, quotation: Quotation) -> bool:
    """Whether a few words without a verb end a sentence: 'They were called "martyrs."'."""
    inside = parse.tokens[quotation.first + 1 : quotation.end - (not quotation.open_ended)]
    words = [token for token in inside if token.pos not in ("PUNCT", "SYM", "SPACE")]
    verb = any(word.pos in ("VERB", "AUX") for word in words)
    few = 0 < len(words) < _WORDS_OF_SPEECH and words[0].text[:1].islower()
    return few and not verb and inside[-1].text == "."


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
            and not (_is_single(parse, before) and _is_double(parse, quotation))
        ):
            quotation = replace(quotation, continues=index - 1, speech=True)
        yield quotation


def _is_single(parse: Parse, quotation: Quotation) -> bool:
    """Whether a single mark opens a quotation, which none in double marks carries on."""
    return parse.text_at(quotation.first) in _SINGLE_OPENERS


def _is_double(parse: Parse, quotation: Quotation) -> bool:
    """Whether a double mark opens a quotation."""
    return parse.text_at(quotation.first) in DOUBLE_OPENERS


_SINGLE_OPENERS = MARKS.opening_single_quotes | MARKS.straight_single_quotes
