from __future__ import annotations

import random

import pytest

from training.reported_speech import find_speakers, is_statement, report
from training.treebanks import Document, Word
from training.trees import Tree, insert, join, mark, remove_leaf, substitute, top
from training.variants import vary


def tree(text: str) -> Tree:
    """A tree from "form/relation/head …", heads counted from 1, 0 for the root."""
    words = []
    for index, item in enumerate(text.split()):
        form, relation, head = item.rsplit("/", 2)
        at = int(head) - 1 if head != "0" else index
        words.append(Word(form, form, "X", "NN", at, relation, True, ""))
    return tuple(words)


def shown(words: Tree) -> str:
    return " ".join(f"{w.form}/{w.relation}/{words[w.head].form}" for w in words)


RAIN = tree("Rain/nsubj/2 fell/ROOT/0 heavily/advmod/2")


def test_joined_parts_hang_on_the_main_one() -> None:
    joined = join([mark("“", "``"), RAIN, mark("”", "''")], 1)
    assert top(joined) == 2
    assert [w.head for w in joined] == [2, 2, 2, 2, 2]
    assert [w.space_after for w in joined] == [False, True, True, False, True]


def test_inserted_part_moves_heads_behind_it() -> None:
    inserted = insert(RAIN, 1, tree("she/nsubj/2 said/parataxis/0"))
    assert shown(inserted) == (
        "Rain/nsubj/fell she/nsubj/said said/parataxis/fell fell/ROOT/fell heavily/advmod/fell"
    )


def test_removed_leaf_leaves_no_gap() -> None:
    assert shown(remove_leaf(RAIN, 0)) == "fell/ROOT/fell heavily/advmod/fell"


@pytest.mark.parametrize("position", [0, 1, 2])
def test_substitute_takes_the_place_of_a_word(position: int) -> None:
    name = tree("Ana/nsubj/0 Lindqvist/flat/1")
    grown = substitute(RAIN, position, name)
    assert grown[position].relation == RAIN[position].relation
    assert grown[position + 1].head == position
    assert sum(word.head == index for index, word in enumerate(grown)) == 1


def test_a_quotation_is_the_ccomp_of_its_verb(documents: tuple[Document, ...]) -> None:
    speakers = find_speakers(documents)
    sentence = documents[0].paragraphs[0].sentences[1]
    assert is_statement(sentence)
    for seed in range(200):
        told = report(sentence, speakers, random.Random(seed))
        assert sum(word.head == index for index, word in enumerate(told)) == 1
        met = next(word for word in told if word.form == "met")
        said = told[met.head]
        assert met.relation in ("ccomp", "ROOT")
        assert said.pos == "VERB"
        if met.relation == "ROOT":
            # The speaker stands in the middle, or in "according to the ministry".
            kinds = {word.relation for word in told if told[word.head] is met}
            assert kinds & {"parataxis", "obl"}


def test_quotation_marks_come_in_pairs_of_one_style(documents: tuple[Document, ...]) -> None:
    paragraph = documents[0].paragraphs[0]
    styles = set()
    for seed in range(60):
        varied = vary(paragraph, random.Random(seed))
        marks = [w.form for s in varied.sentences for w in s if w.tag in ("``", "''")]
        styles.add("".join(marks))
    assert styles == {'""', "“”", "``''"}
