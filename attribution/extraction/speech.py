"""Quotations beside a cue and the rest of its sentence: roles that hold a claim."""

from __future__ import annotations

from attribution.extraction.governed_clauses import is_reliable
from attribution.extraction.own_words import ADJUNCTS, own_words
from attribution.extraction.sites import Filler, Site
from attribution.language.trees import relation, subtree
from attribution.model import Parse


def quotation(site: Site) -> Filler | None:
    """The quotation beside the cue, with nothing between but its source and whom it tells."""
    parse, quotations = site.parse, site.text.quotations
    block = parse.sentence_of(site.head).block
    own = own_words(site)
    first, last = site.group.tokens[0], site.group.tokens[-1]
    found: list[int] = []
    for quoted in quotations:
        if not quoted.speech or quoted.block != block or quoted.first <= site.head < quoted.end:
            continue
        if quoted.end <= first and all(i in own for i in range(quoted.end, first)):
            if parse.tokens[quoted.end - 2].text == "." and not _one_sentence(
                parse, first, quoted.first
            ):
                continue
            found += range(quoted.first, quoted.end)
        elif quoted.first > last and all(i in own for i in range(last + 1, quoted.first)):
            if _one_sentence(parse, last, quoted.first):
                found += range(quoted.first, quoted.end)
    return Filler(tuple(found), found[0], "the quotation beside it") if found else None


def _one_sentence(parse: Parse, i: int, j: int) -> bool:
    """Whether no full stop parts two words, or a colon stands right before the second."""
    if parse.tokens[j - 1].text in (":", ","):
        return True
    between = parse.tokens[min(i, j) + 1 : max(i, j)]
    same = parse.tokens[i].sentence == parse.tokens[j].sentence
    return same and not any(token.text == "." for token in between)


_RELIABLE = 0.8


def rest(site: Site) -> Filler | None:
    """What the sentence holds before or after a reliable cue and its own adjuncts.

    Only for words of which at least four in five occurrences are cues: there a clause stands even
    where the parser did not see it.
    """
    if not is_reliable(site, _RELIABLE):
        return None
    parse, top = site.parse, site.group.top
    sentence = parse.sentence_of(top)
    own = {*site.group.tokens, top}
    for child in parse.children[top]:
        if relation(parse.tokens[child]) in ADJUNCTS:
            own.update(subtree(parse, child))
    before = tuple(i for i in range(sentence.first, min(site.group.tokens)) if i not in own)
    after = tuple(i for i in range(max(site.group.tokens) + 1, sentence.end) if i not in own)
    sides = [(before, "what stands before it"), (after, "what stands after it")]
    following = max(site.group.tokens) + 1
    if following < sentence.end and parse.tokens[following].pos != "PUNCT":
        sides.reverse()  # "he said they left": nothing parts cue and claim
    for found, how in sides:
        if any(parse.tokens[i].pos in ("VERB", "AUX") for i in found):
            return Filler(found, found[0], how)
    return None


def rest_of_paragraph(site: Site) -> Filler | None:
    """All that follows the cue in its paragraph: what a speaker's label introduces."""
    parse = site.parse
    block = parse.sentence_of(site.head).block
    last = max(s.end for s in parse.sentences if s.block == block)
    after = tuple(range(site.group.tokens[-1] + 1, last))
    return (
        Filler(after, after[0], "the rest of the paragraph") if _has_words(parse, after) else None
    )


def _has_words(parse: Parse, tokens: tuple[int, ...]) -> bool:
    return any(parse.tokens[i].pos not in ("PUNCT", "SPACE", "ADV") for i in tokens)


def following_sentence(site: Site) -> Filler | None:
    """The next sentence of the paragraph: "He outlined the plan. *Wages would rise.*"."""
    parse = site.parse
    sentence = parse.sentence_of(site.head)
    following = sentence.index + 1
    if following >= len(parse.sentences) or parse.sentences[following].block != sentence.block:
        return None
    found = parse.sentences[following]
    return Filler(tuple(range(found.first, found.end)), found.first, "the sentence that follows")
