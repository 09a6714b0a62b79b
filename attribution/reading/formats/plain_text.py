"""Plain text is read into paragraphs: at blank lines, and at line ends that are not mere wraps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise

from attribution.model import Span
from attribution.reading.blocks.block_words import BlockWords
from attribution.reading.blocks.forms import speaker_of
from attribution.reading.drafts import Draft, Reading
from attribution.reading.files import SourceFile
from attribution.reading.prose import NO_WIDTH, Stretch, make_prose, stretch
from attribution.reading.waiver_comments import WAIVER_COMMENT

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_ITEM = re.compile(r"\s*(?:[-*•‣◦▪]|\(?\d{1,3}[.)])[ \t]+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
_NAMED = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}: ")
"""A name with a colon, which opens a paragraph of an interview."""
_RULE = re.compile(r"[\s_*=~#.•·—–+|<>-]*")
_BLANK = "".join(filter(str.isspace, map(chr, range(0x3001)))) + NO_WIDTH
_WIDTH = (50, 120)
"""The narrowest and widest lines of a text that an editor or a mail program has wrapped."""
_OPEN_ENDS = 0.3
"""In wrapped text at least this share of its lines breaks off inside a sentence."""
_ANY_WIDTH = (25, 200)
"""Widths at which a text counts as wrapped where almost every line is full, as no list's is."""
_FULL, _OPEN_WHERE_FULL = 0.9, 0.5
"""The least shares of full lines, and of lines that break off inside a sentence, in such a text."""
_ROOM = 0.9
"""A line is full where the next word would make it longer than this share of the width."""

Line = tuple[int, int]


def read(file: SourceFile, words: BlockWords) -> Reading:
    """The paragraphs of a plain text file, in order."""
    return read_text(file.text, words)


def read_text(text: str, words: BlockWords) -> Reading:
    """The paragraphs of a text, in order."""
    comments = tuple(Span(*found.span()) for found in WAIVER_COMMENT.finditer(text))
    shown = _without(text, comments)
    stanzas = tuple(_stanzas(shown))
    width = _wrap_width(shown, stanzas)
    marks = _footnote_marks(words.footnote_words)
    paragraphs = chain.from_iterable(_paragraphs(shown, stanza, width) for stanza in stanzas)
    drafts = (_draft(shown, lines, marks) for lines in paragraphs)
    return Reading(text, tuple(draft for draft in drafts if _is_text(draft.text)), comments)


def _without(text: str, comments: tuple[Span, ...]) -> str:
    """The text with comments turned into marks without width, so that every place stays."""
    parts, at = list[str](), 0
    for start, end in comments:
        parts += (text[at:start], "\u200b" * (end - start))
        at = end
    return "".join((*parts, text[at:]))


def _is_text(line: str) -> bool:
    # "___", "* * *": a rule across the page is no paragraph; a lone quotation mark may be one.
    return not _RULE.fullmatch(line)


def _stanzas(text: str) -> Iterator[list[Line]]:
    """Runs of lines without a blank line between them."""
    stanza: list[Line] = []
    for match in _LINE.finditer(text):
        blank = not match.group().strip(_BLANK)
        gap = text[stanza[-1][1] : match.start()] if stanza else ""
        if stanza and (blank or gap not in ("\n", "\r\n", "\r", "\u2028")):
            yield stanza
            stanza = []
        if not blank:
            stanza.append(match.span())
    if stanza:
        yield stanza


def _wrap_width(text: str, stanzas: tuple[list[Line], ...]) -> int:
    """The width at which the file's lines were wrapped; 0 where lines are paragraphs."""
    lengths = [end - start for stanza in stanzas for start, end in stanza]
    breaks = [pair for stanza in stanzas for pair in pairwise(stanza)]
    if not breaks:
        return 0
    width = max(lengths)
    inside = sum(1 for (start, end), _ in breaks if not _SENTENCE_END.search(text[start:end]))
    if _WIDTH[0] <= width <= _WIDTH[1] and inside >= _OPEN_ENDS * len(breaks):
        return width
    if not _ANY_WIDTH[0] <= width <= _ANY_WIDTH[1] or inside < _OPEN_WHERE_FULL * len(breaks):
        return 0
    full = sum(
        1 for one, other in breaks if _is_full(text[slice(*one)], text[slice(*other)], width)
    )
    return width if full >= _FULL * len(breaks) else 0


def _is_full(before: str, line: str, width: int) -> bool:
    """Whether a line had no room left for the next line's first word."""
    first_word = line.split(maxsplit=1)[0]
    return len(before.rstrip()) + 1 + len(first_word) > width * _ROOM


def _paragraphs(text: str, stanza: list[Line], width: int) -> Iterator[list[Line]]:
    lines = [stanza[0]]
    for before, line in pairwise(stanza):
        if not _goes_on(text[before[0] : before[1]], text[line[0] : line[1]], width):
            yield lines
            lines = []
        lines.append(line)
    yield lines


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether a line carries on the paragraph of the line before it."""
    if _ITEM.match(line) or _indent(line) >= _indent(before) + 2:
        return _ITEM.match(before) is not None and not _ITEM.match(line)
    if speaker_of(line) or (_SENTENCE_END.search(before) and _NAMED.match(line)):
        return False
    if line.lstrip()[:1].islower() and not _SENTENCE_END.search(before):
        return True
    return bool(width) and _is_full(before, line, width)


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))


def _draft(text: str, lines: list[Line], marks: re.Pattern[str]) -> Draft:
    start, end = lines[0][0], lines[-1][1]
    item = _ITEM.match(text, start, end)
    at = item.end() if item else start
    footnotes = [Span(*mark.span()) for mark in marks.finditer(text, at, end)]
    pieces: list[Stretch] = []
    for mark in footnotes:
        pieces.append(stretch(text, at, mark.start))
        at = mark.end
    prose = make_prose((*pieces, stretch(text, at, end)))
    return Draft(prose, "list" if item else "", linked=tuple(footnotes))


@cache
def _footnote_marks(words: tuple[str, ...]) -> re.Pattern[str]:
    """Figures in brackets after a word or mark: "It closed in May.[1][2]"."""
    named = "|".join(re.escape(word) for word in words)
    return re.compile(
        rf"(?<=[^\s\[(])(?:\[(?:\d{{1,3}}|(?:{named})(?: \d+)?)\])+(?!\w)", re.IGNORECASE
    )
