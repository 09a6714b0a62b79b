"""Complements that no grammar has are read as what the words around leave."""

from __future__ import annotations

import pytest

from attribution.language.mending.odd_complements import with_sound_complements
from attribution.model import Parse
from tests.sources.articles import parse_of

ELECTED = """
Otto/NNP/nsubj:pass/3/person was/VBD/aux:pass/3 elected/VBN/amod/4 mayor/NN/root/0 in/IN/case/6 \
May/NNP/nmod/4 ././punct/4
"""
OF_THE_UNION = """
Otto/NNP/nsubj:pass/3/person was/VBD/aux:pass/3 elected/VBN/amod/4 head/NN/root/0 of/IN/case/6 \
unions/NNS/nmod/4 ././punct/4
"""
CALLED = """
Ida/NNP/nsubj/2/person called/VBD/root/0 Otto/NNP/xcomp/2/person a/DT/det/5 fool/NN/xcomp/2 \
././punct/2
"""
ON_A_MORNING = """
Ida/NNP/compound/5/person Orrin/NNP/flat/1/person on/IN/case/4 Wednesday/NNP/nmod/1 \
morning/NN/obl:unmarked/6 called/VBD/root/0 upon/IN/case/8 him/PRP/obl/6 ././punct/6
"""
PLAIN = """
The/DT/det/3 elected/VBN/amod/3 mayor/NN/nsubj/4 called/VBD/root/0 Otto/NNP/obj/4/person \
a/DT/det/7 fool/NN/xcomp/4 ././punct/4
"""


def relations(parse: Parse) -> dict[str, tuple[str, str]]:
    """Each word with its relation and the word it hangs on."""
    return {t.text: (t.dep, parse.tokens[t.head].text) for t in parse.tokens}


@pytest.mark.parametrize(
    ("text", "noun", "last", "relation"),
    [
        (ELECTED, "mayor", "May", ("obl", "elected")),
        (OF_THE_UNION, "head", "unions", ("nmod", "head")),
    ],
)
def test_a_participle_with_a_subject_is_the_verb(
    text: str, noun: str, last: str, relation: tuple[str, str]
) -> None:
    found = relations(with_sound_complements(parse_of(text)))
    assert found["elected"] == ("root", "elected")
    assert found[noun] == ("xcomp", "elected")
    assert found[last] == relation


def test_the_first_of_two_nouns_is_the_object() -> None:
    found = relations(with_sound_complements(parse_of(CALLED)))
    assert (found["Otto"], found["fool"]) == (("obj", "called"), ("xcomp", "called"))


def test_a_name_before_a_day_is_the_subject() -> None:
    found = relations(with_sound_complements(parse_of(ON_A_MORNING)))
    assert found["Ida"] == ("nsubj", "called")
    assert (found["Wednesday"], found["morning"]) == (("compound", "morning"), ("obl", "called"))


def test_a_sound_parse_stays_as_it_is() -> None:
    parse = parse_of(PLAIN)
    assert with_sound_complements(parse) is parse
