"""What stands at the head of a paragraph: labels of who speaks, the times of a live blog."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from attribution.grammar.marks import QUOTE_CLOSERS
from attribution.grammar.trees import block_edges
from attribution.grammar.words import WORDS
from attribution.model import Parse

_LONGEST = 8
"""Words that a label has at most."""
_LONGEST_WITH_MARKS = 4 * _LONGEST
"""Words and marks of it: "E. V. O'Hale-Vos (Labour, Old Ferry):"."""
_TURNS = 3
"""Labelled paragraphs from which on those without a label go on with the one before them."""


class Label(NamedTuple):
    """Who speaks in a paragraph: the tokens [first, mark) before the colon at `mark`."""

    block: int
    first: int
    mark: int
    capitals: bool
    """All in capitals, or a single letter as in Q and A: nothing but a label looks so."""
    tells: bool
    """A verb stands in the paragraph: "Hale: 547" is a line of a table."""


def label_of(parse: Parse, mark: int) -> int | None:
    """The head of the name beside a colon or dash: "Okoye: …", "… — J. Okoye"."""
    for first, end in _beside(parse, mark):
        if end - first > _LONGEST_WITH_MARKS:
            continue
        words = [t for t in parse.tokens[first:end] if t.pos != "PUNCT"]
        if words and len(words) <= _LONGEST and not any(t.pos in _VERBAL for t in words):
            heads = [t.i for t in words if not first <= t.head < end or t.head == t.i]
            named = [i for i in heads if parse.tokens[i].pos == "PROPN"]
            return next(iter((*reversed(named), *heads)), words[-1].i)
    return None


_VERBAL = ("VERB", "AUX")


def _beside(parse: Parse, mark: int) -> Iterator[tuple[int, int]]:
    """The stretches that may be a label: before a colon, or behind a dash and a quotation.

    A label may be cut in two: "DR. | OKOYE: …".
    """
    tokens, (first, end) = parse.tokens, block_edges(parse, mark)
    if tokens[mark].text == ":":
        yield first, mark
        yield parse.sentence_of(mark).first, mark
    elif mark > first and tokens[mark - 1].text in QUOTE_CLOSERS:
        yield mark + 1, end


def labels_of(
    parse: Parse, speakers: Collection[str], nobody: Collection[str]
) -> tuple[Label, ...]:
    """The labels of an article, one a paragraph at the most; none whose words are `nobody`'s.

    One in mixed case counts where another label is in the article, it tells something somewhere,
    and it comes again, names a person or is one of the nouns for who may speak: "Okoye:",
    "Reporter:"; not "Tickets:". Beside such a one any name will do.
    """
    starts = [s.first for s in parse.sentences if s.first == block_edges(parse, s.first)[0]]
    near = (label for first in starts if (label := _label(parse, first)) is not None)
    found = [label for label in near if _words(parse, label) not in nobody]
    telling = {_words(parse, label) for label in found if label.tells}
    often = Counter(words for label in found if (words := _words(parse, label)) in telling)
    sure = [
        label
        for label in found
        if (label.capitals and _talks(parse, label, speakers))
        or often[_words(parse, label)] > 1
        or (often[_words(parse, label)] and _is_speaker(parse, label, speakers))
    ]
    named = [label for label in found if often[_words(parse, label)] and _is_named(parse, label)]
    kept = [label for label in found if label in sure or (sure and label in named)]
    if len(kept) > 1:
        return tuple(kept)
    return tuple(label for label in kept if label.capitals and _talks(parse, label, speakers))


def _talks(parse: Parse, label: Label, speakers: Collection[str]) -> bool:
    """Whether what follows a label is talk, or the label names a person: "CURRENCIES:" is none.

    Talk asks, or has a first or second person: "*You* closed it."; a letter or two may stand for a
    name ("Q:"). A noun in capitals is no person's name, whatever its label: "COURT:".
    """
    named = parse.tokens[label.first : label.mark]
    words = [token for token in named if token.pos != "PUNCT"]
    person = any(token.name == "person" and token.lower not in speakers for token in named)
    if person or len(words[0].text) <= _INITIALS:
        return True
    said = parse.tokens[label.mark : block_edges(parse, label.mark)[1]]
    talk = WORDS.first_person | WORDS.second_person
    return any(token.text == "?" or token.lower in talk for token in said)


_INITIALS = 3
"""Letters of a label that may stand for a name."""


def end_of_turn(parse: Parse, labels: tuple[Label, ...], mark: int) -> int:
    """Where what the label at `mark` introduces ends: before the next label, in a transcript.

    Of the last one, and where labels are few, that is the end of its paragraph.
    """
    block, end = parse.sentence_of(mark).block, block_edges(parse, mark)[1]
    number = bisect_right(labels, mark, key=lambda label: label.mark)
    if len(labels) < _TURNS or number == len(labels):
        return end
    following = labels[number]
    kinds = {one.kind for one in parse.article.blocks[block : following.block]}
    return block_edges(parse, following.mark)[0] if kinds <= {"prose", "list"} else end


def time_stamps(parse: Parse) -> frozenset[int]:
    """The tokens of the times of day that open paragraphs: "11:05 a.m.:", "13.20", "[15:10]"."""
    found: set[int] = set()
    for sentence in parse.sentences:
        first = sentence.first
        if parse.block_of(first).kind in _PROSE and first == block_edges(parse, first)[0]:
            start = parse.tokens[first].start
            stamp = _STAMP.match(parse.article.text, start, start + _STAMP_LENGTH)
            while stamp and first < len(parse.tokens) and parse.tokens[first].end <= stamp.end():
                found.add(first)
                first += 1
            if stamp and first + 1 < sentence.end and _is_tag(parse, first):
                found.update((first, first + 1))
    return frozenset(found)


def _is_tag(parse: Parse, i: int) -> bool:
    """Whether a word in capitals and a colon stand behind a time of day: "18.03 UPDATE:"."""
    word = parse.tokens[i].text
    return word.isalpha() and word.isupper() and parse.tokens[i + 1].text == ":"


_PROSE = ("prose", "list")
_STAMP_LENGTH = 40
_ZONES = "|".join(re.escape(word) for word in sorted(WORDS.time_zones, key=len, reverse=True))
_STAMP = re.compile(
    r"[*_]*[\[(]?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?(?i:[ap]\.?m)\b\.?)?"
    rf"(?:\s(?i:{_ZONES})\b)?[\])]?[*_]*(?:\s*[:|–—-](?=\s)|(?=\s+[^\sa-z]))"
)
"""A time of day, its half of the day and its zone, and the mark after it or a new sentence."""


def _label(parse: Parse, first: int) -> Label | None:
    block, end = parse.sentence_of(first).block, block_edges(parse, first)[1]
    if parse.article.blocks[block].kind not in _PROSE:
        return None
    tokens = parse.tokens
    near = range(first + 1, min(first + _LONGEST + 1, end - 1))
    mark = next((i for i in near if tokens[i].text == ":"), None)
    if mark is None:
        return None
    words = [t for t in tokens[first:mark] if t.pos != "PUNCT"]
    if not words or not words[0].text[:1].isupper():
        return None
    capitals = all(t.text.upper() == t.text for t in words)
    titled = all(t.text[:1].isupper() or t.lower in WORDS.label_name_links for t in words)
    tells = any(token.pos in _VERBAL for token in tokens[mark:end])
    return Label(block, first, mark, capitals, tells) if titled else None


def _words(parse: Parse, label: Label) -> str:
    return " ".join(token.lower for token in parse.tokens[label.first : label.mark])


def _is_speaker(parse: Parse, label: Label, speakers: Collection[str]) -> bool:
    tokens = parse.tokens[label.first : label.mark]
    return any(token.name == "person" or token.lower in speakers for token in tokens)


def _is_named(parse: Parse, label: Label) -> bool:
    return all(token.pos in ("PROPN", "PUNCT") for token in parse.tokens[label.first : label.mark])
