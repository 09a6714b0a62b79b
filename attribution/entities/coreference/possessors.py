"""To whom something described belongs: "his campaign", "the Lindqvist campaign"."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.entities.coreference.alias_matching import NameBook
from attribution.entities.coreference.cluster_builder import ClusterBuilder, Clustering
from attribution.entities.mentions.mention import Mention, Mentions
from attribution.grammar.trees import case_of, dependents
from attribution.grammar.words import WORDS
from attribution.model import Parse


@dataclass(frozen=True, slots=True)
class Possessors:
    """The search for the owners of one article's descriptions."""

    parse: Parse
    mentions: Mentions
    clustering: Clustering
    book: NameBook

    def beside(self, mention: Mention) -> list[ClusterBuilder]:
        """Those named inside a description: possessor, modifier, object of *of*, *in*, *by*."""
        tokens, found = self.parse.tokens, []
        inside = [i for i in range(mention.first, mention.head) if tokens[i].tag != "PRP$"]
        for child in dependents(self.parse, mention.head, "nmod"):
            if case_of(self.parse, child) in WORDS.owners:
                inside.append(child)
        for i in inside:
            other = self.mentions.of(i)
            if other is not None and other.index != mention.index:
                if (cluster := self.clustering.cluster_of(other)) is not None:
                    found.append(cluster)
            elif name := self.book.named_at(i):
                found.append(name)
        return found

    def of(self, mention: Mention) -> int | None:
        """To whom the one described belongs: "his campaign", "the Lindqvist campaign"."""
        first = self.parse.tokens[mention.first]
        if first.tag in ("PRP$", "WP$"):
            cluster = self.clustering.cluster_of(self.mentions.of(mention.first))
            return None if cluster is None else cluster.index
        found = self.beside(mention)
        return found[-1].index if found else None
