"""Clauses that say which of several is meant: "the firm *that owns the mill*"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from attribution.entities.coreference.cluster_builder import ClusterBuilder
from attribution.entities.mentions.mention import Mention, Mentions
from attribution.grammar.marks import PAUSES
from attribution.grammar.trees import dependents
from attribution.model import Parse

_TELLING = ("acl", "acl:relcl", "amod", "nmod")
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")


class _Told(NamedTuple):
    """The distinct clauses that tell of a cluster."""

    number: int
    """How many of its mentions were looked at."""
    last: int
    """The last of them."""
    clauses: dict[frozenset[str], None]


_NOTHING = _Told(0, -1, {})


@dataclass(frozen=True, slots=True)
class TellingClauses:
    """The clauses behind the definite nouns of one article."""

    parse: Parse
    mentions: Mentions
    _told: dict[int, _Told] = field(default_factory=dict)
    """By cluster what is known of it, as far as it was asked about."""

    def of(self, mention: Mention) -> frozenset[str]:
        """The words behind a noun that say which is meant: "the firm *that owns the mill*"."""
        parse = self.parse
        apart = parse.text_at(mention.end) in PAUSES
        if mention.form != "noun" or mention.article != "definite" or apart:
            return frozenset()
        for child in dependents(parse, mention.head, *_TELLING):
            first, end = parse.edges[child]
            if first == mention.end:
                return frozenset(t.lemma for t in parse.tokens[first:end] if t.pos in _CONTENT)
        return frozenset()

    def tell_apart(self, mention: Mention, cluster: ClusterBuilder) -> bool:
        """Whether clauses tell two of one noun apart: "the man who sold … the man who bought"."""
        clause = self.of(mention)
        return bool(clause) and any(map(clause.isdisjoint, self._of_cluster(cluster)))

    def _of_cluster(self, cluster: ClusterBuilder) -> Iterable[frozenset[str]]:
        """The distinct clauses behind a cluster's nouns; those of new mentions are added."""
        mentions, known = cluster.mentions, self._told.get(cluster.index, _NOTHING)
        if len(mentions) != known.number:
            first = bisect_right(mentions, known.last)
            if first != known.number:  # one was put among those that are known
                first, known = 0, _NOTHING
            new = (self.of(self.mentions.all[i]) for i in mentions[first:])
            clauses = known.clauses | dict.fromkeys(filter(None, new))
            known = _Told(len(mentions), mentions[-1] if mentions else -1, clauses)
            self._told[cluster.index] = known
        return known.clauses
