"""Where a source ends: the mark that closes what is set into it belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.extraction.sites import RoleFill
from attribution.grammar.marks import MARKS
from attribution.model import Parse

_DASHES = MARKS.dashes | MARKS.hyphens


def closed(parse: Parse, source: RoleFill, cue: Sequence[int]) -> RoleFill:
    """The same source with the comma or dash that closes its apposition or relative clause.

    "Hale, the mayor, said" has its second comma inside, as the guidelines of PolNeAR (Newell et al.
    2018) mark it; "Hale, in a speech, said" none.
    """
    if not source.tokens:
        return source
    last = source.tokens[-1] + 1
    sentence = parse.sentence_of(source.tokens[0])
    if last >= sentence.end - 1 or last in cue or source.tokens[-1] < source.tokens[0]:
        return source
    mark = parse.tokens[last].text
    if mark not in (",", *_DASHES) or not _opens(parse, source.tokens, mark):
        return source
    return source._replace(tokens=(*source.tokens, last))


def _opens(parse: Parse, tokens: Sequence[int], mark: str) -> bool:
    """Whether the same mark stands in the source already, with a blank around a dash."""
    inside = (parse.tokens[i] for i in tokens)
    if mark == ",":
        return any(token.text == mark for token in inside)
    return any(
        token.text == mark and parse.tokens[token.i - 1].end < token.start for token in inside
    )
