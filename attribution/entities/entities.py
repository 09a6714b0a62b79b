"""Entities: who and what an article names, complete and frozen, for sources and checks to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from attribution.entities.coreference.clusters import Cluster, Link
from attribution.entities.mentions.mention import Mention, Mentions
from attribution.entities.mentions.mention_index import MentionIndex
from attribution.entities.mentions.phrase_edges import NounPhrases
from attribution.entities.names.name_classification import Proper


@dataclass(frozen=True, slots=True)
class Entities:
    """The names, mentions and clusters of one article, with the link of each mention."""

    mentions: Mentions
    clusters: tuple[Cluster, ...]
    """By their index."""
    links: Mapping[int, Link]
    """By index of a mention; none for a name that only stands before another's noun."""
    sources: Mapping[str, int]
    """By id of an attribution the index of the cluster that is its source."""
    index: MentionIndex
    phrases: NounPhrases
    names: Mapping[int, Proper]
    """By token the proper name that it is part of."""
    words: Mapping[str, tuple[int, ...]]
    """By noun, class of nouns or `<sort>` the clusters that it has been used for, in order."""

    def cluster_of(self, mention: Mention | None) -> Cluster | None:
        """The cluster that a mention belongs to."""
        link = None if mention is None else self.links.get(mention.index)
        return None if link is None else self.clusters[link.cluster]

    def cluster_at(self, i: int | None) -> Cluster | None:
        """The cluster of the mention that a token heads or is part of."""
        return self.cluster_of(self.mentions.of(i))

    def source_of(self, attribution_id: str) -> Cluster | None:
        """The cluster that is an attribution's source."""
        index = self.sources.get(attribution_id)
        return None if index is None else self.clusters[index]

    def name_at(self, i: int) -> Proper | None:
        """The proper name of which a token is part."""
        return self.names.get(i)

    def name_type_at(self, i: int) -> str:
        """What the name at a token names: person, organisation, outlet, platform or place.

        The empty string where no name stands. It is settled over the whole article, and may differ
        from the pipeline's label of that one mention.
        """
        name = self.names.get(i)
        return "" if name is None else name.kind

    def known_as(self, words: Iterable[str]) -> Iterator[Cluster]:
        """Clusters that a noun, a class of nouns or a `<sort>` among the words was used for."""
        found = dict.fromkeys(i for word in words for i in self.words.get(word, ()))
        return (self.clusters[i] for i in found)

    def last_mention(self, cluster: Cluster, before: int) -> Mention | None:
        """The cluster's last mention whose head stands before a token."""
        for index in reversed(cluster.mentions):
            if self.mentions.all[index].head < before:
                return self.mentions.all[index]
        return None
