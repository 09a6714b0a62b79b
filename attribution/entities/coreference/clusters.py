"""Those whom an article speaks of, as they gather mentions, and how each mention found its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from attribution.entities.mentions.mention import Mention, Sort
from attribution.entities.names.name_classification import Proper
from attribution.model import Count

Relation = Literal["same", "member", "like", "new", "unresolved"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An antecedent that was weighed, with what spoke for and against it."""

    referent: int
    mention: int
    points: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """How a mention found whom it means."""

    mention: int
    referent: int
    relation: Relation
    rule: str
    antecedent: int | None = None
    """The mention that it goes back to."""
    candidates: tuple[Candidate, ...] = ()
    """The antecedents that were weighed, best first."""


@dataclass(slots=True)
class Referent:
    """Somebody or something of the article: grows while its mentions are read, final afterwards."""

    index: int
    sort: Sort
    count: Count
    gender: str = ""
    number: int | None = None
    name: Proper | None = None
    """Its fullest proper name."""
    classes: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    complements: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    owner: int | None = None
    """The referent to which it belongs: the Lindqvist of "his campaign"."""
    group: int | None = None
    """The referent of which it is one."""
    like: int | None = None
    """The referent whose description it shares without being part of it: "others"."""
    parts: tuple[int, ...] = ()
    """The referents that it stands for together."""
    together: list[tuple[int, int]] = field(default_factory=list)
    """Tokens [first, end) in which its parts are named together as a source."""
    resolved: bool = True
    spoke: int = -1
    """Where it last was a source: the sentence; -1 before."""

    def take(self, mention: Mention) -> None:
        """Counts a mention as one of its own and learns from it."""
        self.mentions.append(mention.index)
        if mention.form not in ("name", "noun", "quantity"):
            return
        if mention.noun_class:
            self.classes.add(mention.noun_class)
        self.nouns.add(mention.noun)
        self.marks |= mention.marks
        self.complements |= mention.complement
        self.states |= mention.states
        self.gender = self.gender or mention.gender
        self.number = self.number or mention.number
        if mention.name and (self.name is None or len(mention.name.words) > len(self.name.words)):
            self.name = mention.name


class Register:
    """The referents of one article and the link of each mention."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        self.mentions = mentions
        self.referents: list[Referent] = []
        self.links: dict[int, Link] = {}
        self._by_word: dict[str, dict[int, None]] = {}
        self._joint: dict[tuple[int, ...], Referent] = {}
        self.joined_at: dict[int, list[Referent]] = {}
        """Referent → those of several that it ends: the Brandt of "Orrin and Brandt"."""

    def found(self, mention: Mention | None) -> Referent | None:
        """Whom a mention means, None before that is settled."""
        if mention is None or mention.index not in self.links:
            return None
        return self.referents[self.links[mention.index].referent]

    def open(self, mention: Mention) -> Referent:
        """A new referent for whom nobody before is meant."""
        sort: Sort = "human" if mention.form == "relative" else mention.sort
        referent = Referent(len(self.referents), sort, mention.count, mention.gender)
        self.referents.append(referent)
        return referent

    def join(self, parts: Iterable[int], count: Count = "plural") -> Referent:
        """The referent that several are together, made where it is new."""
        wanted = tuple(dict.fromkeys(parts))
        if wanted in self._joint:
            return self._joint[wanted]
        sorts = [self.referents[part].sort for part in wanted]
        sort: Sort = "human" if "human" in sorts else sorts[0]
        joint = Referent(len(self.referents), sort, count, number=len(wanted), parts=wanted)
        for part in wanted:
            joint.classes |= self.referents[part].classes
            joint.states |= self.referents[part].states
        self.referents.append(joint)
        self._joint[wanted] = joint
        self.joined_at.setdefault(wanted[-1], []).append(joint)
        return joint

    def mentions_of_parts(self, referent: Referent) -> Iterator[int]:
        """The mentions of those whom a referent is together; none for one alone."""
        for part in referent.parts:
            yield from self.referents[part].mentions

    def known_as(self, words: Iterable[str]) -> Iterator[Referent]:
        """Referents that a noun, a class of nouns or a sort among the words has been used for."""
        seen: dict[int, None] = {}
        for word in words:
            seen.update(self._by_word.get(word, {}))
        return (self.referents[index] for index in seen)

    def note(self, referent: Referent, words: Iterable[str]) -> None:
        """Lets a referent be found by these words."""
        for word in words:
            self._by_word.setdefault(word, {})[referent.index] = None

    def link(
        self,
        mention: Mention,
        referent: Referent,
        relation: Relation,
        rule: str,
        antecedent: int | None = None,
        candidates: tuple[Candidate, ...] = (),
    ) -> None:
        """Settles whom a mention means."""
        self.links[mention.index] = Link(
            mention.index, referent.index, relation, rule, antecedent, candidates
        )
        referent.take(mention)
        if mention.form in ("name", "noun", "quantity"):
            self.note(referent, (mention.noun, mention.noun_class, f"<{mention.sort}>"))

    def last(self, referent: Referent, before: int) -> Mention | None:
        """The referent's last mention whose head stands before a token."""
        for index in reversed(referent.mentions):
            if self.mentions[index].head < before:
                return self.mentions[index]
        return None

    def count_before(self, referent: Referent, before: int) -> int:
        """How many of a referent's mentions stand before a token, *who* and *which* left out."""
        earlier = (self.mentions[index] for index in referent.mentions)
        return sum(m.head < before and m.form != "relative" for m in earlier)
