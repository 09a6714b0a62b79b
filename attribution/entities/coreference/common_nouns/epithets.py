"""Epithets: definite nouns that take up a person in other words than before.

"Ida Brandt, 43, won on Sunday. *The 43-year-old* said …", "*The Republican* said …", "*The
shopkeeper* said …". Nothing but the place of the noun says who is meant: news varies its nouns for
whom the sentence before is about. A noun that the setting brings along ("the judge", "the mayor")
is left to those of whom the article states it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from attribution.entities.coreference.cluster_builder import ClusterBuilder, Clustering
from attribution.entities.coreference.common_nouns.deeds import Deeds
from attribution.entities.coreference.common_nouns.descriptions import Descriptions
from attribution.entities.mentions.mention import Mention, Mentions
from attribution.entities.mentions.mention_index import MentionIndex
from attribution.entities.names.name_classification import Proper
from attribution.grammar.marks import PAUSES
from attribution.grammar.trees import dependents
from attribution.grammar.words import WORDS
from attribution.rulebook.vocabulary import Vocabulary

_AGED = re.compile(r"(\d{1,3})[-\s]+year[-\s]+olds?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Epithets:
    """The search for the persons whom one article's epithets take up."""

    clustering: Clustering
    mentions: Mentions
    around: MentionIndex
    descriptions: Descriptions
    words: Vocabulary
    named: dict[int, Proper]
    """Token → the proper name of which it is part."""
    deeds: Deeds
    persons: tuple[tuple[int, ClusterBuilder], ...]
    """The persons with names, and how often they are named, the one named most often first."""

    def of(self, mention: Mention) -> ClusterBuilder | None:
        """Whom the description takes up; None where that is not certain."""
        if mention.count != "one" or mention.article != "definite":
            return None
        if mention.sort not in ("human", "thing"):
            return None
        aged = self._aged(mention)
        if len(aged) == 1:
            return aged[0]
        told = self.deeds.of(mention) or self._unnamed_before(mention)
        if told is not None:
            return told
        return self._topic_told(mention) or self._taken_up(mention)

    def _told_in(self, mention: Mention) -> int:
        """The sentence in which what a mention belongs to begins.

        Its own, or that in which the quotation begins whose last sentence it stands behind: “It was
        cold. I called,” *the 24-year-old* said.
        """
        parse = self.around.parse
        here = parse.tokens[mention.head].sentence
        while here and all(self._quoted_in(here - 1)) and next(self._quoted_in(here), False):
            if parse.sentences[here - 1].block != parse.sentences[here].block:
                break
            here -= 1
        return here

    def _quoted_in(self, sentence: int) -> Iterator[bool]:
        """For each word of a sentence whether it stands in quotation marks."""
        at = self.around.parse.sentences[sentence]
        words = self.around.parse.tokens[at.first : at.end]
        return (self.around.quoted[t.i] for t in words if t.pos != "PUNCT")

    def _aged(self, mention: Mention) -> list[ClusterBuilder]:
        """Those whose age the article gives as that of the description."""
        age = self._age_in(mention)
        if age is None:
            return []
        return [cluster for _, cluster in self.persons if age in set(self._ages(cluster))]

    def _ages(self, cluster: ClusterBuilder) -> Iterator[int]:
        """The ages that stand beside somebody's names: "Ida Brandt, 43,"."""
        tokens = self.around.parse.tokens
        for index in cluster.mentions:
            mention = self.mentions.all[index]
            age = self._age_in(mention)
            if age is not None:
                yield age
            end = mention.end
            if mention.form != "name" or end + 2 >= len(tokens):
                continue
            if tokens[end].text in PAUSES and tokens[end + 1].text.isdigit():
                yield int(tokens[end + 1].text)

    def _age_in(self, mention: Mention) -> int | None:
        """The age in a description: 43 in "the 43-year-old Norwegian"."""
        tokens = self.around.parse.tokens
        words = "".join(
            t.text + " " * (t.text not in "-‑–") for t in tokens[mention.first : mention.end]
        )
        found = _AGED.search(words.replace(" -", "-"))
        return int(found.group(1)) if found else None

    def _topic_told(self, mention: Mention) -> ClusterBuilder | None:
        """The subject of the sentence before, where age, nation or past tells more of it.

        "Ida Brandt won on Sunday. *The 24-year-old Norwegian* said …"; "the referee" is somebody
        else.
        """
        if mention.sort != "human" or not self.descriptions.tells_more(mention):
            return None
        topic = self._topic(mention)
        return topic if topic is not None and self._fits(mention, topic) else None

    def _unnamed_before(self, mention: Mention) -> ClusterBuilder | None:
        """The person without a name who spoke just before: "a juror said … *the woman* said"."""
        bare = mention.noun_class in self.words.vague_nouns or bool(mention.gender)
        if mention.marks or not bare or not self._goes_on(mention):
            return None
        topic = self._topic(mention)
        if topic is None or topic.name is not None or not self._fits(mention, topic):
            return None
        first = self.mentions.all[topic.mentions[0]]
        return topic if first.form in ("noun", "quantity") else None

    def _taken_up(self, mention: Mention) -> ClusterBuilder | None:
        """Whom a noun means that nothing before it gave to anybody."""
        epithet = not self._is_told_apart(mention) and self._is_epithet(mention)
        if epithet and (speaker := self._nearest_speaker(mention)):
            return speaker
        if self._goes_on(mention) and (epithet or self._may_vary(mention)):
            topic = self._topic(mention) if epithet or self._is_clear(mention) else None
            fits = topic is not None and topic.name is not None and self._fits(mention, topic)
            if topic is not None and fits and not self._holds_another(mention, topic):
                return topic
        if not epithet and not mention.gender:
            return None
        return self._beside(mention) or (self._foremost(mention) if epithet else None)

    def _beside(self, mention: Mention) -> ClusterBuilder | None:
        """The one person of that gender whom the sentence before names, be it as an owner.

        "Ms Potter's solicitor said so. *The mother-of-two* wanted more."
        """
        here = self._told_in(mention)
        plain = self.words.bridged_people.has(mention.noun) or not self._goes_on(mention)
        if here == 0 or not mention.gender or plain:
            return None
        before = self.around.parse.sentences[here - 1]
        near = map(self.clustering.cluster_of, self.mentions.between(before.first, before.end))
        found = {c.index: c for c in near if c is not None and c.name is not None}
        fitting = [
            c for c in found.values() if c.gender == mention.gender and self._fits(mention, c)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _may_vary(self, mention: Mention) -> bool:
        """Whether the noun may stand for the person whom the sentence before is about."""
        words, noun = self.words, mention.noun
        brought = words.bridged_people.has(noun) or words.unique_posts.has(noun)
        brought = brought or words.story_parts.has(noun)
        anybodys = words.relational_nouns.has(noun) and not mention.marks  # "the official"
        if brought or anybodys or words.spokespeople.has(noun) or mention.complement:
            return False
        return mention.sort == "human" and not words.collectives.has(noun)

    def _goes_on(self, mention: Mention) -> bool:
        """Whether it is a subject of the article's own words, as that of the sentence before.

        In "the dispatcher told *him*" the sentence before is about *him*.
        """
        inside = mention.head in self.around.claims or self.around.quoted[mention.head]
        if inside or not self.around.is_subject(mention.head):
            return False
        parse = self.around.parse
        verb = parse.tokens[mention.head].head
        beside = dependents(parse, verb, "obj", "iobj", "obl")
        return not any(parse.tokens[i].lower in WORDS.third_person for i in beside)

    def _holds_another(self, mention: Mention, cluster: ClusterBuilder) -> bool:
        """Whether the person is known by a noun that excludes this one: a judge is no lawyer.

        Whoever is known as an actor is not meant by a post such as *the president*.
        """
        known = cluster.nouns & self.words.roles.keys()
        if known and self.words.unique_posts.has(mention.noun):
            return mention.noun_class not in cluster.classes
        words = self.words
        # Nobody has two nouns of different classes of one of these: a judge is no lawyer.
        for nouns in (words.legal_people, words.security_people, words.bystanders):
            if not nouns.has(mention.noun):
                continue
            known = {nouns.means(noun) for noun in cluster.nouns if nouns.has(noun)}
            if known and nouns.means(mention.noun) not in known:
                return True
        return False

    def _topic(self, mention: Mention) -> ClusterBuilder | None:
        """The one person whom the sentence before is about: who speaks in it, or its subject."""
        here = self._told_in(mention)
        found = self._subjects(here - 1) if here else {}
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_clear(self, mention: Mention) -> bool:
        """Whether the sentence before names one person, or somebody who speaks in it."""
        here = self._told_in(mention)
        at = self.around.parse.sentences[max(here - 1, 0)]
        near = [m for m in self.mentions.between(at.first, at.end) if m.sort == "human"]
        if any(m.head in self.around.speaking for m in near):
            return True
        clusters = map(self.clustering.cluster_of, near)
        return len({c.index for c in clusters if c is not None and c.name is not None}) == 1

    def _subjects(self, sentence: int) -> dict[int, ClusterBuilder]:
        """Those who speak in a sentence, or else its subjects."""
        at = self.around.parse.sentences[sentence]
        near = self.mentions.between(at.first, at.end)
        people = [m for m in near if m.sort == "human" and m.form != "speaker"]
        speaking = self.around.speaking
        outside = [m for m in people if m.head not in self.around.claims]
        speakers = [m for m in outside if m.head in speaking]
        subjects = [m for m in outside if self.around.is_subject(m.head)]
        clusters = map(self.clustering.cluster_of, speakers or subjects)
        return {c.index: c for c in clusters if c is not None and c.resolved}

    def _fits(self, mention: Mention, cluster: ClusterBuilder) -> bool:
        """Whether nothing that the description says speaks against the person."""
        if cluster.sort != "human" or cluster.count != "one" or cluster.parts:
            return False
        if self.descriptions.is_of_another_body(mention, cluster):
            return False
        if self.descriptions.is_speakers(mention, cluster):
            return False  # "Ida Brandt: The governor told me so himself"
        if mention.states and cluster.states - mention.states:
            return False
        if mention.gender and cluster.gender not in ("", mention.gender):
            return False
        age, ages = self._age_in(mention), set(self._ages(cluster))
        if age is not None and ages and age not in ages:
            return False
        if self.descriptions.holds_another_office(mention, cluster):
            return False
        return not self.descriptions.is_deputy_of(mention, cluster)

    def _is_epithet(self, mention: Mention) -> bool:
        """Whether a noun takes up somebody named: "the 43-year-old", "the Norwegian"."""
        token = self.around.parse.tokens[mention.head]
        aged = token.lower.endswith(("-year-old", "year-old")) or token.lower == "old"
        citizen = self.words.nationalities.has(mention.noun)
        side = self.words.party_sides.has(token.text) and token.text[:1].isupper()
        told = aged or citizen or side or self.words.epithets.has(mention.noun)
        return told or self._is_alone(mention)

    def _is_alone(self, mention: Mention) -> bool:
        """Whether a post or trade can only be that of the one person named, just before."""
        brought = self.words.bridged_people.has(mention.noun)
        if mention.noun not in self.words.roles or mention.states or brought:
            return False
        if len(self.persons) != 1 or self.words.spokespeople.has(mention.noun):
            return False
        (_, only), *_ = self.persons
        parse = self.around.parse
        here = self._told_in(mention)
        earlier = self.clustering.last(only, parse.sentences[here].first)
        if earlier is None or here - parse.tokens[earlier.head].sentence != 1:
            return False
        return self.around.is_subject(earlier.head) and not only.nouns & self.words.roles.keys()

    def _nearest_speaker(self, mention: Mention) -> ClusterBuilder | None:
        """The one person with a name who spoke in the sentence before, and fits a description."""
        here = self._told_in(mention)
        before = self.around.parse.sentences[max(here - 1, 0)]
        found: dict[int, ClusterBuilder] = {}
        for earlier in self.mentions.between(before.first, before.end):
            cluster = self.clustering.cluster_of(earlier)
            if cluster is None or cluster.name is None or earlier.head not in self.around.speaking:
                continue
            if self._fits(mention, cluster):
                found[cluster.index] = cluster
        return next(iter(found.values())) if len(found) == 1 and here else None

    def _foremost(self, mention: Mention) -> ClusterBuilder | None:
        """The person named most often, who leads the next by half as much again.

        Nobody where the sentence before is about another person, or the noun is a public office:
        its holder is introduced as such.
        """
        if self.words.public_offices.has(mention.noun):
            return None
        here = self._told_in(mention)
        near = self._subjects(here - 1) if here else {}
        if any(cluster.name is not None for cluster in near.values()):
            return None
        leading: list[tuple[int, ClusterBuilder]] = []
        for named, cluster in self.persons:
            if self.descriptions.is_speakers(mention, cluster):
                return None
            if self._fits(mention, cluster) and not self._holds_another(mention, cluster):
                leading.append((named, cluster))
            if len(leading) == 2:
                break
        if not leading or (len(leading) > 1 and leading[0][0] < 1.5 * leading[1][0]):
            return None
        return leading[0][1]

    def _is_told_apart(self, mention: Mention) -> bool:
        """Whether names stand before the noun: "the Vermont senator" is not just any one."""
        inside = range(mention.first, mention.head)
        return bool(mention.states) or any(i in self.named for i in inside)
