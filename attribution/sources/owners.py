"""Owners: to whom an official, aide or spokesperson belongs whose own words do not tell it.

"Larkin Foods denied it. *A spokesperson* said": the one body in reach, or for an aide the one
person; where two compete, nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from attribution.entities.coreference.clusters import Cluster
from attribution.entities.entities import Entities
from attribution.entities.mentions.mention import Mention
from attribution.grammar.trees import case_of, dependents
from attribution.grammar.words import WORDS
from attribution.model import Parse
from attribution.rulebook.tuning import Tuning
from attribution.rulebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Owners:
    """The search for the owners of one article's relational nouns."""

    parse: Parse
    entities: Entities
    vocabulary: Vocabulary
    tuning: Tuning

    def of(self, mention: Mention) -> Cluster | None:
        """The one cluster in reach to which a relational noun belongs; None where none is clear."""
        asked = self._asks_for(mention)
        if not asked or not self._is_bare(mention) or self._takes_up(mention):
            return None
        bodies = self._in_reach(mention, people=False)
        if mention.count == "plural" and mention.article == "none" and mention.number is None:
            bodies = [body for body in bodies if self._speaks_in_plural(mention, body)]
        if asked == "person" or (asked == "any" and not bodies):
            return _only(self._in_reach(mention, people=True))
        return _only(bodies)

    def _speaks_in_plural(self, mention: Mention, body: Cluster) -> bool:
        """Whether the body's people are told in the bare plural: "officials", "officers said"."""
        force = self.vocabulary.security_people.has(mention.noun)
        classes = WORDS.forces if force else WORDS.governments
        return any(classes.has(one) for one in body.classes)

    def _asks_for(self, mention: Mention) -> str:
        """Whose such a one is: body, person, any; the empty string for other nouns."""
        tokens = self.parse.tokens
        before = tokens[mention.head - 1].lower if mention.head else ""
        if self.vocabulary.press_words.has(before) and mention.sort == "human":
            return "body"  # "a press officer"
        return self.vocabulary.relational_nouns.means(mention.noun)

    def _takes_up(self, mention: Mention) -> bool:
        """Whether *the* means one told before, and no holder of a post: "the official"."""
        return mention.article == "definite" and not self.vocabulary.unique_posts.has(mention.noun)

    def _is_bare(self, mention: Mention) -> bool:
        """Whether no word of the phrase tells of whom or of what kind: "a senior official"."""
        words = self.vocabulary
        for i in range(mention.first, mention.head):
            token = self.parse.tokens[i]
            plain = words.ranks.has(token.lower) or words.press_words.has(token.lower)
            told = token.tag[:2] in ("NN", "JJ", "VB") and not plain
            if told and token.lower not in WORDS.telling_nobody_apart | WORDS.other_than_before:
                return False
        after = dependents(self.parse, mention.head, "nmod", "appos")
        return not any(
            i > mention.head and case_of(self.parse, i) in WORDS.affiliations for i in after
        )

    def _in_reach(self, mention: Mention, *, people: bool) -> list[Cluster]:
        """The named bodies, or persons, of this sentence before the noun and of those before."""
        found: dict[int, Cluster] = {}
        for cluster in self._before(mention):
            if self._is_person(cluster) if people else self._is_body(cluster):
                found[cluster.index] = cluster
        return list(found.values())

    def _before(self, mention: Mention) -> Iterator[Cluster]:
        tokens = self.parse.tokens
        here, own = tokens[mention.head].sentence, self.entities.cluster_of(mention)
        for other in self.entities.mentions.up_to(mention.first):
            if here - tokens[other.head].sentence > self.tuning.owner_reach:
                return
            cluster = self.entities.cluster_of(other)
            if cluster is None or (own is not None and cluster.index == own.index):
                continue
            if cluster.sort != "place" or self.entities.index.is_subject(other.head):
                yield cluster

    def _is_person(self, cluster: Cluster) -> bool:
        return cluster.sort == "human" and cluster.name is not None and cluster.count == "one"

    def _is_body(self, cluster: Cluster) -> bool:
        """Whether it is a body with a name or of a named state, or a state that acts."""
        owner = None if cluster.owner is None else self.entities.clusters[cluster.owner]
        owned = owner is not None and owner.name is not None
        told = cluster.name is not None or bool(cluster.states) or owned
        return told and cluster.sort == "organisation"


def _only(clusters: list[Cluster]) -> Cluster | None:
    return clusters[0] if len(clusters) == 1 else None
