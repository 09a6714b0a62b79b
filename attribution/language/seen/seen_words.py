"""What the networks see of words that say the same: one kind of quotation mark, one person's name.

A parse should not change with the marks of a newsroom or with who somebody is. Straight, curly and
TeX's marks are seen as straight ones; the names of persons are all seen as one first name and one
surname, whatever their letters remind a network of and however many words they have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from attribution.language.engine.tokenizer import Word, Words
from attribution.language.seen.name_evidence import NameWords
from attribution.language.seen.person_names import PersonNames, find_person_names

FIRST_NAME, SURNAME = "Anna", "Wexford"
"""What every full name is seen as: eight first names gave the same, within noise."""
_MARKS = str.maketrans("“”‘’", "\"\"''")
_PAIRS = {"``": '"', "''": '"'}
_BEFORE_NAMES = frozenset(",'\"”’)")
"""Marks behind which a capitalised word alone may be a name."""

FindWord = Callable[[str, str | None], Word]
"""The word type of a text and its normal form."""


class Seen(NamedTuple):
    """The words of a text as the networks see them."""

    words: Words
    sizes: list[int] | None = None
    """How many words of the text each stands for; None where each stands for one."""
    persons: list[tuple[int, int]] = []
    """The words [first, end) of the text that are surely persons' full names."""


def seen_words(texts: Sequence[Words], find_word: FindWord, words: NameWords) -> list[Seen]:
    """The texts of an article with the word types that the networks see in place of their own."""
    written = [[word.text for word in text.words] for text in texts]
    names = find_person_names(written, words)
    reader = _Reader(names, words, find_word)
    return [reader.seen(text, words) for text, words in zip(texts, written)]


class _Reader:
    """The words of one article's texts, by its names."""

    def __init__(self, names: PersonNames, words: NameWords, find_word: FindWord) -> None:
        self.names, self.words, self.find_word = names, words, find_word
        self.first_name, self.surname = find_word(FIRST_NAME, None), find_word(SURNAME, None)

    def seen(self, text: Words, written: Sequence[str]) -> Seen:
        """A text as the networks see it."""
        parts = list(self._parts(text, written))
        if len(parts) == len(written):
            return Seen(text._replace(words=[word for word, _ in parts]), None, self._sure(written))
        seen, i = Words([], [], []), 0
        for word, size in parts:
            seen.words.append(word)
            seen.starts.append(text.starts[i])
            seen.blanks.append(text.blanks[i + size - 1])
            i += size
        return Seen(seen, [size for _, size in parts], self._sure(written))

    def _sure(self, written: Sequence[str]) -> list[tuple[int, int]]:
        if not self.names.sure:
            return []
        return [
            (i, i + len(name.words))
            for i, word in enumerate(written)
            for name in self.names.full.get(word, ())
            if name.words in self.names.sure
            and tuple(written[i : i + len(name.words)]) == name.words
        ]

    def _parts(self, text: Words, written: Sequence[str]) -> Iterator[tuple[Word, int]]:
        """Each word that is seen, and how many words of the text it stands for."""
        i = 0
        while i < len(written):
            if not written[i][0].isupper() and written[i] not in self.names.surnames:
                yield self._plain(text.words[i]), 1
                i += 1
            elif given := self._full(written, i):
                yield self.first_name, given[0]
                yield self.surname, given[1]
                i += sum(given)
            elif size := self._alone(written, i):
                yield self.surname, size
                i += size
            else:
                yield self._plain(text.words[i]), 1
                i += 1

    def _full(self, written: Sequence[str], i: int) -> tuple[int, int] | None:
        """How many first names and words of a surname make up the full name that begins there."""
        for words, given in self.names.full.get(written[i], ()):
            if tuple(written[i : i + len(words)]) == words:
                return given, len(words) - given
        return None

    def _alone(self, written: Sequence[str], i: int) -> int:
        """How many words the surname has that begins there."""
        for name in self.names.surnames.get(written[i], ()):
            if (
                len(name) == 1
                and name[0] in self.names.unsure
                and not self._may_be_name(written, i)
            ):
                continue
            if tuple(written[i : i + len(name)]) == name:
                return len(name)
        return 0

    def _may_be_name(self, written: Sequence[str], i: int) -> bool:
        """Whether a word with a capital stands where only a name has one."""
        before = written[i - 1] if i else "."
        if before.lower() in self.words.articles:
            return False
        if not (before[0].islower() or before in _BEFORE_NAMES):
            return before.lower() in self.words.titles
        return i + 1 == len(written) or not written[i + 1][0].isupper()

    def _plain(self, word: Word) -> Word:
        if word.text.isascii() and word.text not in _PAIRS:
            return word
        plain = _straight(word.text)
        return word if plain == word.text else self.find_word(plain, _straight(word.norm))


def _straight(text: str) -> str:
    plain = text.translate(_MARKS)
    return _PAIRS.get(plain, plain)
