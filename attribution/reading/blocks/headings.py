"""Headings, credits and captions that a hyphen glues to the paragraph behind them."""

from __future__ import annotations

import re
from typing import NamedTuple

from attribution.model import BlockKind
from attribution.reading.blocks.block_words import BlockWords
from attribution.reading.blocks.captions import is_caption, opens_caption
from attribution.reading.blocks.datelines import dateline_end
from attribution.reading.blocks.forms import (
    LONGEST_LABEL,
    begins,
    is_sentence,
    is_time,
    is_title_case,
    words_of,
)

_HYPHEN = re.compile(r"(?<=[\w.,:'’”\"?!)\]%]) ?- ?(?=[\"“‘'(]?[A-Z])")
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{2,80}[)\]]")
_SENTENCE_INSIDE = re.compile(r"[a-z]{3}[.!?][\"”’]? ")
_LONGEST_HEADLINE, _LONGEST_HEADING = 24, 8
"""In words: before the article's first paragraph, and before a later one."""
_FARTHEST = 160
"""How far in a paragraph a heading may end, in characters."""


class Glue(NamedTuple):
    """Where the first part of a paragraph ends, where the rest begins, and what the first is."""

    end: int
    start: int
    kind: BlockKind


def glued(text: str, words: BlockWords, *, opening: bool) -> Glue | None:
    """What a hyphen glues to the paragraph: "Harbour Shut for Repairs-The harbour of Nordhavn …".

    In the opening of an article it is its headline, later a subheading; the last hyphen that can
    end one does ("Talks on US-Holm Trade-The ministers …").
    """
    found = None
    # Behind a dateline the article has begun: "NORDHAVN — Prime Minister Ina Holt-Reed".
    longest = min(LONGEST_LABEL, dateline_end(text, words, opening=opening) or LONGEST_LABEL)
    for hyphen in _HYPHEN.finditer(text, 0, longest):
        left, right = text[: hyphen.start()], text[hyphen.end() :]
        if hyphen.group() == " - " or _is_in_bracket(left) or not _is_prose(right, words):
            continue
        if _IN_BRACKETS.fullmatch(left):
            return Glue(*hyphen.span(), "credit")
        if left.endswith((".", *"0123456789")) and is_caption(left, words):
            found = Glue(*hyphen.span(), "caption")
        elif len(left) < _FARTHEST and _is_heading(left, right, words, opening=opening):
            found = Glue(*hyphen.span(), "headline" if opening else "subheading")
    return found


def _is_in_bracket(left: str) -> bool:
    """Whether a bracket is open: "Sen. Ada Quill (R-Neb.)" is no heading before a text."""
    return any(left.rfind(mark) > left.rfind(end) for mark, end in ("()", "[]"))


def _is_prose(right: str, words: BlockWords) -> bool:
    """Whether a paragraph can begin here: a caption, or one with a full stop that is no title."""
    if opens_caption(right, words):
        return True
    return len(words_of(right)) > 3 and is_sentence(right) and not is_title_case(right)


def _is_heading(left: str, right: str, words: BlockWords, *, opening: bool) -> bool:
    found = words_of(left)
    if not found or not (found[0][0].isupper() or found[0][0].isdigit()):
        return False
    if left.endswith((",", ":")) or _SENTENCE_INSIDE.search(left):
        return False
    if found[-1].lower() in words.hyphen_prefixes or (found[-1].isupper() and len(found) == 1):
        return False
    if is_time(left, words) or opens_caption(right, words):
        return len(found) <= _LONGEST_HEADING
    titled = is_title_case(left) or (opening and _is_nearly_titled(found))
    if not titled and len(found) > _LONGEST_HEADING:
        return False
    if _opens_sentence(right, words):
        return len(found) <= _LONGEST_HEADLINE
    if opening and titled:
        return _is_headline(found, right, words)
    return len(found) > 1 and _is_phrase(left, found, words)


def _opens_sentence(right: str, words: BlockWords) -> bool:
    """Whether it begins as no name does: "The …", "“We …", or "NORDHAVN — "."""
    small = begins(right, words.sentence_starts)
    quoted = right[0] in '"“' and not right[1:2].islower()
    spaced = bool(small) and right[small : small + 1] in (" ", ",")
    return quoted or spaced or dateline_end(right, words) > 0


def _is_nearly_titled(found: list[str]) -> bool:
    """Whether but for a short word all that is long has a capital: "Thousands Flee into Bush"."""
    low = [word for word in found if word[0].islower()]
    short = all(len(word) < 5 for word in low) and 3 * len(low) < len(found)
    return short and found[0][0].isupper() and not found[-1].isupper()


def _is_phrase(left: str, found: list[str], words: BlockWords) -> bool:
    """Whether a run of words is a heading in small letters: "Thorny issues remain-Talks …"."""
    if begins(left, words.sentence_starts) or {w.lower() for w in found} & {*words.headline_lacks}:
        return False
    return found[-1].islower() and len(found[-1]) > 3


def _is_headline(found: list[str], right: str, words: BlockWords) -> bool:
    """Whether a run of capitalised words is long enough to be no title and double name.

    "Prime Minister Ina Holt-Reed said": the hyphen is the name's.
    """
    behind = words_of(right)
    if behind[0].lower() in words.hyphen_tails:
        return False
    return len(found) > (4 if behind[1][0].islower() else 6)
