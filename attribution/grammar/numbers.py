"""How many, in figures and words: "two", "a dozen", "thirty-one", "1,200"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from attribution.grammar.marks import MARKS, PAUSES
from attribution.grammar.words import WORDS, numbers
from attribution.model import Parse, Token

NUMBERS = numbers(WORDS.numerals)
_GROUPS = numbers(WORDS.number_nouns)
SETS = numbers(WORDS.set_nouns)
HYPHENS = MARKS.hyphens
"""Marks between the two parts of a numeral in words."""
_FIGURES = re.compile(r"\d{1,3}(,\d{3})+|\d{1,6}")


def is_number(word: str) -> bool:
    """Whether a word is a numeral, with or without a hyphen inside: "Ninety", "forty-two"."""
    lower = word.lower()
    if lower in NUMBERS or "-" not in lower:
        return lower in NUMBERS or lower in _GROUPS
    parts = lower.split("-")
    return bool(parts[0]) and all(part in NUMBERS or part in _GROUPS for part in parts)


def stated_number(words: Sequence[Token], is_date: Callable[[str], bool]) -> int | None:
    """The number of people or things that the words before a noun count, None where none is.

    The 3 of "the 3 May reports" and the 14 of "14-year-old pupils" count nobody here.
    """
    total = None
    for at, word, value in _values(words):
        after = words[at + 1].lower if at + 1 < len(words) else ""
        beyond = words[at + 2].lower if at + 2 < len(words) else ""
        if is_date(after) or "year" in (after, beyond):
            continue
        if word in _GROUPS and at and words[at - 1].lower in WORDS.vague_numerals:
            return None  # "several hundred"
        if word in _GROUPS:
            total = round(value * (1 if total is None else total))
        elif total is not None and 20 <= total < 100 and value < 10 and at and _tied(words, at):
            total += value
        elif total is not None and words[at - 1].lower in WORDS.number_links:
            return None  # "between 20 and 30"
        else:
            total = value
    before = [word.lower for word in words]
    halved = total is not None and "half" in before and any(word in _GROUPS for word in before)
    return total // 2 if halved and total is not None else total


def _tied(words: Sequence[Token], at: int) -> bool:
    return words[at - 1].text in HYPHENS


def _values(words: Sequence[Token]) -> Iterator[tuple[int, str, int]]:
    """Place, word and value of each numeral; "thirty-one" in one token gives its two parts' sum."""
    for at, token in enumerate(words):
        word = token.lower
        parts = [part for part in word.split("-") if part]
        if word == "both":
            yield at, word, 2
        elif word in SETS:
            yield at, word, SETS[word]
        elif word in _GROUPS:
            yield at, word, _GROUPS[word]
        elif parts and all(part in NUMBERS for part in parts):
            yield at, word, sum(NUMBERS[part] for part in parts)
        elif _FIGURES.fullmatch(word) and not _is_year(words, at):
            yield at, word, int(word.replace(",", ""))


def _is_year(words: Sequence[Token], at: int) -> bool:
    """ "the 2019 reports", "its 2024 accounts": four figures without a comma, behind a word."""
    figures = words[at].text
    return len(figures) == 4 and figures[:2] in ("18", "19", "20") and at > 0


def is_code(text: str) -> bool:
    """Whether a word is a code of letters and figures: WX44817, KB-771."""
    return text[:1].isupper() and any(map(str.isdigit, text)) and any(c.isalpha() for c in text)


def word_from(parse: Parse, i: int) -> str:
    """The letters from a token up to the next blank: "TN-4417", however it was parted."""
    tokens, end = parse.tokens, i + 1
    if i >= len(tokens):
        return ""
    while end < len(tokens) and tokens[end].start == tokens[end - 1].end and _joins(tokens[end]):
        end += 1
    return "".join(token.text for token in tokens[i:end])


def _joins(token: Token) -> bool:
    return token.text[0].isalnum() or token.text in MARKS.hyphens or token.text == "/"


def aged_person(parse: Parse, first: int, end: int) -> tuple[int, ...] | None:
    """The tokens of a person named by an age that a stretch opens with: "the 24-year-old told".

    None where a noun follows, which then is who is meant: "the 24-year-old striker".
    """
    tokens = parse.tokens
    last = next((i for i in range(first, end) if tokens[i].lower in WORDS.age_words), end)
    inside = tokens[first : last + 1]
    if last + 1 >= end or not first < last <= first + _LONGEST_AGE:
        return None
    counted = any(token.pos == "NUM" for token in inside)
    plain = all(token.pos != "VERB" and token.text not in PAUSES for token in inside)
    follows = tokens[last + 1].pos in ("VERB", "AUX")
    return tuple(range(first, last + 1)) if counted and plain and follows else None


_LONGEST_AGE = 6
"""Words before the last one of "the now 24-year-old", hyphens among them."""
