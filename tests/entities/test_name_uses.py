"""What a name in no list names, told by how the article uses it."""

from __future__ import annotations

import pytest

from attribution.entities.names.name_detection import find_names
from tests.sources.articles import parse_of, resolved, row_of, rulebook, said

SAID = "said/VBD/root/0 nothing/NN/obj/2 ././punct/2"
CASES = [
    ("Velmark", "The/DT/det/2 minister/NN/nsubj/5 of/IN/case/4 Velmark/NNP/nmod/2 left/VBD/root/0",
     "place"),
    ("Velmark", "Troops/NNS/nsubj/4 from/IN/case/3 Velmark/NNP/nmod/1 left/VBD/root/0", "place"),
    ("Velmark", "Rain/NN/nsubj/2 fell/VBD/root/0 in/IN/case/4 Velmark/NNP/obl/2", "place"),
    ("Velmark", "The/DT/det/3 Velmarkian/JJ/amod/3 fleet/NN/nsubj/4 left/VBD/root/0", "place"),
    ("Brask", "Brask/NNP/compound/2 shares/NNS/nsubj/3 fell/VBD/root/0", "organisation"),
    ("Brask", "Shares/NNS/nsubj/4 in/IN/case/3 Brask/NNP/nmod/1 fell/VBD/root/0", "organisation"),
    ("Brask", "Brask/NNP/nsubj/2 cut/VBD/root/0 its/PRP$/nmod:poss/4 fares/NNS/obj/2",
     "organisation"),
    ("Brask", "Brask/NNP/nsubj/7 ,/,/punct/5 a/DT/det/5 small/JJ/amod/5 airline/NN/appos/1 "
     ",/,/punct/5 left/VBD/root/0", "organisation"),
    ("Brask", "Brask/NNP/nsubj/5 is/VBZ/cop/5 a/DT/det/5 small/JJ/amod/5 firm/NN/root/0",
     "organisation"),
    ("Brask", "Brask/NNP/nsubj/2 left/VBD/root/0 ././punct/2\n"
     "The/DT/det/2 company/NN/nsubj/3 denied/VBD/root/0 it/PRP/obj/3", "organisation"),
    ("Brask", "The/DT/det/2 airline/NN/nsubj/4 Brask/NNP/appos/2/person left/VBD/root/0",
     "organisation"),
    ("Farrow", "The/DT/det/2 airline/NN/nsubj/5 Farrow/NNP/nsubj/4/person owns/VBZ/acl:relcl/2 "
     "left/VBD/root/0 ././punct/5\nFarrow/NNP/nmod:poss/3/person 's/POS/case/1 wife/NN/nsubj/4 "
     "left/VBD/root/0", "person"),
    ("Farrow", "Farrow/NNP/nsubj/5/organisation ,/,/punct/3 61/CD/appos/1 ,/,/punct/3 "
     "left/VBD/root/0", "person"),
    ("Farrow", "Farrow/NNP/nmod:poss/3/place 's/POS/case/1 wife/NN/nsubj/4 left/VBD/root/0",
     "person"),
    ("Farrow", "Farrow/NNP/nsubj/2/organisation said/VBD/root/0 he/PRP/nsubj/4 "
     "left/VBD/ccomp/2", "person"),
    ("Farrow", "Farrow/NNP/nsubj/8/place ,/,/punct/6 a/DT/det/6 former/JJ/amod/6 "
     "police/NN/compound/6 officer/NN/appos/1 ,/,/punct/6 left/VBD/root/0", "person"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "use", "kind"), CASES)
def test_a_name_is_what_the_article_uses_it_as(name: str, use: str, kind: str) -> None:
    article = f"{name}/NNP/nsubj/2 {SAID}\n{use}"
    found = find_names(parse_of(article), rulebook().vocabulary, rulebook().tuning)
    assert {n.kind for n in found if n.text == name.lower()} == {kind}


def test_another_noun_between_keeps_its_pronoun() -> None:
    article = (
        "Orrin/NNP/nsubj/2/person said/VBD/root/0 the/DT/det/4 mill/NN/nsubj/5 lost/VBD/ccomp/2 "
        "its/PRP$/nmod:poss/7 roof/NN/obj/5"
    )
    (name,) = find_names(parse_of(article), rulebook().vocabulary, rulebook().tuning)
    assert (name.kind, name.told) == ("person", None)


def test_a_palace_is_no_person() -> None:
    article = "Marlow/NNP/compound/2/person Palace/NNP/nsubj/3/person said/VBD/root/0"
    (name,) = find_names(parse_of(article), rulebook().vocabulary, rulebook().tuning)
    assert (name.kind, name.firm) == ("place", True)


def test_the_row_says_by_which_words() -> None:
    parse = parse_of(f"Velmark/NNP/nsubj/2 {SAID}\n{CASES[0][1]}")
    attributions, sources = resolved(parse, said(parse, "Velmark"))
    row = row_of(attributions[0], sources)
    (step,) = (step for step in row.evidence if step.step == "name")
    assert (row.kind, row.level) == ("place", "institutional")
    assert step.note == "taken for the name of a state or place: minister of Velmark"


def test_the_last_word_of_a_body_stands_for_it() -> None:
    article = (
        "The/DT/det/3 Lantern/NNP/compound/3 Brotherhood/NNP/nsubj/4 left/VBD/root/0 ././punct/4\n"
        "The/DT/det/2 Lantern/NNP/compound/3 Brotherhood/NNP/nsubj/4 is/VBZ/root/0 a/DT/det/6 "
        "party/NN/obj/4\n"
        "The/DT/det/2 Brotherhood/NNP/nsubj/3 said/VBD/root/0 nothing/NN/obj/3"
    )
    found = find_names(parse_of(article), rulebook().vocabulary, rulebook().tuning)
    assert [n.kind for n in found] == ["organisation"] * 3


@pytest.mark.parametrize(
    "use",
    [
        "Orrin/NNP/nmod:poss/3/person 's/POS/case/1 army/NN/nsubj/4 left/VBD/root/0",
        "Orrin/NNP/nmod:poss/4/person 's/POS/case/1 capital/NN/compound/4 gains/NNS/nsubj/5 "
        "rose/VBD/root/0",
        "Orrin/NNP/nsubj/2/person said/VBD/root/0 it/PRP/nsubj/4 cost/VBD/ccomp/2 jobs/NNS/obj/4",
    ],
)
def test_what_a_leader_has_and_says_makes_nobody_a_state(use: str) -> None:
    article = f"Orrin/NNP/nsubj/2/person {SAID}\n{use}"
    found = find_names(parse_of(article), rulebook().vocabulary, rulebook().tuning)
    assert {n.kind for n in found if n.text == "orrin"} == {"person"}
