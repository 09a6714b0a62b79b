"""Clusters: the mentions of one article that mean the same, and how each was linked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from attribution.entities.mentions.mention import Sort
from attribution.entities.names.name_classification import Proper
from attribution.model import Count
from attribution.rulebook.entries.source_rules import LinkingWeight

Relation = Literal["same", "member", "like", "new", "unresolved"]


class Candidate(NamedTuple):
    """An antecedent that was weighed, with what spoke for and against it."""

    cluster: int
    mention: int
    points: float
    facts: tuple[tuple[LinkingWeight, float], ...] = ()
    """What counted, and how often; facts of no weight are left out."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """The names of what counted; how far off it stands is left to the points."""
        return tuple(name for name, _ in self.facts if name != "words-between")


class Link(NamedTuple):
    """How a mention was linked to its cluster."""

    mention: int
    cluster: int
    relation: Relation
    rule: str
    antecedent: int | None = None
    """The mention that it goes back to."""
    candidates: tuple[Candidate, ...] = ()
    """The antecedents that were weighed, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The mentions that mean the same person, people, body, document or thing."""

    index: int
    sort: Sort
    count: Count
    gender: str
    """`male`, `female`, `neuter`, or the empty string where it is not known."""
    number: int | None
    """How many they are, where it is stated."""
    name: Proper | None
    """Its fullest proper name."""
    classes: frozenset[str]
    nouns: frozenset[str]
    states: frozenset[str]
    mentions: tuple[int, ...]
    """Indices of its mentions."""
    owner: int | None
    """The cluster to which it belongs: the Lindqvist of "his campaign"."""
    group: int | None
    """The cluster of which it is one."""
    like: int | None
    """The cluster whose description it shares without being part of it: "others"."""
    parts: tuple[int, ...]
    """The clusters that it stands for together."""
    together: tuple[tuple[int, int], ...]
    """Tokens [first, end) in which its parts are named together as a source."""
    resolved: bool
    """False for a definite description or a pronoun that has no certain antecedent."""
    is_author: bool
    """Whether it is the article's own voice: *I* or *we* outside any quotation."""
    spoke: int
    """The last sentence in which it was a source; -1 for never."""
