"""Where words stand in their trees: pure functions over a parse."""

from __future__ import annotations

import pytest

from attribution.grammar import trees
from attribution.model import Article, Block, Parse, Segment
from tests.support import parse_conllu

CONLLU = """
# newpar
1 Two two NUM CD _ 2 nummod _ _
2 aides aide NOUN NNS _ 6 nsubj _ _
3 because because ADP IN _ 5 case _ _
4 of of ADP IN _ 3 fixed _ _
5 Hale hale PROPN NNP _ 2 nmod _ Name=person
6 left leave VERB VBD _ 0 root _ SpaceAfter=No
7 , , PUNCT , _ 8 punct _ _
8 saying say VERB VBG _ 6 advcl _ SpaceAfter=No
9 . . PUNCT . _ 6 punct _ _

# newpar
1 It it PRON PRP _ 2 nsubj:pass _ _
2 burned burn VERB VBN _ 0 root _ SpaceAfter=No
3 . . PUNCT . _ 2 punct _ _
"""


@pytest.fixture(scope="module")
def parse() -> Parse:
    return parse_conllu(CONLLU)


def test_children_and_edges(parse: Parse) -> None:
    assert parse.children[5] == (1, 7, 8)
    assert parse.children[4] == (2,)
    assert parse.edges[1] == (0, 5)
    assert parse.edges[5] == (0, 9)
    assert parse.edges[10] == (9, 12)


def test_relation_leaves_the_subtype_out(parse: Parse) -> None:
    assert trees.relation(parse.tokens[9]) == "nsubj"


def test_dependents_by_relation_with_or_without_subtype(parse: Parse) -> None:
    assert list(trees.dependents(parse, 5, "nsubj", "advcl")) == [1, 7]
    assert trees.dependent(parse, 10, "nsubj") == 9
    assert trees.dependent(parse, 10, "nsubj:pass") == 9
    assert trees.dependent(parse, 10, "obj") is None


def test_ancestors_end_with_the_root(parse: Parse) -> None:
    assert list(trees.ancestors(parse, 3)) == [2, 4, 1, 5]
    assert list(trees.ancestors(parse, 5)) == []


def test_subtree_with_a_branch_left_out(parse: Parse) -> None:
    assert trees.subtree(parse, 1) == [0, 1, 2, 3, 4]
    assert trees.subtree(parse, 5, leave_out=[1]) == [5, 6, 7, 8]


def test_a_preposition_is_whole(parse: Parse) -> None:
    assert trees.case_of(parse, 4) == "because of"
    assert trees.case_of(parse, 1) == ""


def test_a_preposition_hung_on_the_first_word_is_the_whole_phrase_s() -> None:
    parse = parse_conllu(
        """
# newpar
1 They they PRON PRP _ 2 nsubj _ _
2 spoke speak VERB VBD _ 0 root _ _
3 of of ADP IN _ 4 case _ _
4 candidate candidate NOUN NN _ 5 nmod:desc _ _
5 Quill quill PROPN NNP _ 2 obl _ SpaceAfter=No
6 . . PUNCT . _ 2 punct _ _
"""
    )
    assert trees.case_of(parse, 4) == "of"
    assert trees.case_of(parse, 1) == ""


@pytest.mark.parametrize(
    ("indices", "expected"),
    [([], []), ([3], [(3, 4)]), ([5, 1, 2, 2, 7], [(1, 3), (5, 6), (7, 8)])],
    ids=["none", "one", "in any order, twice over"],
)
def test_runs(indices: list[int], expected: list[tuple[int, int]]) -> None:
    assert list(trees.runs(indices)) == expected


def test_spans_break_where_a_paragraph_ends(parse: Parse) -> None:
    spans = trees.spans_of(parse, range(4, 12))
    text = parse.article.text
    assert [text[slice(*span)] for span in spans] == ["Hale left, saying.", "It burned."]
    assert trees.text_of(parse.article, spans) == "Hale left, saying. … It burned."


def test_text_is_prose_without_the_file_s_line_breaks() -> None:
    text = "Rome\n  fell"
    segments = (Segment(0, 0, 4, 4), Segment(4, 4, 1, 3), Segment(5, 7, 4, 4))
    article = Article("x", text, (Block("prose", "Rome fell", segments, 1),))
    assert trees.text_of(article, (article.blocks[0].to_source(0, 9),)) == "Rome fell"
