"""Whom a description means: an earlier mention of the same class that nothing tells apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import takewhile

from attribution.entities.coreference.cluster_builder import ClusterBuilder, Clustering
from attribution.entities.coreference.clusters import Candidate
from attribution.entities.coreference.common_nouns.telling_clauses import TellingClauses
from attribution.entities.mentions.mention import Mention, Mentions, noun_of
from attribution.entities.mentions.mention_index import MentionIndex
from attribution.grammar.words import WORDS, numbers
from attribution.rulebook.entries.source_rules import LinkingWeight
from attribution.rulebook.tuning import Tuning
from attribution.rulebook.vocabulary import Vocabulary

_ORDINALS = numbers(WORDS.ordinals)


@dataclass(frozen=True, slots=True)
class Descriptions:
    """The search for antecedents of one article's descriptions."""

    clustering: Clustering
    mentions: Mentions
    around: MentionIndex
    weights: Mapping[LinkingWeight, float]
    vocabulary: Vocabulary
    tuning: Tuning
    clauses: TellingClauses
    _subjects: dict[int, tuple[Mention, ...]] = field(default_factory=dict)
    """The subjects of each sentence that was asked about."""

    def ranked(self, mention: Mention, owner: int | None, *, drawn: bool) -> tuple[Candidate, ...]:
        """Those whom the description may mean, or of whom it may be one, best first."""
        found: list[Candidate] = []
        apart: list[Candidate] = []
        words = (mention.noun, mention.noun_class, "<organisation>", "<outlet>", "poll", "study")
        clause = self.clauses.of(mention)
        for cluster in self.clustering.recent(words, self.since(mention)):
            if drawn and cluster.count != "plural":
                continue
            match = self._class_match(mention, cluster)
            earlier = self.clustering.last(cluster, mention.first) if match else None
            if match is None or earlier is None:
                continue
            if clause and (match != "same-noun" or self.clauses.tell_apart(mention, cluster)):
                continue
            if match == "same-class" and (
                self.is_speakers(mention, cluster) or self._is_far(mention, earlier, cluster)
            ):
                continue
            anothers = match == "same-class" and self._is_anothers(mention, owner, cluster)
            if not anothers and self._agrees(mention, cluster, owner, drawn=drawn):
                if self.is_deputy_of(mention, cluster):
                    continue
                weighed = self._weighed(mention, earlier, cluster, owner, match)
                (apart if self._left_post(mention, cluster) else found).append(weighed)
        if not any("same-noun" in candidate.reasons for candidate in found):
            found += apart
        if any(self._is_called_so(mention, candidate) for candidate in found):
            # "the trust" is the NHS Trust, and not just any body
            found = [c for c in found if "back-reference" not in c.reasons]
        return tuple(sorted(found, key=lambda c: (-c.points, -c.mention)))

    def since(self, mention: Mention) -> int:
        """The first sentence in which an antecedent is looked for.

        Texts without an end of a sentence have pieces so long that their words are counted too.
        """
        tokens = self.around.parse.tokens
        farthest = tokens[max(0, mention.head - int(self.tuning.description_words))].sentence
        return max(farthest, tokens[mention.head].sentence - int(self.tuning.description_reach))

    def _is_called_so(self, mention: Mention, candidate: Candidate) -> bool:
        """Whether the description's noun is a word of a candidate's name."""
        name = self.clustering.clusters[candidate.cluster].name
        return name is not None and name.kind != "person" and mention.noun in name.words

    def tells_more(self, mention: Mention) -> bool:
        """Whether a description has an age, a nation or a past rather than a post alone."""
        words = [t.lower for t in self.around.parse.tokens[mention.first : mention.head + 1]]
        aged = any(word.endswith("old") and "year" in " ".join(words) for word in words)
        citizen = any(self.vocabulary.nationalities.has(word) for word in words)
        past = any(self.vocabulary.former_words.has(word) for word in words)
        return aged or citizen or past

    def is_deputy_of(self, mention: Mention, cluster: ClusterBuilder) -> bool:
        """Whether they hold two posts: "the minister" beside "the deputy minister".

        Whoever is called a former one holds another than the one who bears the title today.
        """
        deputies, former = self.vocabulary.subordinate_words, self.vocabulary.former_words
        own = {mark for mark in mention.marks if deputies.has(mark)}
        others = {mark for mark in cluster.marks if deputies.has(mark)}
        gone = any(former.has(mark) for mark in mention.marks)
        known = any(former.has(mark) for mark in cluster.marks)
        title = cluster.name.title.lower() if cluster.name else ""
        return own != others or (gone and not known and mention.noun in title.split())

    def _left_post(self, mention: Mention, cluster: ClusterBuilder) -> bool:
        """Whether only one of the two is a former one: taken where nobody else holds the post."""
        former = self.vocabulary.former_words
        own = any(former.has(mark) for mark in mention.marks)
        return own != any(former.has(mark) for mark in cluster.marks)

    def unnamed_before(
        self, mention: Mention, named: ClusterBuilder, owner: int | None
    ) -> ClusterBuilder | None:
        """Whom the article introduced before it gives the name in apposition to a description.

        "*A signaller* said so. … *The signaller*, Ida Brandt, left in May"; and not "one cabinet
        minister … the prime minister, Ida Brandt,". Whose it is (`owner`) tells as much: "*his
        lawyer* said so … Ida Brandt, *Orrin's lawyer*,".
        """
        definite = mention.article == "definite" or owner is not None
        if not definite or named.name is None or named.sort != "human":
            return None
        found = []
        for candidate in self.ranked(mention, owner, drawn=False):
            cluster = self.clustering.clusters[candidate.cluster]
            first = self.mentions.all[cluster.mentions[0]]
            new = first.article == "indefinite" and not self.is_drawn(first)
            new = new if owner is None else cluster.owner == owner
            unnamed = cluster.name is None and cluster.count == "one" and not cluster.parts
            if not new or not unnamed or "same-noun" not in candidate.reasons:
                continue
            before = cluster.mentions[-1] < named.mentions[0]
            told = mention.marks - self._words_of(owner)
            if before and told <= cluster.marks and not self.clustering.is_part(cluster):
                found.append(cluster)
        return found[0] if len(found) == 1 else None

    def _words_of(self, owner: int | None) -> frozenset[str]:
        """The words of an owner's name, which tell whose somebody is and not who."""
        name = None if owner is None else self.clustering.clusters[owner].name
        return frozenset(name.words) if name is not None else frozenset()

    def groups_of(self, mention: Mention, owner: int | None) -> tuple[Candidate, ...]:
        """The groups of which a definite singular may be one: "two aides … the aide".

        "Two inspectors … the official": nothing says that it is one of those.
        """
        if (mention.count, mention.sort, mention.article) != ("one", "human", "definite"):
            return ()
        drawn = self.ranked(mention, owner, drawn=True)
        return tuple(c for c in drawn if "same-noun" in c.reasons)

    def is_speakers(self, mention: Mention, cluster: ClusterBuilder) -> bool:
        """Whether the cluster says the words in which the mention stands.

        "Two officials said the inspectors had left": they would have said *they* of themselves.
        """
        numbers = frozenset(self.around.claims.get(mention.head, ()))
        for index in cluster.mentions:
            head = self.mentions.all[index].head
            if numbers.intersection(self.around.speaking.get(head, ())):
                return True
        return False

    def is_drawn(self, mention: Mention) -> bool:
        """Whether it takes one out of a group: "one official", "another aide"."""
        tokens = self.around.parse.tokens
        before = {tokens[i].lower for i in range(mention.first, mention.head)}
        return mention.count == "one" and bool(before & WORDS.drawn_before_nouns)

    def is_other(self, mention: Mention) -> bool:
        """Whether it says that it is somebody else: "another official", "other residents"."""
        return bool(mention.marks & WORDS.other_than_before)

    def _class_match(self, mention: Mention, cluster: ClusterBuilder) -> LinkingWeight | None:
        if cluster.name is not None and self.vocabulary.media_at_large.has(mention.noun):
            return None  # "Radio Tarn said so … *the radio* has more"
        person = cluster.name is not None and cluster.sort == mention.sort == "human"
        post = person and mention.count == "one" and self.vocabulary.unique_posts.has(mention.noun)
        if post and mention.noun in cluster.marks and mention.noun not in cluster.nouns:
            return "same-class"  # "Tim Ackroyd, *head* teacher at the school … the head"
        if mention.noun in cluster.nouns:
            return "same-noun"
        if mention.noun_class in cluster.classes and self._same_sort(mention, cluster):
            return "same-class" if self._is_wider(mention, cluster) else None
        body = cluster.sort in ("organisation", "outlet") and cluster.name is not None
        other = mention.noun in self.vocabulary.roles or self.vocabulary.company_descriptions.has(
            mention.noun
        )
        if cluster.sort == "outlet" and other:
            return None  # "the Herald reported … *the company* said": no paper is meant
        if body and self.vocabulary.back_references.means(mention.noun) == "any":
            return "back-reference"
        others = cluster.classes & self.vocabulary.body_classes - self.vocabulary.company_classes
        company = body and others <= {mention.noun_class}
        if company and self.vocabulary.company_descriptions.has(mention.noun):
            return "back-reference"  # "Tarrant's cut jobs. The *supermarket* …"
        paper = cluster.sort in ("poll", "document") and cluster.classes & {"poll", "study"}
        if paper and self.vocabulary.results.has(mention.noun):
            return "back-reference"
        own = self.around.parse.tokens[mention.first].lower == "this"
        reported = cluster.sort == "outlet" and cluster.spoke >= 0 and not own
        if reported and self.vocabulary.outlet_products.has(mention.noun):
            return "back-reference"
        if reported and self.vocabulary.outlet_nouns.has(mention.noun):
            return "back-reference"  # "this newspaper" is who prints it, not the one just named
        return None

    def _is_anothers(self, mention: Mention, owner: int | None, cluster: ClusterBuilder) -> bool:
        """Whether a person is told to be somebody's, and the other is not: "*her* client"."""
        if self.is_of_another_body(mention, cluster):
            return True
        possessive = mention.article == "possessive" and mention.sort == "human"
        titled = cluster.name is not None and cluster.name.title != ""
        return possessive and not titled and owner is not None and owner != cluster.owner

    def is_of_another_body(self, mention: Mention, cluster: ClusterBuilder) -> bool:
        """ "Grace Tembo, the party's leader … the *army* chief": nothing tells her of an army."""
        bodies = {mark for mark in mention.marks if self.vocabulary.body_nouns.has(mark)}
        return mention.sort == "human" and bool(bodies) and bodies.isdisjoint(cluster.marks)

    def _is_far(self, mention: Mention, earlier: Mention, cluster: ClusterBuilder) -> bool:
        """Whether a narrower noun stands too far off: "an official … the aide" follow closely."""
        if mention.sort != "human" or cluster.name is not None or mention.count != "one":
            return False
        tokens = self.around.parse.tokens
        gap = tokens[mention.head].sentence - tokens[earlier.head].sentence
        return (
            mention.noun not in (mention.noun_class, *cluster.nouns)
            and gap > self.tuning.narrower_reach
        )

    @staticmethod
    def _is_wider(mention: Mention, cluster: ClusterBuilder) -> bool:
        """Whether one noun takes in the other: an envoy is an official, and no aide.

        Of somebody with a name more is known than one noun, and any of the class may stand for it.
        """
        if mention.sort != "human" or mention.count != "one" or cluster.name is not None:
            return True
        return mention.noun_class == mention.noun or mention.noun_class in cluster.nouns

    @staticmethod
    def _same_sort(mention: Mention, cluster: ClusterBuilder) -> bool:
        return mention.sort == cluster.sort or "human" not in (mention.sort, cluster.sort)

    def _agrees(
        self, mention: Mention, cluster: ClusterBuilder, owner: int | None, *, drawn: bool
    ) -> bool:
        """Whether nothing tells the two apart: number, nationality, owner, gender."""
        papers = mention.sort in ("document", "poll") and not self._is_general(mention, cluster)
        if not (drawn or papers) and {mention.count, cluster.count} == {"one", "plural"}:
            return False
        if drawn and self._is_beyond(mention, cluster):
            return False
        if mention.states and cluster.states and not mention.states & cluster.states:
            return False
        if mention.gender and cluster.gender and mention.gender != cluster.gender:
            return False
        sides = self._sides(mention.marks), self._sides(cluster.marks)
        if all(sides) and sides[0].isdisjoint(sides[1]):
            return False  # "the Republican platform … the Democratic platform"
        if self.holds_another_office(mention, cluster):
            return False
        if mention.complement and cluster.complements.isdisjoint(mention.complement):
            return not cluster.complements  # "director of the mill … director of the clinic"
        if owner is not None and cluster.owner is not None and owner != cluster.owner:
            return False
        if self._is_foreign(mention, owner, cluster) or self._is_another_body(mention, cluster):
            return False
        both = mention.number is not None and cluster.number is not None
        return drawn or not both or mention.number == cluster.number

    def holds_another_office(self, mention: Mention, cluster: ClusterBuilder) -> bool:
        """Whether a person is known by an office that this one is not: "the home secretary".

        Two offices of one noun differ by what they are in charge of, others by their noun: a
        governor is no mayor.
        """
        if mention.sort != "human" or cluster.sort != "human" or mention.count != "one":
            return False
        words = self.vocabulary
        title = set(cluster.name.title.lower().split()) if cluster.name else set()
        own = {mark for mark in mention.marks if words.portfolios.has(mark)}
        others = {mark for mark in cluster.marks | title if words.portfolios.has(mark)}
        if late := self._late_adjectives(mention):
            earlier = (self.mentions.all[index] for index in cluster.mentions)
            return not any(late & self._late_adjectives(one) for one in earlier)
        if own and others:
            return own.isdisjoint(others)
        known = cluster.nouns | cluster.marks | title
        held = {noun for noun in known if words.public_offices.has(noun)}
        posts = {noun for noun in known if words.unique_posts.has(noun)}
        others_trade = {words.noun_class(noun) for noun in posts} - {mention.noun_class}
        office = words.public_offices.has(mention.noun) and mention.noun not in known
        return office and bool(held or others_trade)

    def _late_adjectives(self, mention: Mention) -> set[str]:
        """The adjective behind a post: "the secretary *general*", "secretary-*general*"."""
        words = self.around.parse.tokens[mention.first : mention.end + 2]
        return {token.lower for token in words if token.lower in WORDS.late_adjectives}

    def _is_foreign(self, mention: Mention, owner: int | None, cluster: ClusterBuilder) -> bool:
        """Whether one is a state's by its adjective and the other another's as a possession.

        "The *Tavrian* ministry … *Belmark's* ministry", and not "*Tavria's* ministry".
        """
        one = self._state_of(owner) if not mention.states and cluster.states else ""
        other = self._state_of(cluster.owner) if mention.states and not cluster.states else ""
        states, name = (cluster.states, one) if one else (mention.states, other)
        alike = int(self.tuning.demonym_letters)
        return bool(name) and not any(state.lower()[:alike] == name[:alike] for state in states)

    def _state_of(self, owner: int | None) -> str:
        """The state, lower-cased, to whom something belongs; empty where no place owns it."""
        if owner is None or (name := self.clustering.clusters[owner].name) is None:
            return ""
        place = self.clustering.clusters[owner].sort == "place"
        return self.vocabulary.states.get(name.text, name.text).lower() if place else ""

    def _is_another_body(self, mention: Mention, cluster: ClusterBuilder) -> bool:
        """Whether a state or place has both: "the *foreign* ministry … the *defence* ministry"."""
        if not self.vocabulary.state_bodies.has(mention.noun) or mention.noun not in cluster.nouns:
            return False
        named = set(cluster.name.words) if cluster.name else set()
        own, others = self._telling(mention.marks), self._telling(cluster.marks | named)
        return bool(own and others) and own.isdisjoint(others)

    def _telling(self, words: Set[str]) -> Set[str]:
        """The words before a body's noun that tell which body it is."""
        plain = WORDS.telling_nobody_apart
        return {w for w in words if w not in plain and w not in self.vocabulary.states} - (
            self.vocabulary.body_nouns.meanings.keys()
        )

    def _sides(self, marks: Set[str]) -> Set[str]:
        """The party sides among the words before a noun."""
        return {mark for mark in marks if self.vocabulary.party_sides.has(mark)}

    def _is_general(self, mention: Mention, cluster: ClusterBuilder) -> bool:
        """Whether one of them is papers at large: "*Studies* show it … her paper"."""
        at_large = (mention, *(self.mentions.all[index] for index in cluster.mentions))
        return any(one.count == "plural" and one.article == "none" for one in at_large)

    @staticmethod
    def _is_beyond(mention: Mention, cluster: ClusterBuilder) -> bool:
        """Whether it is one more than the group has: "two officials … a third official"."""
        number = max((n for word, n in _ORDINALS.items() if word in mention.marks), default=0)
        return cluster.number is not None and number > cluster.number

    def _weighed(
        self,
        mention: Mention,
        earlier: Mention,
        cluster: ClusterBuilder,
        owner: int | None,
        match: LinkingWeight,
    ) -> Candidate:
        tokens = self.around.parse.tokens
        gap = tokens[mention.head].sentence - tokens[earlier.head].sentence
        since = tokens[mention.head].sentence - cluster.spoke
        # The longer name holds the noun and the nationality as well: "Transport Ministry".
        words = cluster.marks | (set(cluster.name.words) if cluster.name else set())
        told = {
            mark
            for mark in mention.marks - WORDS.telling_nobody_apart
            if mark not in self.vocabulary.states
        }
        facts: dict[LinkingWeight, float] = {
            match: 1,
            "description-sentence": gap,
            "paragraph": self.around.block(mention.head) == self.around.block(earlier.head),
            "speaker": cluster.spoke >= 0 and 0 <= since <= 6,
            "subject": self._was_subject(earlier, cluster),
            "quoted": self.around.quoted[earlier.head] and not self.around.quoted[mention.head],
            "state": bool(mention.states & cluster.states),
            "no-state": bool(mention.states) and not cluster.states,
            "mark": len(told & words),
            "no-mark": len(told - words),
            "no-complement": len(mention.complement - cluster.complements),
            "owner": owner is not None and owner == cluster.owner,
            "no-owner": owner is not None and cluster.owner is None and cluster.name is None,
            "same-sentence": gap == 0 and mention.sort in ("organisation", "outlet"),
            "just-named": self._is_just_named(mention, cluster),
            "group": cluster.count == "plural" and mention.count == "one",
        }
        points = sum(self.weights[name] * value for name, value in facts.items())
        counted = tuple((name, float(value)) for name, value in facts.items() if value)
        return Candidate(cluster.index, earlier.index, round(points, 2), counted)

    def _was_subject(self, earlier: Mention, cluster: ClusterBuilder) -> bool:
        """Whether one of the cluster's mentions in the sentence of the last one was a subject."""
        number = self.around.parse.tokens[earlier.head].sentence
        near = takewhile(lambda m: noun_of(m) <= earlier.head, self._subjects_of(number))
        return any(self.clustering.holds(cluster, m.index) for m in near)

    def _subjects_of(self, number: int) -> tuple[Mention, ...]:
        """The mentions of a sentence that are subjects, in order."""
        if number not in self._subjects:
            sentence = self.around.parse.sentences[number]
            inside = self.mentions.between(sentence.first, sentence.end)
            self._subjects[number] = tuple(m for m in inside if self.around.is_subject(m.head))
        return self._subjects[number]

    def _is_just_named(self, mention: Mention, cluster: ClusterBuilder) -> bool:
        """Whether a body was named first in the sentence before, and now its seat is told."""
        before = self.around.parse.tokens[mention.first : mention.head]
        seated = any(token.tag == "NNP" for token in before)
        if not seated or cluster.name is None or cluster.sort not in ("organisation", "outlet"):
            return False
        tokens = self.around.parse.tokens
        first = self.mentions.all[cluster.mentions[0]]
        return tokens[mention.head].sentence - tokens[first.head].sentence == 1

    def groups(self, mention: Mention, reach: int) -> Iterator[Mention]:
        """Groups of people mentioned shortly before, nearest first: what "one" is drawn from."""
        tokens = self.around.parse.tokens
        sentence = tokens[mention.head].sentence
        for earlier in self.mentions.up_to(self.around.parse.sentence_of(mention.head).end):
            if earlier.head >= mention.first or earlier.form in ("pronoun", "relative", "speaker"):
                continue
            if tokens[earlier.head].sentence < sentence - reach:
                return
            quoted = self.around.quoted[earlier.head] and not self.around.quoted[mention.head]
            if earlier.sort == "human" and earlier.count == "plural" and not quoted:
                yield earlier
