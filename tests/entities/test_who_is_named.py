"""Who speaks in whole sentences, read by the bundled pipeline: names that lists miss."""

from __future__ import annotations

from functools import cache

import pytest

import attribution
from attribution.text_analyzer import TextAnalyzer, load_text_analyzer


@cache
def _analyzer() -> TextAnalyzer:
    return load_text_analyzer()


def speakers(text: str, claim: str) -> set[tuple[str, str]]:
    """The name and level of each source whose claim holds the words."""
    found = _analyzer()(text).to_dict()
    names = {row["id"]: row["name"] for row in found["sources"]}
    return {
        (names[a["source"]["entity"]], a["level"])
        for a in found["attributions"]
        if claim in a["claim"]["text"] and a["source"]
    }


def check(text: str, claim: str, name: str, level: str) -> None:
    found = speakers(text, claim)
    assert any(name in entity and level == given for entity, given in found), found


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        ("Martin Vickers mends nets. According to Vickers, the yard was shut.", "was shut",
         "Martin Vickers"),
        ("Howard Banks bought the mill. According to Banks, the roof leaked.", "roof leaked",
         "Howard Banks"),
        ("Chad Orrin owns the bakery. Orrin denied that anyone had left.", "anyone had left",
         "Chad Orrin"),
        ("Jordan North owns the yard. North denied that anyone had been hurt.", "had been hurt",
         "Jordan North"),
        ("The skipper, Jordan Orrin, came ashore. \"It was dark,\" Jordan said.", "It was dark",
         "Jordan Orrin"),
        ("The guide, Georgia Brandt, turned back. \"It was late,\" Georgia said.", "It was late",
         "Georgia Brandt"),
    ],
)  # fmt: skip
def test_a_full_name_tells_what_a_word_names_alone(text: str, claim: str, name: str) -> None:
    check(text, claim, name, "named")


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        ("“The gate was shut,” said Nora “Piper” Lindqvist, who runs the mill.", "gate was",
         "Lindqvist"),
        ("'The gate was shut,' said Hugo 'Badger' Orrin, a miller.", "gate was", "Orrin"),
        ("Married couple Lena and Aldo Brandt said the water rose.", "water rose", "Brandt"),
        ("Sisters Ida and Clara Orrin said the water rose.", "water rose", "Orrin"),
        ("Former Bank of Velmark governor Ida Brandt said rates would fall.", "would fall",
         "Ida Brandt"),
        ("In a letter to his crew on 4 May, Aldo Finch, the deck head, wrote that it could wait.",
         "could wait", "Aldo Finch"),
    ],
)  # fmt: skip
def test_a_name_is_found_whole_in_its_phrase(text: str, claim: str, name: str) -> None:
    check(text, claim, name, "named")


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        ("Many MPs said they had doubts.", "had doubts", "MPs"),
        ("Several MEPs said they had doubts.", "had doubts", "MEPs"),
    ],
)  # fmt: skip
def test_a_capital_at_the_start_makes_no_name(text: str, claim: str, name: str) -> None:
    check(text, claim, name, "generic")


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        ("Dr. A. B. Orrin of Tarn Hospital opened the ward. \"It is full,\" the doctor said.",
         "It is full", "Orrin"),
        ("Prof. Lena Finch read the draft. The professor said it was thin.", "it was thin",
         "Lena Finch"),
        ("The mayor, Ida Brandt, cut the ribbon. The deputy mayor, Aldo Finch, was ill. "
         "The mayor said it was a fine day.", "a fine day", "Ida Brandt"),
        ("Health minister Ida Brandt met former health minister Aldo Finch. "
         "The former minister said the plan was sound.", "plan was sound", "Aldo Finch"),
        ("Health minister Ida Brandt met former health minister Aldo Finch. "
         "The minister said the plan was sound.", "plan was sound", "Ida Brandt"),
    ],
)  # fmt: skip
def test_a_title_or_rank_tells_whom_a_description_means(text: str, claim: str, name: str) -> None:
    check(text, claim, name, "named")


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        ("Nora Finch, 51, opened the kiln. \"We were cold,\" the 51-year-old said.", "were cold",
         "Nora Finch"),
        ("Aldo Brandt, 24, sank twice. The 24-year-old said he would row again.", "row again",
         "Aldo Brandt"),
        ("Nora Finch ran the bakery. The cheerful owner said trade was good.", "trade was good",
         "Nora Finch"),
        ("Aldo Brandt ran the race in an hour. The baker said he was glad.", "he was glad",
         "Aldo Brandt"),
    ],
)  # fmt: skip
def test_an_epithet_is_the_one_person_named_before(text: str, claim: str, name: str) -> None:
    check(text, claim, name, "named")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Nora Finch met Aldo Brandt. The officer said the door was shut.", "door was shut"),
        ("Nora Finch, the mayor, left. The officer said the door was shut.", "door was shut"),
        ("The mill burned down. The officer said the door was shut.", "door was shut"),
    ],
)
def test_an_epithet_is_nobody_where_another_may_be_meant(text: str, claim: str) -> None:
    assert {level for _, level in speakers(text, claim)} == {"generic"}


@pytest.mark.parametrize(
    ("text", "claim", "name", "level"),
    [
        ("“They took the ropes,” said a lamplad who goes by Heron.", "took the ropes", "Heron",
         "identifiable"),
        ("A nurse, whom this newspaper is calling “Linde” to protect her job, said it was full.",
         "it was full", "nurse", "identifiable"),
        ("Aldo, a retired miller who did not want his full name printed, said it was late.",
         "it was late", "Aldo", "identifiable"),
        ("Statistics Velmark said prices fell.", "prices fell", "Velmark", "institutional"),
        ("Tarn Marine said prices fell.", "prices fell", "Tarn Marine", "institutional"),
        ("Pals of the DJ said he slept.", "he slept", "Pals", "generic"),
    ],
)  # fmt: skip
def test_what_kind_of_name_it_is(text: str, claim: str, name: str, level: str) -> None:
    check(text, claim, name, level)


def test_the_second_part_of_a_compound_begins_no_name() -> None:
    report = attribution.analyze("The non-Saltmerian Velmark envoy said the talks had failed.")
    assert [source.name for source in report.sources if source.name.startswith("-")] == []


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        ("Nils Ferrand criticised the port, which he said was unsafe.", "was unsafe", "Ferrand"),
        ("Petra Vance runs the bakery, which she said was shut.", "was shut", "Petra Vance"),
        ("Carl Voss blamed the pump, which he described as “a relic”.", "a relic", "Carl Voss"),
        ("Sergei Antonik of the trust said it was late.", "was late", "Sergei Antonik"),
        ("François Delorme of the trust said it was late.", "was late", "François Delorme"),
        ("Kwame Abara met Setyo Lind. He said it was late.", "was late", "Kwame Abara"),
    ],
)  # fmt: skip
def test_first_names_of_the_world_make_persons(text: str, claim: str, name: str) -> None:
    check(text, claim, name, "named")
