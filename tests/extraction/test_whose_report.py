"""Whose a report is where the tree has a nearer noun for its subject, with the pipeline."""

from __future__ import annotations

import pytest

from tests.extraction.test_reports_that_are_none import sources_in

APPENDED = [
    ("behind an inserted report with another subject",
     "The crews worked all night, Halloran said, noting that the pumps were old.", "Halloran"),
    ("behind a quotation", "“The pumps are old,” Halloran said, adding that the crews knew it.",
     "Halloran"),
    ("behind a second report inside the first",
     "Halloran said that Quill feared a flood, adding that the dam was old.", "Halloran"),
    ("behind a relative clause of another speaker",
     "Halloran signed the levy, which Quill called a gift, adding that it was high.", "Quill"),
]  # fmt: skip
"""Each with the source of its last report."""
OTHERS = [
    ("whom a thing leads to say so",
     "The blast led Ada Quill to announce her resignation.", ["Ada Quill"]),
    ("on whom there is pressure",
     "The blast put more pressure on Quill to say whether the dam would hold.", ["Quill"]),
    ("who takes a step",
     "Quill took the last step Wednesday of announcing that the board would not sue.", ["Quill"]),
    ("who is told no speaker of an infinitive",
     "Halloran took to the streets to denounce the levy.", ["Halloran"]),
    ("a share set aside by *with*",
     "Many voters shrugged it off, with three in 10 saying it would do no harm.", ["three in 10"]),
    ("a clause inside the first report",
     "Quill insisted that the blast had done no harm, saying that the dam would hold.",
     ["Quill", "Quill"]),
    ("a verb that looks like a plural",
     "Kowalski questions that figure but said the guild is right.", ["Kowalski"]),
    ("a time between the auxiliary and the verb",
     "Quill's friends and allies have in the past said she was ill.",
     ["Quill's friends and allies"]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "source"), APPENDED, ids=[kind for kind, *_ in APPENDED])
def test_a_participle_goes_with_the_report_that_it_is_appended_to(
    kind: str, text: str, source: str
) -> None:
    assert sources_in(text)[-1] == source


@pytest.mark.parametrize(("kind", "text", "sources"), OTHERS, ids=[kind for kind, *_ in OTHERS])
def test_a_thing_is_no_speaker_where_somebody_stands_beside_it(
    kind: str, text: str, sources: list[str]
) -> None:
    assert sources_in(text) == sources
