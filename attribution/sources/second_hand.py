"""Those whose words a source hands on without their having a cue of their own.

"He had been told by two clerks that", "the paper learned from a clerk that", "a review of court
records": the clerks and the records are links of the chain, and speak nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.language.trees import case_of, dependent, dependents
from attribution.model import Attribution, Parse
from attribution.sources.entities import Entities
from attribution.sources.mentions import Mention
from attribution.sources.vocabulary import Vocabulary

_CONTENT = ("ccomp", "xcomp", "parataxis")
_UPWARD = ("ccomp", "xcomp", "conj", "parataxis", "root", "csubj")
"""Relations by which a clause belongs to what is claimed, and not to an aside in it."""


@dataclass(frozen=True, slots=True)
class SecondHand:
    """The search for the unvoiced links of one article's chains."""

    parse: Parse
    attributions: Sequence[Attribution]
    entities: Entities
    vocabulary: Vocabulary

    def of(self, number: int) -> tuple[Mention, ...]:
        """Those whose words an attribution's source hands on, in order."""
        attribution = self.attributions[number]
        if attribution.source is None or attribution.kind in ("stance", "intent"):
            return ()
        found = {mention.index: mention for mention in self._all(number, attribution)}
        return tuple(found[index] for index in sorted(found))

    def _all(self, number: int, attribution: Attribution) -> Iterator[Mention]:
        claims = self.entities.around.claims
        for i in attribution.claim.tokens:
            if claims.get(i, ())[:1] == (number,) and self._is_claimed(i, attribution):
                yield from self._teller(i)
        cue = attribution.cue.head if attribution.cue is not None else None
        for child in dependents(self.parse, cue, "advcl") if cue is not None else ():
            yield from self._origin(child)  # "reported, attributing the news to two clerks"
        yield from self._read(attribution)
        yield from self._told(attribution)

    def _told(self, attribution: Attribution) -> Iterator[Mention]:
        """ "Diplomats who had been told by palace guards": whom the source has it from."""
        head = attribution.source.head if attribution.source is not None else None
        for verb in dependents(self.parse, head, "acl") if head is not None else ():
            if self.vocabulary.has("telling-verbs", self.parse.tokens[verb].lemma):
                for child in dependents(self.parse, verb, "obl"):
                    if case_of(self.parse, child) == "by":
                        yield from self._mention(child)

    def _is_claimed(self, verb: int, attribution: Attribution) -> bool:
        """Whether a verb says what is claimed: "they had been *told*", not "a man *told* of it"."""
        tokens, inside = self.parse.tokens, frozenset(attribution.claim.tokens)
        if tokens[verb].pos != "VERB":
            return False
        at = verb
        while at in inside:
            if not tokens[at].dep.startswith(_UPWARD):
                return False
            if tokens[at].head == at:
                return True
            at = tokens[at].head
        return True

    def _teller(self, verb: int) -> Iterator[Mention]:
        """By whom somebody was told, from whom something was learned."""
        if self.vocabulary.has("telling-verbs", self.parse.tokens[verb].lemma):
            passive = dependent(self.parse, verb, "aux:pass") is not None
            for child in dependents(self.parse, verb, "obl") if passive else ():
                if case_of(self.parse, child) == "by" and self._has_content(verb, child):
                    yield from self._mention(child)
        else:
            yield from (m for m in self._origin(verb) if self._has_content(verb, m.head))

    def _has_content(self, verb: int, teller: int) -> bool:
        """Whether it is said what was told: a clause under the verb, *that* behind the teller."""
        mention = self.entities.mentions.of(teller)
        after = teller + 1 if mention is None else mention.end
        that = after < len(self.parse.tokens) and self.parse.tokens[after].lower == "that"
        return that or dependent(self.parse, verb, *_CONTENT) is not None

    def _origin(self, verb: int) -> Iterator[Mention]:
        preposition = self.vocabulary.means("origin-verbs", self.parse.tokens[verb].lemma)
        for child in dependents(self.parse, verb, "obl") if preposition else ():
            if case_of(self.parse, child) == preposition:
                yield from self._mention(child)

    def _read(self, attribution: Attribution) -> Iterator[Mention]:
        """ "a review of court records": what the document was made of."""
        head = attribution.source.head if attribution.source is not None else None
        if head is None:
            return
        if not self.vocabulary.has("readings", self.parse.tokens[head].lemma):
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
