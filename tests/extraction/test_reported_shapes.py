"""Whole articles and sentences of court, live blog and interview, with the pipeline."""

from __future__ import annotations

import pytest

import attribution
from attribution.text_analyzer import TextAnalyzer


@pytest.fixture(scope="module")
def analyzer() -> TextAnalyzer:
    return attribution.load()


@pytest.mark.parametrize(
    ("text", "source", "claim"),
    [
        ('Opening the case, Omar Sadler KC, prosecuting, said Quill had "wormed her way" in.',
         "Omar Sadler KC, prosecuting,", 'Quill had "wormed her way" in'),
        ("The prosecution alleges that Quill asked for a loan, and that she kept the card.",
         "The prosecution", "that Quill asked for a loan, and that she kept the card"),
        ("Halloran put it to her that she was only interested in the house.",
         "Halloran", "that she was only interested in the house"),
        ("18.03 UPDATE: Two crew members are safe, police say.",
         "police", "Two crew members are safe"),
        ('18.10 From our reporter Ana Pires in Holm: "The lower town smells of diesel and mud."',
         "our reporter Ana Pires in Holm", '"The lower town smells of diesel and mud."'),
        ("The cause was pneumonia, her son, David, said.", "her son, David,",
         "The cause was pneumonia"),
        ('Sen. Gail Hutton, R-Idaho, said she was a "hell no."', "Sen. Gail Hutton, R-Idaho,",
         'she was a "hell no."'),
        ("The plan will, per the ministry, cost nine crowns.", "the ministry",
         "The plan will … cost nine crowns"),
        ('The harbour is, in the words of Ada Quill, "a car park with water".', "Ada Quill",
         'The harbour is … "a car park with water"'),
        ("She leaves two sons, one of whom, Karl Roe, said on Wednesday that the house was sold.",
         "one of whom, Karl Roe,", "that the house was sold"),
        ("Colleagues remember her as exacting and funny.", "Colleagues",
         "her as exacting and funny"),
        ('Asked by reporters what would change her mind, Quill laughed. "A different bill, sir."',
         "Quill", '"A different bill, sir."'),
        ('Asked about her future, Halloran said she was "happy here", before adding: "For now."',
         "Halloran", 'she was "happy here"'),
    ],
)  # fmt: skip
def test_who_says_what(analyzer: TextAnalyzer, text: str, source: str, claim: str) -> None:
    found = [(a.source.text if a.source else "", a.claim.text) for a in analyzer(text).attributions]
    assert (source, claim) in found


INTERVIEW = """Ada Halloran on leaving the ballet

By Jean Quill

At 38, the dancer Ada Halloran has left the company. She talked to us about pain and money.

**When did you know it was over?**

Halloran: In March. I woke up and could not feel my foot.

**Critics have called your last dance the best of your career.**

Critics sit down for a living. I read them all.

**Is there enough money in dance?**

No. I drive a cab at night.

Halloran gets up to let the cat in. She moves carefully.
"""


def test_answers_end_where_the_narrator_speaks_of_who_answers(analyzer: TextAnalyzer) -> None:
    answers = [a for a in analyzer(INTERVIEW).attributions if a.rule == "beside.answer"]
    assert [a.claim.text for a in answers] == [
        "In March. I woke up and could not feel my foot",
        "Critics sit down for a living. I read them all",
        "No. I drive a cab at night",
    ]
    assert {a.source.text for a in answers if a.source} == {"Ada Halloran"}


def test_a_caption_between_does_not_part_speaker_and_quotation(analyzer: TextAnalyzer) -> None:
    text = (
        "Ada Halloran, who runs the mill, said it would take years until the quay was safe.\n\n"
        "FILE - Crews lift mud from the old quay of Holm, June 30, 2014.\n\n"
        '"The quay is a wall of sand. It will not hold."\n'
    )
    found = {a.claim.text: a.source.text for a in analyzer(text).attributions if a.source}
    assert found['"The quay is a wall of sand. It will not hold."'].startswith("Ada Halloran")


def test_a_decade_in_short_opens_no_quotation(analyzer: TextAnalyzer) -> None:
    text = "Those born in the 1920s or '30s had no papers, said Ada Halloran, the clerk's aide."
    (found,) = analyzer(text).attributions
    assert found.claim.text == "Those born in the 1920s or '30s had no papers"


def test_who_asks_at_the_end_of_a_paragraph_asks_what_follows(analyzer: TextAnalyzer) -> None:
    text = (
        "The council sat on Monday.\n\nMayor Ada Halloran asked.\n\n"
        '"Is there no one who will count the boats before they sail in May?"'
    )
    found = [a.source.text for a in analyzer(text).attributions if a.source]
    assert found == ["Mayor Ada Halloran"]


@pytest.mark.parametrize(
    "text",
    [
        "The vicar, accused of lying, left the hall.",
        "The clerk accused of theft has left the hall.",
        "Ida Orrin, described as calm, left the hall.",
        "The firm, criticised for delays, left the hall.",
    ],
)
def test_whom_a_passive_participle_describes_says_nothing(text: str) -> None:
    assert not [a for a in attribution.analyze(text).attributions if a.source]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The clerk told BBC officials have met the crew.", "officials have met the crew"),
        ("She told CNN protesters were calm.", "protesters were calm"),
        ("He told Reuters shares would fall.", "shares would fall"),
        ("She told the BBC that BBC reporters were safe.", "that BBC reporters were safe"),
    ],
)
def test_an_outlet_that_is_told_is_no_part_of_the_claim(text: str, claim: str) -> None:
    assert claim in [a.claim.text for a in attribution.analyze(text).attributions]
