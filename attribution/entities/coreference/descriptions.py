"""Whom a description means: an earlier mention of the same class that nothing tells apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from attribution.entities.coreference.clusters import Candidate, Referent, Register
from attribution.entities.mentions.mention import Mention, Mentions
from attribution.entities.mentions.mention_index import Surroundings
from attribution.rulebook.entries.source_rules import LinkingWeight
from attribution.rulebook.vocabulary import Vocabulary

_OTHERS = frozenset(
    "other another second third fourth fifth new different separate next additional".split()
)
_DULL = frozenset("the this that same said two both senior top former current late".split())
"""Words before a noun that tell nobody apart."""
_CLOSE = 2
"""Sentences back to which a narrower noun may take up an unnamed person."""
_ORDINALS = {"third": 3, "fourth": 4, "fifth": 5}
_DRAWN = frozenset("one another second third fourth".split())


@dataclass(frozen=True, slots=True)
class Descriptions:
    """The search for antecedents of one article's descriptions."""

    register: Register
    mentions: Mentions
    around: Surroundings
    weights: Mapping[LinkingWeight, float]
    vocabulary: Vocabulary

    def ranked(self, mention: Mention, owner: int | None, *, drawn: bool) -> tuple[Candidate, ...]:
        """Those whom the description may mean, or of whom it may be one, best first."""
        found = []
        words = (mention.noun, mention.noun_class, "<organisation>", "<outlet>", "poll", "study")
        for referent in self.register.known_as(words):
            earlier = self.register.last(referent, mention.first)
            if earlier is None or (drawn and referent.count != "plural"):
                continue
            match = self._class_match(mention, referent)
            if match == "same-class" and (
                self._is_speakers(mention, referent) or self._is_far(mention, earlier, referent)
            ):
                continue
            if match and self._agrees(mention, referent, owner, drawn=drawn):
                found.append(self._weighed(mention, earlier, referent, owner, match))
        return tuple(sorted(found, key=lambda c: (-c.points, -c.mention)))

    def groups_of(self, mention: Mention, owner: int | None) -> tuple[Candidate, ...]:
        """The groups of which a definite singular may be one: "two aides … the aide".

        "Two inspectors … the official": nothing says that it is one of those.
        """
        if (mention.count, mention.sort, mention.article) != ("one", "human", "definite"):
            return ()
        drawn = self.ranked(mention, owner, drawn=True)
        return tuple(c for c in drawn if "same-noun" in c.reasons)

    def _is_speakers(self, mention: Mention, referent: Referent) -> bool:
        """Whether the referent says the words in which the mention stands.

        "Two officials said the inspectors had left": they would have said *they* of themselves.
        """
        numbers = frozenset(self.around.claims.get(mention.head, ()))
        for index in referent.mentions:
            head = self.mentions.all[index].head
            if numbers.intersection(self.around.speaking.get(head, ())):
                return True
        return False

    def is_drawn(self, mention: Mention) -> bool:
        """Whether it takes one out of a group: "one official", "another aide"."""
        tokens = self.around.parse.tokens
        before = {tokens[i].lower for i in range(mention.first, mention.head)}
        return mention.count == "one" and bool(before & _DRAWN)

    def is_other(self, mention: Mention) -> bool:
        """Whether it says that it is somebody else: "another official", "other residents"."""
        return bool(mention.marks & _OTHERS)

    def _class_match(self, mention: Mention, referent: Referent) -> LinkingWeight | None:
        if mention.noun in referent.nouns:
            return "same-noun"
        if mention.noun_class in referent.classes and self._same_sort(mention, referent):
            return "same-class" if self._is_wider(mention, referent) else None
        body = referent.sort in ("organisation", "outlet") and referent.name is not None
        if referent.sort == "outlet" and mention.noun in self.vocabulary.roles:
            return None  # "the Herald reported … *the regulator* said": no paper is one
        if body and self.vocabulary.back_references.means(mention.noun) == "any":
            return "back-reference"
        paper = referent.sort in ("poll", "document") and referent.classes & {"poll", "study"}
        if paper and self.vocabulary.results.has(mention.noun):
            return "back-reference"
        reported = referent.sort == "outlet" and referent.spoke >= 0
        if reported and self.vocabulary.outlet_products.has(mention.noun):
            return "back-reference"
        own = self.around.parse.tokens[mention.first].lower == "this"
        if reported and not own and self.vocabulary.outlet_nouns.has(mention.noun):
            return "back-reference"  # "this newspaper" is who prints it, not the one just named
        return None

    def _is_far(self, mention: Mention, earlier: Mention, referent: Referent) -> bool:
        """Whether a narrower noun stands too far off: "an official … the aide" follow closely."""
        if mention.sort != "human" or referent.name is not None or mention.count != "one":
            return False
        tokens = self.around.parse.tokens
        gap = tokens[mention.head].sentence - tokens[earlier.head].sentence
        return mention.noun not in (mention.noun_class, *referent.nouns) and gap > _CLOSE

    @staticmethod
    def _is_wider(mention: Mention, referent: Referent) -> bool:
        """Whether one noun takes in the other: an envoy is an official, and no aide.

        Of somebody with a name more is known than one noun, and any of the class may stand for it.
        """
        if mention.sort != "human" or mention.count != "one" or referent.name is not None:
            return True
        return mention.noun_class == mention.noun or mention.noun_class in referent.nouns

    @staticmethod
    def _same_sort(mention: Mention, referent: Referent) -> bool:
        return mention.sort == referent.sort or "human" not in (mention.sort, referent.sort)

    def _agrees(
        self, mention: Mention, referent: Referent, owner: int | None, *, drawn: bool
    ) -> bool:
        """Whether nothing tells the two apart: number, nationality, owner, gender."""
        papers = mention.sort in ("document", "poll") and not self._is_general(mention, referent)
        if not (drawn or papers) and {mention.count, referent.count} == {"one", "plural"}:
            return False
        if drawn and self._is_beyond(mention, referent):
            return False
        if mention.states and referent.states and not mention.states & referent.states:
            return False
        if mention.gender and referent.gender and mention.gender != referent.gender:
            return False
        if mention.complement and referent.complements.isdisjoint(mention.complement):
            return not referent.complements  # "director of the mill … director of the clinic"
        if owner is not None and referent.owner is not None and owner != referent.owner:
            return False
        both = mention.number is not None and referent.number is not None
        return drawn or not both or mention.number == referent.number

    def _is_general(self, mention: Mention, referent: Referent) -> bool:
        """Whether one of them is papers at large: "*Studies* show it … her paper"."""
        at_large = (mention, *(self.mentions.all[index] for index in referent.mentions))
        return any(one.count == "plural" and one.article == "none" for one in at_large)

    @staticmethod
    def _is_beyond(mention: Mention, referent: Referent) -> bool:
        """Whether it is one more than the group has: "two officials … a third official"."""
        number = max((n for word, n in _ORDINALS.items() if word in mention.marks), default=0)
        return referent.number is not None and number > referent.number

    def _weighed(
        self,
        mention: Mention,
        earlier: Mention,
        referent: Referent,
        owner: int | None,
        match: LinkingWeight,
    ) -> Candidate:
        tokens = self.around.parse.tokens
        gap = tokens[mention.head].sentence - tokens[earlier.head].sentence
        since = tokens[mention.head].sentence - referent.spoke
        # The longer name holds the noun and the nationality as well: "Transport Ministry".
        words = referent.marks | (set(referent.name.words) if referent.name else set())
        told = {mark for mark in mention.marks - _DULL if mark not in self.vocabulary.states}
        facts: dict[LinkingWeight, float] = {
            match: 1,
            "description-sentence": gap,
            "paragraph": self.around.block(mention.head) == self.around.block(earlier.head),
            "speaker": referent.spoke >= 0 and 0 <= since <= 6,
            "subject": self.around.is_subject(earlier.head),
            "quoted": self.around.quoted[earlier.head] and not self.around.quoted[mention.head],
            "state": bool(mention.states & referent.states),
            "no-state": bool(mention.states) and not referent.states,
            "mark": len(told & words),
            "no-mark": len(told - words),
            "no-complement": len(mention.complement - referent.complements),
            "owner": owner is not None and owner == referent.owner,
            "no-owner": owner is not None and referent.owner is None and referent.name is None,
            "group": referent.count == "plural" and mention.count == "one",
        }
        points = sum(self.weights[name] * value for name, value in facts.items())
        reasons = tuple(name for name, value in facts.items() if value)
        return Candidate(referent.index, earlier.index, round(points, 2), reasons)

    def groups(self, mention: Mention, reach: int) -> Iterator[Mention]:
        """Groups of people mentioned shortly before, nearest first: what "one" is drawn from."""
        tokens = self.around.parse.tokens
        sentence = tokens[mention.head].sentence
        for index in range(len(self.mentions.all) - 1, -1, -1):
            earlier = self.mentions.all[index]
            if earlier.head >= mention.first or earlier.form in ("pronoun", "relative", "speaker"):
                continue
            if tokens[earlier.head].sentence < sentence - reach:
                return
            quoted = self.around.quoted[earlier.head] and not self.around.quoted[mention.head]
            if earlier.sort == "human" and earlier.count == "plural" and not quoted:
                yield earlier
