"""Where one run of capitalised words is two names: "French | Judge Lena Orrin"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.census import is_census_surname, is_first_name
from attribution.grammar.words import WORDS
from attribution.model import Token
from attribution.rulebook.tuning import Tuning
from attribution.rulebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class RunParts:
    """The parting of one article's runs."""

    tokens: Sequence[Token]
    vocabulary: Vocabulary
    tuning: Tuning

    def is_given(self, i: int) -> bool:
        """Whether a first name with a surname behind it was taken for a noun: "Ines Farrow"."""
        word, after = self.tokens[i].text, self.tokens[min(i + 1, len(self.tokens) - 1)]
        joined = after.dep == "flat" and after.text[:1].isupper()
        if joined and is_census_surname(after.text) and is_first_name(word):
            return True  # "Miles Rivers", as if both were plural
        plural = self.tokens[i].tag == "NNS" and is_first_name(word)  # "Nils Ferrand"
        return (plural or self.vocabulary.is_given_name(word)) and (after.tag == "NNP" or joined)

    def _is_namesake(self, words: Sequence[str]) -> bool:
        """Whether a country's name is a first name here: "Jordan West", not "Jordan King Orrin"."""
        country, after = words[0], words[1]
        given = self.vocabulary.is_forename(country)
        return given and len(words) == 2 and not _begins_post(after, self.vocabulary)

    def _after_post(self, first: int, end: int) -> int:
        """Where the person's name begins in "Secretary of | State | Lena Orrin".

        So in "master at | Eastholm | Lena Orrin" and "envoy to the | U.N. | Lena Orrin", and not in
        "doctor at St James Hospital".
        """
        tokens, last = self.tokens, self.tokens[end - 1].text
        link = first - 1 - (first > 0 and tokens[first - 1].lower == "the")
        if link < 1 or tokens[link].dep != "case":
            return first
        if tokens[link - 1].lower not in self.vocabulary.roles:
            return first
        if self.vocabulary.body_nouns.has(last) or self.vocabulary.company_words.has(last):
            return first
        inside, forename = range(first + 1, end - 1), self.vocabulary.is_forename
        given = (i for i in inside if self.is_given(i) or forename(self.tokens[i].text))
        return next(given, first)

    def _body_end(self, first: int, end: int) -> int:
        """Where a person follows on a body's name: "hosting company | Northlake | Petra Orrin"."""
        if not first or end - first < 3 or not self._is_body(self.tokens[first - 1]):
            return 0
        words = [token.text for token in self.tokens[first:end]]
        last = self.vocabulary.company_words.has(words[-1])
        if (last or self.vocabulary.body_nouns.has(words[-1])) and not is_census_surname(words[-1]):
            return 0
        if any(self.vocabulary.body_nouns.has(word) for word in words[1:-1]):
            return 0
        for i in range(1, len(words) - 1):
            if self.vocabulary.is_forename(words[i]):
                return 0 if self.vocabulary.is_forename(words[i - 1]) else first + i
        return end - 2 if len(words) == 3 and self._is_of_post(first - 1) else 0

    def _is_of_post(self, noun: int) -> bool:
        """Whether a body's noun stands after a post: "*founder* of a hosting *company*"."""
        for i in range(noun - 1, max(noun - int(self.tuning.post_reach), 0), -1):
            if self.tokens[i].lower in WORDS.owners:
                return self.tokens[i - 1].lemma in self.vocabulary.roles
        return False

    def _is_body(self, noun: Token) -> bool:
        words = self.vocabulary
        described = words.company_descriptions.has(noun.lemma) or words.outlet_nouns.has(noun.lemma)
        return noun.pos == "NOUN" and (described or noun.lemma in words.bodies)

    def parted(self, first: int, end: int) -> Iterator[tuple[int, int]]:
        """The run, without a nationality before it: "French | Judge Lena Orrin"."""
        vocabulary = self.vocabulary
        first = self._after_post(first, end)
        if body_end := self._body_end(first, end):
            yield first, body_end
            first = body_end
        words = [token.text for token in self.tokens[first:end]]
        if len(words) > 1 and not _is_listed(words, vocabulary):
            double = vocabulary.nationalities.has(" ".join(words[:2])) and len(words) > 2
            lead = 2 if double else 1
            lead_in = " ".join(words[:lead])
            state = lead_in.lower() in vocabulary.states and not self._is_namesake(words)
            if vocabulary.coarse_regions.has(lead_in):  # "Republican Sen. Orrin"
                state = _begins_person(words[1], vocabulary)
            whole = any(vocabulary.body_nouns.has(word) for word in words[lead:])
            if state and not whole and not vocabulary.outlet_words.has(words[-1]):
                yield first, first + lead
                first += lead
        yield first, end


def _begins_post(word: str, vocabulary: Vocabulary) -> bool:
    return word.lower() in vocabulary.roles or vocabulary.titles.has(word)


def _begins_person(word: str, vocabulary: Vocabulary) -> bool:
    return _begins_post(word, vocabulary) or vocabulary.is_given_name(word)


def _is_listed(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    name = " ".join(words).lower()
    listed = (
        vocabulary.states,
        vocabulary.outlets,
        vocabulary.metonyms,
        vocabulary.well_known_bodies,
        vocabulary.regions,
    )
    return any(name in names for names in listed)
