"""Persons' names in the words of an article, before anything is parsed.

A first name of the world's lists tells a person, and so does what stands around a name that no list
has: a title or a post before it, an age, *who* or a post behind it. What is told in one place holds
for the whole article, as do the ways in which it uses the name: a person is cut to the last word
("Quellan said"), a body to the first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from attribution.census import is_census_name, is_census_surname, is_first_name
from attribution.language.seen.name_evidence import NameWords

_HYPHENS = frozenset("-‐‑")
_OPENERS = frozenset(". ! ? : ; \" “ ‘ ' ` `` ( [ -- — – ...".split())
"""Marks behind which a capital tells nothing."""
_SHORTEST = 3
"""Letters of a surname that only a first name tells: fewer are often a part of the name."""
_REACH = 7
"""Words behind a comma in which a post may end: "Ida Orrin, refugee rights programme director"."""

Written = Sequence[str]


class FullName(NamedTuple):
    """The words of a full name, of which the first `given` are first names."""

    words: tuple[str, ...]
    given: int


class PersonNames(NamedTuple):
    """The persons' names of an article by the first word of each, the longest first."""

    full: Mapping[str, Sequence[FullName]]
    surnames: Mapping[str, Sequence[tuple[str, ...]]]
    unsure: frozenset[str]
    """Surnames that are words as well, and names where a name alone may stand."""
    sure: frozenset[tuple[str, ...]]
    """The words of each full name that more than its first name tells."""


class _Place(NamedTuple):
    """Where a name stands: first names [first, at), the surname [at, end)."""

    first: int
    at: int
    end: int


def find_person_names(texts: Sequence[Written], words: NameWords) -> PersonNames:
    """The persons' names of an article, whose texts are given as their words."""
    return _Finder(texts, words).found()


class _Finder:
    """The search through one article."""

    def __init__(self, texts: Sequence[Written], words: NameWords) -> None:
        self.words = words
        self.texts = texts
        self.small = {word for text in texts for word in text if word.islower()}
        self.full: dict[FullName, bool] = {}
        self.surnames: set[tuple[str, ...]] = set()
        self.unlisted: dict[FullName, None] = {}
        self.alone: Counter[str] = Counter()
        self.determined: set[str] = set()

    def found(self) -> PersonNames:
        """The names that one place tells, and those that all places together tell."""
        for text in self.texts:
            if not _is_headline(text):
                self._read(text)
        for name in self.unlisted:
            if self._is_told_elsewhere(name):
                self._add(name, sure=False)
        surnames = [*self.surnames, *_capitalised(self.surnames)]
        unsure = (name[0] for name in surnames if len(name) == 1 and self._is_word(name[0]))
        sure = frozenset(name.words for name, told in self.full.items() if told)
        full: dict[str, list[FullName]] = defaultdict(list)
        for name in sorted(self.full, key=lambda name: -len(name.words)):
            full[name.words[0]].append(name)
        by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for surname in sorted(surnames, key=len, reverse=True):
            by_first[surname[0]].append(surname)
        return PersonNames(dict(full), dict(by_first), frozenset(unsure), sure)

    def _is_word(self, name: str, size: int = 1) -> bool:
        """Whether a surname of one word is a word too, or names a body."""
        lowered = name.lower()
        return size == 1 and (lowered in self.small or lowered in self.words.bodies)

    def _add(self, name: FullName, *, sure: bool) -> None:
        self.full[name] = sure or self.full.get(name, False)
        self.surnames.add(name.words[name.given :])

    def _read(self, text: Written) -> None:
        end = 0
        for i, word in enumerate(text):
            if i < end or not word[0].isupper():
                continue
            place = self._after_title(text, i)
            if place is None and _is_name_word(word):
                place = self._place(text, i)
                if place is None:
                    self._count(text, i)
                elif not self._is_person(text, place):
                    place = None
            if place is not None:
                end = place.end

    def _count(self, text: Written, i: int) -> None:
        """Counts a capitalised word that stands alone, or behind an article."""
        before = text[i - 1] if i else "."
        if before.lower() in self.words.articles:
            self.determined.add(text[i])
        elif not before[0].isupper() and not _is_large(text, i + 1):
            self.alone[text[i]] += 1

    def _after_title(self, text: Written, i: int) -> _Place | None:
        """ "Mr. *Quellan*", not "President Quellan Holt"."""
        if text[i].lower() not in self.words.titles:
            return None
        end = self._surname_end(text, i + 1)
        if not end or _is_large(text, end) or text[end - 1].lower() in self.words.titles:
            return None
        if end < len(text) and (text[end] in _HYPHENS or text[end].lower() in self.words.particles):
            return None  # "President Bashar al-Assad", "Gen. Prayuth Chan-ocha"
        surname = tuple(text[i + 1 : end])
        if len(surname) == 1 and not text[i].endswith(".") and self._is_word(surname[0]):
            return None
        self.surnames.add(surname)
        return _Place(i + 1, i + 1, end)

    def _place(self, text: Written, first: int) -> _Place | None:
        """Where a name of first name and surname would stand that begins with a word."""
        lowered, listed = text[first].lower(), is_first_name(text[first])
        if not listed and (lowered in self.small or self._is_other(lowered)):
            return None
        at = _given_end(text, first, self.words)
        end = self._surname_end(text, at)
        if not end or (_is_large(text, end) and not self._may_follow(text[end].lower())):
            return None
        last = text[end - 1].lower()
        if last in self.words.dates and not (is_census_name(lowered) and is_census_surname(last)):
            return None
        other = " ".join(text[first:end]).lower() in self.words.peoples
        return None if other else _Place(first, at, end)

    def _may_follow(self, word: str) -> bool:
        return word in self.words.suffixes or word in self.words.dates

    def _is_other(self, word: str) -> bool:
        """Whether a word is a title, a post, a nation or a body."""
        words = self.words
        return any(word in one for one in (words.titles, words.roles, words.peoples, words.bodies))

    def _surname_end(self, text: Written, at: int) -> int:
        """The end of a surname with its particles and second half; 0 where none begins."""
        end, count = at, len(text)
        while end < count and text[end].lower() in self.words.particles:
            joined = end + 2 < count and text[end + 1] in _HYPHENS
            end += 2 if joined else 1
        if end >= count or not _is_name_word(text[end]) or text[end].lower() in self.words.peoples:
            return 0
        end += 1
        if end + 1 < count and text[end] in _HYPHENS and _is_name_word(text[end + 1]):
            end += 2
        return end

    def _is_person(self, text: Written, place: _Place) -> bool:
        """Whether the place tells a person; a name that it leaves open is kept for others."""
        first, at, end = place
        before = text[first - 1] if first else "."
        if before.lower() in self.words.articles:
            return False
        goes_on = before[0].isupper() and not self._is_other(before.lower())
        if goes_on and _is_name_word(before) and first > 1 and text[first - 2] not in _OPENERS:
            first -= 1  # "Fazal Manan Nuri", not "Then Edda Holm"
        name = FullName(tuple(text[first:end]), at - first)
        listed, word = is_first_name(text[place.first]), self._is_word(text[end - 1], end - at)
        roles = self.words.posts if word and not listed else self.words.roles
        if self._is_beside_post(text, place, roles):
            self._add(name, sure=True)
            return True
        if listed and self._is_told_by_first_name(text, place):
            self._add(name, sure=False)
            return True
        known = goes_on or before in _OPENERS or word or _is_brief(text, place)
        if not (listed or known):
            self.unlisted[name] = None
        return False

    def _is_told_by_first_name(self, text: Written, place: _Place) -> bool:
        """Whether a listed first name tells a person: not "Will Congress", "Virginia Senate"."""
        given, last = text[place.first].lower(), text[place.end - 1].lower()
        opens = not place.first or text[place.first - 1] in _OPENERS
        if _is_brief(text, place) or (
            opens and (given in self.small or given in self.words.openers)
        ):
            return False
        one = place.end - place.at == 1
        named = given in self.words.peoples and last in self.small  # "Jordan River"
        return not (one and (last in self.words.bodies or named))

    def _is_beside_post(self, text: Written, place: _Place, roles: Collection[str]) -> bool:
        """Whether a title, a post or an age stands beside a full name."""
        before = text[place.first - 1] if place.first else "."
        lowered = before.lower()
        if lowered in self.words.titles or (lowered in roles and not lowered.endswith("s")):
            return True
        return self._is_aged(text, place.end) or self._is_apposed(text, place, roles)

    def _is_aged(self, text: Written, end: int) -> bool:
        """Whether *who* or an age stands behind a comma: "Ida Orrin, 43,"."""
        if end + 2 >= len(text) or text[end] != ",":
            return False
        aged = text[end + 1].isdigit() and len(text[end + 1]) == 2
        return text[end + 1] == "who" or (aged and text[end + 2] in (",", "."))

    def _is_apposed(self, text: Written, place: _Place, roles: Collection[str]) -> bool:
        """Whether a post stands behind a comma, or before one: "Ida Orrin, the union's clerk,"."""
        first, _, end = place
        ends = end < len(text) and text[end] in (",", ".")
        if ends and first > 1 and text[first - 1] == "," and text[first - 2] in roles:
            return True
        if not (ends and text[end] == ","):
            return False
        for at in range(end + 1, min(end + 1 + _REACH, len(text) - 1)):
            if not text[at][0].isalpha():
                return False
            if text[at].lower() in roles:
                after = text[at + 1]
                return not after[0].isalpha() or after in self.words.links
        return False

    def _is_told_elsewhere(self, name: FullName) -> bool:
        """Whether the article goes on to use the surname alone, and never the first word."""
        first, last = name.words[0], name.words[-1]
        if name.words[name.given :] in self.surnames:
            return True
        if len(name.words) - name.given > 1 or self._is_word(last) or last in self.determined:
            return False
        return self.alone[last] > 0 and not self.alone[first] and first not in self.determined


def _is_brief(text: Written, place: _Place) -> bool:
    return place.end - place.at == 1 and len(text[place.at]) < _SHORTEST


def _is_headline(text: Written) -> bool:
    """Whether most words have a capital and no stop ends them: they tell nothing of names."""
    if len(text) < _SHORTEST or text[-1] in _OPENERS or text[-1] in "\"'”’)":
        return False
    words = [word for word in text if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > len(words) / 2


def _given_end(text: Written, first: int, words: NameWords) -> int:
    """Behind a first name, its second syllable, initials, and other first names."""
    end, count = first + 1, len(text)
    if end + 1 < count and text[end] in _HYPHENS and text[end + 1].isalpha():
        end += 2 if len(text[end + 1]) > 1 else 0
    while end + 1 < count and _is_initial(text[end]):
        end += 1
    if end + 1 < count and _is_name_word(text[end]) and _is_name_word(text[end + 1]):
        other = is_first_name(text[end]) and text[end + 1].lower() not in words.peoples
        end += other and is_first_name(text[first])
    return end


def _is_initial(word: str) -> bool:
    return word[0].isupper() and word[1:] in ("", ".") and word != "I"


def _is_name_word(word: str) -> bool:
    """Whether a word may be a part of a person's name: "Holm", "O'Malloran"."""
    if not word[0].isupper() or word.isupper():
        return False
    return word.isalpha() or (len(word) > 2 and word[1] in "'’" and word[2:].isalpha())


def _is_large(text: Written, i: int) -> bool:
    return i < len(text) and text[i][0].isupper() and len(text[i]) > 1


def _capitalised(names: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The names that begin with a small word, as a sentence's first word has them."""
    return ((name[0].capitalize(), *name[1:]) for name in names if name[0].islower())
