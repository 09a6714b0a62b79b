"""Surnames that are words are read as names where the article gives them in full."""

from __future__ import annotations

import pytest

from attribution.language.mending.known_surnames import with_known_surnames
from attribution.model import Parse
from tests.sources.articles import parse_of

FULL = "Petra/NNP/nsubj/3 Long/NNP/flat/1 voted/VBD/root/0 ././punct/3\n"


def token(parse: Parse, word: str) -> tuple[str, str]:
    last = [t for t in parse.tokens if t.text == word][-1]
    return last.tag, last.dep


@pytest.mark.parametrize(
    "sentence",
    [
        "Long/RB/advmod/2 added/VBD/root/0 nothing/NN/obj/2 ././punct/2",
        "But/CC/cc/3 Long/RB/advmod/3 told/VBD/root/0 them/PRP/obj/3 ././punct/3",
        "Long/RB/advmod/5 ,/,/punct/1 though/RB/advmod/5 ,/,/punct/3 added/VBD/root/0",
        "No/UH/discourse/3 ,/,/punct/3 said/VBD/root/0 Long/RB/advmod/3 ././punct/3",
    ],
)
def test_known_surname_is_subject_of_verb_without_one(sentence: str) -> None:
    assert token(with_known_surnames(parse_of(FULL + sentence)), "Long") == ("NNP", "nsubj")


@pytest.mark.parametrize(
    "sentence",
    [
        "Will/MD/aux/2 urged/VBD/root/0 restraint/NN/obj/2 ././punct/2",
        "While/IN/mark/3 Will/MD/aux/3 admits/VBZ/advcl/6 it/PRP/obj/3 "
        "he/PRP/nsubj/6 fears/VBZ/root/0",
    ],
)
def test_a_surname_that_is_a_modal_governs_no_finite_verb(sentence: str) -> None:
    full = "Petra/NNP/nsubj/3 Will/NNP/aux/3 voted/VBD/root/0 ././punct/3\n"
    assert token(with_known_surnames(parse_of(full + sentence)), "Will") == ("NNP", "nsubj")


@pytest.mark.parametrize(
    "sentence",
    [
        "Long/JJ/amod/2 queues/NNS/nsubj/3 formed/VBD/root/0 ././punct/3",
        "Long/RB/advmod/3 they/PRP/nsubj/3 waited/VBD/root/0 ././punct/3",
        "The/DT/det/3 Long/JJ/amod/3 March/NNP/nsubj/4 ended/VBD/root/0 ././punct/4",
    ],
)
def test_same_word_in_another_use_stays(sentence: str) -> None:
    parse = parse_of(FULL + sentence)
    assert with_known_surnames(parse) is parse
