"""Clusters while they are built: private to coreference, which hands on frozen ones."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from attribution.entities.coreference.clusters import Candidate, Cluster, Link, Relation
from attribution.entities.mentions.mention import Mention, Mentions, Sort
from attribution.entities.names.name_classification import Proper
from attribution.model import Count

_BODIES = ("organisation", "outlet")
_NEAR = 8
"""Mentions of a cluster among which one is searched whose head stands before its noun."""


@dataclass(slots=True)
class ClusterBuilder:
    """A cluster that takes up mentions as they are linked."""

    index: int
    sort: Sort
    count: Count
    gender: str = ""
    number: int | None = None
    name: Proper | None = None
    """Its fullest proper name."""
    classes: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    complements: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    """Indices of its mentions, in the order of the text."""
    seen: int = -1
    """The sentence of its last mention that the pass over the text has come to."""
    held: set[int] = field(default_factory=set)
    """The same mentions, for whoever asks whether one is among them."""
    owner: int | None = None
    """The cluster to which it belongs: the Lindqvist of "his campaign"."""
    group: int | None = None
    """The cluster of which it is one."""
    like: int | None = None
    """The cluster whose description it shares without being part of it: "others"."""
    parts: tuple[int, ...] = ()
    """The clusters that it stands for together."""
    together: list[tuple[int, int]] = field(default_factory=list)
    """Tokens [first, end) in which its parts are named together as a source."""
    is_gender_told: bool = False
    """Whether a title, a noun or a pronoun says whether it is a man or a woman."""
    resolved: bool = True
    is_author: bool = False
    spoke: int = -1

    def take(self, mention: Mention) -> None:
        """Counts a mention as one of its own and learns from it."""
        insort(self.mentions, mention.index)
        self.held.add(mention.index)
        if mention.form not in ("name", "noun", "quantity") or self._is_bodys_role(mention):
            return
        if mention.noun_class:
            self.classes.add(mention.noun_class)
        self.nouns.add(mention.noun)
        self.marks |= mention.marks
        self.complements |= mention.complement
        self.states |= mention.states
        if mention.gender and mention.form != "name" and not self.is_gender_told:
            self.gender, self.is_gender_told = mention.gender, True
        self.gender = self.gender or mention.gender
        self.number = self.number or mention.number
        if mention.name and (self.name is None or len(mention.name.words) > len(self.name.words)):
            self.name = mention.name

    def _is_bodys_role(self, mention: Mention) -> bool:
        """Whether a noun for people only tells what a body does: "the *regulator*, Tarnwatch,"."""
        return mention.sort == "human" and self.name is not None and self.name.kind in _BODIES

    def build(self) -> Cluster:
        """The cluster as it stands."""
        return Cluster(
            index=self.index,
            sort=self.sort,
            count=self.count,
            gender=self.gender,
            number=self.number,
            name=self.name,
            classes=frozenset(self.classes),
            nouns=frozenset(self.nouns),
            states=frozenset(self.states),
            mentions=tuple(self.mentions),
            owner=self.owner,
            group=self.group,
            like=self.like,
            parts=self.parts,
            together=tuple(self.together),
            resolved=self.resolved,
            is_author=self.is_author,
            spoke=self.spoke,
        )


class Clustering:
    """The clusters of one article as they grow, and the link of each mention."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions, self.nouns = mentions.all, mentions.nouns
        self.clusters: list[ClusterBuilder] = []
        self.links: dict[int, Link] = {}
        self._by_word: dict[str, dict[int, None]] = {}
        self._recent: dict[str, dict[int, None]] = {}
        """The same for those that the pass has come to, the one spoken of last at the end."""
        self._words_of: dict[int, dict[str, None]] = {}
        self._joint: dict[tuple[int, ...], ClusterBuilder] = {}
        self.joined_at: dict[int, list[ClusterBuilder]] = {}
        """ClusterBuilder → those of several that it ends: the Brandt of "Orrin and Brandt"."""

    def cluster_of(self, mention: Mention | None) -> ClusterBuilder | None:
        """The cluster of a mention, None before it is linked."""
        if mention is None or mention.index not in self.links:
            return None
        return self.clusters[self.links[mention.index].cluster]

    def open(self, mention: Mention) -> ClusterBuilder:
        """A new cluster for whom nobody before is meant."""
        cluster = ClusterBuilder(len(self.clusters), mention.sort, mention.count, mention.gender)
        self.clusters.append(cluster)
        return cluster

    def join(self, parts: Iterable[int], count: Count = "plural") -> ClusterBuilder:
        """The cluster that several are together, made where it is new."""
        wanted = tuple(dict.fromkeys(parts))
        if wanted in self._joint:
            return self._joint[wanted]
        sorts = [self.clusters[part].sort for part in wanted]
        sort: Sort = "human" if "human" in sorts else sorts[0]
        together = self._counted(wanted)
        joint = ClusterBuilder(len(self.clusters), sort, count, number=together, parts=wanted)
        for part in wanted:
            joint.classes |= self.clusters[part].classes
            joint.states |= self.clusters[part].states
        self.clusters.append(joint)
        self._joint[wanted] = joint
        self.joined_at.setdefault(wanted[-1], []).append(joint)
        return joint

    def _counted(self, parts: Iterable[int]) -> int | None:
        """How many those are together; None where the number of one of them is not stated."""
        clusters = [self.clusters[part] for part in parts]
        numbers = [1 if one.count == "one" else one.number for one in clusters]
        known = [number for number in numbers if number is not None]
        return sum(known) if len(known) == len(numbers) else None

    def holds(self, cluster: ClusterBuilder, mention: int) -> bool:
        """Whether a mention is one of a cluster, or of those whom it is together."""
        parts = (self.clusters[part] for part in cluster.parts)
        return mention in cluster.held or any(mention in part.held for part in parts)

    def known_as(self, words: Iterable[str]) -> Iterator[ClusterBuilder]:
        """Referents that a noun, a class of nouns or a sort among the words has been used for."""
        seen: dict[int, None] = {}
        for word in words:
            seen.update(self._by_word.get(word, {}))
        return (self.clusters[index] for index in seen)

    def named_persons(self) -> tuple[tuple[int, ClusterBuilder], ...]:
        """The persons with names, and how often they are named, the one named most often first."""
        counted = []
        for cluster in self.known_as(("<human>",)):
            if cluster.name is not None and cluster.count == "one" and not cluster.parts:
                named = sum(self.mentions[i].form == "name" for i in cluster.mentions)
                counted.append((named, cluster))
        return tuple(sorted(counted, key=lambda pair: -pair[0]))

    def words(self) -> dict[str, tuple[int, ...]]:
        """By each word that clusters can be found by their indices, in order."""
        return {word: tuple(found) for word, found in self._by_word.items()}

    def note(self, cluster: ClusterBuilder, words: Iterable[str]) -> None:
        """Lets a cluster be found by these words."""
        for word in words:
            self._by_word.setdefault(word, {})[cluster.index] = None
            self._words_of.setdefault(cluster.index, {})[word] = None

    def link(
        self,
        mention: Mention,
        cluster: ClusterBuilder,
        relation: Relation,
        rule: str,
        antecedent: int | None = None,
        candidates: tuple[Candidate, ...] = (),
    ) -> None:
        """Settles whom a mention means."""
        self.links[mention.index] = Link(
            mention.index, cluster.index, relation, rule, antecedent, candidates
        )
        cluster.take(mention)
        if mention.form in ("name", "noun", "quantity"):
            self.note(cluster, (mention.noun, mention.noun_class, f"<{mention.sort}>"))
        if mention.form == "noun" and mention.sort == "human" and cluster.name is not None:
            self.note(cluster, sorted(mention.marks))  # the *head* of "head teacher"

    def absorb(self, cluster: ClusterBuilder, other: ClusterBuilder, rule: str, at: int) -> None:
        """Gives a cluster the mentions of another one, who turns out to be the same."""
        for word in self._words_of.pop(other.index, ()):
            self._by_word.get(word, {}).pop(other.index, None)
            self._recent.get(word, {}).pop(other.index, None)
        for index in other.mentions:
            self.link(self.mentions[index], cluster, "same", rule, at)
        for one in self.clusters:
            one.owner = cluster.index if one.owner == other.index else one.owner
            one.like = cluster.index if one.like == other.index else one.like
        cluster.spoke = max(cluster.spoke, other.spoke)
        cluster.group = other.group if cluster.group is None else cluster.group
        other.mentions, other.held = [], set()

    def is_part(self, cluster: ClusterBuilder) -> bool:
        """Whether it is one of several that stand together, or a group of which another is one."""
        joint = any(cluster.index in one.parts for one in self._joint.values())
        return joint or any(one.group == cluster.index for one in self.clusters)

    def last(self, cluster: ClusterBuilder, before: int) -> Mention | None:
        """The cluster's last mention whose head stands before a token."""
        end = bisect_left(cluster.mentions, bisect_left(self.nouns, before))
        for index in reversed(cluster.mentions[:end][-_NEAR:]):
            if self.mentions[index].head < before:
                return self.mentions[index]
        return None

    def come_to(self, mention: Mention, sentence: int) -> None:
        """Makes the mention's cluster the last that was spoken of."""
        cluster = self.cluster_of(mention)
        if cluster is not None:
            cluster.seen = sentence
            for word in self._words_of.get(cluster.index, ()):
                found = self._recent.setdefault(word, {})
                found[cluster.index] = found.pop(cluster.index, None)

    def recent(self, words: Iterable[str], since: int) -> Iterator[ClusterBuilder]:
        """Clusters known by one of the words that a sentence from `since` on spoke of."""
        given: set[int] = set()
        for word in words:
            for index in reversed(self._recent.get(word, {})):
                cluster = self.clusters[index]
                if cluster.seen < since:
                    break
                if index not in given:
                    given.add(index)
                    yield cluster

    def count_before(self, cluster: ClusterBuilder, before: int, most: int) -> int:
        """How many of a cluster's mentions stand before a token, *who* and *which* left out.

        No more than `most` are counted.
        """
        every = map(self.mentions.__getitem__, cluster.mentions)
        earlier = (m for m in every if m.head < before and m.form != "relative")
        return sum(1 for _ in islice(earlier, most))
