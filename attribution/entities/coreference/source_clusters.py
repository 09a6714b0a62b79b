"""The cluster that is the source of each attribution, joined where several speak together."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.entities.coreference.cluster_builder import ClusterBuilder, Clustering
from attribution.entities.coreference.conjoined import VOICES, is_same_holder, named_together
from attribution.entities.coreference.name_lists import name_list
from attribution.entities.mentions.mention import Mention, Mentions
from attribution.model import Attribution, Parse, Part
from attribution.rulebook.tuning import Tuning

_PAPERS = ("document", "poll")


def source_clusters(
    parse: Parse,
    attributions: Sequence[Attribution],
    mentions: Mentions,
    clustering: Clustering,
    tuning: Tuning,
) -> dict[str, int]:
    """By id of an attribution the index of its source's cluster; none where nobody is expressed."""
    search = _Sources(parse, mentions, clustering, int(tuning.listed_name_reach))
    found = {a.id: search.of_attribution(a) for a in attributions if a.source is not None}
    return {id: cluster.index for id, cluster in found.items() if cluster is not None}


class _Sources:
    """The search for the clusters of one article's sources."""

    def __init__(
        self, parse: Parse, mentions: Mentions, clustering: Clustering, reach: int
    ) -> None:
        self.parse, self.mentions, self.clustering = parse, mentions, clustering
        self.reach = reach

    def of_attribution(self, attribution: Attribution) -> ClusterBuilder | None:
        """Who speaks: the paper of which only the owner or issuer is the source's head, else it."""
        source = attribution.source
        assert source is not None
        paper = self._paper_of(attribution)
        return self.of(source) if paper is None else self.clustering.cluster_of(paper)

    def _paper_of(self, attribution: Attribution) -> Mention | None:
        """The paper beside its issuer: "*Its* note says", "Department of Defense *records*".

        A person's paper speaks for the person.
        """
        source, cue = attribution.source, attribution.cue
        named = self.mentions.of(source.head) if source is not None else None
        if source is None or source.head is None or named is None or named.sort in _PAPERS:
            return None
        cluster = self.clustering.cluster_of(named)
        if cluster is None or cluster.sort == "human":
            return None
        owned = self.parse.tokens[source.head]
        if owned.dep == "nmod:poss" and cue is not None and owned.head in cue.tokens:
            return self._paper_at(owned.head)
        inside = named.form == "name" and named.end in source.tokens
        return self._paper_at(named.end) if inside else None

    def _paper_at(self, i: int) -> Mention | None:
        mention = self.mentions.of(i)
        paper = mention is not None and mention.head == i and mention.sort in _PAPERS
        return mention if paper else None

    def of(self, source: Part) -> ClusterBuilder | None:
        """Who is named by a source span: one cluster, or several joined to one."""
        if source.head is None:
            return None
        head = self._owned(source.head, source)
        first = self.clustering.cluster_of(self.mentions.of(head))
        if first is None:
            return None
        listed = self._listed(source)
        parts = [first.index] if first.index not in listed else listed
        if first.sort in VOICES:
            inside = range(source.tokens[0], source.tokens[-1] + 1) if source.tokens else range(0)
            joined = named_together(self.parse, self.mentions, self.clustering, head)
            parts += [other.index for other in joined if self._stands_in(other, inside)]
            parts = [*self._side_by_side(inside), *parts]
        distinct = list(dict.fromkeys(parts))
        if len(distinct) == 1:
            return first
        joint = self.clustering.join(distinct)
        joint.together.append((source.tokens[0], source.tokens[-1] + 1))
        return joint

    def _owned(self, head: int, source: Part) -> int:
        """The noun of a source whose owner was taken for its head: "the *mill's* director"."""
        token = self.parse.tokens[head]
        if head + 1 in source.tokens and self.parse.tokens[head + 1].tag == "POS":
            owned = self.mentions.between(head + 2, source.tokens[-1] + 1)
            people = [m.head for m in owned if m.sort == "human" and m.form in ("noun", "name")]
            if people and token.dep != "nmod:poss":
                return people[0]
        if token.dep == "nmod:poss" and token.head in source.tokens:
            return token.head
        return head

    def _stands_in(self, cluster: ClusterBuilder, inside: range) -> bool:
        """Whether some mention stands among these tokens."""
        return any(self.mentions.all[i].head in inside for i in cluster.mentions)

    def _side_by_side(self, inside: range) -> list[int]:
        """Groups with nothing but *and* between them, whatever the tree hangs them on.

        "Three diplomats and an aide": the nouns of a source span, from its first one on.
        """
        found: list[Mention] = []
        for mention in self.mentions.between(inside.start, inside.stop):
            last = found[-1] if found else None
            begins = mention.first == inside.start if last is None else self._follows(last, mention)
            if begins and mention.form == "noun" and mention.sort == "human":
                found.append(mention)
        if len(found) < 2:
            return []
        clusters = map(self.clustering.cluster_of, found)
        return [cluster.index for cluster in clusters if cluster is not None]

    def _follows(self, last: Mention, mention: Mention) -> bool:
        """Whether *and* and no other word stands between two mentions of two people."""
        between = self.parse.tokens[last.end : mention.first]
        joined = bool(between) and all(token.tag in ("CC", ",") for token in between)
        return joined and not is_same_holder(
            self.parse, self.mentions, self.clustering, last, mention
        )

    def _listed(self, source: Part) -> list[int]:
        """Those named one after another: "Ministers Ida Brandt and Aldo Finch"."""
        people = name_list(
            self.parse, self.mentions, source.tokens[0], source.tokens[-1] + 1, self.reach
        )
        found = map(self.clustering.cluster_of, people)
        return [cluster.index for cluster in found if cluster is not None]
