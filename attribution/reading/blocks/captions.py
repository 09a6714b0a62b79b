"""What tells a paragraph that describes a picture."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from attribution.reading.blocks.block_words import BlockWords
from attribution.reading.blocks.forms import LABEL, begins, words_of

_DATE = r"(?P<month>\w+)\.? \d{1,2}, \d{4}"
_DATE_AT_END = re.compile(_DATE + r"\.?(?: \([^()]*\))?$")
_DATE_INSIDE = re.compile(_DATE + r",? (?P<rest>\w+ )")
_TWO_SENTENCES = re.compile(r"[a-z]{3}[.!?][\"”]? [A-Z\"“]")


def is_caption(text: str, words: BlockWords) -> bool:
    """Whether it describes a picture: "FILE - …", "… in Nordhavn, June 3, 2031."."""
    if opens_caption(text, words):
        return True
    if _TWO_SENTENCES.search(text) or text[:1] in "\"“‘'":
        return False
    return _is_dated(text, words) or _is_scene(text, words) or _tells_origin(text, words)


def opens_caption(text: str, words: BlockWords) -> bool:
    """Whether it begins with a label that only captions have: "FILE - "."""
    after = begins(text, words.caption_starts)
    return bool(after) and LABEL.match(text, after) is not None


def _tells_origin(text: str, words: BlockWords) -> bool:
    """Whether it begins with where the picture is from: "This image taken from video shows …"."""
    after = begins(text, words.caption_pictures)
    behind = words_of(text[after : after + 20]) if after else []
    return bool(behind) and behind[0] in words.picture_origins


def _is_dated(text: str, words: BlockWords) -> bool:
    """Whether a full date closes it, behind a place and without "on"."""
    dated = _DATE_AT_END.search(text, max(0, len(text) - 60))
    if not dated or dated["month"].lower() not in words.dates:
        return False
    before = words_of(text[: dated.start()])
    if len(before) > 1 and before[-1].lower().endswith("day"):
        before.pop()
    placed = bool(before) and before[-1][0].isupper()
    return len(before) > 5 and placed


def _is_scene(text: str, words: BlockWords) -> bool:
    """Whether it tells what somebody is seen doing: on which side, or on which full date.

    "Mayor Ina Holt, left, greets dockers"; "Holt greets dockers, June 3, 2031, at the gate".
    """
    found = words_of(text)
    lead = words.infinitive_starts
    verbs = words.caption_verbs
    pairs = pairwise(found)
    if not any(word in verbs and before.lower() not in lead for before, word in pairs):
        return False
    dates = (*_DATE_INSIDE.finditer(text), *_DATE_AT_END.finditer(text))
    dated = any(found["month"].lower() in words.dates for found in dates)
    return dated or _sides(words).search(text) is not None


@cache
def _sides(words: BlockWords) -> re.Pattern[str]:
    """On which side of a picture somebody stands: "(L)", "(second from left)", ", far right,"."""
    named, leading = ("|".join(map(re.escape, some)) for some in (words.sides, words.side_starts))
    initials = "|".join(re.escape(letter.upper()) for letter in words.side_initials)
    side = rf"(?:(?:{leading}) )*(?:{named})"
    return re.compile(rf"\((?:{initials}|{side})\)|(?<=[a-z]), {side}(?:,| from )")
