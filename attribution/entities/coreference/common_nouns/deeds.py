"""What the persons of an article do and undergo, which later nouns take up.

"X was *driving* home … the *driver*", "X, who is *charged* with … the *defendant*".
"""

from __future__ import annotations

from collections import defaultdict

from attribution.entities.coreference.cluster_builder import ClusterBuilder, Clustering
from attribution.entities.mentions.mention import Mention
from attribution.grammar.trees import relation
from attribution.grammar.words import WORDS
from attribution.model import Parse, Token
from attribution.rulebook.vocabulary import Vocabulary


class Deeds:
    """Verbs of one article by the named persons who are their subjects, as the pass meets them."""

    def __init__(self, parse: Parse, clustering: Clustering, words: Vocabulary) -> None:
        self.parse, self.clustering, self.words = parse, clustering, words
        self.done: dict[str, dict[int, None]] = defaultdict(dict)
        """Lemma of a verb → clusters of its active subjects."""
        self.parts: dict[str, dict[int, None]] = defaultdict(dict)
        """A part in the story (*accused*, *victim*) → those to whom a verb gives it."""
        self.taken: dict[str, dict[int, None]] = defaultdict(dict)
        """The same for those who take it by what they do: "denies murder"."""

    def note(self, mention: Mention, cluster: ClusterBuilder) -> None:
        """Remembers what a mention does or undergoes."""
        if cluster.sort != "human" or cluster.count != "one" or cluster.parts:
            return
        token = self._first_of_list(mention.head)
        verb = self.parse.tokens[token.head]
        if verb.pos != "VERB":
            return
        role = relation(token)
        undergone = token.dep == "nsubj:pass" or role == "obj"
        if undergone:
            if part := self.words.undergone_parts.means(verb.lemma):
                self.parts[part][cluster.index] = None
        elif role == "nsubj":
            self.done[verb.lemma][cluster.index] = None
            if part := self.words.taken_parts.means(verb.lemma):
                self.taken[part][cluster.index] = None

    def _first_of_list(self, head: int) -> Token:
        """The first of those named together, whose verb all share: "Orrin and *Penn* left"."""
        token = self.parse.tokens[head]
        while token.dep == "conj":
            token = self.parse.tokens[token.head]
        return token

    def of(self, mention: Mention) -> ClusterBuilder | None:
        """The one person whose deed or lot a noun names."""
        part = self.words.story_parts.means(mention.noun)
        parts = self.parts.get(part) or self.taken.get(part, {})
        found = list(parts) if part else self._agents(mention.noun)
        named = [self.clustering.clusters[i] for i in found if self.clustering.clusters[i].name]
        return named[0] if len(named) == 1 else None

    def _agents(self, noun: str) -> list[int]:
        """Those who did what a noun in -er or -or says: the *driver* is who drove."""
        if not noun.endswith(tuple(WORDS.agent_endings)) or self.words.unique_posts.has(noun):
            return []
        stem = noun[:-2]
        verbs = {stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem}
        return list(dict.fromkeys(i for verb in verbs for i in self.done.get(verb, ())))
