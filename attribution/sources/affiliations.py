"""To which body, state or person somebody belongs, as the words of the description tell."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Literal

from attribution.entities.coreference.clusters import Cluster
from attribution.entities.entities import Entities
from attribution.entities.mentions.mention import Mention
from attribution.entities.names.name_classification import Proper
from attribution.grammar.trees import case_of, dependents
from attribution.grammar.words import WORDS
from attribution.model import Parse
from attribution.rulebook.vocabulary import Vocabulary
from attribution.sources.owners import Owners
from attribution.sources.papers import PAPERS, Papers

Strength = Literal["named", "body", "coarse", "none"]
"""A name; a body that leaves one candidate and has no name; a coarse word; nothing."""
_STRENGTHS: tuple[Strength, ...] = ("none", "coarse", "body", "named")


@dataclass(frozen=True, slots=True)
class Affiliation:
    """What somebody belongs to, as written, and whether that names anybody."""

    text: str
    strength: Strength


NOTHING = Affiliation("", "none")


def better(one: Affiliation, other: Affiliation) -> Affiliation:
    """The one that tells more; the first of two alike."""
    first, second = _STRENGTHS.index(one.strength), _STRENGTHS.index(other.strength)
    return other if second > first else one


@dataclass(frozen=True, slots=True)
class Affiliations:
    """The search for one article's affiliations."""

    parse: Parse
    entities: Entities
    vocabulary: Vocabulary
    papers: Papers
    owners: Owners
    _bodies: dict[int, bool] = field(default_factory=dict)
    _taken_up: dict[int, bool] = field(default_factory=dict)
    """Both by cluster, each asked of every mention: kept, since they look through all of them."""

    def of(self, mention: Mention, depth: int = 2) -> Affiliation:
        """The best that a description tells: a name, else a coarse word, else nothing."""
        best = NOTHING
        for found in self._all(mention, depth):
            if found.strength == "named":
                return found
            best = better(best, found)
        return best

    def from_context(self, mention: Mention) -> Affiliation:
        """The one body or person in reach whose official, aide or spokesperson it is."""
        owner = self.owners.of(mention)
        return NOTHING if owner is None else Affiliation(self.name_of(owner), "named")

    def _all(self, mention: Mention, depth: int) -> Iterator[Affiliation]:
        if mention.form == "name" and mention.sort in ("organisation", "outlet", "place"):
            yield Affiliation(self._text(mention.first, mention.end), "named")
        yield from self._before(mention, depth)
        if depth:
            yield from self._after(mention, depth)

    def _before(self, mention: Mention, depth: int) -> Iterator[Affiliation]:
        """Nationalities, names, possessors and coarse words before the noun."""
        tokens, vocabulary = self.parse.tokens, self.vocabulary
        if states := self._states(mention):
            yield Affiliation(states, "named")
        owner = self._possessor(mention)
        if owner is not None:
            yield from self._by_cluster(owner, depth)
        coarse = []
        titled = mention.name is not None  # the Foreign of "Foreign Minister" is no nation
        for i in range(mention.first, mention.head):
            name = self.entities.name_at(i)
            inner = self.entities.mentions.at.get(i)
            if name is not None and inner == mention.index and self._counts(name, mention):
                lives = name.kind == "place" and self._only_lives(mention, name.words[0])
                text = self._text(name.first, name.end)
                yield Affiliation(text, "coarse" if lives else "named")
            elif vocabulary.state_bodies.has(tokens[i].lower) and self._is_told(i, mention):
                yield Affiliation(self._text(i - 1, i + 1), "named")
            elif tokens[i].lower in vocabulary.bodies:
                if tokens[i].text[0].isupper() and i > self.parse.sentence_of(i).first:
                    yield Affiliation(self._text(self._capitals(i, mention.first), i + 1), "named")
                yield from self._named_before(tokens[i].lower, mention)
                if self._is_bare_body(i, mention):
                    yield Affiliation(tokens[i].text, "body")
            elif vocabulary.coarse_regions.has(tokens[i].text):
                coarse.append(tokens[i].text)
            elif mention.sort == "document" and vocabulary.issuing_adjectives.has(tokens[i].lower):
                yield Affiliation(tokens[i].text, "named")  # "a parliamentary report"
            elif mention.sort == "human" and self._is_unlisted_body(i, mention):
                yield Affiliation(tokens[i].text, "named")  # "two *Guard* officers"
            elif i in self.entities.phrases.adjectives and inner == mention.index and not titled:
                yield Affiliation(tokens[i].text, "named")
        if coarse:
            yield Affiliation(" ".join(coarse), "coarse")

    def _capitals(self, i: int, first: int) -> int:
        """Where the capitals before a body's noun begin: "*Supreme* Court Justice Ida Brandt"."""
        while i > first and self.parse.tokens[i - 1].tag[:3] == "NNP":
            i -= 1
        return i

    def _is_unlisted_body(self, i: int, mention: Mention) -> bool:
        """Whether a capitalised noun inside a sentence names a body that no list has."""
        words, token = self.vocabulary, self.parse.tokens[i]
        plain = (words.ranks, words.coarse_regions, words.party_sides, words.titles)
        opens = i == self.parse.sentence_of(i).first
        known = any(nouns.has(token.text) for nouns in plain) or token.lower in words.roles
        return mention.name is None and not opens and not known and self.papers.is_plain_name(i)

    def _only_lives(self, mention: Mention, town: str) -> bool:
        """Whether a town only tells where somebody lives: "a *London* banker", "a Leeds nurse"."""
        words = self.vocabulary
        trades = (words.care_people, words.science_people, words.occupations, words.bystanders)
        known = words.capitals.has(town)
        private = known and words.business_people.has(mention.noun)
        state = words.nationalities.has(town) or words.countries.has(town)
        return not state and (private or any(nouns.has(mention.noun) for nouns in trades))

    def _is_bare_body(self, i: int, mention: Mention) -> bool:
        """Whether a body's noun stands bare before the noun: "a *council* spokesman"."""
        token = self.parse.tokens[i]
        follows = i + 1 < mention.head and self.parse.tokens[i + 1].tag == "POS"
        return token.tag == "NN" and not follows and self.vocabulary.body_nouns.has(token.lower)

    def _is_told(self, i: int, mention: Mention) -> bool:
        """Whether a word before a body's noun says which: "interior ministry"."""
        before = self.parse.tokens[i - 1]
        told = i > mention.first and before.tag in ("NN", "JJ", "NNP")
        return told and not self.vocabulary.ranks.has(before.lower)

    def _counts(self, name: Proper, mention: Mention) -> bool:
        """Whether a name before the noun is another's: not the title or name itself."""
        if mention.name is not None and name.first >= mention.name.first:
            return False
        token = self.parse.tokens[name.first]
        initial = name.first == self.parse.sentence_of(name.first).first and len(name.words) == 1
        if initial and mention.sort == "human" and not name.firm and not token.name:
            return False  # "Health officials": the capital only begins the sentence
        words = name.text
        coarse = self.vocabulary.coarse_regions.has(words)
        return not coarse and not self.vocabulary.party_sides.has(words)

    def _edge(self, mention: Mention) -> int:
        """Where its words begin, a name's nation and possessor with it: "*Russian* President …"."""
        named = mention.name is not None and mention.sort == "human"
        return self.entities.phrases.left_edge(mention.first) if named else mention.first

    def _states(self, mention: Mention) -> str:
        tokens, states = self.parse.tokens, self.vocabulary.states
        end = mention.head if mention.name is None else mention.name.first
        found = [
            i
            for i in range(self._edge(mention), end)
            if tokens[i].lower in states
            or f"{tokens[i].lower} {tokens[i + 1].lower}" in states
            or f"{tokens[i - 1].lower} {tokens[i].lower}" in states
        ]
        if found and self._only_lives(mention, tokens[found[0]].text):
            return ""
        told = bool(mention.states) or mention.name is not None
        return self._text(found[0], found[-1] + 1) if found and told else ""

    def _possessor(self, mention: Mention) -> Mention | None:
        tokens, mentions, first = self.parse.tokens, self.entities.mentions, self._edge(mention)
        if tokens[first].tag in ("PRP$", "WP$"):
            return mentions.of(first)
        for i in range(first + 1, mention.head):
            if tokens[i].tag == "POS":
                owner = mentions.of(i - 1)
                return None if owner is None or owner.index == mention.index else owner
        return None

    def _by_cluster(self, owner: Mention, depth: int = 1) -> Iterator[Affiliation]:
        """A possessor that has a name, or is a body that the article has told of."""
        cluster = self.entities.cluster_of(owner)
        if cluster is None:
            return
        if (name := self.name_of(cluster)) and self._is_body_or_person(cluster):
            coarse = self.vocabulary.coarse_regions.has(name)
            yield Affiliation(name, "coarse" if coarse else "named")
        elif depth and self._are_people_before(cluster, owner):
            whose = self.of(self.entities.mentions.all[cluster.mentions[0]], 0)
            if whose.strength == "named":
                yield whose  # "Quayish envoys said *their* leaders had objected"
        elif self.is_single_body(cluster):
            known = cluster.resolved and owner.article == "definite"
            yield Affiliation(self._text(owner.first, owner.end), "named" if known else "body")

    def is_single_body(self, cluster: Cluster) -> bool:
        """Whether it is one body, told by a definite noun that takes up none told by *a*."""
        if cluster.index not in self._bodies:
            self._bodies[cluster.index] = self._is_single_body(cluster)
        return self._bodies[cluster.index]

    def _is_single_body(self, cluster: Cluster) -> bool:
        if cluster.sort not in ("organisation", "outlet") or cluster.count == "plural":
            return False
        told = [m for i in cluster.mentions if (m := self.entities.mentions.all[i]).form == "noun"]
        definite = any(mention.article in ("definite", "possessive") for mention in told)
        return definite and not self.takes_up(cluster)

    def takes_up(self, cluster: Cluster) -> bool:
        """Whether it goes back to something told by *a*: "a company … the company"."""
        if cluster.index not in self._taken_up:
            told = (self.entities.mentions.all[i] for i in cluster.mentions)
            open_ended = any(mention.article == "indefinite" for mention in told)
            taken_up = cluster.name is None and (open_ended or cluster.group is not None)
            self._taken_up[cluster.index] = taken_up
        return self._taken_up[cluster.index]

    @staticmethod
    def _are_people_before(cluster: Cluster, owner: Mention) -> bool:
        """Whether *their* stands for several people whom the article has described."""
        return cluster.sort == "human" and owner.form == "pronoun" and cluster.count == "plural"

    @staticmethod
    def _is_body_or_person(cluster: Cluster) -> bool:
        return cluster.sort in ("organisation", "outlet", "place", "human", "platform")

    def name_of(self, cluster: Cluster) -> str:
        """A cluster's proper name as written, or the name of the one it belongs to."""
        entities = self.entities
        if cluster.name is not None:
            return self._text(cluster.name.first, cluster.name.end)
        if cluster.sort == "organisation" and cluster.owner is not None:
            owner = entities.clusters[cluster.owner]
            first = entities.mentions.all[cluster.mentions[0]]
            if owner.name is not None and owner.index != cluster.index:
                return f"{self._text(owner.name.first, owner.name.end)} {first.noun}"
        if cluster.sort == "organisation" and cluster.states:
            return f"{', '.join(sorted(cluster.states))} {sorted(cluster.nouns)[0]}"
        return ""

    def _named_before(self, noun: str, mention: Mention) -> Iterator[Affiliation]:
        """ "campaign officials", where the article has told whose campaign."""
        for cluster in self.entities.known_as((noun,)):
            earlier = self.entities.last_mention(cluster, mention.first)
            name = self.name_of(cluster) if cluster.sort == "organisation" else ""
            if earlier is not None and name:
                yield Affiliation(name, "named")
                return

    def _after(self, mention: Mention, depth: int) -> Iterator[Affiliation]:
        """What stands after *of*, *for*, *at*, *to* …, or after "works for"."""
        paper = mention.sort in PAPERS
        links = WORDS.issuers if paper else WORDS.affiliations
        for child in dependents(self.parse, mention.head, "nmod", "acl", "obl"):
            if child < mention.head:
                continue
            if self.parse.tokens[child].dep.startswith("acl"):
                yield from self._employer(child, depth)
            elif case_of(self.parse, child) in links:
                yield from self._linked(mention, child, depth)
        yield from self._adjacent(mention, links)
        if paper:
            yield from self._issuer(mention)
        else:
            yield from self._close_to(mention)
        counted = self.entities.mentions.of(mention.core) if mention.core != mention.head else None
        if counted is not None and counted.index != mention.index:
            yield from self._all(counted, depth - 1)  # "several of Ms Orrin's aides"

    def _adjacent(self, mention: Mention, links: Collection[str]) -> Iterator[Affiliation]:
        """ "a nurse at St Brannoc's", whatever the tree makes of it."""
        tokens, after = self.parse.tokens, mention.end
        _, end = self.entities.index.extents.get(mention.head, self.parse.edges[mention.head])
        if after + 1 >= end or tokens[after].lower not in links:
            return
        first = after + 2 if tokens[after + 1].tag == "DT" else after + 1
        while first < end and tokens[first].text[0].isupper():
            name = self.entities.name_at(first)
            if name is not None:
                break
            first += 1  # "to Finance Minister Bruno Castell"
        else:
            return
        coarse = self.vocabulary.coarse_regions.has(name.text)
        if (
            not coarse
            and self._is_whole(name)
            and self._ties(mention, tokens[after].lower, name.kind)
        ):
            yield Affiliation(self._text(name.first, self._list_end(name, end)), "named")

    def _is_whole(self, name: Proper) -> bool:
        """Whether no noun follows of which the name only tells: "Orrin's rival"."""
        tokens = self.parse.tokens[name.end : name.end + 2]
        rest = tokens[1:] if tokens and tokens[0].tag == "POS" else tokens[:1]
        return not any(token.tag[:2] in ("NN", "JJ") for token in rest)

    def _ties(self, mention: Mention, preposition: str, kind: str) -> bool:
        """Whether a preposition before such a name says to whom somebody belongs."""
        if kind == "person":
            return preposition in WORDS.employers
        return (
            kind != "place"
            or preposition not in WORDS.whereabouts
            or self._is_of(mention, preposition)
        )

    def _list_end(self, name: Proper, end: int) -> int:
        """Where "Velmark, Sorland and Peru" ends, which begins with a name."""
        tokens, last, at = self.parse.tokens, name.end, name.end
        opens = WORDS.coordinators | WORDS.definite_determiners
        while at + 1 < end and (tokens[at].text == "," or tokens[at].lower in WORDS.coordinators):
            joins = tokens[at].text != "," or tokens[at + 1].lower in WORDS.coordinators
            at += 2 if tokens[at + 1].lower in opens else 1
            other = self.entities.name_at(at)
            if other is None or other.first != at or (other.firm and other.kind != name.kind):
                break
            at = other.end
            if joins:
                return at
        return last

    def _close_to(self, mention: Mention) -> Iterator[Affiliation]:
        """ "a source close to Senator Orrin" """
        tokens = self.parse.tokens
        for i in range(mention.end, min(mention.end + 3, len(tokens) - 2)):
            if tokens[i].lower == "close" and tokens[i + 1].lower == "to":
                for after in range(i + 2, min(i + 6, len(tokens))):
                    name = self.entities.name_at(after)
                    if name is not None:
                        yield Affiliation(self._text(name.first, name.end), "named")
                        return

    def _issuer(self, mention: Mention) -> Iterator[Affiliation]:
        """Who put out a paper, in its own words and further off."""
        for first, end in self.papers.issuers(mention):
            coarse = self.vocabulary.coarse_regions.has(self._text(first, end))
            yield Affiliation(self._text(first, end), "coarse" if coarse else "named")
        for owner in self.papers.owners(mention):
            yield from self._by_cluster(owner)

    def _linked(self, mention: Mention, child: int, depth: int) -> Iterator[Affiliation]:
        other = self.entities.mentions.of(child)
        if mention.sort == "human":
            yield from self._of_field(mention, child, depth)
        if other is None:
            yield from self._inside(child)
        if other is None or other.index == mention.index:
            return
        where = case_of(self.parse, child)
        if where in WORDS.whereabouts and other.sort == "place" and not self._is_of(mention, where):
            return  # "protesters in Lima" are anybody's.
        if other.form == "name" and other.name is not None and other.sort != "human":
            _, end = self.entities.index.extents.get(mention.head, self.parse.edges[mention.head])
            last = self._list_end(other.name, end)
            if last > other.name.end:
                yield Affiliation(self._text(other.name.first, last), "named")
        if other.form == "name" or other.form == "pronoun":
            yield from self._by_cluster(other)
        elif other.sort in ("organisation", "outlet"):
            yield from self._by_body(other, depth)
        elif other.sort == "human":
            cluster = self.entities.cluster_of(other)
            if cluster is not None and cluster.name is not None:
                yield from self._by_cluster(other)
            elif depth and self.vocabulary.collectives.has(other.noun):
                yield from self._all(other, depth - 1)  # "members of the *Lagoon* crew"

    def _of_field(self, mention: Mention, noun: int, depth: int) -> Iterator[Affiliation]:
        """Where a post is held, behind its field or part: "head of research *at Tarn College*".

        What stands behind a body of its own is that body's: "head of a charity *in Tarn*".
        """
        token = self.parse.tokens[noun]
        if token.pos == "PROPN" or self.vocabulary.noun_class(token.lemma) == "organisation":
            return
        for child in dependents(self.parse, noun, "nmod"):
            if case_of(self.parse, child) in WORDS.affiliations:
                yield from self._linked(mention, child, depth)

    def _inside(self, noun: int) -> Iterator[Affiliation]:
        """Whose a place is: "people at *Brelco's* depot", "the mayor of the city of *Tarn*"."""
        place = self.vocabulary.place_nouns.has(self.parse.tokens[noun].lemma)
        there = case_of(self.parse, noun) in WORDS.whereabouts
        for child in dependents(self.parse, noun, "nmod"):
            possessor = self.parse.tokens[child].dep == "nmod:poss"
            owner = self.entities.mentions.of(child)
            of = place and case_of(self.parse, child) == "of"
            if owner is not None and owner.name is not None and (of or (possessor and there)):
                yield from self._by_cluster(owner)

    def _is_of(self, mention: Mention, preposition: str) -> bool:
        """Whether one in a place acts for it: "officials in Lima", "a nurse at St Brannoc's"."""
        words = self.vocabulary
        lists = [words.officials, words.security_people, words.legal_people]
        if preposition == "at":
            lists += [words.care_people, words.science_people]
            lists += [words.business_people, words.occupations]
        return any(nouns.has(mention.noun) for nouns in lists)

    def _by_body(self, other: Mention, depth: int) -> Iterator[Affiliation]:
        if other.count == "plural":
            return  # "lawmakers of both parties"
        inner = self.of(other, depth - 1)
        if inner.strength == "named":
            yield Affiliation(self._text(other.first, other.end), "named")
        else:
            yield from self._by_cluster(other)

    def _employer(self, verb: int, depth: int) -> Iterator[Affiliation]:
        if self.parse.tokens[verb].lemma not in self.vocabulary.serving_verbs:
            return
        for child in dependents(self.parse, verb, "obl"):
            other = self.entities.mentions.of(child)
            if other is not None and case_of(self.parse, child) in WORDS.affiliations:
                if other.form == "name":
                    yield from self._by_cluster(other)
                elif other.sort == "organisation":
                    yield from self._by_body(other, depth)

    def _text(self, first: int, end: int) -> str:
        return self.parse.article.words(self.parse.span(first, end))
