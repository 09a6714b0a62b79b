"""Verbs that close a sentence and were taken for nouns: "…, figures from the registry *show*."."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attribution.language.parse_builder import with_tokens
from attribution.model import FINITE, Parse, Sentence, Token

_BEFORE_HEAD = ("DT", "PRP$", "JJ", "NN", "NNP", "CD", "POS")
_NOUNS = ("NN", "NNS")
_LONGEST = 14
"""Words from the comma to the verb at most."""


def with_closing_verbs(parse: Parse, papers: Collection[str], verbs: Collection[str]) -> Parse:
    """The parse with such verbs and their subjects read as what they are.

    `papers` are nouns for documents and figures, `verbs` those with which they show something, as
    lemmas. The same object comes back where nothing is to be mended.
    """
    return with_tokens(
        parse,
        (
            token
            for sentence in parse.sentences
            for token in _mended(parse, sentence, papers, verbs)
        ),
    )


def _mended(
    parse: Parse, sentence: Sentence, papers: Collection[str], verbs: Collection[str]
) -> Iterator[Token]:
    last = sentence.end - 2
    if last <= sentence.first + 4 or parse.text_at(sentence.end - 1) != ".":
        return
    verb = parse.tokens[last]
    if verb.tag not in _NOUNS or not verb.text.islower() or _lemma(verb) not in verbs:
        return
    paper = _paper_before(parse, sentence, last)
    if paper is None or paper.lemma not in papers:
        return
    tag = "VBZ" if verb.lower.endswith("s") else "VBP"
    told = paper.dep != "root"
    yield verb._replace(
        tag=tag,
        pos="VERB",
        lemma=_lemma(verb),
        dep="parataxis" if told else "root",
        head=paper.head if told else last,
    )
    yield paper._replace(dep="nsubj", head=last)
    for i in parse.children[last]:
        child = parse.tokens[i]
        if i == last - 1:
            yield child._replace(dep="nmod", head=paper.i)
        elif i != paper.i:
            yield child._replace(head=last - 1)


def _lemma(verb: Token) -> str:
    return verb.lower.removesuffix("s")


def _paper_before(parse: Parse, sentence: Sentence, verb: int) -> Token | None:
    """The noun between a comma and a preposition: the *figures* of ", figures from Tarn show."."""
    commas = (i for i in range(verb - 1, sentence.first, -1) if parse.text_at(i) == ",")
    comma = next(commas, None)
    if comma is None or verb - comma > _LONGEST:
        return None
    if any(token.tag in FINITE for token in parse.tokens[comma:verb]):
        return None
    i = comma + 1
    while i + 1 < verb and parse.tokens[i].tag in _BEFORE_HEAD and parse.tokens[i + 1].tag != "IN":
        i += 1
    paper = parse.tokens[i]
    return paper if paper.tag in _NOUNS and parse.tokens[i + 1].tag == "IN" else None
