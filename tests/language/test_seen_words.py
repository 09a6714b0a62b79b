"""The parse of a text does not depend on its marks, nor on the surnames in it."""

from __future__ import annotations

import re

import pytest

from attribution.language import load_pipeline
from attribution.language.engine.tokenizer import Word, Words
from attribution.language.seen_words import seen_words
from attribution.model import Article, Block, Segment

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


def seen(text: str) -> list[str]:
    words = [Word(word, word.lower(), False) for word in text.split()]
    places = list(range(len(words)))
    (found,) = seen_words([Words(words, places, [True] * len(words))], _word)
    return [word.text for word in found.words]


def _word(text: str, norm: str | None) -> Word:
    return Word(text, norm or text.lower(), False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Petra Holm met Holm .", "Petra Wexford met Wexford ."),
        ("Petra J. Holm met Holm .", "Petra J. Wexford met Wexford ."),
        ("The Holm sank .", "The Holm sank ."),  # no first name has made it a surname
        ("Virginia Senate : the senate met .", "Virginia Senate : the senate met ."),
        ("PETRA HOLM MET", "PETRA HOLM MET"),
        ("Petra X . Petra O .", "Petra X . Petra O ."),
        ("`` No '' “ No ” can ’t", '" No " " No " can \'t'),
        ("Petra", "Petra"),
        ("", ""),
    ],
)
def test_only_surnames_and_marks_are_seen_otherwise(text: str, expected: str) -> None:
    assert seen(text) == expected.split()
