"""Definite nouns that take up a person in other words than before."""

from __future__ import annotations

import pytest

from tests.entities.test_who_is_named import check, speakers


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        ("Ohio Gov. Mike Dellar said the state would help. The Republican said he had spoken "
         "to the owners.", "he had", "Mike Dellar"),
        ("The opposition leader, Simon Peake, called it a tax. The Conservative said traders had "
         "begged him to stop it.", "traders had", "Simon Peake"),
        ("PC Amit Shah told jurors that the man had wept. The officer said he had found the phone. "
         "Fiona Drake was there.", "found the phone", "Amit Shah"),
        ("DI Rosa Penn spoke to Ida Brandt. The detective said the car was blue.",
         "car was blue", "Rosa Penn"),
        ("Fiona Drake spoke first. Mr Rupert Hale said the sun was low. The barrister told the "
         "jury that there was another side.", "another side", "Rupert Hale"),
        ("Captain Louis Adey said they had to train. The defender said the mood was flat. Terry "
         "Mullins will take charge.", "mood was flat", "Louis Adey"),
        ("Erik Brandt, 49, was sacked on Sunday. Paula Grieve wished him well. Terry Mullins left. "
         "The 49-year-old said he was hurt.", "he was hurt", "Erik Brandt"),
        ("Marcy Dolan felt sorry for Erik Brandt. Femi Lawal, 19, said it was the best day. Brandt "
         "left early. The 19-year-old said his mum had cried.", "mum had", "Femi Lawal"),
        ("Center Ana Bielak had 14 rebounds. The Pole said the crowd was loud. Rita Marsh left.",
         "crowd was", "Ana Bielak"),
        ("Finance Minister Olga Marn and Interior Minister Karl Enz left. The finance minister "
         "said it was late.", "was late", "Olga Marn"),
        ("Secretary of State Harold Finch urged restraint. The top diplomat said there was no way "
         "out. Lena Moravec disagreed.", "no way", "Harold Finch"),
    ],
)  # fmt: skip
def test_noun_takes_up_whom_the_sentence_before_is_about(text: str, claim: str, name: str) -> None:
    check(text, claim, name, "named")


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        ("Callum Reddick, 27, was charged with theft. Fiona Drake opened the case. Rupert Hale "
         "replied. The defendant said he could not remember.", "remember", "Callum Reddick"),
        ("Callum Reddick denies murder. Fiona Drake opened the case. Rupert Hale replied. The "
         "accused said he could not remember.", "remember", "Callum Reddick"),
        ("Rosa Penn was stabbed in May. Callum Reddick was arrested. Rupert Hale came. The victim "
         "said she knew him. The suspect said he was ill.", "she knew", "Rosa Penn"),
        ("Callum Reddick was driving home. Rosa Penn was walking. Ida Brandt saw it all. The "
         "driver said the sun was low.", "sun was", "Callum Reddick"),
    ],
)  # fmt: skip
def test_noun_names_what_somebody_did_or_underwent(text: str, claim: str, name: str) -> None:
    check(text, claim, name, "named")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Callum Reddick wept. The judge said the trial would go on.", "trial would"),
        ("Donal Herms was late. The dispatcher told him that the road was closed.", "road was"),
        ("Callum Reddick and Dov Penn were charged. The defendant said he was ill.", "was ill"),
        ("Judge Ida Brandt sat down. The lawyer said he was ill.", "he was ill"),
        ("Erik Brandt, 49, left. The 19-year-old said he was ill.", "he was ill"),
        ("Grace Tembo, the party's leader, spoke. The army chief said it was late.", "was late"),
        ("Dov Penn was stabbed in May. The attacker said he was ill.", "was ill"),
        ("Aldo Finch, an actor, spoke. The president said it rained.", "it rained"),
        ("Mayor Dana Holt spoke. Rosa Penn said the spokesman was late. The spokesman said it "
         "rained.", "it rained"),
    ],
)  # fmt: skip
def test_noun_of_somebody_else_gets_no_name(text: str, claim: str) -> None:
    assert all(level != "named" for _, level in speakers(text, claim))


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        ("A juror asked that her name not be used. She said she slept badly. “I cried,” the woman "
         "said.", "I cried", "juror"),
        ("A parent, who gave no name, said it was about trust. The man said the road was long.",
         "road was", "parent"),
    ],
)  # fmt: skip
def test_woman_or_man_is_who_spoke_without_a_name(text: str, claim: str, name: str) -> None:
    assert all(name in entity for entity, _ in speakers(text, claim))


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        ("A former nurse, Ida Brandt said the ward was full.", "ward was", "Ida Brandt"),
        ("Ida Brandt came home. A keen walker, she said the path was shut.", "path was",
         "Ida Brandt"),
        ("Orrin will appeal, his lawyer said. It was filed, said Ida Brandt, Orrin's lawyer.",
         "Orrin will", "Ida Brandt"),
        ("At the gate, the mill's director, Sister Mary Agnes Doyle, said the nuns had left.",
         "nuns had", "Mary Agnes Doyle"),
    ],
)  # fmt: skip
def test_description_before_a_subject_is_the_subject(text: str, claim: str, name: str) -> None:
    check(text, claim, name, "named")


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        ("“The roof went,” says Tim Ackroyd, head teacher at the school. Ida Brandt was there. The "
         "head says nobody was hurt.", "nobody was", "Tim Ackroyd"),
        ("Her rival for the job, the party's deputy leader, Lars Moen, says it was friendly.",
         "was friendly", "Lars Moen"),
        ("The firm's managing director, Colin Rudd, said staff had been told.", "staff had",
         "Colin Rudd"),
        ("Two mechanics were fired. Ray Soto said he would sue. The former mechanic said he had "
         "photographs.", "photographs", "Ray Soto"),
        ("Ms Leanne Potter left. Ms Potter's solicitor, Amir Javed, said it was late. The "
         "mother-of-two said she was ill.", "was ill", "Leanne Potter"),
        ("Millbrook Police Chief Angela Ruiz said it was over.", "was over", "Angela Ruiz"),
        ("Bush met Marco Reyes. Jed Bush sought support as governor. The former governor said it "
         "rained.", "it rained", "Jed Bush"),
        ("It was found by two brothers, Hans and Per Aune. Hans, a plumber, said it was dark.",
         "was dark", "Hans"),
    ],
)  # fmt: skip
def test_person_has_name_and_all_nouns(text: str, claim: str, name: str) -> None:
    check(text, claim, name, "named")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Carla Jensen said: “The governor told me that there was no money.”", "no money.”"),
        ("Another customer, who gave only his first name, Andre, left. Rosa Penn came. Her client "
         "said it was late.", "was late"),
    ],
)  # fmt: skip
def test_description_is_nobody_known(text: str, claim: str) -> None:
    found = [pair for pair in speakers(text, claim) if "Carla" not in pair[0]]
    assert all(level not in ("named", "identifiable") for _, level in found)


def test_caption_gives_no_antecedent() -> None:
    text = (
        "Dov Penn spoke on Monday.\n\nFILE - Aldo Finch leaves the court, May 2, 2016.\n\n"
        "He said the road was shut.\n"
    )
    check(text, "road was", "Dov Penn", "named")


def test_pronoun_inside_a_quotation_is_not_its_speaker() -> None:
    text = "The director, Anke Voom, spoke to Milan Fero. “He is not for sale,” she said later."
    check(text, "not for sale", "Anke Voom", "named")


@pytest.mark.parametrize("noun", ["24-year-old", "father-of-two"])
def test_a_quotation_of_several_sentences_stands_between(noun: str) -> None:
    text = (
        "Otto Hale was booked. “Everybody saw it,” Hale said. Hale left. Herons striker Leo Bright "
        f"said it was fair. “It hit my chest. I have the bruise,” said the {noun}."
    )
    check(text, "hit my chest", "Leo Bright", "named")
