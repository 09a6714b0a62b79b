"""Coreference: links each mention of an article to a cluster, in one pass over the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from attribution.entities.coreference.alias_matching import NameBook
from attribution.entities.coreference.cluster_builder import ClusterBuilder, Clustering
from attribution.entities.coreference.clusters import Candidate
from attribution.entities.coreference.common_nouns.appositions import Appositions
from attribution.entities.coreference.common_nouns.deeds import Deeds
from attribution.entities.coreference.common_nouns.descriptions import Descriptions
from attribution.entities.coreference.common_nouns.epithets import Epithets
from attribution.entities.coreference.common_nouns.quantities import Quantities
from attribution.entities.coreference.common_nouns.telling_clauses import TellingClauses
from attribution.entities.coreference.conjoined import VOICES, remember_joined
from attribution.entities.coreference.interview_labels import InterviewLabels
from attribution.entities.coreference.possessors import Possessors
from attribution.entities.coreference.pronouns import Pronouns, best_of
from attribution.entities.coreference.source_clusters import source_clusters
from attribution.entities.entities import Entities
from attribution.entities.mentions.mention import Mention, Mentions, noun_of
from attribution.entities.mentions.mention_detection import find_mentions
from attribution.entities.mentions.mention_index import (
    MentionIndex,
    index_mentions,
    named_again,
)
from attribution.entities.mentions.phrase_edges import NounPhrases, proper_adjectives
from attribution.entities.names.name_detection import find_names
from attribution.grammar.trees import dependent, dependents, relation
from attribution.model import Attribution, Document
from attribution.rulebook import Rulebook
from attribution.rulebook.entries.source_rules import LinkingWeight
from attribution.rulebook.tuning import Tuning
from attribution.rulebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class EntityLinker:
    """The rules about names and links made ready: built once, used for every article."""

    vocabulary: Vocabulary
    weights: Mapping[LinkingWeight, float]
    tuning: Tuning

    @classmethod
    def of(cls, rulebook: Rulebook) -> EntityLinker:
        """The linker of a rule book."""
        return cls(rulebook.vocabulary, rulebook.sources.linking, rulebook.tuning)

    def find_entities(self, document: Document, attributions: Sequence[Attribution]) -> Entities:
        """The names, mentions and clusters of a document, and the cluster of each source."""
        parse, words = document.parse, self.vocabulary
        index = index_mentions(document, attributions)
        joined = (i for head in index.speaking for i in dependents(parse, head, "conj"))
        voices = frozenset((*index.speaking, *joined))
        names = find_names(parse, words, self.tuning, voices, index.quoting)
        named = {i: name for name in names for i in range(name.first, name.end)}
        begins = {i: name.first for i, name in named.items()}
        phrases = NounPhrases(parse.tokens, begins, words, proper_adjectives(parse, named, words))
        mentions = find_mentions(parse, names, words, named_again(parse, voices), phrases)
        clustering = Clustering(mentions)
        book = NameBook(parse, clustering, words, index.speaking, names)
        labels = InterviewLabels(parse, mentions, clustering, attributions, words)
        book.settle(labels.voices)
        _Linker(tuple(attributions), self, index, mentions, clustering, book, labels).link_all()
        sources = source_clusters(parse, attributions, mentions, clustering, self.tuning)
        return Entities(
            mentions=mentions,
            clusters=tuple(cluster.build() for cluster in clustering.clusters),
            links=clustering.links,
            sources=sources,
            index=index,
            phrases=phrases,
            names=named,
            words=clustering.words(),
        )


class _Linker:
    """The pass over the mentions, in the order of their nouns."""

    def __init__(
        self,
        attributions: tuple[Attribution, ...],
        rules: EntityLinker,
        index: MentionIndex,
        mentions: Mentions,
        clustering: Clustering,
        book: NameBook,
        labels: InterviewLabels,
    ) -> None:
        words, weights, tuning = rules.vocabulary, rules.weights, rules.tuning
        self.parse, self.attributions = index.parse, attributions
        self.words, self.weights, self.tuning = words, weights, tuning
        self.around, self.mentions, self.clustering, self.book = index, mentions, clustering, book
        self.labels = labels
        self.pronouns = Pronouns(clustering, mentions, index, weights, attributions, tuning)
        clauses = TellingClauses(self.parse, mentions)
        self.descriptions = Descriptions(
            clustering, mentions, index, weights, words, tuning, clauses
        )
        self.appositions = Appositions(self.parse, mentions, clustering, words, tuning)
        self.quantities = Quantities(clustering, mentions, index, self.descriptions, tuning)
        self.possessors = Possessors(self.parse, mentions, clustering, book)
        self.deeds = Deeds(self.parse, clustering, words)
        self.epithets = Epithets(
            clustering,
            mentions,
            index,
            self.descriptions,
            words,
            book.names,
            self.deeds,
            clustering.named_persons(),
        )
        self.author: ClusterBuilder | None = None

    def _in_order(self) -> list[Mention]:
        """The mentions in the order of their nouns, those of a quotation after who speaks.

        "“*He* is not for sale,” *she* said": whoever she is, he is somebody else.
        """
        return sorted(self.mentions.all, key=lambda m: (*self._told_at(m), m.index))

    def _told_at(self, mention: Mention) -> tuple[int, bool]:
        """The token after which a mention can be linked, and whether that is its speaker's."""
        at = noun_of(mention)
        if not self.around.quoted[at]:
            fronted = self.appositions.fronts(mention)
            pronoun = fronted is not None and fronted.form == "pronoun"
            return (at, False) if fronted is None or not pronoun else (fronted.head, True)
        for number in self.around.claims.get(at, ()):
            source = self.attributions[number].source
            if source is None or source.head is None or self.around.quoted[source.head]:
                continue
            return max(at, source.head), source.head > at
        return at, False

    def link_all(self) -> None:
        later = []
        for mention in self._in_order():
            if mention.form == "speaker":
                later.append(mention)
                continue
            if mention.index in self.labels.voices:
                self._label(mention)
            elif mention.index not in self.clustering.links:
                self._link(mention)
            self._notice(mention)
            self.clustering.come_to(mention, self.parse.tokens[mention.head].sentence)
        for mention in later:
            self._speaker(mention)

    def _notice(self, mention: Mention) -> None:
        """Remembers who spoke, and who stands joined to whom."""
        cluster = self.clustering.cluster_of(mention)
        if cluster is None:
            return
        token = self.parse.tokens[mention.head]
        self.deeds.note(mention, cluster)
        if mention.head in self.around.speaking:
            cluster.spoke = max(cluster.spoke, token.sentence)
        if relation(token) == "conj" and cluster.sort in VOICES:
            speaking = self.around.speaking
            remember_joined(self.parse, self.mentions, self.clustering, speaking, mention.head)

    def _link(self, mention: Mention) -> None:
        if mention.form == "relative":
            self._relative(mention)
        elif mention.form == "pronoun":
            self._pronoun(mention)
        elif mention.form == "quantity":
            named = self.appositions.of(mention) if mention.count == "one" else None
            if named is not None:  # "one of them, Ida Brandt, said"
                self.clustering.link(mention, named[0], "same", named[1], named[2])
            else:
                self.quantities.link(mention)
        else:
            self._description(mention)

    def _relative(self, mention: Mention) -> None:
        antecedent = self.pronouns.relative(mention)
        cluster = self.clustering.cluster_of(antecedent)
        if cluster is None or antecedent is None:
            self._new(mention, resolved=False)
        else:
            self.clustering.link(mention, cluster, "same", "entity.relative", antecedent.index)

    def _pronoun(self, mention: Mention) -> None:
        candidates = self.pronouns.ranked(mention)
        best = best_of(candidates, self.weights, pronoun=True)
        if best is None:
            self._new(mention, resolved=False, candidates=candidates)
            return
        self._same(mention, best, "entity.pronoun", candidates)
        clear = len(candidates) == 1 or best.points - candidates[1].points >= self.tuning.sure_lead
        cluster = self.clustering.clusters[best.cluster]
        guess = cluster.gender not in ("", mention.gender) and "own-claim" in best.reasons
        clear = clear and not guess  # "Dana Brill said *he* was ill": it may be another
        if clear and not cluster.is_gender_told and mention.gender not in ("", "neuter"):
            cluster.gender, cluster.is_gender_told = mention.gender, True

    def _speaker(self, mention: Mention) -> None:
        """ "I" and "we" are whoever is quoted; outside a quotation, the article's own voice."""
        number = self.pronouns.speaker(mention)
        if number is not None:
            source = self.attributions[number].source
            said = self.mentions.of(source.head) if source is not None else None
            cluster = self.clustering.cluster_of(said)
            if cluster is not None and said is not None:
                self.clustering.link(mention, cluster, "same", "entity.speaker", said.index)
                return
        if self.around.quoted[mention.head]:
            self._new(mention, resolved=False)
        else:
            self.clustering.link(mention, self._author(mention), "same", "entity.author")

    def _label(self, mention: Mention) -> None:
        """ "Q:" is the article's own voice, "A:" whoever is interviewed."""
        person = self.labels.answering(mention)
        if person is not None:
            self.clustering.link(mention, person, "same", "entity.interviewee", person.mentions[0])
        elif self.labels.asks(mention):
            self.clustering.link(mention, self._author(mention), "same", "entity.author")
        elif self.labels.answers(mention):
            self._new(mention, resolved=False)
        elif mention.name is not None:
            self.book.settle_one(mention, mention.name)
        else:
            self._link(mention)

    def _author(self, mention: Mention) -> ClusterBuilder:
        if self.author is None:
            self.author = self.clustering.open(mention)
            self.author.is_author = True
        return self.author

    def _same(
        self, mention: Mention, best: Candidate, rule: str, candidates: tuple[Candidate, ...]
    ) -> None:
        cluster = self.clustering.clusters[best.cluster]
        self.clustering.link(mention, cluster, "same", rule, best.mention, candidates)

    def _new(
        self,
        mention: Mention,
        *,
        resolved: bool = True,
        owner: int | None = None,
        candidates: tuple[Candidate, ...] = (),
    ) -> ClusterBuilder:
        cluster = self.clustering.open(mention)
        cluster.resolved, cluster.owner = resolved, owner
        rule = "entity.new" if resolved else "entity.unresolved"
        relation = "new" if resolved else "unresolved"
        self.clustering.link(mention, cluster, relation, rule, None, candidates)  # type: ignore[arg-type]  # one of two relations
        return cluster

    def _description(self, mention: Mention) -> None:
        found = self.appositions.of(mention) or self._known_body(mention)
        if found is not None:
            cluster, rule, antecedent = found
            owner = self.possessors.of(mention) if mention.article == "possessive" else None
            unnamed = self.descriptions.unnamed_before(mention, cluster, owner)
            if rule == "entity.apposition" and cluster.name is not None:
                unnamed = unnamed or self.appositions.unnamed_beside(mention)
            if rule == "entity.apposition" and unnamed is not None and unnamed is not cluster:
                at = cluster.mentions[0]
                self.clustering.absorb(cluster, unnamed, "entity.named-later", at)
            self.clustering.link(mention, cluster, "same", rule, antecedent)
            if self.descriptions.is_drawn(mention) and cluster.group is None:
                cluster.group = self._group_of(mention)  # "One resident, Ines Orrin, said"
            return
        owner = self.possessors.of(mention)
        if self.descriptions.is_drawn(mention):
            self._drawn(mention, owner)
        elif mention.article == "definite" or (
            mention.article == "possessive" and owner is not None
        ):
            self._definite(mention, owner)
        elif mention.article == "none" and (self._again(mention) or self._echo(mention, owner)):
            return
        else:
            self._new(mention, owner=owner)

    def _known_body(self, mention: Mention) -> tuple[ClusterBuilder, str, int | None] | None:
        """A government by its nationality, an outlet by its report."""
        if mention.noun_class == "government" and len(mention.states) == 1:
            (state,) = mention.states
            if cluster := self.book.by_key.get(("state", state.lower())):
                return cluster, "entity.government", cluster.mentions[0]
        if mention.article == "none" and not mention.marks and not mention.states:
            bodies = self.words.public_bodies.has(mention.noun) and mention.count != "one"
            named = self.book.bodies_by_last.get(mention.noun, [])
            if bodies and len(named) == 1:  # "police say", of the one police force that is named
                return named[0], "entity.short-name", named[0].mentions[0]
        if self.words.is_printed_outlet(mention.noun):
            known = self.book.named_at(mention.head - 1)  # "the Valley Lantern newspaper"
            if known is not None and known.sort in ("organisation", "outlet"):
                return known, "entity.apposition", known.mentions[0]
        if self.words.outlet_products.has(mention.noun):
            for cluster in self.possessors.beside(mention):
                if cluster.sort == "outlet":
                    return cluster, "entity.outlet-report", cluster.mentions[0]
        return None

    def _group_of(self, mention: Mention) -> int | None:
        best = best_of(self.descriptions.ranked(mention, None, drawn=True), self.weights)
        return None if best is None else best.cluster

    def _drawn(self, mention: Mention, owner: int | None) -> None:
        candidates = self.descriptions.ranked(mention, owner, drawn=True)
        best = best_of(candidates, self.weights)
        cluster = self.clustering.open(mention)
        cluster.owner = owner
        if best is None:
            self.clustering.link(mention, cluster, "new", "entity.new", None, candidates)
            return
        cluster.group = best.cluster
        self.clustering.link(mention, cluster, "member", "entity.member", best.mention, candidates)

    def _definite(self, mention: Mention, owner: int | None) -> None:
        whole = self.descriptions.ranked(mention, owner, drawn=False)
        groups = self.descriptions.groups_of(mention, owner)
        candidates = tuple(sorted(whole + groups, key=lambda c: (-c.points, -c.mention)))
        if not whole and groups and self.descriptions.tells_more(mention):
            # "Soto will sue. *The former mechanic* …": none of "the mechanics" without a name
            taken_up = self.epithets.of(mention)
            if taken_up is not None and taken_up.name is not None:
                self._without_antecedent(mention, owner, candidates)
                return
        best = None if self.descriptions.is_other(mention) else best_of(candidates, self.weights)
        if best is None and not (mention.number == 2 and self.quantities.both(mention)):
            self._without_antecedent(mention, owner, candidates)
        elif best is None:
            return
        elif best in whole:
            self._same(mention, best, "entity.description", candidates)
        else:
            cluster = self.clustering.open(mention)
            cluster.group, cluster.owner = best.cluster, owner
            self.clustering.link(
                mention, cluster, "member", "entity.member", best.mention, candidates
            )

    def _without_antecedent(
        self, mention: Mention, owner: int | None, candidates: tuple[Candidate, ...]
    ) -> None:
        taken_up = self.epithets.of(mention)
        if taken_up is not None and not self.descriptions.clauses.tell_apart(mention, taken_up):
            earlier = self.clustering.last(taken_up, mention.first)
            at = earlier.index if earlier else None
            self.clustering.link(mention, taken_up, "same", "entity.epithet", at)
            return
        resolved = self._introduces_itself(mention, owner)
        self._new(mention, resolved=resolved, owner=owner, candidates=candidates)

    def _introduces_itself(self, mention: Mention, owner: int | None) -> bool:
        """Whether a definite description needs no earlier mention: "the mayor of Brackwater"."""
        if mention.article == "possessive" or self.words.unique_descriptions.has(mention.noun):
            return True
        if self.words.unique_posts.has(mention.noun) and (owner is not None or mention.states):
            return True
        if mention.sort != "human" and (owner is not None or mention.states):
            return True
        after = dependents(self.parse, mention.head, "nmod", "acl", "appos")
        return any(child > mention.head for child in after)

    def _echo(self, mention: Mention, owner: int | None) -> bool:
        """Links the bare singular of a headline or caption: "Harbour Board official resigns"."""
        if mention.count != "one" or mention.sort != "human" or not mention.marks:
            return False
        candidates = self.descriptions.ranked(mention, owner, drawn=False)
        best = best_of(candidates, self.weights)
        if best is None or "same-noun" not in best.reasons or "no-mark" in best.reasons:
            return False
        self._same(mention, best, "entity.description", candidates)
        return True

    def _again(self, mention: Mention) -> bool:
        """Links "prosecutors" to the prosecutors of before: the same bare plural, word for word."""
        if mention.count != "plural" or mention.number is not None:
            return False
        if mention.head in self.around.extents:
            plain = self.around.extents[mention.head][1] <= mention.end
        else:
            plain = dependent(self.parse, mention.head, "nmod", "acl") is None
        since = self.descriptions.since(mention)
        alike = [
            cluster
            for cluster in self.clustering.recent((mention.noun,), since)
            if mention.noun in cluster.nouns and cluster.marks == mention.marks
            if cluster.count == "plural" and not cluster.parts
        ]
        if not plain or not alike:
            return False
        cluster = min(alike, key=lambda one: one.index)
        earlier = self.clustering.last(cluster, mention.first)
        at = earlier.index if earlier else None
        self.clustering.link(mention, cluster, "same", "entity.same-words", at)
        return True
