"""Who answers for a paper or a spokesperson, in whole sentences read by the bundled pipeline."""

from __future__ import annotations

import pytest

import attribution
from tests.entities.test_who_is_named import speakers


@pytest.mark.parametrize(
    ("text", "claim", "level"),
    [
        ("The guards slept, according to a parliamentary report on Monday.", "guards slept",
         "identifiable"),
        ("A congressional report said the dam leaked.", "dam leaked", "institutional"),
        ("A long report said the dam leaked.", "dam leaked", "vague"),
        ("Velmark's central bank will wait, though minutes of its 3 June meeting showed a split.",
         "a split", "identifiable"),
        ("Half would move, according to the results of the latest Tarn University poll, "
         "published on Friday.", "would move", "identifiable"),
        ("An old copy of the Audit Office's 2011 memo said the dam leaked.", "dam leaked",
         "identifiable"),
        ("A summary of the memo said the dam leaked.", "dam leaked", "vague"),
        ("Tarn Council closed the pool on Friday. A press officer said it leaked.", "it leaked",
         "institutional"),
        ("A press officer said it leaked.", "it leaked", "generic"),
        ("A Brelco memo dated 9 June and seen by the Echo says that the dam leaked.", "dam leaked",
         "identifiable"),
        ("Brelco Council permit KD551 lists the owner as a baker.", "the owner", "identifiable"),
        ("According to a survey of 900 drivers carried out for Brelco by Ondra, half walk.",
         "half walk", "institutional"),
        ("The bank Brelco fell. Its note, published on Friday, says the deal is dead.",
         "deal is dead", "identifiable"),
        ("The guards slept, according to figures released on Friday by the Labour Office.",
         "guards slept", "identifiable"),
        ("Police records show that the guards slept.", "guards slept", "institutional"),
        ("Hospital records show that the guards slept.", "guards slept", "vague"),
        ("The Brelco Post said the dam leaked. The Post said nobody was told.", "nobody was told",
         "institutional"),
    ],
)  # fmt: skip
def test_the_issuer_of_a_paper_or_word_counts(text: str, claim: str, level: str) -> None:
    assert level in {given for _, given in speakers(text, claim)}


@pytest.mark.parametrize(
    ("text", "claim", "level"),
    [
        ("The club said the pitch was wet.", "pitch was wet", "institutional"),
        ("A club was fined. The club said the pitch was wet.", "pitch was wet", "generic"),
        ("The clubs said the pitch was wet.", "pitch was wet", "generic"),
        ("The industry said the pitch was wet.", "pitch was wet", "generic"),
        ("A council spokesman said the pitch was wet.", "pitch was wet", "institutional"),
        ("A spokesman for a council said the pitch was wet.", "pitch was wet", "generic"),
        ("The navy chief said the pitch was wet.", "pitch was wet", "identifiable"),
        ("State television said the pitch was wet.", "pitch was wet", "institutional"),
        ("Critics of the club said the pitch was wet.", "pitch was wet", "vague"),
        ("Supporters of the club said the pitch was wet.", "pitch was wet", "generic"),
    ],
)
def test_a_body_answers_by_a_noun_that_leaves_one_candidate(
    text: str, claim: str, level: str
) -> None:
    assert {given for _, given in speakers(text, claim)} == {level}


@pytest.mark.parametrize(
    ("text", "claim", "level"),
    [
        ("The Peruvian government rejected it. One official said it was late.", "it was late",
         "affiliated"),
        ("Brelco Council met. An official said it was late.", "it was late", "affiliated"),
        ("Brelco Council met Ondra Council. An official said it was late.", "it was late",
         "generic"),
        ("Brelco Council met. A Western official said it was late.", "it was late", "generic"),
        ("Velmark rejected it. An official said it was late.", "it was late", "generic"),
        ("Ida Brandt campaigned. An aide said it was late.", "it was late", "affiliated"),
        ("Brelco Council met. Two farmers said it was late.", "it was late", "generic"),
        ("Two people at Brelco's Ondra depot who had read the ledger said it was late.",
         "it was late", "specific"),
        ("The mayor of the southern city of Ondra said it was late.", "it was late",
         "identifiable"),
        ("Our MP said it was late.", "it was late", "identifiable"),
        ("A London banker said it was late.", "it was late", "generic"),
        ("The Echo has learned that it was late.", "it was late", "author"),
        ("The Echo can reveal that it was late. The Post said nobody cared.", "nobody cared",
         "institutional"),
        ("The Echo has learned of it. The Post has learned that it was late.", "it was late",
         "institutional"),
    ],
)  # fmt: skip
def test_owners_and_the_own_outlet_are_told_by_the_context(
    text: str, claim: str, level: str
) -> None:
    assert level in {given for _, given in speakers(text, claim)}


def test_bare_police_are_the_one_force_that_is_named() -> None:
    text = (
        "Two men were found on the fell, Tarn Police said. They were cold. "
        "Police said nobody would be charged."
    )
    assert ("Tarn Police", "institutional") in speakers(text, "nobody would be charged")


@pytest.mark.parametrize(
    "text",
    [
        "The clerk left on Monday, citing family reasons.",
        "Fees are set according to distance and weight.",
        "Ida Brandt added a goal as the Terns won.",
        "Aldo Finch added two late points for the Terns.",
    ],
)
def test_a_verb_of_speech_in_another_sense_claims_nothing(text: str) -> None:
    assert not any(speakers(text, word) for word in ("reasons", "set", "goal", "points"))


def test_owners_that_go_back_to_each_other_end() -> None:
    text = (
        "Their readers met their friends. Their envoys and their leaders said so, their aides said."
    )
    assert attribution.analyze(text).attributions
