"""Names in apposition to a noun that a clause or phrase parts from them."""

from __future__ import annotations

import pytest

from tests.entities.test_who_is_named import check

BEFORE = "Le Matin reported it first. Orrin Gas said no. "


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        ("The firm that owns the quarry, Fenwick Slate, said it would close.", "would close",
         "Fenwick Slate"),
        ("The company that makes the pump, Ostrel of Tarn, Okla., said it was safe.", "was safe",
         "Ostrel"),
        ("The charity that runs the hostel, Wide Gate, said it was full.", "was full",
         "Wide Gate"),
        ("The agency responsible for the weir, Water Tarnland, said it held.", "it held",
         "Water Tarnland"),
        ("The airline involved, SkyMoss, said it would pay.", "would pay", "SkyMoss"),
        ("The newspaper that broke the story, the Moss Herald, said it stood by it.", "stood by",
         "Moss Herald"),
        ("The think tank behind the report, the Moss Institute, said growth would slow.",
         "would slow", "Moss Institute"),
    ],
)  # fmt: skip
def test_a_body_behind_a_clause(text: str, claim: str, name: str) -> None:
    check(BEFORE + text, claim, name, "institutional")


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        ("The officer who shot the man, Sgt. Otto Brill, told a jury he was afraid.", "was afraid",
         "Otto Brill"),
        ("The woman who found the dog, Agnes Pell, said it was thin.", "was thin", "Agnes Pell"),
        ("The lawyer representing the family, Hilda Renn, said the ruling was wrong.",
         "ruling was", "Hilda Renn"),
        ("The man accused of setting the fire, 41-year-old Basil Orme, denied that he was there.",
         "was there", "Basil Orme"),
        ("The minister in charge of roads, Rosa Penn, said the work was late.", "was late",
         "Rosa Penn"),
        ("An engineer who inspected the weir, Nico Tarrant, said it was unsafe.", "was unsafe",
         "Nico Tarrant"),
        ("The judge presiding over the case, Lotte Vane, said the evidence was thin.", "was thin",
         "Lotte Vane"),
    ],
)  # fmt: skip
def test_a_person_behind_a_clause(text: str, claim: str, name: str) -> None:
    check("Ida Quill was not there, Pim Orde said. " + text, claim, name, "named")


def test_a_clause_tells_a_noun_from_a_body_named_before() -> None:
    check("Orrin Gas said no. The firm that owns the mill said it would close.",
          "would close", "The firm that owns the mill", "institutional")  # fmt: skip


def test_a_clause_tells_two_of_one_noun_apart() -> None:
    check("The man who sold the boat said no. The man who bought the horse said it was lame.",
          "was lame", "The man who bought the horse", "generic")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Her friend the novelist Hilda Renn said it was late.", "Hilda Renn"),
        ("My neighbour the plumber Otto Brill said it was late.", "Otto Brill"),
        ("The petitioner, Fenwick-based researcher Nico Tarrant, said it was late.",
         "Nico Tarrant"),
        ("The new boss, Tarn-born chef Rosa Penn, said it was late.", "Rosa Penn"),
        ("The complainant, former police officer Otto Brill, said it was late.", "Otto Brill"),
    ],
)  # fmt: skip
def test_a_name_with_words_before_it(text: str, name: str) -> None:
    check(text, "it was late", name, "named")


def test_one_from_a_place_is_no_person_called_so() -> None:
    text = "Two nurses spoke of delays. One, from Kent, wrote to the board: “It was late.”"
    check(text, "It was late", "One, from Kent", "generic")
