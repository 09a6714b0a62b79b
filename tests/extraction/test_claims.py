"""A claim as it stands in the text: its edges, its quotations whole, its mode, what goes on."""

from __future__ import annotations

import pytest

from attribution.extraction.boundaries.claim_completion import complete, mode_of, tidy
from attribution.extraction.sites import Text
from attribution.grammar.document_reader import read_document
from attribution.grammar.trees import spans_of, text_of
from tests.extraction.rules import TUNING, WORDS, extract
from tests.extraction.words import article_of
from tests.parses import found_in
from tests.support import parse_conllu


def text(words: str) -> Text:
    parse = article_of(words)
    return Text(read_document(parse), WORDS, TUNING)


def tokens(article: Text, words: str) -> list[int]:
    """The tokens of a stretch of the article."""
    start = article.parse.article.text.index(words)
    end = start + len(words)
    return [t.i for t in article.parse.tokens if t.start >= start and t.end <= end]


def said(article: Text, members: tuple[int, ...]) -> str:
    return text_of(article.parse.article, spans_of(article.parse, members))


EDGES = [
    ("the full stop belongs to nothing", "It closed.", "It closed"),
    ("inside marks it stays", "“It closed.”", "“It closed.”"),
    ("so does a comma", "“It closed,”", "“It closed,”"),
    ("a leading *and* stays outside", "And it closed.", "it closed"),
    ("with its comma", "And, it closed.", "it closed"),
    ("inside marks it stays too", "“And it closed.”", "“And it closed.”"),
    ("an *and* whose second half is cut off", "It closed and", "It closed"),
    ("commas at both edges", ", it closed,", "it closed"),
    ("brackets stay", "(it closed)", "(it closed)"),
    ("marks alone are no claim", ", — .", ""),
]


@pytest.mark.parametrize(
    ("words", "claim"), [case[1:] for case in EDGES], ids=[case[0] for case in EDGES]
)
def test_edges(words: str, claim: str) -> None:
    article = text(words)
    members = {token.i for token in article.parse.tokens}
    assert said(article, tidy(article, members, ())) == claim


def test_what_is_cue_or_source_is_cut_out() -> None:
    article = text("The mill, Hale said, closed.")
    members = {token.i for token in article.parse.tokens}
    cut = tokens(article, "Hale said")
    assert said(article, tidy(article, members, cut)) == "The mill … closed"


MODES = [
    ("“It closed,”", "“It closed,”", "direct"),
    ("It was “a mess we left.”", "It was “a mess we left.”", "mixed"),
    ("It closed.", "It closed", "indirect"),
    ("The “truce” rose.", "“truce”", "direct"),  # mechanical: every word stands in marks
]


@pytest.mark.parametrize(("words", "claim", "mode"), MODES)
def test_mode(words: str, claim: str, mode: str) -> None:
    article = text(words)
    assert mode_of(article, tokens(article, claim)) == mode


WHOLE = [
    ("a quotation that the claim touches is made whole", "Hale said it was “bad, and it rose.”",
     "it was “bad", "said", "it was “bad, and it rose.”"),
    ("with the paragraphs that carry it on", "Hale said: “We waited.¶“It rose.”",
     "“We waited.", "said", "“We waited. … “It rose.”"),
    ("a claim whose cue stands inside never leaves", "“He said it rose,” Hale told. It fell.",
     "it rose,” Hale told. It fell.", "said", "it rose,"),
    ("marks around a name at the edge are no part", "Hale said Tom “Biscuit” ran.",
     "“", "said", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "claim", "cue", "whole"), [case[1:] for case in WHOLE], ids=[c[0] for c in WHOLE]
)
def test_quotations_are_whole(words: str, claim: str, cue: str, whole: str) -> None:
    article = text(words)
    members = complete(article, tokens(article, claim), tokens(article, cue))
    assert said(article, tuple(sorted(members))) == whole


SAID = """
1 Hale hale PROPN NNP _ 2 nsubj _ Name=person
2 said say VERB VBD _ 0 root _ _
3 it it PRON PRP _ 4 nsubj _ _
4 closed close VERB VBD _ 2 ccomp _ SpaceAfter=No
5 . . PUNCT . _ 2 punct _ _
"""
QUOTED = """
1 “ “ PUNCT `` _ 3 punct _ SpaceAfter=No
2 We we PRON PRP _ 3 nsubj _ _
3 left leave VERB VBD _ 0 root _ SpaceAfter=No
4 . . PUNCT . _ 3 punct _ SpaceAfter=No
5 ” ” PUNCT '' _ 3 punct _ _
"""
PLAIN = """
1 Fares fare NOUN NNS _ 2 nsubj _ _
2 rose rise VERB VBD _ 0 root _ SpaceAfter=No
3 . . PUNCT . _ 2 punct _ _
"""
FOLLOWING = [
    ("right behind the speaker's sentence", SAID + QUOTED, "it closed … “We left.”"),
    ("two of them", SAID + QUOTED + QUOTED, "it closed … “We left.” “We left.”"),
    ("not behind another sentence", SAID + PLAIN + QUOTED, "it closed"),
    ("not in another paragraph", SAID + "\n# newpar" + QUOTED, "it closed"),
    ("not in front of the speaker", QUOTED + SAID, "it closed"),
]


@pytest.mark.parametrize(
    ("conllu", "claim"), [case[1:] for case in FOLLOWING], ids=[case[0] for case in FOLLOWING]
)
def test_quotations_without_a_cue_go_on_with_the_speaker(conllu: str, claim: str) -> None:
    (found,) = extract(parse_conllu(conllu)).attributions
    assert found.claim.text == claim
    assert found.mode == ("mixed" if "“" in claim else "indirect")
    continued = [step for step in found.evidence if step.step == "continuation"]
    assert len(continued) == claim.count("“")
    assert found_in((found,))[0].source == "Hale"
