"""Offices that are no names, that two people hold, and that an adjective follows."""

from __future__ import annotations

import pytest

from tests.entities.test_who_is_named import check, speakers


@pytest.mark.parametrize(
    ("text", "claim", "name", "level"),
    [
        ("The Polish Prime Minister said no. It rained. The Dutch Prime Minister said the "
         "talks were over.", "talks were", "The Dutch Prime Minister", "identifiable"),
        ("France’s Prime Minister, Ines Moreau, said the road was shut. She said it was late.",
         "was late", "Ines Moreau", "named"),
        ("Spain's Foreign Minister, Luis Pardo, said the deal was done.", "deal was", "Luis Pardo",
         "named"),
        ("Spokesmen at the Harbour Board would not say that it was over.", "it was over",
         "Spokesmen at the Harbour Board", "institutional"),
    ],
)  # fmt: skip
def test_a_post_with_capitals_is_no_name(text: str, claim: str, name: str, level: str) -> None:
    check(text, claim, name, level)


@pytest.mark.parametrize(
    ("before", "post"),
    [
        ("The prime minister, Ines Moreau, said no to that.", "The Home Secretary"),
        ("The prime minister, Ines Moreau, said no to that.", "The foreign minister"),
        ("Defence Secretary Otto Brill said no to that.", "The home secretary"),
        ("The Foreign Minister, Otto Brill, said no to that.", "The governor"),
        ("The governor, Otto Brill, said no to that.", "The mayor"),
        ("Secretary of State Otto Brill said no to that.", "The secretary general"),
        ("President Otto Brill said no to that.", "The president-elect"),
    ],
)
def test_two_offices_are_two_people(before: str, post: str) -> None:
    found = speakers(f"{before} {post} said the talks were over.", "talks were")
    assert [name for name, _ in found] == [post]


@pytest.mark.parametrize(
    ("before", "post", "name"),
    [
        ("The foreign minister, Otto Brill, came late.", "The minister", "Otto Brill"),
        ("Home Secretary Otto Brill came late.", "The home secretary", "Otto Brill"),
        ("President-elect Otto Brill came late.", "The president-elect", "Otto Brill"),
        ("Attorney General Otto Brill came late.", "The attorney general", "Otto Brill"),
    ],
)
def test_an_office_goes_back_to_its_holder(before: str, post: str, name: str) -> None:
    check(f"{before} {post} said the talks were over.", "talks were", name, "named")


@pytest.mark.parametrize(
    "post",
    ["The Attorney General", "The UN secretary-general", "The director general of the BBC"],
)
def test_an_adjective_behind_a_post_belongs_to_it(post: str) -> None:
    assert [n for n, _ in speakers(f"{post} said the talks were over.", "talks were")] == [post]


def test_a_title_cut_short_is_no_first_name() -> None:
    text = (
        "Former AG Otto Brill said no to that. Former Attorney General Otto Brill said it rained."
    )
    assert {name.split()[-1] for name, _ in speakers(text, "it rained")} == {"Brill"}
    assert speakers(text, "it rained") == speakers(text + " Brill said it rained.", "it rained")


def test_a_headline_describes_whom_the_text_names() -> None:
    text = (
        "Rookie Brill shines as Herons rally\n\nJaylen Brill scored 31 points as the Herons won on "
        "Friday night.\n\n“I did not think,” Brill said."
    )
    check(text, "I did not think", "Jaylen Brill", "named")


def test_a_plural_with_the_is_a_team_unless_a_family_bears_it() -> None:
    check("The Hawks said that the road was shut.", "road was", "Hawks", "institutional")
    text = "Otto Hawks and Ada Hawks own it. The Hawks said that the road was shut."
    assert {level for _, level in speakers(text, "road was")} != {"institutional"}
