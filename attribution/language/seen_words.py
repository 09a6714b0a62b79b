"""What the networks see of words that say the same: one kind of quotation mark, one surname.

A parse should not change with the marks of a newsroom or with who somebody is. Straight, curly and
TeX's marks are seen as straight ones; a surname that the article gives after a first name of the
census is seen as the same surname for everybody, whatever its letters remind a network of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from attribution.census import is_census_name
from attribution.language.engine.tokenizer import Word, Words

SURNAME = "Wexford"
"""What every surname is seen as: of those tried, the one with the most right in tuning articles."""
_MARKS = str.maketrans("“”‘’", "\"\"''")
_PAIRS = {"``": '"', "''": '"'}
_SHORTEST = 3
"""Letters of a surname: fewer are often initials or a part of the name."""

FindWord = Callable[[str, str | None], Word]
"""The word type of a text and its normal form."""


def seen_words(texts: Sequence[Words], find_word: FindWord) -> list[Words]:
    """The texts of an article with the word types that the networks see in place of their own."""
    surnames = _surnames(texts)
    surname = find_word(SURNAME, None)

    def seen(word: Word) -> Word:
        if word.text in surnames:
            return surname
        if word.text.isascii() and word.text not in _PAIRS:
            return word
        plain = _straight(word.text)
        return word if plain == word.text else find_word(plain, _straight(word.norm))

    return [text._replace(words=[seen(word) for word in text.words]) for text in texts]


def _straight(text: str) -> str:
    plain = text.translate(_MARKS)
    return _PAIRS.get(plain, plain)


def _surnames(texts: Sequence[Words]) -> frozenset[str]:
    """The words after a first name, those aside that the article has in small letters too."""
    found = {word for text in texts for word in _after_first_names(text)}
    if not found:
        return frozenset()
    small = {word.text for text in texts for word in text.words if word.text.islower()}
    return frozenset(name for name in found if name.lower() not in small)


def _after_first_names(text: Words) -> Iterator[str]:
    """ "Petra *Holm*", "Petra J. *Holm*"."""
    words = [word.text for word in text.words]
    for i, (first, second) in enumerate(pairwise(words)):
        if not (first[:1].isupper() and is_census_name(first)):
            continue
        initial = second[:1].isupper() and second[1:] == "." and i + 2 < len(words)
        last = words[i + 2] if initial else second
        if len(last) >= _SHORTEST and last.isalpha() and last[0].isupper() and not last.isupper():
            yield last
