"""A text that is not English is told by the share of English's commonest words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from attribution.model import Block
from attribution.reading.blocks.block_words import BlockWords

_FEWEST = 60
"""Shorter texts say too little of their language."""
_ENOUGH = 2000
"""Words from the start of the article that are looked at."""
_SHARE = 0.14
"""In English news every third word is one of the list; in other languages hardly one in ten."""


def is_english(blocks: Iterable[Block], words: BlockWords) -> bool:
    """Whether the prose has the words that English can't do without; true where it is too short."""
    common = frozenset(words.english)
    prose = (word for block in blocks if block.kind == "prose" for word in block.text.split())
    found = list(islice(prose, _ENOUGH))
    count = sum(1 for word in found if word.lower().strip(".,;:!?\"'“”‘’()") in common)
    letters = sum(len(word) for word in found)
    if len(found) < _FEWEST:
        # Languages without blanks between words have few "words", and long ones.
        return letters < 20 * max(len(found), 10) or count > 0
    return count >= _SHARE * len(found)
