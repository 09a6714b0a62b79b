"""Where proper names stand: runs of capitalised words, with the small words inside them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from attribution.census import is_census_surname, is_first_name
from attribution.entities.names.name_shapes import (
    cause_end,
    is_coined,
    joint_end,
    listed_fields_end,
    owning_people_end,
    spelled_names,
)
from attribution.entities.names.run_parts import RunParts
from attribution.entities.names.title_case import known_pieces, sentences_in_title_case
from attribution.grammar.marks import DOUBLE_OPENERS, MARKS
from attribution.grammar.numbers import is_number
from attribution.grammar.words import WORDS
from attribution.model import Parse, Token
from attribution.rulebook.tuning import Tuning
from attribution.rulebook.vocabulary import Vocabulary

SMALL = WORDS.body_name_links
"""Words inside the name of a body: "Department of Health and Human Services"."""
PARTICLES = WORDS.person_name_links
"""Words inside a personal name: "Lena von der Orrin"."""
_LINKS = SMALL | PARTICLES


_OPENING = (
    DOUBLE_OPENERS | MARKS.opening_single_quotes | MARKS.opening_brackets | MARKS.dashes | {":"}
)
"""Marks after which a capital tells as little as at the start of a sentence."""


_CLOSED = frozenset("DT PDT PRP PRP$ WP WP$ WDT WRB IN CC CD TO MD RB EX POS".split())
"""Tags of words that are never a name, whatever the label: "Another said"."""


def name_runs(
    parse: Parse, vocabulary: Vocabulary, tuning: Tuning, speaking: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Stretches [first, end) of tokens that may each be one name, in order."""
    capitals = sentences_in_title_case(parse)
    runs = list(_Reader(parse, vocabulary, tuning, speaking).runs())
    plain = [run for run in runs if parse.tokens[run[0]].sentence not in capitals]
    wholes = {_words(parse.tokens, run) for run in plain}
    known = {token.text for first, end in plain for token in parse.tokens[first:end]}
    for first, end in runs:
        if parse.tokens[first].sentence in capitals:
            yield from known_pieces(parse.tokens, first, end, known, vocabulary)
        elif not _is_second_part(parse.tokens, first):
            yield _trimmed(parse, vocabulary, first, end, wholes)


def _words(tokens: Sequence[Token], run: tuple[int, int]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens[slice(*run)])


def _trimmed(
    parse: Parse,
    vocabulary: Vocabulary,
    first: int,
    end: int,
    wholes: Collection[tuple[str, ...]],
) -> tuple[int, int]:
    """The run without a day or month at its edges, and without a word that only has a capital.

    "Lena Orrin *Sunday*", "on 7 *July* Lena Orrin", "*Deporting* Lena Orrin" at a sentence's start.
    """
    tokens = parse.tokens
    if end - first > 2 and _is_date(tokens[end - 1].text, vocabulary):
        end -= 1
    dated = first > 0 and tokens[first - 1].lower in WORDS.before_days
    if end - first > (1 if dated else 2) and _is_date(tokens[first].text, vocabulary):
        first += 1
    after = tokens[min(first + 1, len(tokens) - 1)]
    opens = first == parse.sentence_of(first).first and after.text[:1].isupper()
    if opens and end - first > 2 and _words(tokens, (first + 1, end)) in wholes:
        word = tokens[first].text
        titled = vocabulary.titles.has(word) or word.lower() in vocabulary.roles
        first += not titled and not vocabulary.is_forename(word)
    elif opens and end - first == 2 and not vocabulary.is_forename(tokens[first].text):
        # "*Rookie* Orrin" in a headline, where the article has "Lena Orrin"
        given = {w[0] for w in wholes if w[1:] == _words(tokens, (first + 1, end))}
        first += parse.block_of(first).kind == "headline" and any(
            map(vocabulary.is_forename, given)
        )
    return first, end


def _is_date(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word is a day or month, and nobody's name."""
    named = is_first_name(word) or is_census_surname(word)
    return vocabulary.identifying_words.has(word) and not named


def _is_second_part(tokens: Sequence[Token], first: int) -> bool:
    """Whether a run begins with the hyphen of a compound: the *-Saltmerian* of "non-Saltmerian"."""
    return tokens[first].pos == "PUNCT" and tokens[first].text in MARKS.hyphens


class _Reader:
    """The reading of one article's capitalised words."""

    def __init__(
        self, parse: Parse, vocabulary: Vocabulary, tuning: Tuning, speaking: Collection[int]
    ) -> None:
        self.tokens, self.vocabulary, self.speaking = parse.tokens, vocabulary, speaking
        self.tuning, self.parts = tuning, RunParts(parse.tokens, vocabulary, tuning)
        self.starts = {sentence.first for sentence in parse.sentences}
        self.starts |= {token.i + 1 for token in parse.tokens if token.text in _OPENING}
        self.spelled = dict(spelled_names(parse.tokens))
        self.told = {i for name in parse.names if name.told for i in range(name.first, name.end)}
        self.known = {
            token.text
            for token in parse.tokens
            if token.tag == "NNP" or (token.tag == "NNS" and is_first_name(token.text))
            if token.i not in self.starts
        }

    def runs(self) -> Iterator[tuple[int, int]]:
        """Stretches of capitalised words that may be one name."""
        i, n = 0, len(self.tokens)
        while i < n:
            if not self.tokens[i].text[:1].isupper():
                i += 1
            elif whole := self._whole_end(i):
                yield i, whole
                i = whole
            elif self._leads(i) or self._is_proper(i):
                end = self._run_end(i)
                yield from self.parts.parted(self._with_particle(i), end)
                i = end
            else:
                i += 1

    def _whole_end(self, i: int) -> int:
        """The end of a name that a lexicon lists or its form tells, whatever the tagger says."""
        return (
            self._listed_end(i)
            or self.spelled.get(i, 0)
            or cause_end(self.tokens, i, opens=i in self.starts, vocabulary=self.vocabulary)
            or listed_fields_end(self.tokens, i, self.vocabulary)
            or joint_end(self.tokens, i, self.vocabulary)
        )

    def _is_proper(self, i: int) -> bool:
        token = self.tokens[i]
        if i in self.told:
            return True
        if not token.text[:1].isupper():
            return False
        if is_coined(token.text):
            return True
        if self.vocabulary.identifying_words.has(token.text) and token.name != "person":
            return self._is_outlets(i)
        if is_number(token.text) and not self._numbers_name(i):
            return False  # "Ninety-one percent", whatever the tagger says
        if i in self.starts and self._only_begins(i):
            return False
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else token
        if self.vocabulary.body_beginnings.has(token.text) and after.tag == "NNP":
            return True  # "Statistics Velmark"
        if token.text.endswith(".") and self.vocabulary.titles.has(token.text):
            return True  # "Prof. Orrin", whatever the tagger says
        if i and token.dep == "flat" and token.tag == "RB" and self._is_first_name(i - 1):
            return True  # "Dev *Prior*", whatever the tagger says
        if token.tag in ("NNP", "NNPS", "JJ"):
            return True
        if token.tag not in ("NN", "NNS"):
            return token.name != "" and token.tag not in _CLOSED
        if token.text.isupper() and len(token.text) > 1:
            return True
        if token.tag == "NN" and i not in self.starts:
            return True  # "Aldo Orrin": in running text only names have a capital here
        if i not in self.starts and self._is_first_name(i) and token.tag == "NNS":
            return True  # "two brothers, *Nils* and Per Aune"
        if i and i not in self.starts and self._is_first_name(i - 1):
            return True  # "Norman *Vickers* keeps bees"
        # The tagger takes some names for nouns: "Bowers said", "Orrin said".
        if token.text in self.known or self.parts.is_given(i) or self._ends_body(i):
            return True
        single = token.tag == "NN" or not token.lower.endswith("s")  # "Lumo said", as if plural
        if i in self.speaking and (token.text.isupper() or single):
            return not self.vocabulary.noun_class(token.lower)
        if single and token.tag == "NNS" and i not in self.starts:
            return not self.vocabulary.noun_class(token.lower)
        return token.name != "" and (token.tag == "NN" or i not in self.starts)

    def _only_begins(self, i: int) -> bool:
        """Whether a capital only begins the sentence: "*Former* Saltmere striker", "*Many* MPs".

        A plural noun for people before a first name describes it ("*Brothers* Kit and Sol Merrin"),
        as a bare noun for a body does: "*Rival* Benson Door", "*Carmaker* Brask".
        """
        token, vocabulary = self.tokens[i], self.vocabulary
        if vocabulary.former_words.has(token.lower):
            return True
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if after is None:
            return False
        if vocabulary.opening_descriptions.has(token.lower):
            return after.tag in ("NNP", "NNPS") and token.dep in ("compound", "amod", "nmod:desc")
        if vocabulary.quantities.has(token.lower):
            return after.text.endswith("s") and after.pos in ("NOUN", "PROPN")
        several = token.lower.endswith("s") and token.tag in ("NNS", "NNPS")
        human = vocabulary.noun_class(token.lower.removesuffix("s"))
        return several and bool(human) and vocabulary.is_given_name(after.text)

    def _ends_body(self, i: int) -> bool:
        """Whether a plural noun goes on a name: "Berwick *Securities*", "Tarn *Rovers*"."""
        token, words = self.tokens[i], self.vocabulary
        before = self.tokens[i - 1] if i and i not in self.starts else None
        if before is None or not before.text[:1].isupper():
            return False
        unknown = before.tag in ("JJ", "NN") and not words.noun_class(before.lower)
        if words.company_words.has(token.text) and (unknown or before.tag[:3] == "NNP"):
            return True  # "Corvex Industries", whatever the tagger says
        if before.tag not in ("NNP", "NNPS"):
            return False
        single = token.lower.removesuffix("s")
        people = words.party_sides.has(single) or single in words.nationalities
        told = people or single in words.roles or not token.text[1:].islower()
        return not told and not is_first_name(self.tokens[i - 1].text)

    def _is_first_name(self, i: int) -> bool:
        word = self.tokens[i].text
        return word[:1].isupper() and is_first_name(word)

    def _numbers_name(self, i: int) -> bool:
        """Whether a numeral begins or ends a name: "Seven Holdings", "Channel Four"."""
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        before = self.tokens[i - 1] if i and i not in self.starts else None
        return any(t is not None and t.tag in ("NNP", "NNPS") for t in (before, after))

    def _with_particle(self, i: int) -> int:
        """Where a name begins whose first word is small: "al-Baghdadi", "von Orrin"."""
        while i > 0 and i not in self.starts and self.tokens[i - 1].lower in PARTICLES:
            if self.tokens[i - 1].text in "-–" and self.tokens[i - 2].lower not in PARTICLES:
                break
            i -= 1
        brief = self.tokens[i].lower in WORDS.cut_articles and i not in self.starts
        return i - 1 if brief and self.tokens[i - 1].lower == "in" else i  # "In 't Hout said"

    def _is_outlets(self, i: int) -> bool:
        """ "the Sunday Herald" """
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if i == 0 or after is None or self.tokens[i - 1].lower != "the":
            return False
        return self.vocabulary.outlet_words.has(after.text) and after.text[:1].isupper()

    def _leads(self, i: int) -> bool:
        """Whether a capitalised common noun begins a body's name: "the Audit Office"."""
        token, after = self.tokens[i], i + 1
        if token.tag not in ("NN", "NNS") or after == len(self.tokens):
            return False
        body = self.vocabulary.body_nouns.has(self.tokens[after].text)
        capital = token.text[:1].isupper() and i not in self.starts
        return capital and body and self._is_proper(after)

    def _listed_end(self, first: int) -> int:
        """The end of a name of several words that a lexicon lists."""
        for words in self.vocabulary.names.get(self.tokens[first].lower, ()):
            end = first + len(words)
            run = self.tokens[first:end]
            large = run[-1].text[:1].isupper() or run[-1].text.isdigit()  # "No 10"
            if tuple(token.lower for token in run) == words and large:
                return 0 if self._goes_on(end) else end
        return 0

    def _goes_on(self, end: int) -> bool:
        """Whether a listed name only begins another: "the *Wall Street* Ledger"."""
        word = self.tokens[end].text if end < len(self.tokens) else ""
        if not word[:1].isupper() or self.tokens[end].lower in self.vocabulary.roles:
            return False
        words = self.vocabulary
        return any(
            lexicon.has(word)
            for lexicon in (words.outlet_words, words.body_nouns, words.company_words)
        )

    def _run_end(self, first: int) -> int:
        tokens, n = self.tokens, len(self.tokens)
        end, sentence = first + 1, tokens[first].sentence
        while end < n and tokens[end].sentence == sentence:
            if self._is_proper(end):
                end += 1
                continue
            if inserted := (
                self._nickname_end(end)
                or self._syllable_end(first, end)
                or owning_people_end(tokens, end, self.vocabulary)
            ):
                end = inserted
                continue
            ahead = end + 1
            if ahead < n and tokens[ahead].lower in _LINKS:
                ahead += 1
            elif self._is_cut(ahead):
                ahead += 2
            if ahead >= n or tokens[ahead].sentence != sentence or not self._is_proper(ahead):
                break
            if not self._joins(first, end, ahead):
                break
            end = ahead + 1
        return end

    def _syllable_end(self, first: int, mark: int) -> int:
        """The end of a given name of two syllables: "Park Ji-soon", and not "Norland-backed"."""
        tokens = self.tokens
        if mark + 1 >= len(tokens) or tokens[mark].text not in MARKS.hyphens:
            return 0
        before, after = tokens[mark - 1], tokens[mark + 1]
        tight = before.end == tokens[mark].start and tokens[mark].end == after.start
        named = mark - first > 1 and before.name in ("person", "")
        brief = (
            after.text.islower()
            and after.text.isalpha()
            and len(after.text) <= self.tuning.syllable_letters
        )
        compound = self.vocabulary.compound_endings.has(after.lower)
        return mark + 2 if tight and named and brief and not compound else 0

    def _nickname_end(self, mark: int) -> int:
        """The end of a name that a nickname in quotation marks parts: "Rosa “Tinker” Valdane"."""
        inside = self.tokens[mark : mark + 4]
        if len(inside) < 4 or not self.vocabulary.is_given_name(self.tokens[mark - 1].text):
            return 0
        opening, nickname, closing, surname = inside
        quoted = opening.text in _NICKNAME_OPENERS and closing.text in _NICKNAME_CLOSERS
        tight = opening.end == nickname.start and nickname.end == closing.start
        capital = nickname.text[:1].isupper() and surname.text[:1].isupper()
        named = surname.sentence == opening.sentence and self._is_proper(mark + 3)
        return mark + 4 if quoted and tight and capital and named else 0

    def _is_cut(self, i: int) -> bool:
        """Whether an apostrophe and a t follow that were one word: "in '|t Hout"."""
        if not 0 < i < len(self.tokens) - 1:
            return False
        mark, letter = self.tokens[i : i + 2]
        return mark.text in ("'", "’", "‘") and letter.text == "t" and mark.end == letter.start

    def _joins(self, first: int, at: int, ahead: int) -> bool:
        """Whether the small word at `at` belongs to a name that goes on at `ahead`."""
        tokens, word = self.tokens, self.tokens[at].lower
        if tokens[ahead - 1].lower in WORDS.cut_articles or self._is_cut(ahead - 2):
            return True  # "Lena in 't Hout"
        if word in PARTICLES:
            # "Peru-backed" is no name, "Jean-Marie" is one.
            return word not in "-–" or tokens[ahead].start == tokens[at].end
        post = tokens[at - 1].lower in self.vocabulary.roles
        if word not in SMALL or post:
            return False
        if {tokens[at - 1].name, tokens[at].name, tokens[ahead].name} == {"organisation"}:
            return True
        if word in WORDS.coordinators and self.vocabulary.joined_fields.has(tokens[ahead].text):
            return tokens[at - 1].name != "person"  # "Halden Fire and Rescue"
        bodies = (self.vocabulary.body_nouns.has(t.text) for t in tokens[first:at])
        return word == "&" or (word in WORDS.complement_links and any(bodies))


_NICKNAME_OPENERS = DOUBLE_OPENERS | MARKS.opening_single_quotes | {'"', "'", "("}
_NICKNAME_CLOSERS = frozenset("\"”'’)")
