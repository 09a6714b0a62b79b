"""Names in a row: "Ida Brandt, the envoy Aldo Finch and Senator Lena Orrin"."""

from __future__ import annotations

from attribution.entities.mentions.mention import Mention, Mentions
from attribution.model import Parse

_DESCRIBES = frozenset("DT JJ NN NNP NNPS IN POS PRP$ HYPH RB".split())


def name_list(
    parse: Parse, mentions: Mentions, first: int, end: int, reach: int
) -> tuple[Mention, ...]:
    """The persons named one after another in tokens [first, end), joined by commas and *and*.

    `reach` is how many words may describe each before its name: "former Lima mayor Ida Brandt".
    Empty where no *and* joins the last of them, or only one is named.
    """
    found: list[Mention] = []
    at, joined = first, False
    while (name := _name_from(parse, mentions, at, min(at + reach, end))) is not None:
        found.append(name)
        if joined:
            return tuple(found)
        at = name.end
        if at < end and parse.tokens[at].text == ",":
            at += 1
        joined = at < end and parse.tokens[at].lower == "and"
        at += joined
        if at == name.end:
            break
    return ()


def _name_from(parse: Parse, mentions: Mentions, first: int, end: int) -> Mention | None:
    for i in range(first, end):
        mention = mentions.of(i)
        if mention is not None and mention.name is not None and mention.sort == "human":
            return mention if i <= mention.name.first else None
        if parse.tokens[i].tag not in _DESCRIBES:
            return None
    return None
