"""Those whose words a source hands on without their having a cue of their own.

"He had been told by two clerks that", "the paper learned from a clerk that", "a review of court
records": the clerks and the records are links of the chain, and speak nowhere else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.entities.entities import Entities
from attribution.entities.mentions.mention import Mention
from attribution.grammar.trees import case_of, dependent, dependents
from attribution.grammar.words import WORDS
from attribution.model import Attribution, Parse
from attribution.rulebook.vocabulary import Vocabulary

_CONTENT = ("ccomp", "xcomp", "parataxis")
_CITED = ("human", "document", "poll")
_UPWARD = ("ccomp", "xcomp", "conj", "parataxis", "root", "csubj")
"""Relations by which a clause belongs to what is claimed, and not to an aside in it."""


@dataclass(frozen=True, slots=True)
class SecondHand:
    """The search for the unvoiced links of one article's chains."""

    parse: Parse
    attributions: Sequence[Attribution]
    entities: Entities
    vocabulary: Vocabulary
    cued: frozenset[int]
    """The heads of all cues."""

    def of(self, number: int) -> tuple[Mention, ...]:
        """Those whose words an attribution's source hands on, in order."""
        attribution = self.attributions[number]
        if attribution.source is None or attribution.kind in ("stance", "intent"):
            return ()
        found = {mention.index: mention for mention in self._all(number, attribution)}
        return tuple(found[index] for index in sorted(found))

    def _all(self, number: int, attribution: Attribution) -> Iterator[Mention]:
        claims = self.entities.index.claims
        for i in attribution.claim.tokens:
            if claims.get(i, ())[:1] == (number,) and self._is_claimed(i, attribution):
                yield from self._teller(i)
        cue = attribution.cue.head if attribution.cue is not None else None
        for child in dependents(self.parse, cue, "advcl") if cue is not None else ():
            yield from self._origin(child)  # "reported, attributing the news to two clerks"
            yield from self._basis(child)
        yield from self._fronted(attribution)
        yield from self._read(attribution)
        yield from self._of_source(attribution)
        yield from self._cited(attribution)
        following = self._following(number)
        if following is not None:
            yield from self._cited(following)

    def _basis(self, verb: int) -> Iterator[Mention]:
        """On whose word a report stands: "reported it, *based on* two clerks"."""
        preposition = self.vocabulary.basing_verbs.means(self.parse.tokens[verb].lemma)
        for child in dependents(self.parse, verb, "obl") if preposition else ():
            if case_of(self.parse, child) == preposition:
                yield from (m for m in self._mention(child) if m.sort in _CITED)

    def _fronted(self, attribution: Attribution) -> Iterator[Mention]:
        """Whom a participle between source and cue cites: "One, *citing a tally*, put it at 40"."""
        source, cue = attribution.source, attribution.cue
        if source is None or source.head is None or cue is None or cue.head is None:
            return
        for above in (source.head, cue.head):
            for child in dependents(self.parse, above, "acl", "advcl"):
                token = self.parse.tokens[child]
                cites = self.vocabulary.citing_verbs.has(token.lemma) and token.tag == "VBG"
                if cites and child not in self.cued:
                    for cited in dependents(self.parse, child, "obj"):
                        yield from (m for m in self._mention(cited) if m.sort in _CITED)

    def _of_source(self, attribution: Attribution) -> Iterator[Mention]:
        """From whom a source has it, as its relative clause tells: "a nurse *told by* two porters".

        Only where no clause follows of what was told: that would be something else.
        """
        source, tokens = attribution.source, self.parse.tokens
        if source is None or attribution.kind != "statement":
            return
        for i in source.tokens:
            if i == source.head or not tokens[i].dep.startswith("acl"):
                continue
            if dependent(self.parse, i, *_CONTENT) is None and not self._is_told_other(i):
                yield from self._from(i)

    def _is_told_other(self, verb: int) -> bool:
        """Whether its object is anything but the claim: "heard *a shot* from the guard"."""
        told = dependent(self.parse, verb, "obj")
        if told is None or self.vocabulary.news_nouns.has(self.parse.tokens[told].lemma):
            return False
        return self.parse.tokens[told].lower not in WORDS.demonstratives | {"it"}

    def _cited(self, attribution: Attribution) -> Iterator[Mention]:
        """Whom an outlet or a document cites with nothing more: "It *cited two nurses*."."""
        cue, claim = attribution.cue, attribution.claim
        if cue is None or cue.head is None or claim.head is None or self._speaks(attribution):
            return
        verb = self.parse.tokens[cue.head]
        if not self.vocabulary.citing_verbs.has(verb.lemma) or self._is_passive(verb.i):
            return
        said_of = (case_of(self.parse, c) for c in dependents(self.parse, verb.i, "obl"))
        denied = any(
            self.parse.tokens[i].lower in WORDS.negators for i in self.parse.children[verb.i]
        )
        if verb.tag == "VB" or denied or not WORDS.examples_of.isdisjoint(said_of):
            return  # "cited him as an example", "cited them for lapses"
        if self.parse.tokens[claim.head].head == verb.i:
            yield from (m for m in self._mention(claim.head) if m.sort in _CITED)

    def _speaks(self, attribution: Attribution) -> bool:
        """Whether its source is people, who cite an example as often as a source."""
        head = attribution.source.head if attribution.source is not None else None
        found = self.entities.cluster_of(self.entities.mentions.of(head))
        return found is None or found.sort not in ("outlet", "document", "poll")

    def _following(self, number: int) -> Attribution | None:
        """What the same source cites in the next sentence: "It fell, he said. He cited a memo."."""
        if number + 1 >= len(self.attributions):
            return None
        own, other = self.attributions[number], self.attributions[number + 1]
        if own.cue is None or other.cue is None or own.kind != "statement" or own.within:
            return None
        tokens, one, next_one = self.parse.tokens, own.cue.tokens[0], other.cue.tokens[0]
        beside = tokens[next_one].sentence == tokens[one].sentence + 1
        return other if beside and self._is_one(own, other) else None

    def _is_one(self, one: Attribution, other: Attribution) -> bool:
        """Whether two attributions have the same source."""
        found = []
        for attribution in (one, other):
            head = attribution.source.head if attribution.source is not None else None
            mention = self.entities.mentions.of(head)
            found.append(self.entities.cluster_of(mention))
        return found[0] is not None and found[0] is found[1]

    def _is_passive(self, verb: int) -> bool:
        return dependent(self.parse, verb, "aux:pass", "nsubj:pass") is not None

    def _is_claimed(self, verb: int, attribution: Attribution) -> bool:
        """Whether a verb says what is claimed: "they had been *told*", not "a man *told* of it"."""
        tokens, claim = self.parse.tokens, attribution.claim.tokens
        if tokens[verb].pos != "VERB":
            return False
        at = verb
        while _holds(claim, at):
            if not tokens[at].dep.startswith(_UPWARD):
                return False
            if tokens[at].head == at:
                return True
            at = tokens[at].head
        return True

    def _teller(self, verb: int) -> Iterator[Mention]:
        """By whom somebody was told what, from whom it was learned."""
        told = dependent(self.parse, verb, "obj") is not None and not self._is_told_other(verb)
        yield from (m for m in self._from(verb) if told or self._has_content(verb, m.head))

    def _from(self, verb: int) -> Iterator[Mention]:
        """By whom somebody was told, from whom something was learned."""
        if not self.vocabulary.telling_verbs.has(self.parse.tokens[verb].lemma):
            yield from self._origin(verb)
            return
        token = self.parse.tokens[verb]
        reduced = token.dep == "acl" and token.tag == "VBN"
        for child in dependents(self.parse, verb, "obl"):
            passive = reduced or self._is_passive(verb)
            if passive and case_of(self.parse, child) == "by":
                yield from self._mention(child)

    def _has_content(self, verb: int, teller: int) -> bool:
        """Whether it is said what was told: a clause under the verb, *that* behind the teller."""
        tokens, mention = self.parse.tokens, self.entities.mentions.of(teller)
        end = teller + 1 if mention is None else mention.end
        after = tokens[teller + 1 : self.parse.edges[verb][1]]
        that = any(token.lower == "that" and token.tag == "IN" for token in after)
        that = that or (end < len(tokens) and tokens[end].lower == "that")
        return that or dependent(self.parse, verb, *_CONTENT) is not None

    def _origin(self, verb: int) -> Iterator[Mention]:
        preposition = self.vocabulary.origin_verbs.means(self.parse.tokens[verb].lemma)
        if preposition == "from" and self._is_told_other(verb):
            return
        for child in dependents(self.parse, verb, "obl") if preposition else ():
            if case_of(self.parse, child) == preposition:
                yield from self._mention(child)

    def _read(self, attribution: Attribution) -> Iterator[Mention]:
        """ "a review of court records": what the document was made of."""
        head = attribution.source.head if attribution.source is not None else None
        if head is None:
            return
        if not self.vocabulary.readings.has(self.parse.tokens[head].lemma):
            return
        for child in dependents(self.parse, head, "nmod"):
            of = case_of(self.parse, child) == "of"
            for mention in self._mention(child) if of else ():
                if mention.sort in ("document", "poll"):
                    yield mention

    def _mention(self, i: int) -> Iterator[Mention]:
        mention = self.entities.mentions.of(i)
        if mention is not None and mention.sort not in ("thing", "place"):
            yield mention


def _holds(tokens: Sequence[int], i: int) -> bool:
    """Whether one of the tokens, which stand in order, is `i`."""
    at = bisect_left(tokens, i)
    return at < len(tokens) and tokens[at] == i
