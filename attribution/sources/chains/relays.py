"""Who passes on whose words, and how well narrowed the whole chain is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from attribution.entities.entities import Entities
from attribution.grammar.trees import ancestors, case_of, dependents
from attribution.grammar.words import MODALS, WORDS
from attribution.model import LEVELS, Attribution, Level, Parse
from attribution.rulebook.lexicons import WordList
from attribution.rulebook.vocabulary import Vocabulary

_CONCEDED = WORDS.concessions
"""Prepositions before words that somebody mentions and does not report: "despite claims that"."""
_UNSAID = WORDS.negators | MODALS
"""Words of a cue after which nothing has been said yet: "she would never say"."""
_PHRASES = ("case", "fixed", "mark")
"""Relations of a cue that is a preposition."""
_OUTWARD = ("stance", "intent")
"""Kinds of attributions whose sources act, and hand on nobody's words by citing a reason."""


def relayed(
    parse: Parse, attributions: Sequence[Attribution], entities: Entities, vocabulary: Vocabulary
) -> dict[str, tuple[str, ...]]:
    """For each attribution the attributions whose sources its own source passes on, one step.

    These are the partner of a claim with two cues ("the paper reported, citing officials") and the
    statements nested directly in the claim ("the official said the minister had told him").
    """
    partners: dict[str, list[Attribution]] = {}
    for a in attributions:
        partners.setdefault(a.partner or "", []).append(a)
    chains = _Chains(parse, {a.id: a for a in attributions}, partners, entities, vocabulary)
    found: dict[str, list[str]] = {attribution.id: [] for attribution in attributions}
    for attribution in attributions:
        for passer in chains.passers(attribution):
            found[passer.id].append(attribution.id)
    for attribution in attributions:
        if inverted := chains.inverted(attribution):
            found[attribution.id].append(inverted.id)
    return {id: tuple(dict.fromkeys(ids)) for id, ids in found.items()}


@dataclass(frozen=True, slots=True)
class _Chains:
    """Who hands on whom among one article's attributions."""

    parse: Parse
    by_id: Mapping[str, Attribution]
    partners: Mapping[str, Sequence[Attribution]]
    entities: Entities
    vocabulary: Vocabulary

    def passers(self, attribution: Attribution) -> list[Attribution]:
        """Those whose own source passes on this attribution's."""
        found = []
        passer = self.by_id.get(attribution.partner or "")
        if passer is not None and passer.kind not in _OUTWARD and not self._denies(passer):
            found.append(passer)
        outer = self.by_id.get(attribution.within or "")
        if outer is not None and self._is_passed_on(attribution, outer):
            found.append(outer)
            # "X told Y so, the paper reported, citing aides": the aides say that X told Y.
            found += [a for a in self.partners.get(outer.id, ()) if a.id != outer.id]
        return [passer for passer in found if passer.id != attribution.id]

    def inverted(self, attribution: Attribution) -> Attribution | None:
        """What is cited around its citing: "Ida Brandt, *quoting a report*, said"."""
        outer = self.by_id.get(attribution.within or "")
        return outer if outer is not None and self._is_turned(outer, attribution) else None

    def _is_turned(self, outer: Attribution, inner: Attribution) -> bool:
        """Whether the inner source passes on the outer one's words."""
        return self._cites(outer, inner) or self._stands_behind(outer, inner)

    def _stands_behind(self, outer: Attribution, inner: Attribution) -> bool:
        """Whether a phrase says whence an outlet has it: "the Echo said, *according to* police"."""
        head = outer.cue.head if outer.cue is not None else None
        cue = inner.cue.tokens if inner.cue is not None else ()
        if head is None or not cue or self.parse.tokens[head].pos == "NOUN" or head < cue[-1]:
            return False
        if self.parse.tokens[head].dep not in _PHRASES or self._is_narrators(inner, outer):
            return False
        sorts = [c.sort if (c := self.entities.source_of(a.id)) else "" for a in (outer, inner)]
        return sorts[1] == "outlet" and sorts[0] != "outlet"

    def _is_passed_on(self, attribution: Attribution, outer: Attribution) -> bool:
        if attribution.kind != "statement" or self._is_turned(outer, attribution):
            return False
        if self._has(attribution, self.vocabulary.dismissals) or self._is_quoted_pronoun(
            attribution
        ):
            return False
        if self._is_conceded(attribution) or self._is_narrators(attribution, outer):
            return False
        return not self._denies(outer) and _has_words(self.parse, attribution)

    def _is_quoted_pronoun(self, inner: Attribution) -> bool:
        """Whether only a pronoun for nobody in reach names the source: “*They* said so in May.”

        Whom it means is for the quoted speaker to know, and nobody's words are passed on.
        """
        head = inner.source.head if inner.source is not None else None
        if head is None or not self.entities.index.quoted[head]:
            return False
        word = self.parse.tokens[head].lower
        cluster = self.entities.source_of(inner.id)
        unknown = cluster is None or not cluster.resolved
        return WORDS.third_person.has(word) and (unknown or word in WORDS.plural_pronouns)

    def _is_narrators(self, inner: Attribution, outer: Attribution) -> bool:
        """Whether the article itself points at a source inside another's claim.

        "He resigned, *as the Courier reported*, and will sail, aides said"; and a sentence of its
        own, to which "that is the hope of the union" only looks back.
        """
        if outer.cue is None or inner.cue is None or inner.cue.head is None:
            return False
        tokens, claim = self.parse.tokens, outer.claim.tokens
        if outer.kind == "belief" and claim and outer.cue.tokens:
            return tokens[claim[-1]].sentence < tokens[outer.cue.tokens[0]].sentence
        marked = (tokens[i].lower for i in dependents(self.parse, inner.cue.head, "mark", "advmod"))
        tells = outer.mode == "indirect" and tokens[inner.cue.head].tag != "VBG"
        return tells and "as" in marked

    def _denies(self, attribution: Attribution) -> bool:
        return self._has(attribution, self.vocabulary.denials)

    def _has(self, attribution: Attribution, verbs: WordList) -> bool:
        """Whether the head of its cue is one of the verbs."""
        head = attribution.cue.head if attribution.cue is not None else None
        return head is not None and verbs.has(self.parse.tokens[head].lemma)

    def _cites(self, outer: Attribution, inner: Attribution) -> bool:
        """Whether the outer cue is a participle that hangs on the inner cue's verb."""
        if outer.cue is None or inner.cue is None or outer.cue.head is None:
            return False
        token = self.parse.tokens[outer.cue.head]
        participle = token.tag == "VBG" and token.dep.startswith(("advcl", "acl"))
        return participle and any(
            above == inner.cue.head for above in ancestors(self.parse, token.i)
        )

    def _is_conceded(self, attribution: Attribution) -> bool:
        """ "despite suggestions by the press that …" """
        cue = attribution.cue
        if cue is None or cue.head is None or self.parse.tokens[cue.head].pos != "NOUN":
            return False
        return case_of(self.parse, cue.head) in _CONCEDED


def _has_words(parse: Parse, attribution: Attribution) -> bool:
    """Whether somebody's words are passed on, and not only what they are doing.

    "She would never say so" passes on nothing; "Leaders are urging caution" and "to urge caution"
    tell of conduct; "leaders urged caution" and "leaders are warning that it will fail" tell what
    was said.
    """
    cue = attribution.cue
    if cue is not None and any(parse.tokens[i].lower in _UNSAID for i in cue.tokens):
        return False
    if cue is None or cue.head is None or parse.tokens[cue.head].tag not in ("VBG", "VB"):
        return True
    if attribution.mode != "indirect":
        return True
    verbs = (parse.tokens[i] for i in attribution.claim.tokens)
    return any(token.tag in ("VBD", "VBP", "VBZ", "MD") for token in verbs)


def entities_of(
    attribution: Attribution, ids: Sequence[str], by_id: Mapping[str, Attribution]
) -> tuple[str, ...]:
    """The entities of the attributions that are passed on; nobody passes on himself."""
    own = attribution.source.entity if attribution.source is not None else None
    found: dict[str, None] = {}
    for id in ids:
        source = by_id[id].source
        if source is not None and source.entity is not None and source.entity != own:
            found[source.entity] = None
    return tuple(found)


def worst_level(
    attribution: Attribution,
    passed_on: Mapping[str, Sequence[str]],
    by_id: Mapping[str, Attribution],
    second_hand: Mapping[str, Sequence[Level]],
) -> Level:
    """The worst level of an attribution and of all whose words it passes on, to any depth.

    `second_hand` holds by attribution the levels of those who are passed on and speak nowhere.
    """
    worst, seen, stack = attribution.level, {attribution.id}, list(passed_on[attribution.id])
    for level in second_hand.get(attribution.id, ()):
        worst = _worse(worst, level)
    while stack:
        id = stack.pop()
        if id in seen:
            continue
        seen.add(id)
        for level in (by_id[id].level, *second_hand.get(id, ())):
            worst = _worse(worst, level)
        stack.extend(passed_on[id])
    return worst


def _worse(one: Level, other: Level) -> Level:
    """The less narrowed of two; the article's own voice is no link of a chain."""
    if "author" in (one, other):
        return other if one == "author" else one
    return max(one, other, key=LEVELS.index)
