"""The words of a noun phrase: where it begins, and what its first words tell."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from attribution.entities.mentions.mention import Article
from attribution.grammar.marks import MARKS
from attribution.grammar.numbers import stated_number
from attribution.grammar.words import WORDS
from attribution.model import Count, Parse, Token
from attribution.rulebook.vocabulary import Vocabulary

_LEFT = frozenset("DT PDT PRP$ WP$ CD JJ JJR JJS NN NNP NNPS VBN VBG HYPH POS $ RB".split())
_INSIDE = _LEFT | {"NNS", "CC"}
_BEFORE = frozenset("DT PDT PRP$ WP$ CD JJ JJR JJS $".split())
_MARKS = frozenset("JJ JJS JJR NN NNP NNPS NNS VBN".split())


@dataclass(frozen=True, slots=True)
class NounPhrases:
    """The noun phrases of one article, read word by word from the noun to the left."""

    tokens: Sequence[Token]
    named: Mapping[int, int]
    """Token of a proper name → where the name begins."""
    vocabulary: Vocabulary
    adjectives: frozenset[int]
    """Capitalised adjectives inside a sentence that no list has: "Saltmerian officials"."""

    def left_edge(self, i: int) -> int:
        """Where the noun phrase of a head noun begins."""
        tokens, first = self.tokens, i
        while first > 0 and tokens[first - 1].sentence == tokens[i].sentence:
            token = tokens[first - 1]
            if token.tag == "CC" and self._joins_adjectives(first - 1):
                first -= 2
                continue
            inside = token.tag in _LEFT and self._is_inside(token, first, i)
            if not inside and not self._goes_on(first):
                break
            first -= 1
            if token.tag in ("PRP$", "WP$"):
                break
            if token.tag == "DT" and tokens[first - 1].tag != "PDT":
                break
        return first

    def post_before(self, name: int) -> int | None:
        """The noun of a post right before a name: "*minister* Orrin", "*President*-elect Orrin"."""
        at = name - 1
        if at > 1 and self.tokens[at].lower in WORDS.late_adjectives:
            at -= 2 if self.tokens[at - 1].text in MARKS.hyphens else 1
        post = self.tokens[at]
        apart = at < 0 or post.sentence != self.tokens[name].sentence
        return (
            None if apart or post.lemma not in self.vocabulary.roles or post.tag[:1] != "N" else at
        )

    def _goes_on(self, i: int) -> bool:
        """Whether a name covers a token and the one before: the *of* of "Bank of Norland"."""
        return i in self.named and self.named[i] == self.named.get(i - 1)

    def _is_inside(self, token: Token, first: int, head: int) -> bool:
        after = self.tokens[first]
        if token.tag in _BEFORE or after.tag == "POS":
            return True
        if token.tag in ("HYPH", "POS") or after.tag == "HYPH":
            return True
        if token.tag == "RB":
            return token.dep == "advmod" and first <= token.head < head
        return first <= token.head <= head or token.i in self.named

    def _joins_adjectives(self, i: int) -> bool:
        """ "Peruvian and Chilean officials", "rich and poor voters"."""
        if not 0 < i < len(self.tokens) - 1:
            return False
        before, after = self.tokens[i - 1], self.tokens[i + 1]
        states = self.vocabulary.states
        known = before.lower in states and (after.lower in states or after.tag == "JJ")
        if known or i + 1 in self.adjectives:
            return True
        return before.tag == after.tag == "JJ"

    def states(self, first: int, end: int) -> frozenset[str]:
        """The states that tokens [first, end) name by a country or a nationality."""
        states, found = self.vocabulary.states, set()
        for i in range(first, end):
            word = self.tokens[i].lower
            pair = f"{word} {self.tokens[i + 1].lower}" if i + 1 < end else ""
            state = states.get(pair) or states.get(word)
            if state and self.tokens[i].text[:1].isupper():
                found.add(state)
            elif i in self.adjectives:
                found.add(word)
        return frozenset(found)

    def noun_after(self, i: int) -> int:
        """The head noun of the phrase that begins at a token."""
        end = i
        while end < len(self.tokens) and self.tokens[end].tag in _INSIDE:
            end += 1
            if self.tokens[end - 1].tag in ("NNS", "NNPS"):
                break
        return max(i, end - 1)


def proper_adjectives(
    parse: Parse, named: Collection[int], vocabulary: Vocabulary
) -> frozenset[int]:
    """The tokens of capitalised adjectives that are neither a name nor a word of a list."""
    starts = {sentence.first for sentence in parse.sentences}
    return frozenset(
        token.i
        for token in parse.tokens
        if token.tag == "JJ"
        and token.text[:1].isupper()
        and token.i not in starts
        and token.i not in named
        and not vocabulary.coarse_regions.has(token.text)
        and not vocabulary.party_sides.has(token.text)
        and not vocabulary.ranks.has(token.text)
        and not vocabulary.former_words.has(token.text)
        and not vocabulary.current_words.has(token.text)
        and not vocabulary.titles.has(token.text)
        and token.lower not in vocabulary.states
        and token.dep in ("amod", "conj", "compound")
    )


def count_of(
    token: Token, noun: str, before: Sequence[Token], vocabulary: Vocabulary
) -> tuple[Count, int | None]:
    """One or several, and the number where it is stated."""
    number = stated_number(before, lambda word: vocabulary.identifying_words.has(word))
    if vocabulary.collectives.has(token.lower):
        return "unknown", number  # "the jury said they"
    if token.tag in ("NNS", "NNPS") or noun in WORDS.singular_collectives:
        return "plural", number
    # "a 14-year-old pupil", "a 2019 report": figures beside a singular count nothing.
    return "one", 1 if number == 1 else None


def article_of(before: Sequence[Token]) -> Article:
    """How a noun phrase begins, by the words before its noun."""
    if not before:
        return "none"
    if before[0].tag in ("PRP$", "WP$") or any(word.tag == "POS" for word in before):
        return "possessive"
    if before[0].lower in WORDS.definite_determiners or (
        len(before) > 1 and before[1].lower in WORDS.definite_determiners
    ):
        return "definite"
    return "indefinite" if before[0].lower in WORDS.indefinite_determiners else "none"


def marks_of(before: Sequence[Token]) -> frozenset[str]:
    """The lower-cased words that tell a noun from others of its kind."""
    return frozenset(word.lower for word in before if word.tag in _MARKS)
