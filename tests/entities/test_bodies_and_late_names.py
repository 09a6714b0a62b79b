"""Bodies known by what they do, names given late, and pronouns that pass on nobody's words."""

from __future__ import annotations

import pytest

from tests.entities.test_who_is_named import check, speakers


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        ("The regulator, Mossgate, said it would act.", "would act", "Mossgate"),
        ("The watchdog, Peatwatch, said both had broken the rules.", "had broken", "Peatwatch"),
        ("Rudo is a dating app with a million users. Rudo said it had removed the faces.",
         "had removed", "Rudo"),
        ("Users of the app Kelda were warned. Kelda said it was working on a fix.",
         "was working", "Kelda"),
        ("The Fenwick Lantern newspaper wrote that the mill was burnt.", "was burnt",
         "Fenwick Lantern"),
        ("Orrinby Rovers have sold Nico Pell. Rovers said the fee was a record.", "the fee",
         "Orrinby Rovers"),
        ("Marl Wanderers lost again. Wanderers said the coach would stay.", "the coach",
         "Marl Wanderers"),
        ("The Selby Hornets won. The Hornets said they were glad.", "were glad", "Selby Hornets"),
    ],
)  # fmt: skip
def test_a_body_is_known_by_noun_plural_or_pronoun(text: str, claim: str, name: str) -> None:
    check(text, claim, name, "institutional")


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        ("A spokeswoman for the governor, Hilda Renn, said he had paid.", "had paid",
         "Hilda Renn"),
        ("A spokeswoman for the governor, Hilda Renn, said he had paid. She said he was glad.",
         "was glad", "Hilda Renn"),
        ("An analyst at Moss & Tarn, Otto Brill, said shares were cheap.", "shares were",
         "Otto Brill"),
        ("An analyst at Moss & Tarn, Otto Brill, said shares were cheap. He said he would buy.",
         "would buy", "Otto Brill"),
        ("The pump failed, a former engineer alleged. The engineer, Basil Orme, left in 2021.",
         "pump failed", "Basil Orme"),
        ("A former nurse said the ward was dirty. The nurse, Agnes Pell, left in May.",
         "was dirty", "Agnes Pell"),
        ("Rosa Penn and Miles Rivers own it. Rivers said he would stay.", "would stay",
         "Miles Rivers"),
        ("Cllr Hilda Renn came late. Cllr Renn denied it. “It is fine,” she said.", "is fine",
         "Hilda Renn"),
    ],
)  # fmt: skip
def test_a_name_given_late_or_apart_is_the_speakers(text: str, claim: str, name: str) -> None:
    check(text, claim, name, "named")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("One cabinet minister said it was dead. The prime minister, Edda Brill, said little.",
         "was dead"),
        ("A minister said it was dead. The finance minister, Edda Brill, said little.",
         "was dead"),
        ("Two nurses said it was dirty. The nurse, Agnes Pell, left in May.", "was dirty"),
        ("Basil Orme left. An engineer said it failed. The officer, Agnes Pell, said little.",
         "it failed"),
    ],
)  # fmt: skip
def test_another_post_or_a_group_gets_no_late_name(text: str, claim: str) -> None:
    assert all(level != "named" for _, level in speakers(text, claim))


def test_media_at_large_take_up_no_outlet() -> None:
    text = "Radio Norland said the minister had gone. The radio said he was ill."
    names = speakers(text, "was ill")
    assert names
    assert all("Norland" not in name for name, _ in names)


def test_members_of_a_party_are_no_team() -> None:
    text = "Senate Republicans met on Monday. More Republicans said the plan was dead."
    assert all("Senate" not in name for name, _ in speakers(text, "was dead"))
