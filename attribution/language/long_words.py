"""Runs of characters without white space, tokenized in pieces.

spaCy takes the marks off a run one by one and searches the whole rest each time, which takes time
with the square of its length: 10 KB of brackets took 11 seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST = 400
"""Characters of a run that are tokenized at once; no word or address of a newspaper is longer."""
_RUN = re.compile(rf"\S{{{LONGEST}}}(?=\S)")


def pieces_of(text: str) -> list[str]:
    """The text itself, or the pieces that it is tokenized in."""
    if len(text) <= LONGEST:
        return [text]
    cuts = [0, *(run.end() for run in _RUN.finditer(text)), len(text)]
    return [text[a:b] for a, b in pairwise(cuts)]


def text_or_doc(nlp: Language, text: str) -> str | Doc:
    """The text itself; where it holds a longer run, its tokens, for `nlp.pipe` to go on with."""
    pieces = pieces_of(text)
    if len(pieces) == 1:
        return text
    from spacy.tokens import Doc

    words, spaces = list[str](), list[bool]()
    for word, space in _tokens(nlp, pieces):
        words.append(word)
        spaces.append(space)
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _tokens(nlp: Language, pieces: list[str]) -> Iterator[tuple[str, bool]]:
    for piece in pieces:
        for token in nlp.make_doc(piece):
            yield token.text, bool(token.whitespace_)
