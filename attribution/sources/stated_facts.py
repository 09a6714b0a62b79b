"""What an article says of its sources: that they stay unnamed, why, and how they know.

Such words stand anywhere: in the source's own phrase, beside it, or in a sentence of their own
("Both officials asked not to be named"). Each is found by its pattern and given to the one it is
said of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.entities.entities import Entities
from attribution.entities.mentions.mention import Mention
from attribution.grammar.trees import dependent, relation
from attribution.model import Attribution, Document, Parse
from attribution.rulebook.entries.source_rules import SAID_SECTIONS, SourceRule, SourceRules
from attribution.rulebook.patterns import Pattern, PatternIndex, find_pattern

ALWAYS_UP = frozenset(
    {"advcl", "xcomp", "conj", "parataxis", "obl", "obj", "advmod", "mark", "cc", "aux", "case",
     "fixed", "dep", "nmod", "ccomp", "compound", "det", "iobj", "punct", "nummod", "root"}
)  # fmt: skip
_HULL = 60


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the article, tokens [first, end), that a rule understands as said of a cluster."""

    section: str
    rule: SourceRule
    order: int
    """The rule's place in its section."""
    cluster: int
    first: int
    end: int


class Clauses:
    """The rules of one rule book about what is said of sources, ready to search with."""

    def __init__(self, rules: SourceRules) -> None:
        self.entries: list[tuple[str, int, SourceRule]] = []
        patterns: list[Pattern] = []
        for section in SAID_SECTIONS:
            for order, rule in enumerate(getattr(rules, section)):
                for pattern in rule.words:
                    self.entries.append((section, order, rule))
                    patterns.append(pattern)
        self.index = PatternIndex(patterns)

    def said(
        self, document: Document, attributions: Sequence[Attribution], entities: Entities
    ) -> tuple[Said, ...]:
        """All that is said of the article's clusters, by sentence."""
        parse = document.parse
        owners = _Owners(parse, attributions, entities)
        found: list[Said] = []
        for sentence, vocabulary in zip(parse.sentences, document.vocabularies):
            hits = [
                (*self.entries[number], first, end)
                for number, first, end in self.index.find(
                    parse.tokens, vocabulary, sentence.first, sentence.end
                )
            ]
            if hits:
                found.extend(_of_sentence(parse, owners, hits, sentence.first, sentence.end))
        return tuple(found)


Hit = tuple[str, int, SourceRule, int, int]


def _of_sentence(
    parse: Parse, owners: _Owners, hits: Sequence[Hit], start: int, stop: int
) -> Iterator[Said]:
    """What a sentence says; a reason for anonymity counts only beside the anonymity itself."""
    granted: list[Said] = []
    for section, order, rule, first, end in hits:
        if rule.needs_anonymity or _is_ruled_out(parse, rule, first, end, start, stop):
            continue
        for cluster in owners.of(first, end, rule.of):
            said = Said(section, rule, order, cluster, first, end)
            if section == "anonymity":
                granted.append(said)
            yield said
    for section, order, rule, first, end in hits:
        if rule.needs_anonymity and not _is_ruled_out(parse, rule, first, end, start, stop):
            for grant in granted:
                if not (grant.first < first and end < grant.end):
                    yield Said(section, rule, order, grant.cluster, first, end)


def _is_ruled_out(
    parse: Parse, rule: SourceRule, first: int, end: int, start: int, stop: int
) -> bool:
    """Whether an `unless` pattern touches the words."""
    for pattern in rule.unless:
        for begin, finish in find_pattern(pattern, parse.tokens, start, stop):
            if begin < end + 2 and finish > first - 2:
                return True
    return False


class _Owners:
    """Whom words of an article are said of."""

    def __init__(
        self, parse: Parse, attributions: Sequence[Attribution], entities: Entities
    ) -> None:
        self.parse, self.tokens = parse, parse.tokens
        self.mentions, self.entities = entities.mentions, entities
        self.inside = dict(_source_tokens(attributions))

    def of(self, first: int, end: int, side: str) -> tuple[int, ...]:
        """The clusters of whom it is said: those it names, or each of those it names together."""
        mention = None
        for find in (self._by_source, self._by_object, self._by_tree, self._by_pronoun):
            mention = mention or find(first, end, side)
        if mention is None and not self._is_anothers(first, end, side):
            mention = self._beside(first)
        cluster = self.entities.cluster_of(mention)
        if cluster is None or cluster.sort in ("thing", "document", "poll"):
            return ()
        return (cluster.index, *cluster.parts)

    def _by_source(self, first: int, end: int, side: str) -> Mention | None:
        """The source in whose span the words stand."""
        if side != "subject":
            return None
        heads = {self.inside.get(i) for i in range(first, end)} - {None}
        for head in heads:
            mention = None if head is None else self._human(head)
            if mention is not None:
                return mention
        return None

    def _by_object(self, first: int, end: int, side: str) -> Mention | None:
        """Whom the words act on: "agreed not to name *the driver*", "withholds *her* name"."""
        if side != "object":
            return None
        for i in range(end - 1, first - 1, -1):
            found = self._participant(i, "object")
            if found is not None:
                return found
        return self._by_pronoun(first, end, side)

    def _by_pronoun(self, first: int, end: int, _side: str) -> Mention | None:
        """Whose name it is: "*His* name is being withheld"."""
        owners = (i for i in range(first, end) if self.tokens[i].tag == "PRP$")
        return next((found for i in owners if (found := self._human(i)) is not None), None)

    def _by_tree(self, first: int, end: int, side: str) -> Mention | None:
        """The noun that the words describe, or the subject (object) of their verb."""
        i = self._top(first, end)
        for _ in range(12):
            token = self.tokens[i]
            found = self._participant(i, side)
            if found is not None:
                return found
            if token.dep.startswith(("acl", "amod", "appos")) or (
                relation(token) == "nmod" and self._human(token.head) is not None
            ):
                return self._human(token.head)
            if side == "subject" and self._has_subject(i):
                return None  # "the two states are *close to* a deal, officials said"
            if token.head == i or relation(token) not in ALWAYS_UP:
                return None
            i = token.head
            if relation(token) == "conj" and self.tokens[i].tag[:2] == "NN":
                return self._human(i)  # "a clerk who left and asked not to be named"
        return None

    def _has_subject(self, i: int) -> bool:
        """Whether a word outside a relative clause has a subject of its own."""
        subject = dependent(self.parse, i, "nsubj")
        if self.tokens[i].dep.startswith("acl"):
            return False
        return subject is not None and self.tokens[subject].tag[:1] != "W"

    def _is_anothers(self, first: int, end: int, side: str) -> bool:
        """Whether the words are the predicate of a subject that is nobody."""
        return side == "subject" and self._has_subject(self._top(first, end))

    def _top(self, first: int, end: int) -> int:
        for i in range(first, end):
            token = self.tokens[i]
            outer = token.head == i or not first <= token.head < end
            if outer and token.pos not in (
                "PUNCT",
                "CCONJ",
                "ADP",
                "SCONJ",
            ):
                return i
        return first

    def _participant(self, i: int, side: str) -> Mention | None:
        relations = ("nsubj", "obl:agent") if side == "subject" else ("iobj", "obj", "nsubj:pass")
        for name in relations:
            child = dependent(self.parse, i, name)
            found = None if child is None else self._human(child)
            if found is not None:
                return found
        return None

    def _human(self, i: int) -> Mention | None:
        mention = self.mentions.of(i)
        return mention if mention is not None and mention.sort == "human" else None

    def _beside(self, first: int) -> Mention | None:
        """The person before the comma: "An envoy, not authorised to speak, said"."""
        start = self.parse.sentence_of(first).first
        for i in range(first - 1, max(start, first - 15) - 1, -1):
            found = self._human(i)
            if found is not None:
                return found
        return None


def _source_tokens(attributions: Sequence[Attribution]) -> Iterator[tuple[int, int]]:
    for attribution in attributions:
        source = attribution.source
        if source is not None and source.head is not None and len(source.tokens) <= _HULL:
            for i in source.tokens:
                yield i, source.head
