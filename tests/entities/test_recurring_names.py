"""A full name once given tells what its last word is wherever it stands alone."""

from __future__ import annotations

import pytest

from attribution.census import first_name_gender, is_first_name
from attribution.entities.names.name_detection import find_names
from tests.sources.articles import parse_of, rulebook

FULL = "Petra/NNP/nsubj/3/person {0}/NNP/flat/1/person voted/VBD/root/0 ././punct/3\n"


def people(article: str) -> list[str]:
    found = find_names(parse_of(article), rulebook().vocabulary, rulebook().tuning)
    return [name.text for name in found if name.kind == "person"]


@pytest.mark.parametrize("tag", ["RB", "JJ", "NN", "NNP", "VB", "IN"])
@pytest.mark.parametrize("surname", ["Long", "Smith", "Rivers", "Hastings", "King", "Cook"])
def test_word_like_surname_alone_is_the_person(surname: str, tag: str) -> None:
    again = f"{surname}/{tag}/nsubj/2 says/VBZ/root/0 nothing/NN/obj/2 ././punct/2"
    assert people(FULL.format(surname) + again) == [f"petra {surname.lower()}", surname.lower()]


@pytest.mark.parametrize(
    "sentence",
    [
        "Long/JJ/amod/2 queues/NNS/nsubj/3 formed/VBD/root/0 ././punct/3",
        "The/DT/det/2 Long/JJ/amod/3 March/NNP/nsubj/4 ended/VBD/root/0 ././punct/4",
        "It/PRP/nsubj/2 took/VBD/root/0 long/RB/advmod/2 ././punct/2",
    ],
)
def test_word_like_surname_in_another_use_is_no_person(sentence: str) -> None:
    assert people(FULL.format("Long") + sentence) == ["petra long"]


def test_nothing_recurs_without_a_full_name() -> None:
    assert people("Long/RB/nsubj/2 says/VBZ/root/0 nothing/NN/obj/2 ././punct/2") == []


def test_census_tells_gender_of_first_names() -> None:
    assert (first_name_gender("Annika"), first_name_gender("Norman")) == ("female", "male")
    assert first_name_gender("Leslie") == ""
    assert is_first_name("leslie")
    assert not is_first_name("harbour")


def test_initials_behind_a_place_name_are_a_body() -> None:
    article = "Burnside/JJ/amod/2 RCMP/NNP/nsubj/3 said/VBD/root/0 nothing/NN/obj/3"
    (name,) = find_names(parse_of(article), rulebook().vocabulary, rulebook().tuning)
    assert name.kind == "organisation"
