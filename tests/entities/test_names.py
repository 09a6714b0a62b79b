"""What proper names are, whatever the labels say, and which of them are the same."""

from __future__ import annotations

import pytest

from attribution.entities.names.name_detection import find_names
from tests.sources.articles import parse_of, rulebook


def names(article: str, speaking: tuple[int, ...] = ()) -> list[tuple[str, str]]:
    found = find_names(parse_of(article), rulebook().vocabulary, rulebook().tuning, speaking)
    return [(name.text, name.kind) for name in found]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("Iran/NNP/nsubj/2/person denied/VBD/root/0 it/PRP/obj/2", [("iran", "place")]),
        ("the/DT/det/3 Audit/NN/compound/3 Office/NNP/nsubj/4 said/VBD/root/0",
         [("audit office", "organisation")]),
        ("Reuters/NNP/nsubj/2/person said/VBD/root/0", [("reuters", "outlet")]),
        ("the/DT/det/2 Herald/NNP/nsubj/3/place said/VBD/root/0", [("herald", "outlet")]),
        ("Sen./NNP/nsubj/3 Orrin/NNP/flat/1/place said/VBD/root/0", [("orrin", "person")]),
        ("the/DT/det/2 Prime/NNP/amod/3 Minister/NNP/nsubj/4 said/VBD/root/0", []),
        ("French/NNP/amod/2 Judge/NNP/nsubj/5 Lena/NNP/flat/2 Orrin/NNP/flat/2 said/VBD/root/0 "
         "././punct/5", [("lena orrin", "person")]),
        ("Lena/NNP/nsubj/5/person van/NNP/flat/1 der/NNP/flat/1 Orrin/NNP/flat/1/person "
         "said/VBD/root/0", [("lena van der orrin", "person")]),
        ("the/DT/det/2 Bank/NNP/nsubj/5 of/IN/case/4 Saltmere/NNP/nmod/2 said/VBD/root/0",
         [("bank of saltmere", "organisation")]),
        ("The/DT/det/2 FFC/NNP/nsubj/3 said/VBD/root/0", [("ffc", "organisation")]),
        ("Republicans/NNPS/nsubj/2/person said/VBD/root/0", []),
        ("White/NNP/amod/2 House/NN/nsubj/3 denied/VBD/root/0", [("white house", "place")]),
        ("On/IN/case/2 Monday/NNP/obl/3 Facebook/NNP/nsubj/3 fell/VBD/root/0",
         [("facebook", "platform")]),
        ("Studies/NNS/nsubj/2/person said/VBD/root/0", []),
        ("Former/JJ/amod/3 Saltmere/NNP/compound/3/place striker/NN/nsubj/4 said/VBD/root/0",
         [("saltmere", "place")]),
        ("Council/NNP/nsubj/2/organisation sued/VBD/root/0 as/SCONJ/mark/6 the/DT/det/5 "
         "council/NN/nsubj/6 said/VBD/advcl/2", []),
        ("Tarn/NNP/compound/2/person Radio/NNP/nsubj/3/person said/VBD/root/0",
         [("tarn radio", "outlet")]),
    ],
)  # fmt: skip
def test_a_name_is_what_lists_and_form_say(article: str, expected: list[tuple[str, str]]) -> None:
    assert names(article) == expected


def test_capitals_of_a_headline_are_no_names() -> None:
    headline = (
        "Harbour/NNP/compound/2 Fees/NNPS/nsubj/3 Double/VBP/root/0 After/IN/case/6 "
        "Winter/NNP/compound/6 Storm/NNP/obl/3\n\nLena/NNP/nsubj/3/person Storm/NNP/flat/1/person "
        "said/VBD/root/0 so/RB/advmod/3"
    )
    assert names(headline) == [("storm", "person"), ("lena storm", "person")]


def test_a_surname_of_the_article_is_a_person_though_a_state_is_called_so() -> None:
    article = (
        "Ida/NNP/nsubj/3/person Jordan/NNP/flat/1/person left/VBD/root/0\n"
        "Jordan/NNP/nsubj/2/place wept/VBD/root/0"
    )
    assert names(article) == [("ida jordan", "person"), ("jordan", "person")]


def test_who_speaks_under_an_unknown_name_is_named() -> None:
    article = "Hale/NN/nsubj/2 said/VBD/root/0"
    assert names(article, speaking=(0,)) == [("hale", "person")]


def test_gender_is_told_by_title_or_first_name() -> None:
    words = rulebook().vocabulary
    article = "Ms./NNP/nsubj/3 Orrin/NNP/flat/1 met/VBD/root/0 Aldo/NNP/obj/3 Brandt/NNP/flat/4"
    genders = {
        name.text: name.gender for name in find_names(parse_of(article), words, rulebook().tuning)
    }
    assert genders == {"orrin": "female", "aldo brandt": "male"}
