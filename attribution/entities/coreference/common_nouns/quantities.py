"""Whom words of quantity mean: "one", "both", "some of the aides", "the latter"."""

from __future__ import annotations

from attribution.entities.coreference.cluster_builder import ClusterBuilder, Clustering
from attribution.entities.coreference.common_nouns.descriptions import Descriptions
from attribution.entities.mentions.mention import Mention, Mentions
from attribution.entities.mentions.mention_index import MentionIndex
from attribution.grammar.words import WORDS
from attribution.rulebook.tuning import Tuning


class Quantities:
    """The search for the groups of one article's quantities."""

    def __init__(
        self,
        clustering: Clustering,
        mentions: Mentions,
        around: MentionIndex,
        descriptions: Descriptions,
        tuning: Tuning,
    ) -> None:
        self.clustering, self.mentions, self.around = clustering, mentions, around
        self.descriptions, self.reach = descriptions, int(tuning.group_reach)

    def link(self, mention: Mention) -> None:
        """Settles whom a word of quantity means."""
        if mention.core != mention.head and self._of_group(mention):
            return
        if mention.noun in WORDS.former_and_latter and self._of_two(mention):
            return
        group = next(self.descriptions.groups(mention, self.reach), None)
        cluster = self._beyond(mention, group, self.clustering.cluster_of(group))
        if (
            mention.noun in WORDS.whole_groups
            and not self._is_share(mention)
            and self._whole(mention, group, cluster)
        ):
            return
        if cluster is None or group is None:
            fellow = self._fellow(mention) if mention.noun in WORDS.unlike else None
            other = self.clustering.cluster_of(fellow)
            if fellow is None or other is None:
                self._new_crowd(mention)
            else:
                self._liken(mention, fellow, other)
        elif mention.noun in WORDS.drawn or self._is_fewer(mention, cluster):
            self._draw(mention, group, cluster)
        elif (
            mention.noun in WORDS.unlike or self._is_share(mention) or self._goes_on(mention, group)
        ):
            self._liken(mention, group, cluster)
        else:
            self._new_crowd(mention)

    def _beyond(
        self, mention: Mention, group: Mention | None, cluster: ClusterBuilder | None
    ) -> ClusterBuilder | None:
        """ "Of six aides, four said no and *one* yes": one of the six, not of the four."""
        if group is None or cluster is None or cluster.group is None:
            return cluster
        tokens = self.around.parse.tokens
        same = tokens[group.head].sentence == tokens[mention.head].sentence
        return self.clustering.clusters[cluster.group] if same else cluster

    @staticmethod
    def _is_fewer(mention: Mention, group: ClusterBuilder) -> bool:
        """ "Six aides … *Four* said": four of the six."""
        some, all_ = mention.number, group.number
        return some is not None and all_ is not None and some < all_

    def _fellow(self, mention: Mention) -> Mention | None:
        """The one before of whom it is another: "*One resident* said …; another said"."""
        tokens = self.around.parse.tokens
        for index in range(mention.index - 1, -1, -1):
            earlier = self.mentions.all[index]
            if tokens[mention.head].sentence - tokens[earlier.head].sentence > self.reach:
                return None
            one = earlier.form == "noun" and earlier.count == "one" and earlier.sort == "human"
            new = earlier.article == "indefinite" and self.around.is_subject(earlier.head)
            if one and new:
                return earlier
        return None

    def _of_two(self, mention: Mention) -> bool:
        """ "the former" and "the latter": the first and the second of the two named last."""
        people = self._last_people(mention, 2)
        if len(people) < 2:
            return False
        one = people[1] if mention.noun == "former" else people[0]
        earlier = self.clustering.last(one, mention.first)
        at = earlier.index if earlier else None
        self.clustering.link(mention, one, "same", "entity.of-two", at)
        return True

    def _new_crowd(self, mention: Mention) -> None:
        """ "Some say … some say": nobody tells one such crowd from the other."""
        for cluster in self.clustering.known_as((mention.noun,)):
            bare = self.mentions.all[cluster.mentions[0]]
            if bare.form == "quantity" and bare.core == bare.head and cluster.group is None:
                self.clustering.link(mention, cluster, "same", "entity.same-words", bare.index)
                return
        self.clustering.link(mention, self.clustering.open(mention), "new", "entity.new")

    def _is_share(self, mention: Mention) -> bool:
        """ "54 percent", "six in 10": a part of a whole, counted."""
        tokens, after = self.around.parse.tokens, mention.end
        if mention.noun in WORDS.portions:
            return True
        return (
            after + 1 < len(tokens)
            and tokens[after].lower == "in"
            and tokens[after + 1].pos == "NUM"
        )

    def _of_group(self, mention: Mention) -> bool:
        """ "one of the officials" is drawn from them, "hundreds of residents" are they."""
        inner = self.mentions.of(mention.core)
        cluster = self.clustering.cluster_of(inner)
        if inner is None or cluster is None or inner.index == mention.index:
            return False
        if inner.form == "name" and inner.count == "one":
            return False  # "One, from Kent, wrote"
        if inner.article in ("definite", "possessive") or inner.form == "pronoun":
            self._draw(mention, inner, cluster)
        elif self._is_share(mention) or mention.count == "one":
            self._liken(mention, inner, cluster)
        else:
            self.clustering.link(mention, cluster, "same", "entity.quantity", inner.index)
        return True

    def _whole(
        self, mention: Mention, group: Mention | None, cluster: ClusterBuilder | None
    ) -> bool:
        """ "both" and "neither": the group of before, or the two named last."""
        wanted = 2 if mention.noun in WORDS.of_two else mention.number
        cluster = self._joint(cluster, wanted) or cluster
        fits = cluster is not None and (wanted is None or cluster.number in (None, wanted))
        if fits and cluster is not None and group is not None:
            self.clustering.link(mention, cluster, "same", "entity.whole-group", group.index)
            return True
        return wanted == 2 and self.both(mention)

    def _joint(self, cluster: ClusterBuilder | None, wanted: int | None) -> ClusterBuilder | None:
        """Those named together with a group, where they are as many as the quantity says."""
        if cluster is None or wanted is None:
            return None
        group = cluster.index if cluster.group is None else cluster.group
        joints = (j for joint in self.clustering.joined_at.values() for j in joint)
        fitting = [j for j in joints if group in j.parts and j.number == wanted]
        return fitting[-1] if fitting else None

    def both(self, mention: Mention) -> bool:
        """Links "both" or "the two men" to the two persons named last, where there are two."""
        people = self._last_people(mention, 2)
        if len(people) < 2:
            return False
        joint = self.clustering.join(r.index for r in reversed(people))
        antecedent = self.clustering.last(people[0], mention.first)
        self.clustering.link(
            mention, joint, "same", "entity.both", antecedent.index if antecedent else None
        )
        return True

    def _last_people(self, mention: Mention, number: int) -> tuple[ClusterBuilder, ...]:
        """The persons mentioned last, nearest first."""
        tokens, found = self.around.parse.tokens, []
        for index in range(mention.index - 1, -1, -1):
            earlier = self.mentions.all[index]
            cluster = self.clustering.cluster_of(earlier)
            if tokens[mention.head].sentence - tokens[earlier.head].sentence > self.reach:
                break
            if cluster is None or cluster in found or cluster.sort != "human":
                continue
            if cluster.count == "one":
                found.append(cluster)
            if len(found) == number:
                break
        return tuple(found)

    def _draw(self, mention: Mention, group: Mention, cluster: ClusterBuilder) -> None:
        one = self.clustering.open(mention)
        one.group = cluster.index
        if self.around.parse.lower_at(mention.end) == "of":
            one.sort = cluster.sort  # "Two letters came. One of them said": a letter
        self.clustering.link(mention, one, "member", "entity.member", group.index)

    def _liken(self, mention: Mention, group: Mention, cluster: ClusterBuilder) -> None:
        """ "Some residents … Others": the same sort of people, and not the same people."""
        others = self.clustering.open(mention)
        others.like = cluster.index
        self.clustering.link(mention, others, "like", "entity.like", group.index)

    def _goes_on(self, mention: Mention, group: Mention) -> bool:
        """Whether "some" stands right after the sentence whose subject the group was."""
        tokens = self.around.parse.tokens
        near = tokens[mention.head].sentence - tokens[group.head].sentence <= 1
        together = self.around.block(mention.head) == self.around.block(group.head)
        return near and together and self.around.is_subject(group.head)
