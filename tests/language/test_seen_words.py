"""The parse of a text does not depend on its marks, nor on the persons' names in it."""

from __future__ import annotations

import re

import pytest

import attribution
from attribution.language import load_pipeline
from attribution.language.engine.tokenizer import Word, Words
from attribution.language.seen.name_evidence import NameWords
from attribution.language.seen.seen_words import seen_words
from attribution.model import Article, Block, Segment
from attribution.reading import article_from_text

TEXTS = (
    "“The pier can’t hold,” Petra Holm said. Holm’s brother called it ‘a farce’ on Monday.",
    "Anna Brill, who leads the union, said members “won’t wait” and asked that Holm’s offer stand.",
    "“We left,” said Jonas P. Quill. Quill and Brill told the board they hadn’t been asked.",
    "Sources close to Laura Kest claimed Kest had refused, and the firm called that “a waste”.",
)
NAMES = ("Holm", "Brill", "Quill", "Kest")
OTHERS = ("Mbeki", "Trump", "Zhang", "Featherstonehaugh")
PIPELINE = load_pipeline()


def tree(text: str) -> list[tuple[str, str, int]]:
    """Tag, relation and head of each word."""
    block = Block("prose", text, (Segment(0, 0, len(text), len(text)),), 1)
    (parse,) = PIPELINE.parse([Article("-", text, (block,))])
    return [(token.tag, token.dep, token.head) for token in parse.tokens]


@pytest.mark.parametrize("text", TEXTS)
def test_straight_marks_have_the_trees_of_curly_ones(text: str) -> None:
    assert tree(text.translate(str.maketrans("“”‘’", "\"\"''"))) == tree(text)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("names", [OTHERS, OTHERS[::-1], NAMES[::-1]])
def test_other_surnames_have_the_same_trees(text: str, names: tuple[str, ...]) -> None:
    # Each is given in full somewhere: that is how the article says that it is a surname.
    whole = "Petra Holm met Anna Brill, Jonas Quill and Laura Kest. " + text
    others = dict(zip(NAMES, names))
    renamed = re.sub("|".join(NAMES), lambda found: others[found[0]], whole)
    assert tree(renamed) == tree(whole)


WORDS = NameWords(
    titles=("mr.", "president"),
    roles=("clerk", "member", "brother"),
    posts=("clerk",),
    bodies=("bank", "senate", "guard"),
    peoples=("norland", "virginia", "new tarn"),
    dates=("monday", "may"),
    particles=("van", "de", "al"),
    suffixes=("jr.",),
    links=("of", "at"),
    articles=("the", "a"),
)


def seen(text: str) -> list[str]:
    words = [Word(word, word.lower(), False) for word in text.split()]
    places = list(range(len(words)))
    blanks = [True] * len(words)
    (found,) = seen_words([Words(words, places, blanks)], _word, WORDS)
    assert sum(found.sizes or [1] * len(found.words.words)) == len(words)
    return [word.text for word in found.words.words]


def _word(text: str, norm: str | None) -> Word:
    return Word(text, norm or text.lower(), False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Petra Holm met Holm .", "Anna Wexford met Wexford ."),
        ("Petra J. Holm met Holm .", "Anna Wexford met Wexford ."),
        ("Petra Ida Holm Jr. met Holm .", "Anna Wexford Jr. met Wexford ."),
        ("Jean - Luc Holm met Holm .", "Anna Wexford met Wexford ."),
        ("Petra Holm - Brill met Holm - Brill .", "Anna Wexford met Wexford ."),
        ("Pieter van de Brill left . Van de Brill slept .", "Anna Wexford left . Wexford slept ."),
        ("Omar al - Brill left . So did al - Brill .", "Anna Wexford left . So did Wexford ."),
        ("Mr. Quellan left . So did Quellan .", "Mr. Wexford left . So did Wexford ."),
        ("The clerk Uzmir Quellan left .", "The clerk Anna Wexford left ."),
        ("Uzmir Quellan , 43 , left .", "Anna Wexford , 43 , left ."),
        ("Uzmir Quellan , who left , slept .", "Anna Wexford , who left , slept ."),
        ("Uzmir Quellan , a clerk at Lumo , left .", "Anna Wexford , a clerk at Lumo , left ."),
        ("We met Uzmir Quellan when Quellan left .", "We met Anna Wexford when Wexford left ."),
        ("Clerk Amos Bank left . But Bank did .", "Clerk Anna Wexford left . But Bank did ."),
        (
            "We met Clerk Amos Bank when Bank left .",
            "We met Clerk Anna Wexford when Wexford left .",
        ),
    ],
)
def test_persons_are_seen_under_one_name(text: str, expected: str) -> None:
    assert seen(text) == expected.split()


@pytest.mark.parametrize(
    "text",
    [
        "The Holm sank .",  # no first name has made it a surname
        "Virginia Senate : the senate met .",
        "PETRA HOLM MET",
        "Petra X . Petra O .",
        "We met Goldlake Brill . But Goldlake left .",  # cut to the first word: a body
        "We met Goldlake Brill .",
        "the Goldlake Brill , 43 , left",
        "the member Goldlake Guard left .",  # a body may be a member, too
        "We went to New Tarn . Then Tarn slept .",
        "We met Uzmir Quellan Trust when Quellan left .",
        "Petra",
        "",
    ],
)
def test_other_names_are_seen_as_they_are(text: str) -> None:
    assert seen(text) == text.split()


def test_marks_are_seen_as_straight_ones() -> None:
    assert seen("`` No '' “ No ” can ’t") == '" No " " No " can \'t'.split()


RENAMED = (
    "Spokesman {full} said the pier “can’t hold”. Asked about it, {last} shrugged.",
    "“We left,” said {full}, 52, a baker. The mayor, who knows {last}, said {last} had agreed.",
    "The mayor’s lawyer, {full}, told the inquest that it rained. So {last} said on Monday.",
)
PERSONS = (
    ("Petra", "Holm"),
    ("Uzmir", "Quellan"),
    ("Pieter", "van den Hoek"),
    ("Min-jun", "Gwangho"),
    ("Łukasz", "Wrzesiński"),
    ("Hassan", "al-Tikrani"),
    ("Claire", "Ashby-Thorne"),
    ("Mark", "Post"),
    ("Chelsea", "O'Malloran"),
)
LOADED = attribution.load()


@pytest.mark.parametrize("text", RENAMED)
def test_attributions_do_not_hang_on_a_name(text: str) -> None:
    found = set()
    for given, last in PERSONS:
        full = f"{given} {last}"
        report = LOADED.analyze(article_from_text(text.format(full=full, last=last)))
        parts = [part.text for a in report.attributions for part in (a.source, a.claim) if part]
        plain = [part.replace(full, "X").replace(last, "Y") for part in parts]
        found.add((*plain, *(a.level for a in report.attributions)))
    assert len(found) == 1, found
