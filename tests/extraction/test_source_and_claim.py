"""Where a source ends and its claim begins, with the pipeline: quantities, hearers, insertions."""

from __future__ import annotations

import pytest

from tests.extraction.test_second_reports import found_in

SOURCES = [
    ("a bound before a number",
     "At least a dozen members of the council told the Echo that the road was shut.",
     ("At least a dozen members of the council", "that the road was shut")),
    ("a ratio",
     "About nine in 10 voters in Holm said they were unhappy.",
     ("About nine in 10 voters in Holm", "they were unhappy")),
    ("a bound before a part",
     "More than half of the farmers said the levy was too high.",
     ("More than half of the farmers", "the levy was too high")),
    ("two that are joined",
     "Both the harbour board and the union said the quay was safe.",
     ("Both the harbour board and the union", "the quay was safe")),
    ("neither of two",
     "Neither Brandt nor Hale acknowledged that the pumps had failed.",
     ("Neither Brandt nor Hale", "that the pumps had failed")),
    ("the reporter's *even*",
     "Even some of her allies say the plan is late.",
     ("some of her allies", "the plan is late")),
    ("a number of something else before the phrase",
     "In 10 towns, voters said they were unhappy.",
     ("voters", "they were unhappy")),
    ("a name before an inserted cue",
     "Vice President Orrin, Brandt said, had been in the Senate for years.",
     ("Brandt", "Vice President Orrin … had been in the Senate for years")),
    ("a described name without a comma before the cue",
     "Lena Orrin, head of the mill said the road was shut.",
     ("Lena Orrin, head of the mill", "the road was shut")),
    ("a description behind the name that an inserted cue closes",
     "The strait was crossed by 40 boats, the RDO, the largest agency in the world, reported.",
     ("the RDO, the largest agency in the world,", "The strait was crossed by 40 boats")),
    ("a phrase that opens the sentence and one set into it",
     "Moments earlier, in his opening remarks, Hale said that he was ready.",
     ("Hale", "that he was ready")),
    ("a name with an age and a post behind an inserted cue",
     "The town lost its mill, Ada Quill, 44, a baker in Holm, said.",
     ("Ada Quill, 44, a baker in Holm,", "The town lost its mill")),
    ("a phrase set in behind the name",
     "Ms. Brandt, in an article printed in the Echo, rebuked Mr. Hale for his silence.",
     ("Ms. Brandt", "Mr. Hale for his silence")),
    ("a relative clause with a quotation",
     "The inspector, who has said the delay “was not acceptable,” said she asked for help.",
     ("The inspector, who has said the delay “was not acceptable,”", "she asked for help")),
    ("a participle that is appended to an inserted cue",
     'Crews "worked the docks," Orrin said, noting he was "the first of his town."',
     ("Orrin", 'he was "the first of his town."')),
]  # fmt: skip
CLAIMS = [
    ("whom a verb reminds", "He constantly reminded voters of the six years he had lived there.",
     ("He", "of the six years he had lived there")),
    ("what an unmarked clause is about", "Polls show Brandt narrowly trailing Hale.",
     ("Polls", "Brandt narrowly trailing Hale")),
    ("what is hard to do", "They found it difficult to overcome the loss.",
     ("They", "it difficult to overcome the loss")),
    ("a clause before *and*, and one set in",
     "Hale accused the board of fraud and, echoing the union, said the clerks were lying.",
     ("Hale", "the clerks were lying")),
    ("a day before what somebody is to do",
     "Moscow has called on the council on Monday to hold a debate.",
     ("Moscow", "the council … to hold a debate")),
    ("what *in* tells of an object", "The mayor announced a concert in support of the crew.",
     ("The mayor", "a concert in support of the crew")),
    ("the medium of an object", "The mayor claimed victory in a tweet.", ("The mayor", "victory")),
    ("a question before the answer",
     "Asked why he had not voted, Hale said he had not “heard the things he wanted.”",
     ("Hale", "he had not “heard the things he wanted.”")),
    ("a short answer", "Asked whether her brother blames himself, Brandt said no.",
     ("Brandt", "no")),
    ("a day after something",
     "The bank is reviewing the loan, spokesman Piet Vos said Thursday, a day after the theft.",
     ("spokesman Piet Vos", "The bank is reviewing the loan")),
    ("what was not said",
     "The votes should be counted, Brandt said earlier, without saying what she would do next.",
     ("Brandt", "The votes should be counted")),
    ("a figure set beside one",
     "Just 28 percent of voters said they liked Hale, compared with 33 percent last month.",
     ("Just 28 percent of voters", "they liked Hale")),
    ("what somebody calls something", "They acknowledged what they consider modest gains.",
     ("They", "what they consider modest gains")),
    ("the pronoun that a clause acts on",
     "Hale wants a wall, which he said the council should also pay for.",
     ("he", "which … the council should also pay for")),
    ("a phrase with a pronoun, which lacks nothing",
     "Brandt gave a talk in which she said the road was shut.", ("she", "the road was shut")),
    ("quoted words that *it* takes up",
     "What happens each week on the quay is a crime, a “ruin,” they call it.",
     ("they", "“ruin,”")),
    ("the main clause behind a question",
     "When asked if the pumps had failed, Hale and Quill left.",
     ("", "if the pumps had failed")),
    ("what a word stands for",
     'He pledged to "seek the end of the RDO," using an acronym for the rescue service.',
     ("He", 'to "seek the end of the RDO,"')),
    ("what something is called, and what that says",
     "Hale touted his record as evidence that the harbour is safe.",
     ("Hale", "his record as evidence that the harbour is safe")),
    ("what somebody did next", "Brandt said the deal is dead, but later changed her mind.",
     ("Brandt", "the deal is dead")),
    ("quoted words without a closing mark",
     "Hale said he was unaware that the file was “secret.\n\n"
     "“A mayor should know what it means,” Brandt said.",
     ("Hale", "he was unaware that the file was “secret.")),
]  # fmt: skip
NOBODY = [
    ("who is addressed", "Brandt sent a mass message to her supporters in Holm.", "message"),
    ("what a passive participle is said of",
     "Once deemed the heir to the firm, Kim was seen in Holm.", "heir"),
    ("what somebody denied", "They asked for lower tolls, something he denied.", "They asked"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in (*SOURCES, *CLAIMS)],
    ids=[case[0] for case in (*SOURCES, *CLAIMS)],
)  # fmt: skip
def test_source_and_claim(text: str, expected: tuple[str, str]) -> None:
    assert expected in found_in(text)


@pytest.mark.parametrize(
    ("text", "word"), [case[1:] for case in NOBODY], ids=[case[0] for case in NOBODY]
)
def test_is_no_claim(text: str, word: str) -> None:
    assert not any(word in claim for _, claim in found_in(text))
