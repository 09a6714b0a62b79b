"""Every mention of somebody or something that can be a source: names, noun phrases, pronouns.

One pass over the tokens. A noun phrase is found by its words from the head to the left, which a parser
rarely gets wrong, and by its tree to the right; only nouns that the lexicons know, or that speak, count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from attribution.language.trees import case_of
from attribution.model import Count, Parse, Token
from attribution.sources.names import Proper
from attribution.sources.vocabulary import Vocabulary

Form = Literal["name", "noun", "pronoun", "relative", "speaker", "quantity"]
Sort = Literal["human", "organisation", "outlet", "platform", "place", "document", "poll", "thing"]
Article = Literal["definite", "indefinite", "possessive", "none"]

THIRD = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
    "it": "neuter", "its": "neuter", "itself": "neuter",
    "they": "", "them": "", "their": "", "theirs": "", "themselves": "",
}  # fmt: skip
SPEAKERS = frozenset("i me my mine myself we us our ours ourselves".split())
RELATIVES = frozenset("who whom whose which that".split())
_PLURAL = frozenset("they them their theirs themselves we us our ours ourselves".split())
DEFINITE = frozenset("the this that these those both".split())
_INDEFINITE = frozenset("a an some any another every each one".split())
_LEFT = frozenset("DT PDT PRP$ WP$ CD JJ JJR JJS NN NNP NNPS VBN VBG HYPH POS $ RB".split())
_BEFORE = frozenset("DT PDT PRP$ WP$ CD JJ JJR JJS $".split())
NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}
_COLLECTIVE = frozenset("people police staff media public data majority percent".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase, name or pronoun, tokens [first, end), that may name a source."""

    index: int
    head: int
    first: int
    end: int
    form: Form
    sort: Sort
    noun: str
    """Lemma of its noun, the pronoun itself, or the name's last word; lower-cased."""
    noun_class: str
    """The class within which mentions go back to one another; the noun itself without one."""
    count: Count
    number: int | None
    gender: str
    article: Article
    marks: frozenset[str]
    """Lower-cased words before the noun that tell it from others."""
    states: frozenset[str]
    """States whose adjective or name stands before the noun."""
    name: Proper | None = None
    inside: bool = False
    """A name that only stands before another's noun: the Trump of "Trump campaign"."""
    core: int = -1
    """The noun that says what it is, where the head is a quantity: "some of the *officials*"."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """The article's mentions in order, and which of them each token heads or belongs to."""

    all: tuple[Mention, ...]
    at: dict[int, int]
    """Token → index of the mention that it heads, or of whose name or noun phrase it is part."""

    def of(self, token: int | None) -> Mention | None:
        """The mention that a token heads or is part of."""
        number = self.at.get(-1 if token is None else token)
        return None if number is None else self.all[number]


def find_mentions(
    parse: Parse, names: Sequence[Proper], vocabulary: Vocabulary, speaking: Collection[int]
) -> Mentions:
    """All mentions; `speaking` are heads of sources, which count whatever their noun."""
    finder = _Finder(parse, vocabulary, names, frozenset(speaking))
    drafts = sorted(finder.drafts(), key=lambda mention: (max(mention.head, mention.core), mention.first))
    found = tuple(replace(draft, index=index) for index, draft in enumerate(drafts))
    at: dict[int, int] = {}
    # An inner phrase takes its own words: "the *group*'s leaders".
    whole = [mention for mention in found if not mention.inside]
    for mention in sorted(whole, key=lambda m: m.first - m.end):
        for i in range(mention.first, mention.end):
            at[i] = mention.index
    at.update((mention.head, mention.index) for mention in whole)
    return Mentions(found, at)


class _Finder:
    """The pass over one article."""

    def __init__(
        self, parse: Parse, vocabulary: Vocabulary, names: Sequence[Proper], speaking: frozenset[int]
    ) -> None:
        self.parse, self.tokens, self.vocabulary = parse, parse.tokens, vocabulary
        self.names, self.speaking = names, speaking
        self.surnames = {name.surname for name in names if name.kind == "person"}
        self.named = {i: name for name in names for i in range(name.first, name.end)}

    def drafts(self) -> Iterator[Mention]:
        taken: set[int] = set()
        for name in self.names:
            draft = self._name(name)
            if self._is_modifier(name):
                yield replace(draft, first=name.first, inside=True)
            else:
                taken.update(range(draft.first, draft.end))
                yield draft
        for token in self.tokens:
            i = token.i
            if token.tag[:1] in "PWD" and (draft := self._pronoun(token)):
                yield draft
            elif i in taken:
                if self._is_possessor(i):
                    yield from self._noun_at(i)
            else:
                yield from self._noun_at(i)

    def _is_possessor(self, i: int) -> bool:
        """ "Mr. Trump's daughter Ivanka": the possessor stands inside the name's own phrase."""
        after = i + 1
        return i not in self.named and after < len(self.tokens) and self.tokens[after].tag == "POS"

    def _is_modifier(self, name: Proper) -> bool:
        """Whether the name stands before a noun that it only describes: "Trump campaign"."""
        after = self._at(name.end)
        if after is None or after.sentence != self.tokens[name.first].sentence:
            return False
        if any(i in self.speaking for i in range(name.first, name.end)):
            return False
        head = self._head_of(name)
        governor = self.tokens[head].head
        if governor < name.end or self.tokens[head].dep.startswith(("nsubj", "nmod:poss", "obj")):
            return False
        if after.tag in ("NN", "NNS", "HYPH") or (after.tag in ("JJ", "CC", "VBN", "NNP")):
            relation = self.tokens[head].dep.partition(":")[0]
            return relation in ("compound", "amod", "nmod", "flat", "obl", "conj", "ccomp", "dep") and (
                after.tag in ("NN", "NNS", "HYPH") or self.tokens[governor].tag in ("NN", "NNS")
            )
        return False

    def _head_of(self, name: Proper) -> int:
        inside = range(name.first, name.end)
        return next((i for i in inside if self.tokens[i].head not in inside), name.first)

    def _at(self, i: int) -> Token | None:
        return self.tokens[i] if 0 <= i < len(self.tokens) else None

    def _name(self, name: Proper) -> Mention:
        start = name.first - len(name.title.split())
        before = self._at(start - 1)
        role = before is not None and before.lemma in self.vocabulary.roles and before.tag[:1] == "N"
        sort: Sort = "human" if name.kind == "person" else name.kind  # type: ignore[assignment]  # names' kinds are sorts
        first, head = start, self._head_of(name)
        if role and name.kind == "person" and before is not None:
            first = self.left_edge(start - 1)
            head = head if self.tokens[head].head != before.i else before.i
        elif before is not None and before.tag == "DT":
            first = start - 1
        if start < name.first and self.tokens[head].head in range(start, name.first):
            head = self.tokens[head].head
        clan = name.kind == "person" and self._is_clan(name, before)
        return Mention(
            -1, head, first, name.end, "name", sort, name.surname, name.text,
            "plural" if clan else "one", None, "" if clan else name.gender,
            "definite" if clan else "none", _marks(self.tokens[first:start]), self._states(first, name.first), name, core=head,
        )  # fmt: skip

    def _is_clan(self, name: Proper, before: Token | None) -> bool:
        """ "the Clintons" """
        if before is None or before.lower != "the" or len(name.words) > 1 or self._is_modifier(name):
            return False
        return name.surname.removesuffix("s") in self.surnames and name.surname.endswith("s")

    def _pronoun(self, token: Token) -> Mention | None:
        word, i = token.lower, token.i
        form: Form
        if word in THIRD and token.tag in ("PRP", "PRP$"):
            form = "pronoun"
        elif word in SPEAKERS and token.tag in ("PRP", "PRP$"):
            form = "speaker"
        elif word in RELATIVES and token.tag in ("WP", "WP$", "WDT"):
            form = "relative"
        else:
            return None
        count: Count = "plural" if word in _PLURAL else "unknown" if form == "relative" else "one"
        sort: Sort = "thing" if word in ("it", "its", "itself", "which") else "human"
        gender = THIRD.get(word, "")
        return Mention(
            -1, i, i, i + 1, form, sort, word, word, count, None, gender, "none",
            frozenset(), frozenset(), core=i,
        )  # fmt: skip

    def _noun_at(self, i: int) -> Iterator[Mention]:
        token = self.tokens[i]
        speaks = i in self.speaking
        if i in self.named and not speaks:
            return
        if self._is_quantity(token) and self._is_nominal(token, speaks):
            yield self._quantity(token)
        elif token.pos in ("NOUN", "PROPN", "PRON") or speaks:
            noun = self._lemma(token)
            noun_class = self.vocabulary.noun_class(noun)
            if (noun_class or speaks) and (speaks or not self._continues(i)):
                yield self._noun(token, noun, noun_class or noun)

    def _is_quantity(self, token: Token) -> bool:
        quantities = self.vocabulary.lists["quantities"]
        return token.lower in quantities or token.lemma in quantities

    def _is_nominal(self, token: Token, speaks: bool) -> bool:
        """Whether a word of quantity stands by itself, for people: "some say", "one of the aides"."""
        if speaks:
            return True
        after = self._at(token.i + 1)
        if token.dep in ("det", "nummod", "amod", "advmod", "compound", "case", "cc:preconj"):
            return False
        return token.dep.startswith(("nsubj", "obj", "obl:agent")) or (
            after is not None and after.lower == "of"
        )

    def _lemma(self, token: Token) -> str:
        for form in (token.lemma, token.lower):
            if self.vocabulary.noun_class(form):
                return form
        if token.lower.endswith("s") and self.vocabulary.noun_class(token.lower[:-1]):
            return token.lower[:-1]
        return token.lemma

    def _continues(self, i: int) -> bool:
        """Whether a noun only stands before another: "party officials"."""
        token, after = self.tokens[i], self._at(i + 1)
        if after is None or after.tag not in ("NN", "NNS", "NNP", "HYPH"):
            return False
        governor = token.head
        return governor > i and governor - i < 6 and token.dep in ("compound", "amod", "nmod", "flat")

    def left_edge(self, i: int) -> int:
        """Where the noun phrase of a head noun begins, read word by word to the left."""
        tokens, first = self.tokens, i
        while first > 0 and tokens[first - 1].sentence == tokens[i].sentence:
            token = tokens[first - 1]
            if token.tag == "CC" and self._joins_adjectives(first - 1):
                first -= 2
                continue
            if token.tag not in _LEFT or not self._is_inside(token, first, i):
                break
            first -= 1
            if token.tag in ("PRP$", "WP$") or (token.tag == "DT" and tokens[first - 1].tag != "PDT"):
                break
        return first

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
        """ "Lebanese and Iraqi officials", "Minority and women voters": one noun phrase."""
        before, after = self._at(i - 1), self._at(i + 1)
        if before is None or after is None:
            return False
        states = self.vocabulary.states
        if before.lower in states and (after.lower in states or after.tag == "JJ"):
            return True
        return before.tag == after.tag == "JJ"

    def _states(self, first: int, end: int) -> frozenset[str]:
        states, found = self.vocabulary.states, set()
        for i in range(first, end):
            word = self.tokens[i].lower
            pair = f"{word} {self.tokens[i + 1].lower}" if i + 1 < end else ""
            state = states.get(pair) or states.get(word)
            if state and self.tokens[i].text[:1].isupper():
                found.add(state)
        return frozenset(found)

    def _noun(self, token: Token, noun: str, noun_class: str) -> Mention:
        first = self.left_edge(token.i)
        before = self.tokens[first : token.i]
        count, number = _count(token, noun, before)
        return Mention(
            -1, token.i, first, token.i + 1, "noun", self._sort(noun), noun, noun_class, count, number,
            self._gender(noun), _article(before), _marks(before), self._states(first, token.i),
            core=token.i,
        )  # fmt: skip

    def _quantity(self, token: Token) -> Mention:
        """ "some of the officials", "55 percent", "one": its noun is what stands after *of*."""
        i, core = token.i, token.i
        core = self._core(i)
        noun = self._lemma(self.tokens[core])
        first = self.left_edge(i)
        one = token.lower in ("one", "another", "each", "neither", "either")
        number = 1 if one else NUMBERS.get(token.lower)
        count: Count = "one" if one else "plural"
        before = self.tokens[first:i]
        noun_class = self.vocabulary.noun_class(noun) if core != i else ""
        return Mention(
            -1, i, first, i + 1, "quantity", "human", token.lower, noun_class or token.lower, count,
            number, "", _article(before), _marks(before), frozenset(), core=core,
        )  # fmt: skip

    def _core(self, i: int) -> int:
        """The noun that is counted, after *of*, *in* or *among*; the quantity itself without one."""
        for child in self.parse.children[i]:
            token = self.tokens[child]
            if child > i and token.dep.startswith("nmod") and token.tag[:2] in ("NN", "PR"):
                if case_of(self.parse, child) in ("of", "in", "among", "from"):
                    return child
        after = self._at(i + 1)
        if after is not None and after.lower in ("of", "among") and self._at(i + 2) is not None:
            return self._noun_after(i + 2)
        return i

    def _noun_after(self, i: int) -> int:
        """The head noun of the phrase that begins at a token."""
        end = i
        while end < len(self.tokens) and self.tokens[end].tag in _LEFT | {"NNS", "CC"}:
            end += 1
            if self.tokens[end - 1].tag in ("NNS", "NNPS"):
                break
        return max(i, end - 1)

    def _sort(self, noun: str) -> Sort:
        vocabulary = self.vocabulary
        if noun in vocabulary.roles and noun not in vocabulary.bodies:
            return "human"
        if noun in vocabulary.lists["vague-nouns"] and noun not in vocabulary.bodies:
            return "human"
        if noun in vocabulary.lists["polls"]:
            return "poll"
        if noun in vocabulary.papers:
            return "document"
        if noun in vocabulary.lists["outlet-nouns"]:
            return "outlet"
        return "organisation" if noun in vocabulary.bodies else "thing"

    def _gender(self, noun: str) -> str:
        for gender in ("male", "female"):
            if self.vocabulary.has(f"{gender}-nouns", noun):
                return gender
        return ""


def _count(token: Token, noun: str, before: Sequence[Token]) -> tuple[Count, int | None]:
    number: int | None = None
    for word in before:
        if word.tag == "CD" or word.lower in NUMBERS:
            number = NUMBERS.get(word.lower)
            if number is None and word.lower.isdigit() and len(word.lower) < 7:
                number = int(word.lower)
    if token.tag in ("NNS", "NNPS") or noun in _COLLECTIVE:
        return "plural", number
    return "one", number


def _article(before: Sequence[Token]) -> Article:
    if not before:
        return "none"
    if before[0].tag in ("PRP$", "WP$") or any(word.tag == "POS" for word in before):
        return "possessive"
    if before[0].lower in DEFINITE or (len(before) > 1 and before[1].lower in DEFINITE):
        return "definite"
    return "indefinite" if before[0].lower in _INDEFINITE else "none"


def _marks(before: Sequence[Token]) -> frozenset[str]:
    return frozenset(
        word.lower
        for word in before
        if word.tag in ("JJ", "JJS", "JJR", "NN", "NNP", "NNPS", "NNS", "VBN")
    )
