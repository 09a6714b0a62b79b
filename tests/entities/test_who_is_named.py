"""Who speaks in whole sentences, read by the bundled pipeline: names that lists miss."""

from __future__ import annotations

from functools import cache

import pytest

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
