"""Names told by their shape and by where they stand, read by the bundled pipeline."""

from __future__ import annotations

import pytest

from tests.entities.test_who_is_named import check, speakers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Another Liberal governor who has not backed it, Susana Brask of New Halden, said it was "
         "late.", "Susana Brask"),
        ("An environmental protester at the camp, Kieran Suckling, said it was late.",
         "Kieran Suckling"),
        ("A trader who lost his stall, Piet Vos, said it was late.", "Piet Vos"),
        ("One mother who moved out last year, Ida Orrin, 34, said it was late.", "Ida Orrin"),
        ("A nurse from the night shift, Lena Brandt of Ward 4, said it was late.", "Lena Brandt"),
        ("A farmer whose land was flooded, Tom Lisle, said it was late.", "Tom Lisle"),
        ("“It was late,” said another farmer who lost sheep, Tom Lisle.", "Tom Lisle"),
    ],
)  # fmt: skip
def test_a_name_after_a_long_description_is_who_is_described(text: str, name: str) -> None:
    check(text, "was late", name, "named")


def test_a_name_after_a_post_inside_the_description_is_that_posts() -> None:
    found = speakers("A woman who sued the mayor, Piet Vos, said the court was slow.", "was slow")
    assert {level for _, level in found} == {"generic"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Halden College director of admissions Ruth Amory said it was late.", "Ruth Amory"),
        ("Sirius Radio Vice President for news and talk Al Gorab said it was late.", "Al Gorab"),
        ("Norland minister for ports and roads Tom Lisle said it was late.", "Tom Lisle"),
        ("Port director at Eastholm Tom Lisle said it was late.", "Tom Lisle"),
        ("The council's head of planning Ida Brandt said it was late.", "Ida Brandt"),
        ("Orchard Foods vice president of marketing Martin Vickers said it was late.",
         "Martin Vickers"),
    ],
)  # fmt: skip
def test_a_name_right_after_a_post_and_its_field_holds_the_post(text: str, name: str) -> None:
    check(text, "was late", name, "named")


def test_a_name_that_owns_what_the_post_is_of_holds_no_post() -> None:
    found = speakers("The director of the mill Ida Brandt owns said the roof leaked.", "leaked")
    assert not any(level == "named" for _, level in found)


@pytest.mark.parametrize(
    "name",
    ["Doctors Without Borders", "Reporters Without Borders", "Friends of the Earth",
     "Mothers Against Drunk Driving", "Parents for Safe Roads", "Engineers for Peace"],
)  # fmt: skip
def test_people_with_a_cause_in_capitals_are_a_body(name: str) -> None:
    if name != "Engineers for Peace":  # at a sentence's start it may be the engineers of a place
        check(f"{name} said the gate was shut.", "was shut", name[:6], "institutional")
    check(f"The gate was shut, according to {name}.", "was shut", name[:6], "institutional")


@pytest.mark.parametrize(
    "people",
    ["Doctors in Eastholm", "Residents of Halden Road", "Friends of Lena Orrin",
     "Parents at Halden School", "Drivers without licences", "Engineers for the Harbour Board"],
)  # fmt: skip
def test_people_of_a_place_or_person_are_no_body(people: str) -> None:
    found = speakers(f"{people} said the gate was shut.", "was shut")
    assert not {level for _, level in found} & {"institutional", "named"}, found


@pytest.mark.parametrize("name", ["WaPo", "TOLOnews", "YouGov", "FiveNorth", "Factcheck.org",
                                  "WaterWatch"])  # fmt: skip
def test_a_capital_or_stop_inside_a_word_makes_the_name_of_a_body(name: str) -> None:
    check(f"The gate was shut, {name} said.", "was shut", name, "institutional")


@pytest.mark.parametrize("name", ["McBride", "MacNeil", "DeVos", "LaMotte", "DiMarco", "VanDyke",
                                  "FitzGerald", "O'Brannan"])  # fmt: skip
def test_a_capital_after_the_beginning_of_a_surname_tells_nothing(name: str) -> None:
    check(
        f"Lena {name} runs the mill. “The gate was shut,” {name} said.", "was shut", name, "named"
    )


@pytest.mark.parametrize("name", ["Gleaner", "Tennessean", "Lantern", "Clarion", "Harrower"])
def test_a_word_with_an_article_that_reports_is_nobody_in_person(name: str) -> None:
    check(f"The {name} later reported that the gate was shut.", "was shut", name, "institutional")
    check(f"The gate was shut, the {name} reported.", "was shut", name, "institutional")


@pytest.mark.parametrize(
    "text",
    ["Anything close to that signals that the gate was shut.",
     "Nothing suggests that the gate was shut.",
     "Correction: A caption in this story said that the gate was shut."],
)  # fmt: skip
def test_a_common_word_that_begins_a_sentence_is_no_name(text: str) -> None:
    assert not any(level == "named" for _, level in speakers(text, "was shut"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Norland People's Protection Units (NPPU) said it was late.", "Protection Units"),
        ("The Eastholm Women's Institute said it was late.", "Institute"),
        ("Two people are safe, but it was late, Norland Fire and Rescue said.", "Norland Fire"),
        ("The gate is open, but it was late, Halden Health and Safety said.", "Halden Health"),
        ("The Halden Writers' Guild said it was late.", "Guild"),
        ("This week, the Constitution, Law and Justice Committee said it was late.",
         "Justice Committee"),
        ("The Coastal Works Authority of Halden (CWA) said it was late.", "Authority"),
    ],
)  # fmt: skip
def test_a_body_is_named_over_marks_inside_its_name(text: str, name: str) -> None:
    check(text, "was late", name, "institutional")


@pytest.mark.parametrize("name", ["Kim Jae Un", "Lena Oram", "Tom Rand"])
def test_a_surname_that_is_a_bodys_name_in_capitals_is_a_persons(name: str) -> None:
    check(f"{name} said the gate was shut.", "was shut", name, "named")


@pytest.mark.parametrize(
    "text",
    ["The top diplomat under former President Tom Lisle said it was late.",
     "An aide to actor Tom Lisle said it was late.",
     "A sister of drummer Tom Lisle said it was late."],
)  # fmt: skip
def test_a_name_after_a_post_of_its_own_is_not_whose_aide_it_is(text: str) -> None:
    assert not any(level == "named" for _, level in speakers(text, "was late"))


@pytest.mark.parametrize(
    "text",
    ["Facebook said it would cut its fees by a third.",
     "TikTok, which is owned by a rival, shut its office. “We regret it,” TikTok said of the fees.",
     "Twitter shares fell. Twitter said the fees would rise.",
     "YouTube, the company that hosts most videos, said the fees would rise."],
)  # fmt: skip
def test_a_platform_that_acts_as_a_company_is_one(text: str) -> None:
    levels = {level for _, level in speakers(text, "")}
    assert levels == {"institutional"}, levels


def test_a_platform_that_tells_of_the_world_is_no_company() -> None:
    check("Facebook said the harbour was on fire.", "on fire", "Facebook", "vague")


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("General Electric", "institutional"),
        ("General Foods", "institutional"),
        ("General Orrin", "named"),
        ("General Woods", "named"),
        ("Judge Church", "named"),
        ("Saltmere Democrats", "generic"),
        ("Senate Republicans", "generic"),
        ("Mother Jones", "institutional"),
        ("Al-Ahram", "institutional"),
        ("Halden Regional Watch", "institutional"),
        ("The Tarn Initiative", "institutional"),
        ("Eastholm United", "institutional"),
    ],
)
def test_the_last_word_of_a_name_tells_what_it_names(name: str, level: str) -> None:
    found = speakers(f"{name} said the gate was shut.", "was shut")
    assert {given for _, given in found} == {level}, found
