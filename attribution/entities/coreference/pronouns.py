"""Whom a pronoun means: the best candidate of the sentences before it, with the points it got."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from attribution.entities.coreference.cluster_builder import ClusterBuilder, Clustering
from attribution.entities.coreference.clusters import Candidate
from attribution.entities.mentions.mention import Mention, Mentions
from attribution.entities.mentions.mention_index import MentionIndex
from attribution.grammar.trees import ancestors, dependents
from attribution.grammar.words import WORDS
from attribution.model import Attribution
from attribution.rulebook.entries.source_rules import LinkingWeight
from attribution.rulebook.tuning import Tuning

_BODIES = ("organisation", "outlet", "platform", "place")


class _Place(NamedTuple):
    """Where a pronoun stands: what is asked of it beside each of its candidates."""

    mention: Mention
    sentence: int
    block: int
    is_quoted: bool
    is_subject: bool
    speaks: bool
    is_counted: bool
    is_they: bool
    reporters: frozenset[int]
    """Clusters of those who report in their own words the claim around it."""


@dataclass(frozen=True, slots=True)
class Pronouns:
    """The search for antecedents of one article's pronouns."""

    clustering: Clustering
    mentions: Mentions
    around: MentionIndex
    weights: Mapping[LinkingWeight, float]
    attributions: tuple[Attribution, ...]
    tuning: Tuning

    def relative(self, mention: Mention) -> Mention | None:
        """The noun phrase that *who*, *whose* or *which* takes up."""
        tokens = self.around.parse.tokens
        token = tokens[mention.head]
        human = token.lower in WORDS.human_relatives
        thing = mention.sort != "human"
        for above in (mention.head, *ancestors(self.around.parse, mention.head)):
            if tokens[above].dep == "acl:relcl" and tokens[above].head < mention.head:
                found = self.mentions.of(tokens[above].head)
                if found is not None and self._may_be_who(found, human, thing):
                    return found
                if thing:
                    return None  # "Orrin runs the *bakery*, which …": not Orrin
        for i in range(mention.head - 1, self.around.parse.sentence_of(token.i).first - 1, -1):
            found = self.mentions.of(i)
            if found is not None and self._may_be_who(found, human, thing):
                return found
        return None

    @staticmethod
    def _may_be_who(found: Mention, human: bool, thing: bool) -> bool:
        """Whether *who* or *which* may take up a mention; a group of people may be either."""
        if found.form == "relative":
            return False
        single = found.sort == "human" and found.count == "one"
        return not (thing and single) and (found.sort == "human" or not human)

    def speaker(self, mention: Mention) -> int | None:
        """The number of the attribution whose source *I* or *we* is: of the words around it."""
        for number in self.around.claims.get(mention.head, ()):
            attribution = self.attributions[number]
            source = attribution.source
            if source is None or source.head == mention.head:
                continue
            own_words = attribution.mode != "indirect" or self._is_turn(attribution)
            if not own_words and not self.around.quoted[mention.head]:
                continue
            return number
        return None

    def _is_turn(self, attribution: Attribution) -> bool:
        """Whether a mark or nothing signals the claim: a turn of a transcript or an interview."""
        cue = attribution.cue.tokens if attribution.cue is not None else ()
        return all(self.around.parse.tokens[i].pos == "PUNCT" for i in cue)

    def ranked(self, mention: Mention) -> tuple[Candidate, ...]:
        """Those whom a pronoun of the third person may mean, best first."""
        barred, own = self._barred(mention), self._place_of(mention)
        found: dict[int, Candidate] = {}
        guessed: dict[int, Candidate] = {}
        for earlier, cluster in self._reachable(mention):
            if cluster.index in found or cluster.index in barred:
                continue
            if self._agrees(mention, cluster):
                found[cluster.index] = self._weighed(own, earlier, cluster)
            elif cluster.index not in guessed and self._is_guessed(mention, cluster):
                guessed[cluster.index] = self._weighed(own, earlier, cluster)
        least: LinkingWeight = "least-pronoun"
        guessed = self._latest(mention, guessed)
        if len(guessed) == 1 and all(c.points < self.weights[least] for c in found.values()):
            found = guessed  # "Kit Alder said … *He*": the first name alone made it a woman's
        people = {i: c for i, c in found.items() if self.clustering.clusters[i].sort == "human"}
        if people and self._is_counted(mention):
            found = people
        whole = {i: c for i, c in found.items() if not self._is_part(c, found)}
        return tuple(sorted(whole.values(), key=lambda c: (-c.points, -c.mention)))

    def _latest(self, mention: Mention, guessed: dict[int, Candidate]) -> dict[int, Candidate]:
        """Of several with first names of the other gender the one whom the last sentence is about.

        "Her colleague *Kit Alder* was blunter. “It failed,” *he* said."
        """
        tokens = self.around.parse.tokens
        here = tokens[mention.head].sentence
        near = {}
        for index, one in guessed.items():
            last = self.mentions.all[one.mention]
            if last.form == "name" and here - tokens[last.head].sentence <= 1:
                near[index] = one
        sole = len(near) == 1 and all(
            self.around.is_subject(self.mentions.all[one.mention].head) for one in near.values()
        )
        spoke = {i: c for i, c in guessed.items() if self.clustering.clusters[i].spoke >= 0}
        return near if sole else spoke

    def _is_part(self, candidate: Candidate, found: Mapping[int, Candidate]) -> bool:
        """Whether all with whom it was named last are meant: "Two aides and a cook … *They* asked".

        Mentioned again by itself it is no longer a part of them.
        """
        return any(
            candidate.cluster in self.clustering.clusters[other].parts
            and candidate.mention <= joint.mention
            for other, joint in found.items()
        )

    def _is_counted(self, mention: Mention) -> bool:
        """Whether some of them speak: in "one of them said" *them* are people, not gates."""
        i, tokens = mention.head, self.around.parse.tokens
        return i > 1 and tokens[i - 1].lower in WORDS.partitives and i - 2 in self.around.speaking

    def _reachable(self, mention: Mention) -> Iterator[tuple[Mention, ClusterBuilder]]:
        """Whom the mentions before it mean, nearest first, each with the nearest such mention."""
        tokens = self.around.parse.tokens
        sentence = tokens[mention.head].sentence
        earliest = sentence - int(self.tuning.antecedent_reach)
        ahead = self._ahead(mention)
        if ahead is not None:
            yield ahead
        seen: set[int] = set()
        for earlier in self.mentions.up_to(self.around.parse.sentence_of(mention.head).end):
            if earlier.head >= mention.head:
                continue
            if tokens[earlier.head].sentence < earliest:
                return
            cluster = self.clustering.cluster_of(earlier)
            if cluster is None or cluster.index in seen:
                continue
            if not self._is_beside_text(earlier, mention):
                seen.add(cluster.index)
                yield earlier, cluster
                for joint in self.clustering.joined_at.get(cluster.index, ()):
                    yield earlier, joint

    def _is_beside_text(self, earlier: Mention, mention: Mention) -> bool:
        """Whether it stands in a caption, of which the text goes on as if it were not there."""
        parse = self.around.parse
        caption = parse.block_of(earlier.head).kind == "caption"
        return caption and self.around.block(earlier.head) != self.around.block(mention.head)

    def _ahead(self, mention: Mention) -> tuple[Mention, ClusterBuilder] | None:
        """Somebody named as the subject whose clause the pronoun's own opens.

        "Asked whether *she* would resign, *Hale* laughed."
        """
        parse = self.around.parse
        for i in (mention.head, *ancestors(parse, mention.head)):
            main = parse.tokens[i].head
            if parse.tokens[i].dep != "advcl" or main < i:
                continue
            for subject in dependents(parse, main, "nsubj"):
                later = self.mentions.of(subject)
                cluster = self.clustering.cluster_of(later)
                if subject > mention.head and later is not None and cluster is not None:
                    return later, cluster
        return None

    def _barred(self, mention: Mention) -> set[int]:
        """Whom it cannot mean: the others of its clause, the speaker of the quotation around it."""
        barred: set[int] = set()
        tokens = self.around.parse.tokens
        own = tokens[mention.head].tag == "PRP"
        clause = self.around.clause(mention.head)
        # "Orrin told him": not Orrin. The subject's own relations are left to the weighing.
        across = ("obj", "iobj", "obl") if self.around.is_subject(mention.head) else ("nsubj",)
        if own and mention.noun not in WORDS.reflexive_pronouns:
            for child in dependents(self.around.parse, clause, *across):
                other = self.mentions.of(child)
                found = self.clustering.cluster_of(other)
                if found is None or other is None or child == mention.head or other.head != child:
                    continue
                if other.form != "relative" or self._is_told(other):
                    barred.add(found.index)
        barred.update(self._askers(mention))
        around = self.around.claims.get(mention.head, ())
        turn = bool(around) and self._is_turn(self.attributions[around[-1]])
        if self.around.quoted[mention.head] or turn:
            for number in around[-1:]:
                source = self.attributions[number].source
                speaker = (
                    self.clustering.cluster_of(self.mentions.of(source.head)) if source else None
                )
                if speaker is not None and self.attributions[number].mode != "indirect":
                    barred.add(speaker.index)
        return barred

    def _askers(self, mention: Mention) -> Iterator[int]:
        """Who did to somebody what the sentence opens with: "Asked *by Hale* why *she* left, she".

        The subject of the sentence is the one to whom it was done.
        """
        parse = self.around.parse
        for i in (mention.head, *ancestors(parse, mention.head)):
            opening = (i, *dependents(parse, i, "advcl")) if parse.tokens[i].pos == "VERB" else ()
            for part in opening:
                if parse.tokens[part].dep != "advcl" or parse.tokens[part].tag != "VBN":
                    continue
                for agent in dependents(parse, part, "obl"):
                    found = self.clustering.cluster_of(self.mentions.of(agent))
                    if parse.tokens[agent].dep == "obl:agent" and found is not None:
                        yield found.index

    def _is_told(self, relative: Mention) -> bool:
        """Whether the noun right before *who* is a mention, so that its antecedent is certain.

        In "masterminds *who* he says" nothing tells whom the article means.
        """
        apart = self.around.parse.text_at(relative.head - 1) == ","
        return self.mentions.of(relative.head - 1 - apart) is not None

    def _agrees(self, mention: Mention, cluster: ClusterBuilder) -> bool:
        if cluster.nouns & WORDS.second_person:
            return False
        if mention.form != "pronoun":  # "the candidate", taking up somebody named
            told = cluster.sort == "human" and cluster.count == "one"
            return told and (not mention.gender or cluster.gender in ("", mention.gender))
        many = cluster.count == "plural" or self._is_collective(cluster)
        if mention.gender == "neuter":
            return cluster.count != "plural" and (cluster.sort != "human" or many)
        if mention.gender:
            return cluster.sort == "human" and not many and cluster.gender in ("", mention.gender)
        if cluster.sort == "human":
            return cluster.count != "one" or not cluster.gender
        return cluster.count == "plural" or cluster.sort in _BODIES[:2]

    @staticmethod
    def _is_guessed(mention: Mention, cluster: ClusterBuilder) -> bool:
        """Whether only a first name tells that somebody is no *he*, or no *she*."""
        person = cluster.sort == "human" and cluster.count == "one"
        named = cluster.name is not None and not cluster.name.title and mention.gender != "neuter"
        return person and named and mention.gender != "" and not cluster.is_gender_told

    def _is_collective(self, cluster: ClusterBuilder) -> bool:
        """Whether one noun stands for many: "the jury", "his family"."""
        return cluster.sort == "human" and cluster.count == "unknown" and bool(cluster.nouns)

    def _place_of(self, mention: Mention) -> _Place:
        return _Place(
            mention,
            self.around.parse.tokens[mention.head].sentence,
            self.around.block(mention.head),
            is_quoted=self.around.quoted[mention.head],
            is_subject=self.around.is_subject(mention.head),
            speaks=mention.head in self.around.speaking,
            is_counted=self._is_counted(mention),
            is_they=mention.form == "pronoun" and not mention.gender,
            reporters=frozenset(self._reporters(mention)),
        )

    def _weighed(self, own: _Place, earlier: Mention, cluster: ClusterBuilder) -> Candidate:
        around, weights, mention = self.around, self.weights, own.mention
        gap = own.sentence - around.parse.tokens[earlier.head].sentence
        since = own.sentence - cluster.spoke
        there = self._beside(mention, earlier, cluster)
        is_subject = any(map(around.is_subject, there))
        facts: dict[LinkingWeight, float] = {
            "sentence": gap,
            "paragraph": own.block == around.block(earlier.head),
            "subject": is_subject,
            "main-subject": any(map(around.leads, there)),
            "speaker": cluster.spoke >= 0 and 0 <= since <= 2,
            "last-speaker": cluster.spoke >= 0 and 0 <= since <= 1,
            "named": cluster.name is not None,
            "often": self.clustering.count_before(cluster, mention.head, 8),
            "gender": mention.gender != "" and cluster.gender == mention.gender,
            "quoted": around.quoted[earlier.head] and not own.is_quoted,
            "words-between": min(40, abs(mention.head - earlier.head)),
            "modifier": all(map(around.is_modifier, there)),
            "body-for-they": own.is_they and cluster.sort != "human" and cluster.count != "plural",
            "ahead": earlier.head > mention.head,
            "counted": cluster.number is not None and own.is_counted,
            "own-claim": cluster.index in own.reporters,
            "speaks-again": own.speaks and cluster.spoke >= 0 and since <= 1,
            "own-sentence": gap == 0
            and cluster.sort == "human"
            and self._is_own_subject(mention, there),
            "same-role": own.is_subject and is_subject,
            "person-for-they": own.is_they and cluster.sort == "human" and cluster.count == "one",
        }  # fmt: skip
        points = sum([weights[name] * value for name, value in facts.items()])
        told = tuple([(name, float(value)) for name, value in facts.items() if value])
        return Candidate(cluster.index, earlier.index, round(points, 2), told)

    def _is_own_subject(self, mention: Mention, heads: tuple[int, ...]) -> bool:
        """Whether somebody before it is the subject of the sentence that goes on to the pronoun.

        "*Trump* sent signals that *he* wants"; in "Trump is ready, *he* added" another speaks.
        """
        around = self.around
        speaks = around.speaking.get(mention.head, ())
        for head in heads:
            told = set(around.claims.get(head, ())).intersection(speaks)
            if around.leads(head) and head < mention.head and not told:
                return around.quoted[head] == around.quoted[mention.head]
        return False

    def _reporters(self, mention: Mention) -> set[int]:
        """Who reports in their own words the claim around it: "*Orrin* said *she* would"."""
        found: set[int] = set()
        if self.around.quoted[mention.head]:
            return found
        for number in self.around.claims.get(mention.head, ()):
            source = self.attributions[number].source
            cluster = self.clustering.cluster_of(self.mentions.of(source.head)) if source else None
            if cluster is not None:
                found.add(cluster.index)
        return found

    def _beside(
        self, mention: Mention, earlier: Mention, cluster: ClusterBuilder
    ) -> tuple[int, ...]:
        """The heads of a cluster's mentions in one sentence, up to its last.

        "*Aldo* rang a friend, who helped *him* leave": the subject, though *him* is none.
        """
        tokens = self.around.parse.tokens
        here = tokens[earlier.head].sentence
        sentence = self.around.parse.sentences[here]
        found = tuple(
            m.head
            for m in self.mentions.between(sentence.first, sentence.end)
            if m.head <= earlier.head
            and self.clustering.holds(cluster, m.index)
            and self._counts(m, mention)
        )
        return found or (earlier.head,)

    def _counts(self, earlier: Mention, mention: Mention) -> bool:
        """Whether a mention tells how much somebody is spoken of; *who* does in its own clause.

        In "They launched a petition *which* asks for help" the petition is not made a subject.
        """
        parse = self.around.parse
        clause = parse.tokens[earlier.head].head
        return earlier.form != "relative" or clause in ancestors(parse, mention.head)


def best_of(
    candidates: tuple[Candidate, ...],
    weights: Mapping[LinkingWeight, float],
    *,
    pronoun: bool = False,
) -> Candidate | None:
    """The one candidate that leads the others clearly, None where none does."""
    least: LinkingWeight = "least-pronoun" if pronoun else "least"
    lead: LinkingWeight = "lead-pronoun" if pronoun else "lead"
    if not candidates or candidates[0].points < weights[least]:
        return None
    if len(candidates) > 1 and candidates[0].points - candidates[1].points < weights[lead]:
        return None
    return candidates[0]
