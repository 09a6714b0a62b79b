"""Coreference: links each mention of an article to a cluster, in one pass over the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from attribution.entities.coreference.alias_matching import NameBook
from attribution.entities.coreference.appositions import Appositions
from attribution.entities.coreference.cluster_builder import ClusterBuilder, Clustering
from attribution.entities.coreference.clusters import Candidate
from attribution.entities.coreference.conjoined import VOICES, remember_joined
from attribution.entities.coreference.descriptions import Descriptions
from attribution.entities.coreference.interview_labels import InterviewLabels
from attribution.entities.coreference.possessors import Possessors
from attribution.entities.coreference.pronouns import Pronouns, best_of
from attribution.entities.coreference.quantities import Quantities
from attribution.entities.coreference.source_clusters import source_clusters
from attribution.entities.entities import Entities
from attribution.entities.mentions.mention import Mention, Mentions
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
        book = NameBook(clustering, words, index.speaking, names)
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
        self.descriptions = Descriptions(clustering, mentions, index, weights, words, tuning)
        self.appositions = Appositions(self.parse, mentions, clustering, words, tuning)
        self.quantities = Quantities(clustering, mentions, index, self.descriptions, tuning)
        self.possessors = Possessors(self.parse, mentions, clustering, book)
        self.author: ClusterBuilder | None = None
        self.persons = clustering.named_persons()

    def link_all(self) -> None:
        later = []
        for mention in self.mentions.all:
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
            unnamed = self.descriptions.unnamed_before(mention, cluster)
            if rule == "entity.apposition" and unnamed is not None:
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
        before = self._described_anew(mention)
        if before is not None:
            cluster = self.clustering.cluster_of(before)
            assert cluster is not None
            self.clustering.link(mention, cluster, "same", "entity.epithet", before.index)
            return
        takes_up = self._is_epithet(mention) and not self._is_told_apart(mention)
        if takes_up and mention.count == "one" and mention.article == "definite":
            foremost = self._nearest_speaker(mention) or self._foremost(mention)
            if foremost is not None and not self.descriptions.is_deputy_of(mention, foremost):
                earlier = self.clustering.last(foremost, mention.first)
                self.clustering.link(
                    mention, foremost, "same", "entity.epithet", earlier.index if earlier else None
                )
                return
        resolved = self._introduces_itself(mention, owner)
        self._new(mention, resolved=resolved, owner=owner, candidates=candidates)

    def _described_anew(self, mention: Mention) -> Mention | None:
        """The subject of the sentence before, where age, nation or past tells more of it.

        "Ida Brandt won on Sunday. *The 24-year-old Norwegian* said …"; "the referee" is somebody
        else.
        """
        here = self.parse.tokens[mention.head].sentence
        if mention.sort != "human" or mention.count != "one" or mention.article != "definite":
            return None
        if here == 0 or not self.descriptions.tells_more(mention):
            return None
        before = self.parse.sentences[here - 1]
        near = self.mentions.between(before.first, before.end)
        subjects = [earlier for earlier in near if self.around.is_subject(earlier.head)]
        people = {m.index: m for m in subjects if m.sort == "human" and m.form != "speaker"}
        clusters = {self.clustering.links[i].cluster for i in people if i in self.clustering.links}
        if len(clusters) != 1:
            return None
        (index,) = clusters
        cluster = self.clustering.clusters[index]
        agrees = cluster.count == "one" and not cluster.parts and cluster.sort == "human"
        if not agrees or (mention.states and cluster.states - mention.states):
            return None
        if mention.gender and cluster.gender not in ("", mention.gender):
            return None
        if self.descriptions.is_deputy_of(mention, cluster):
            return None
        return people[min(people)]

    def _is_epithet(self, mention: Mention) -> bool:
        """Whether a noun takes up somebody named: "the 43-year-old", "the Norwegian"."""
        token = self.parse.tokens[mention.head]
        aged = token.lower.endswith(("-year-old", "year-old")) or token.lower == "old"
        citizen = self.words.nationalities.has(mention.noun)
        told = aged or citizen or self.words.epithets.has(mention.noun)
        return told or self._is_alone(mention)

    def _is_alone(self, mention: Mention) -> bool:
        """Whether a post or trade can only be that of the one person named, just before."""
        if mention.noun not in self.words.roles or mention.states:
            return False
        if len(self.persons) != 1 or self.words.spokespeople.has(mention.noun):
            return False
        (_, only), *_ = self.persons
        here = self.parse.tokens[mention.head].sentence
        earlier = self.clustering.last(only, self.parse.sentences[here].first)
        if earlier is None or here - self.parse.tokens[earlier.head].sentence != 1:
            return False
        return self.around.is_subject(earlier.head) and not only.nouns & self.words.roles.keys()

    def _nearest_speaker(self, mention: Mention) -> ClusterBuilder | None:
        """The one person with a name who spoke in the sentence before, and fits a description."""
        here = self.parse.tokens[mention.head].sentence
        before = self.parse.sentences[max(here - 1, 0)]
        found: dict[int, ClusterBuilder] = {}
        for earlier in self.mentions.between(before.first, before.end):
            cluster = self.clustering.cluster_of(earlier)
            if earlier.head in self.around.speaking and cluster is not None and cluster.name:
                fits = not mention.gender or cluster.gender in ("", mention.gender)
                if fits and cluster.sort == "human" and cluster.count == "one":
                    found[cluster.index] = cluster
        return next(iter(found.values())) if len(found) == 1 and here else None

    def _foremost(self, mention: Mention) -> ClusterBuilder | None:
        """The person named most often, who leads the next by half as much again."""
        leading: list[tuple[int, ClusterBuilder]] = []
        for named, cluster in self.persons:
            if not mention.gender or cluster.gender in ("", mention.gender):
                leading.append((named, cluster))
            if len(leading) == 2:
                break
        if not leading or (len(leading) > 1 and leading[0][0] < 1.5 * leading[1][0]):
            return None
        return leading[0][1]

    def _is_told_apart(self, mention: Mention) -> bool:
        """Whether names stand before the noun: "the Vermont senator" is not just any one."""
        inside = range(mention.first, mention.head)
        return bool(mention.states) or any(self.book.name_at(i) for i in inside)

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
        since = self.parse.tokens[mention.head].sentence - int(self.tuning.description_reach)
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
