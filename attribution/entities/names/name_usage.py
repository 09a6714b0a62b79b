"""How an article uses a name that no list knows: as a state's, a company's or a person's.

Labels of names flicker, and a name alone tells little. What stands around it tells more: "the
minister of Velmark", "Brask shares", "Orrin, 61", "Delco said it would". Each such use counts
points for a kind, and the kind with the most is the name's, wherever it stands.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from attribution.entities.names.body_usage import BodyUses
from attribution.entities.names.name_classification import Proper
from attribution.entities.names.use import BODY, SURNAME, Use
from attribution.grammar.marks import MARKS
from attribution.grammar.noun_phrases import modifier_end, singular_of
from attribution.grammar.trees import relation
from attribution.grammar.words import WORDS
from attribution.model import Parse, Token
from attribution.rulebook.tuning import Tuning
from attribution.rulebook.vocabulary import Vocabulary

_INSIDE = WORDS.inside_places
_OF = WORDS.of_names


@dataclass(frozen=True, slots=True)
class Uses:
    """The uses of one article's unsure names."""

    parse: Parse
    vocabulary: Vocabulary
    names: Sequence[Proper]
    begins: Mapping[int, Proper]
    """First token → the name that begins there."""
    ends: Mapping[int, Proper]
    """The token behind it → the name that ends there."""
    capitals: Mapping[str, int]
    """Each capitalised word of the article, in lower case → where it stands first."""
    alike: Mapping[tuple[str, ...], Sequence[Proper]]
    """By the words of a name where it stands."""
    tuning: Tuning
    bodies: BodyUses

    @classmethod
    def among(
        cls, parse: Parse, vocabulary: Vocabulary, tuning: Tuning, names: Sequence[Proper]
    ) -> Uses:
        """The search, made ready for an article and all its names, in order."""
        begins, ends = {n.first: n for n in names}, {n.end: n for n in names}
        large = [token for token in parse.tokens if token.text[:1].isupper()]
        capitals = {token.lower: token.i for token in reversed(large)}
        alike: dict[tuple[str, ...], list[Proper]] = {}
        for name in names:
            alike.setdefault(name.words, []).append(name)
        bodies = BodyUses(parse, vocabulary)
        return cls(parse, vocabulary, names, begins, ends, capitals, alike, tuning, bodies)

    def of(self, name: Proper) -> Iterator[Use]:
        """All that one mention of a name tells of its kind."""
        yield from self._before(name)
        yield from self._after(name)
        yield from self._predicate(name)
        yield from self._owned(name)
        yield from self._joined(name)
        yield from self._pronoun(name)
        yield from self._taken_up(name)
        yield from self._demonym(name)
        yield from self._ending(name)
        yield from self._shortened(name)
        yield from self._several(name)
        yield from self.bodies.of(name)

    def _before(self, name: Proper) -> Iterator[Use]:
        """ "in Velmark", "the minister of Velmark", "shares in Brask"."""
        tokens, first = self.parse.tokens, name.first
        apposed = first > 1 and tokens[first - 1].text == "," and self._pos(name.end) == "PUNCT"
        subject = self._subject_before(name) if apposed else None
        if apposed and (kind := self._apposed(name, subject or self._equated(name))):
            points = 2 if subject is None else 3
            yield Use(kind, points, first - 2, name.end)  # "the mayor, Ida Orrin,"
        if first > 1 and (kind := self._called(name, tokens[first - 1])):
            yield Use(kind, 3, first - 1, name.end)  # "the daily Le Soir", "the airline Brask"
        if first and self._is_post(tokens[first - 1]):
            yield Use("person", 2 if len(name.words) > 1 else 1.5, first - 1, name.end)
        if first < 1 or tokens[first - 1].lower not in _OF | _INSIDE:
            return
        noun = tokens[first - 2] if first > 1 else None
        for kind in ("place", "organisation"):
            if noun is not None and self._belongs(self.vocabulary.belongings[kind], noun):
                yield Use(kind, 2, first - 2, name.end)
                return
        if tokens[first - 1].lower in _INSIDE:
            yield Use("place", 3, first - 1, name.end)

    def _equated(self, name: Proper) -> Token:
        """The noun that the sentence equates with a name behind a comma, else the word before.

        "a *nurse* at the camp, Ida Orrin,": not the camp.
        """
        tokens, first = self.parse.tokens, name.first
        head = next((t for t in tokens[first : name.end] if t.dep == "appos"), None)
        noun = tokens[head.head] if head is not None else tokens[first - 2]
        return noun if noun.i < first and noun.pos == "NOUN" else tokens[first - 2]

    def _subject_before(self, name: Proper) -> Token | None:
        """The subject that a clause parts from its name: "the *charity* that runs it, Open Door,".

        None where what stands before the comma has a name more likely: "the man who sued the
        *mayor*, Ida Orrin,".
        """
        tokens, comma = self.parse.tokens, name.first - 1
        near = tokens[comma - 1].lemma
        if near in self.vocabulary.roles and not self.vocabulary.bystanders.has(near):
            return None
        reach = int(self.tuning.apposition_reach)
        start = max(self.parse.sentence_of(comma).first, comma - 2 * reach)
        for noun in tokens[start : comma - 1]:
            subject = relation(noun) == "nsubj" and noun.pos == "NOUN" and noun.head >= name.end
            if subject and modifier_end(self.parse, noun.i, reach) == comma:
                return noun
        return None

    def _apposed(self, name: Proper, noun: Token) -> str:
        """What a noun before a comma says of the name behind it: "the regulator, Tarnwatch,".

        "the head of the mill, Ida Orrin," is no mill; "at its supplier, Lattice," is a supplier.
        """
        kind = self._described(noun)
        inside = relation(noun) == "nmod" and len(name.words) > 1
        body = kind in ("organisation", "outlet") and not inside
        if body and noun.lemma not in self.vocabulary.papers:
            return kind
        return "person" if noun.lemma in self.vocabulary.roles else ""

    def _is_post(self, noun: Token) -> bool:
        """Whether the noun right before a name says what a person is: "the chair Osman Terrick"."""
        words = self.vocabulary
        single = noun.tag == "NN" and noun.pos == "NOUN" and noun.text.islower()
        role = noun.lemma in words.roles or words.human_nouns.has(noun.lemma)
        body = noun.lemma in words.bodies or words.opening_descriptions.has(noun.lemma)
        return single and role and not body and not words.company_descriptions.has(noun.lemma)

    def _shortened(self, name: Proper) -> Iterator[Use]:
        """ "Terrick said", where the article has "Osman Terrick": bodies are cut the other way."""
        if len(name.words) != 2:
            return
        for other in self.alike.get(name.words[1:], ()):
            if self._acts_alone(other):
                yield Use("person", 2, other.first, other.end)
                return
        for other in self.alike.get(name.words[:1], ()):
            if self._acts_alone(other):
                yield Use("organisation", 1, other.first, other.end)
                return

    def _several(self, name: Proper) -> Iterator[Use]:
        """ "the Hawks", where nobody in the article is called Hawk or Hawks: a team."""
        word, before = name.text, self.parse.lower_at(name.first - 1) if name.first else ""
        if len(name.words) > 1 or before != "the" or not word.endswith("s"):
            return
        kin = (word, word.removesuffix("s"))
        named = any(n.surname in kin and len(n.words) > 1 for n in self.names)
        inside = self._pos(name.end) in ("NOUN", "ADJ", "PROPN")  # "the Sanders campaign"
        if not named and not inside and all(map(self._is_determined, self.alike[name.words])):
            yield Use("organisation", 2, name.first - 1, name.end)

    def _is_determined(self, name: Proper) -> bool:
        """Whether *the* stands before a name, or it stands in a headline, which leaves it out."""
        headline = self.parse.block_of(name.first).kind == "headline"
        return headline or (name.first > 0 and self.parse.lower_at(name.first - 1) == "the")

    def _acts_alone(self, name: Proper) -> bool:
        """Whether a name is a subject without an article, and may be a person's."""
        determined = name.first and self.parse.tokens[name.first - 1].tag == "DT"
        sure = name.firm and name.kind != "person"
        return not (determined or sure) and self._is_subject(name.first)

    def _called(self, name: Proper, noun: Token) -> str:
        """What the noun right before a name calls it; nothing in "the paper Hale owns"."""
        head = next((t for t in self.parse.tokens[name.first : name.end] if t.dep != "flat"), noun)
        if noun.pos != "NOUN" or self.parse.tokens[head.head].dep == "acl:relcl":
            return ""
        kind = self._described(noun)
        return kind if kind in ("outlet", "organisation") else ""

    @staticmethod
    def _belongs(belongings: frozenset[str], noun: Token) -> bool:
        """Whether the noun is among such belongings, as it stands or in the singular."""
        single = noun.lower.removesuffix("s")
        return not belongings.isdisjoint((noun.lemma, noun.lower, single))

    def _after(self, name: Proper) -> Iterator[Use]:
        """ "Orrin, 61,", "Orrin, who", "Delco, a maker of lamps"."""
        tokens, end = self.parse.tokens, name.end
        behind = tokens[end].text if end < len(tokens) else ""
        if self.vocabulary.is_printed_outlet(behind):
            yield Use("outlet", 3, name.first, end + 1)  # "the Valley Lantern newspaper"
        if end + 2 >= len(tokens) or tokens[end].text != ",":
            return
        beside = tokens[end + 1]
        if beside.tag == "DT" and self._is_outlet(end + 2):
            yield Use("outlet", 3, name.first, end + 2)
            return
        aged = beside.tag == "CD" and tokens[end + 2].text in (",", ".")
        if aged or beside.lower == "who":
            yield Use("person", 3, name.first, end + 2)
        elif beside.tag == "WDT":
            yield Use(BODY, 2, name.first, end + 2)  # "Delco, which makes lamps"
        elif beside.tag == "DT":
            noun = self._noun_from(end + 2)
            if (kind := self._described(noun)) and not self._speaks_apart(name, noun):
                yield Use(kind, 3, name.first, noun.i + 1)

    def _speaks_apart(self, name: Proper, noun: Token) -> bool:
        """Whether a noun behind a comma begins a clause: "It sank off Tornby, the company said"."""
        inside = range(name.first, name.end)
        return relation(noun) == "nsubj" and not any(self._is_subject(i) for i in inside)

    def _is_outlet(self, start: int) -> bool:
        """ "Le Soir, an Eastholm daily": whatever the tagger takes the word for."""
        for token in self.parse.tokens[start : start + int(self.tuning.owned_reach)]:
            if token.pos in ("PUNCT", "ADP", "VERB"):
                return False
            if self.vocabulary.outlet_nouns.has(token.lower):
                return self._pos(token.i + 1) != "NOUN"
        return False

    def _predicate(self, name: Proper) -> Iterator[Use]:
        """ "Balmar is a small party" """
        tokens, end = self.parse.tokens, name.end
        if end + 2 < len(tokens) and tokens[end].lemma == "be" and tokens[end + 1].tag == "DT":
            noun = self._noun_from(end + 2)
            if kind := self._described(noun):
                yield Use(kind, 3, name.first, noun.i + 1)

    def _noun_from(self, start: int) -> Token:
        """The noun of a phrase: the officer of "a former police officer"."""
        tokens = self.parse.tokens
        inside = tokens[start : start + 2 * int(self.tuning.owned_reach)]
        nouns = (
            t
            for t in inside
            if t.pos == "NOUN"
            and self._pos(t.i + 1) != "NOUN"
            and tokens[min(t.i + 1, len(tokens) - 1)].tag != "POS"  # "the *board*'s chair"
        )
        return next(nouns, tokens[start])

    def _pos(self, i: int) -> str:
        return self.parse.tokens[i].pos if i < len(self.parse.tokens) else ""

    def _described(self, noun: Token) -> str:
        """What a common noun in apposition says that a name is."""
        pair = f"{self.parse.lower_at(noun.i - 1)} {noun.lemma}"
        if self.vocabulary.outlet_nouns.has(pair):
            return "outlet"  # "the state news agency, BelPress,"
        if self.vocabulary.company_descriptions.has(noun.lemma):
            return "organisation"
        if self.vocabulary.state_descriptions.has(noun.lemma):
            return "place"
        if self.vocabulary.outlet_nouns.has(noun.lemma):
            return "outlet"
        if noun.lemma in self.vocabulary.bodies:
            return "organisation"
        return "person" if noun.lemma in self.vocabulary.roles else ""

    def _owned(self, name: Proper) -> Iterator[Use]:
        """ "Velmark's border", "Brask shares", "Orrin's wife", "Velmark-based"."""
        tokens, end = self.parse.tokens, name.end
        based = self.parse.lower_at(end + 1) if self.parse.text_at(end) in MARKS.hyphens else ""
        if self.vocabulary.place_compounds.has(based):
            yield Use("place", 3, name.first, end + 2)
            return
        sentence = self.parse.sentence_of(name.first)
        owns = end < sentence.end and tokens[end].tag == "POS"
        start = end + 1 if owns else end
        reach = int(self.tuning.owned_reach)
        for token in tokens[start : min(start + reach, sentence.end)]:
            for kind, belongings in self.vocabulary.belongings.items():
                if not self._belongs(belongings, token) or self._pos(token.i + 1) == "NOUN":
                    continue  # "Orrin's border *wall*"
                if owns and not self._belongs(self.vocabulary.leader_belongings, token):
                    yield Use(kind, 2, name.first, token.i + 1)
                elif not owns and kind == "organisation" and token.i == start:
                    yield Use(kind, 2, name.first, token.i + 1)
                return
            if token.pos not in ("NOUN", "ADJ", "NUM"):
                return

    def _joined(self, name: Proper) -> Iterator[Use]:
        """ "Peru and Velmark" """
        tokens = self.parse.tokens
        for other in (self.begins.get(name.end + 1), self.ends.get(name.first - 1)):
            if other is None or not other.firm or other.kind not in ("place", "organisation"):
                continue
            first, end = min(name.first, other.first), max(name.end, other.end)
            if tokens[min(name.end, other.end)].lower == "and":
                yield Use(other.kind, 1, first, end)

    def _pronoun(self, name: Proper) -> Iterator[Use]:
        """ "Delco said it would", "Delco cut its forecast", "Orrin said she would"."""
        tokens = self.parse.tokens
        head = next((i for i in range(name.first, name.end) if self._is_subject(i)), None)
        if head is None:
            return
        for token in tokens[name.end : self.parse.sentence_of(head).end]:
            if token.lower in WORDS.he_or_she:
                yield Use("person", 2, name.first, token.i + 1)
            elif token.lower == "its" or (token.lower == "it" and self._may_act(token.i)):
                points = 1.5 if token.lower == "its" else 1
                yield Use(BODY, points, name.first, token.i + 1)
            elif token.pos not in ("NOUN", "PROPN", "PRON"):
                continue  # "Orrin said the *mill* had lost its licence"
            elif self.vocabulary.identifying_words.has(token.text):
                continue
            return

    def _is_subject(self, i: int) -> bool:
        return relation(self.parse.tokens[i]) == "nsubj"

    def _may_act(self, i: int) -> bool:
        """ "it would close", and not "it would rain" or "it was clear"."""
        tokens = self.parse.tokens
        verb = tokens[tokens[i].head]
        acts = any(relation(tokens[child]) == "obj" for child in self.parse.children[verb.i])
        return acts and self._is_subject(i)

    def _taken_up(self, name: Proper) -> Iterator[Use]:
        """ "Delco made a loss. *The company* …", "Velmark and Sorland … *the two countries*"."""
        sentences, tokens = self.parse.sentences, self.parse.tokens
        here = tokens[name.first].sentence
        for sentence in sentences[here : here + 1 + int(self.tuning.taken_up_reach)]:
            for i in range(max(sentence.first, name.end), sentence.end - 1):
                if tokens[i].lower not in WORDS.taking_up:
                    continue
                at = i + 2 if tokens[i + 1].tag == "CD" else i + 1
                if at >= sentence.end:
                    continue
                noun = tokens[at]
                kind = self._taking_up(noun)
                if kind and self._is_nearest(name, i, noun.tag == "NNS"):
                    yield Use(kind, 1.5, i, noun.i + 1)
                    return

    def _taking_up(self, noun: Token) -> str:
        if noun.pos != "NOUN" or self._pos(noun.i + 1) == "NOUN":
            return ""
        single = singular_of(noun.lower)
        if self.vocabulary.company_descriptions.has(single):
            return "organisation"
        return "place" if self.vocabulary.state_descriptions.has(single) else ""

    def _is_nearest(self, name: Proper, at: int, several: bool) -> bool:
        """Whether no other body stands near, that the noun may take up as well."""
        sentence = self.parse.tokens[name.first].sentence - int(self.tuning.taken_up_reach)
        start = self.parse.sentences[max(sentence, 0)].first
        near = bisect_left(self.names, start, key=attrgetter("first"))
        end = bisect_left(self.names, at, lo=near, key=attrgetter("first"))
        for other in self.names[near:end]:
            if other.words == name.words:
                continue
            if other.kind != "person" and (other.firm or not several):
                return False
        return True

    def _demonym(self, name: Proper) -> Iterator[Use]:
        """ "Tarsova" where the article has "Tarsovan" as well."""
        if len(name.words) > 1 or len(name.text) < 4:
            return
        forms = {name.text + ending for ending in self.vocabulary.demonym_endings}
        forms |= {name.text[:-1] + ending for ending in self.vocabulary.demonym_endings}
        for form in sorted(forms - {name.text}):
            if (i := self.capitals.get(form)) is not None:
                yield Use("place", 2, i, i + 1)
                return

    def _ending(self, name: Proper) -> Iterator[Use]:
        """ "Deltaco", which nothing in the article calls a person."""
        endings = tuple(self.vocabulary.company_endings)
        if len(name.words) == 1 and name.text.endswith(endings):
            yield Use("organisation", self.tuning.company_ending, name.first, name.end)


def best_kind(uses: Sequence[Use], words: Sequence[str], label: str) -> tuple[str, Use] | None:
    """The kind that the uses of a name speak for, and the plainest of them; None without any."""
    points: dict[str, float] = defaultdict(float)
    if label == "person":  # a label for a name and a surname is seldom wrong
        points["person"] += 2 if len(words) > 1 else 1
    for use in uses:
        if use.kind not in (BODY, SURNAME):
            points[use.kind] += use.points
    if any(use.kind == SURNAME for use in uses):
        points["person"] += 1
    # "Orrin said it would": however often, *it* may be something else.
    body = max((use.points for use in uses if use.kind == BODY), default=0)
    if body:
        other = label if label in ("place", "organisation", "outlet") else "organisation"
        points[max(("place", "organisation"), key=lambda k: (points[k], k == other))] += body
    if not uses:
        return None
    kind = max(points, key=lambda kind: points[kind])
    if list(points.values()).count(points[kind]) > 1:
        return None
    same = {kind, SURNAME if kind == "person" else BODY}
    telling = [use for use in uses if use.kind in same]
    return (kind, max(telling, key=lambda use: use.points)) if telling else None
