"""Who speaks in a quotation, on articles that the bundled pipeline parses."""

from __future__ import annotations

from functools import cache

import pytest

from attribution.entities.names.name_words import name_words_of
from attribution.extraction import Extractor
from attribution.extraction.candidates import build_index, find_sites
from attribution.extraction.sites import Text
from attribution.grammar.document_reader import read_document
from attribution.language import load_pipeline
from attribution.model import Parse
from attribution.reading import article_from_text
from attribution.rulebook import load_rulebook
from tests.extraction.rules import RULES, TUNING, WORDS

BEFORE = "The pier closed on Monday.\n\n"


@cache
def extractor() -> Extractor:
    return Extractor.of(load_rulebook())


def parsed(text: str) -> Parse:
    words = name_words_of(load_rulebook().vocabulary)
    (parse,) = load_pipeline().parse([article_from_text(text, "pier.txt")], words)
    return parse


def spoken(text: str) -> list[tuple[str, str]]:
    """Source and claim of each attribution whose claim is in quotation marks alone."""
    found = extractor().extract(read_document(parsed(text))).attributions
    return [(a.source.text if a.source else "", a.claim.text) for a in found if a.mode == "direct"]


PLACES = [
    ("a paragraph in quotation marks after one that paraphrases a speaker",
     "Vera Halloran said the road would stay open.\n\n“We have no plans to close it.”",
     [("Vera Halloran", "“We have no plans to close it.”")]),
    ("after one that asks, who is asked",
     "A clerk asked Vera Halloran about the road.\n\n“We have no plans to close it.”",
     [("Vera Halloran", "“We have no plans to close it.”")]),
    ("not after one that asks to do something",
     "A clerk asked Vera Halloran for the map.\n\n“We have no plans to close it.”", []),
    ("not after one that tells of somebody who speaks nowhere",
     "Vera Halloran was born on the island.\n\n“We have no plans to close it.”", []),
    ("a signature on each line",
     "“It scares me. We left.” — Petra Halloran\n“He cannot answer that.” — Ida Quill",
     [("Petra Halloran", "“It scares me. We left.”"), ("Ida Quill", "“He cannot answer that.”")]),
    ("the verb before the name, and a colon",
     BEFORE + "Said Harbourmaster Halloran: “The chain was rusted through.”",
     [("Harbourmaster Halloran", "“The chain was rusted through.”")]),
    ("a quotation that the next paragraph closes",
     BEFORE + "“We have waited for years.\n\nNobody has come to see us,” Vera Halloran said.",
     [("Vera Halloran", "“We have waited for years. … Nobody has come to see us,”")]),
    ("who answers, not what was asked",
     BEFORE + "Jorn Alsted laughed when he was asked about the price. “Nobody pays that here.”",
     [("Jorn Alsted", "“Nobody pays that here.”")]),
    ("the verb before the name, and a comma",
     BEFORE + "Said Halloran, “The error was ours.” The ministry left early.",
     [("Halloran", "“The error was ours.”")]),
    ("the paragraph before tells that somebody spoke",
     "Vera Halloran spoke to reporters outside the court.\n\n“We have no plans to close it.”",
     [("Vera Halloran", "“We have no plans to close it.”")]),
    ("what somebody is called in the sentence's last words",
     BEFORE + "The union called the deliveries “far from sufficient.”", []),
    ("a relative clause without a pronoun tells who speaks",
     BEFORE + "“We lost two boats in that week,” said the woman everyone knows as Granny Post.",
     [("the woman everyone knows as Granny Post", "“We lost two boats in that week,”")]),
]  # fmt: skip
BACKGROUND = [
    ("background between a speaker and a paragraph of quotation",
     "“It is a scandal,” Vera Halloran said.\n\nIt opened in 1961.\n\n“Nobody would do this.”",
     [("Vera Halloran", "“It is a scandal,”"), ("Vera Halloran", "“Nobody would do this.”")]),
    ("somebody named in it who does not act",
     "Vera Halloran called it late. “It is a scandal,” she said.\n\n"
     "The quay, opened by Dan Brandt in 1961, has lost its crane.\n\n“Nobody would do this.”",
     [("she", "“It is a scandal,”"), ("she", "“Nobody would do this.”")]),
    ("somebody else who acts in it",
     "“It is a scandal,” Vera Halloran said.\n\nDan Brandt was born there. He left school at 16."
     "\n\n“Nobody would do this.”",
     [("Vera Halloran", "“It is a scandal,”")]),
    ("unnamed people",
     "Officials said the quay was late.\n\nIt has lost its crane.\n\n“Nobody would do this.”", []),
    ("too much of it",
     "“It is a scandal,” Vera Halloran said.\n\nThe quay opened in 1961. It has a crane. It rained "
     "that day.\n\n“Nobody would do this.”",
     [("Vera Halloran", "“It is a scandal,”")]),
    ("who was asked answers",
     "Vera Halloran was asked if the road would open.\n\n“We will decide by six.”",
     [("Vera Halloran", "“We will decide by six.”")]),
    ("who takes a question",
     "Asked about the road, Vera Halloran smiled.\n\n“We will decide by six.”",
     [("Vera Halloran", "“We will decide by six.”")]),
    ("who takes a question that has a pronoun for the same person",
     "Asked if she expected to keep the boat in January, Halloran grinned.\n\n“Ask me in May.”",
     [("Halloran", "“Ask me in May.”")]),
    ("a noun for people of any trade",
     "Dan Brandt was making his first start. The winger said he had been “shaking” at noon.\n\n"
     "“My mum was in the stand.”",
     [("The winger", "“My mum was in the stand.”")]),
    ("who, asked, is something",
     "Vera Halloran, asked if she would go, was defiant.\n\n“I will leave in May.”",
     [("Vera Halloran", "“I will leave in May.”")]),
    ("who was asked to do something does not answer",
     "Vera Halloran was asked to leave the hall.\n\n“We will decide by six.”", []),
    ("somebody whom the background is about",
     "“It is a scandal,” Dan Brandt said. “Everybody knows,” said Halloran.\n\nFor Brandt, the day "
     "was too much.\n\n“I sat down and cried.”",
     [("Dan Brandt", "“It is a scandal,”"), ("Halloran", "“Everybody knows,”"),
      ("Brandt", "“I sat down and cried.”")]),
    ("a person whom the paragraph before is about, and who says *we*",
     "Mayor Vera Halloran fought tears at the gate.\n\n“We have asked for a dike since 1998.”",
     [("Mayor Vera Halloran", "“We have asked for a dike since 1998.”")]),
    ("a name behind its noun, in a paragraph about that person",
     "His colleague, Dan Brandt, has worked the roads for years.\n\n“I have seen everything.”",
     [("His colleague, Dan Brandt", "“I have seen everything.”")]),
    ("a state that says *we* is no person",
     "Norland owes the bank $505 million.\n\n“We have asked them to work with us.”", []),
    ("a clause of others before a comma",
     BEFORE + "Unless further rivals quit, “it is very hard to see how he is stopped.”", []),
    ("for whom something is so", BEFORE + "For Mayor Dan Brandt, “there was never any choice.”",
     [("Mayor Dan Brandt", "“there was never any choice.”")]),
    ("adverbs that lead up to a quotation",
     "Vera Halloran looked at the floor. Then: “You never told me that.”",
     [("Vera Halloran", "“You never told me that.”")]),
]  # fmt: skip
TURNS = [
    ("questions and answers, paragraph by paragraph",
     "“Did you take it?” prosecutor Ann Brandt asked.\n\n“I did not,” Halloran replied.\n\n"
     "“Then who took it from the safe?”\n\n“I have no idea who took it.”",
     [("prosecutor Ann Brandt", "“Did you take it?”"), ("Halloran", "“I did not,”"),
      ("prosecutor Ann Brandt", "“Then who took it from the safe?”"),
      ("Halloran", "“I have no idea who took it.”")]),
    ("an answer of nobody who is named",
     "“Were you fond of her?” Ann Brandt asked.\n\n“I was very fond of her.”",
     [("Ann Brandt", "“Were you fond of her?”")]),
    ("a question that nobody is to answer",
     "“What are we waiting for?” Vera Halloran asked.\n\n“We need a bridge now.”",
     [("Vera Halloran", "“What are we waiting for?” … “We need a bridge now.”")]),
]  # fmt: skip
AGAIN = [
    ("words of a headline that come again",
     "“It felt like the hall was breathing”\n\nAbout 60 families fled on Monday.\n\n"
     "“It felt like the hall was breathing,” Ida Halloran said. “It went up and down.”",
     [("Ida Halloran", "“It felt like the hall was breathing”"),
      ("Ida Halloran",
       "“It felt like the hall was breathing,” … “It went up and down.”")]),
    ("part of what is said later",
     "“I stopped being afraid of silence”\n\nThe quay was full.\n\n"
     "“I was young and I stopped being afraid of silence,” Ida Halloran said.",
     [("Ida Halloran", "“I stopped being afraid of silence”"),
      ("Ida Halloran", "“I was young and I stopped being afraid of silence,”")]),
    ("other words", "“I stopped being afraid of noise”\n\nThe quay was full.\n\n"
     "“I was young and I stopped being afraid of silence,” Ida Halloran said.",
     [("Ida Halloran", "“I was young and I stopped being afraid of silence,”")]),
]  # fmt: skip
TAGS = [
    ("somebody who is heard", BEFORE + "“I am leaving this club,” Halloran could be heard saying.",
     [("Halloran", "“I am leaving this club,”")]),
    ("whose response it is",
     BEFORE + "“It is wrong from start to end,” was the response of the union.",
     [("the union", "“It is wrong from start to end,”")]),
    ("an age", "“It is nothing, just a knock,” the 24-year-old told club media.",
     [("the 24-year-old", "“It is nothing, just a knock,”")]),
    ("a habit of saying", BEFORE + "“Never trust a tidy desk,” Halloran liked to say.",
     [("Halloran", "“Never trust a tidy desk,”")]),
    ("a party and a state, cut short",
     "“I see why people like him,” said Sen. Ada Halloran, R-S.C. “I get that. But he is wrong.”",
     [("Sen. Ada Halloran, R-S.C.",
       "“I see why people like him,” … “I get that. But he is wrong.”")]),
    ("a clause of others before the quotation",
     "When Halloran was at school, he studied with Brandt, a reporter; Brandt's dictum to his "
     "clerks was, “It is no good story if nobody minds.”", []),
    ("a pronoun of a subordinate clause",
     "And how about this, which hits voters where they live: “A surge alters our lives.”", []),
]  # fmt: skip
CASES = (*PLACES, *BACKGROUND, *TURNS, *AGAIN, *TAGS)


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_who_speaks(text: str, expected: list[tuple[str, str]]) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("“Three boats. Two men. One rope,” said pilot Mina Post.", {"pilot"}),
        ("“We lost it,” Mina Post said.", {"Mina"}),
        ("“The pilot said so,” we heard.", {"pilot"}),
    ],
    ids=["fragments in the quotation", "a clause in the quotation", "the cue inside of it"],
)
def test_the_subject_of_a_cue_stands_on_its_side_of_the_marks(
    text: str, subjects: set[str]
) -> None:
    parse = parsed(text)
    document = read_document(parse)
    sites = find_sites(Text(document, WORDS, TUNING), build_index(RULES))
    found = {site.subject for group in sites for site in group if site.word.text == "say"}
    heads = {parse.tokens[one.head].text for one in found if one is not None}
    assert heads == subjects
