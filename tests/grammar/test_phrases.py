"""Verb groups, subjects and noun phrases, word by word."""

from __future__ import annotations

import pytest

from attribution.grammar.found_by import FoundBy
from attribution.grammar.noun_phrases import noun_phrase
from attribution.grammar.subjects import agent_of, possessor_of, subject_of
from attribution.grammar.verb_groups import is_passive, verb_group
from attribution.model import Parse
from tests.extraction.rules import WORDS
from tests.parses import read_samples

SAMPLES = {sample.id: sample.parse for sample in read_samples()}


def at(parse: Parse, word: str) -> int:
    return next(token.i for token in parse.tokens if token.text == word)


def words(parse: Parse, tokens: tuple[int, ...]) -> str:
    return " ".join(parse.tokens[i].text for i in tokens)


GROUPS = [
    ("adverb-and-preposition", "commented", "has not yet commented"),
    ("modal-perfect", "said", "would never have said"),
    ("catenative", "say", "declined to say"),
    ("contracted-negation", "say", "did n't explicitly say"),
    ("passive-adverb", "believed", "is widely believed"),
    ("adjective", "confident", "is not confident"),
    ("subject-and-infinitive", "fled", "to have fled"),
    ("controlled-by-object", "deny", "to deny"),  # an object parts it from the verb above
    ("complement-and-infinitive", "appeal", "to appeal"),  # "promise" is no catenative
    ("in-the-middle", "said", "said"),
]


@pytest.mark.parametrize(("sample", "word", "group"), GROUPS)
def test_verb_group(sample: str, word: str, group: str) -> None:
    parse = SAMPLES[sample]
    found = verb_group(parse, at(parse, word), WORDS.catenatives)
    assert words(parse, found.tokens) == group
    assert found.head == at(parse, word)


def test_a_catenative_carries_the_subject() -> None:
    parse = SAMPLES["catenative"]
    found = verb_group(parse, at(parse, "say"), WORDS.catenatives)
    assert parse.tokens[found.top].text == "declined"


PASSIVES = [
    ("agent", "confirmed", True),
    ("passive-adverb", "believed", True),
    ("nickname", "called", True),  # "a man called": a participle that describes its noun
    ("subject", "said", False),
    ("modal-perfect", "said", False),  # a perfect is none
    ("participle-of-a-noun", "saying", False),
]


@pytest.mark.parametrize(("sample", "verb", "passive"), PASSIVES)
def test_passive(sample: str, verb: str, passive: bool) -> None:
    assert is_passive(SAMPLES[sample], at(SAMPLES[sample], verb)) is passive


SUBJECTS = [
    ("subject", "said", "ministry", FoundBy.SUBJECT),
    ("shared-by-coordination", "denied", "mayor", FoundBy.SHARED_SUBJECT),
    ("relative-who", "said", "who", FoundBy.SUBJECT),
    ("participle-of-a-noun", "saying", "letter", FoundBy.DESCRIBED_NOUN),
    ("participle-of-a-clause", "Denying", "Ruiz", FoundBy.CONTROLLING_SUBJECT),
    ("controlled-by-object", "deny", "Hale", FoundBy.CONTROLLING_OBJECT),
    ("complement-and-infinitive", "appeal", "Okafor", FoundBy.CONTROLLING_SUBJECT),
    ("adjective", "confident", "ministry", FoundBy.SUBJECT),
    ("passive-adverb", "believed", None, ""),  # *it* is empty
    ("empty-there", "was", "claim", FoundBy.SUBJECT),  # not *there*
    ("label-colon", "Okoye", None, ""),
]


@pytest.mark.parametrize(("sample", "verb", "subject", "how"), SUBJECTS)
def test_subject(sample: str, verb: str, subject: str | None, how: FoundBy | str) -> None:
    parse = SAMPLES[sample]
    found = subject_of(parse, at(parse, verb))
    words_found = found and (parse.tokens[found.head].text, found.found_by)
    assert words_found == (None if subject is None else (subject, how))


PHRASES = [
    ("relative-on-subject", "Lena", "Lena Okafor , who replaced Marsh in May"),
    ("apposition", "Piet", "Piet Voss , a pilot"),
    ("agent", "aides", "two aides in Rome"),  # its preposition is not in it
    ("nickname", "man", "a man called “ Biscuit ”"),
    ("conjoined-sources", "Hale", "Hale and two aides"),
    ("owner", "report", "The mayor 's report"),
]


@pytest.mark.parametrize(("sample", "head", "phrase"), PHRASES)
def test_noun_phrase(sample: str, head: str, phrase: str) -> None:
    parse = SAMPLES[sample]
    assert words(parse, noun_phrase(parse, at(parse, head))) == phrase


def test_where_it_was_said_is_no_part_of_who() -> None:
    """ "aides in Rome" are somewhere; "Hale in an interview" is Hale."""
    parse = SAMPLES["agent"]
    found = noun_phrase(parse, at(parse, "aides"), media=frozenset(["rome"]))
    assert words(parse, found) == "two aides"


def test_agent_and_possessor() -> None:
    parse = SAMPLES["agent"]
    assert agent_of(parse, at(parse, "confirmed")) == at(parse, "aides")
    parse = SAMPLES["owner"]
    assert agent_of(parse, at(parse, "shows")) is None
    assert possessor_of(parse, at(parse, "report")) == at(parse, "mayor")
    assert possessor_of(parse, at(parse, "losses")) is None
