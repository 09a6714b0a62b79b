"""Sources resolved: each attribution's entity, level and chain, and the table of sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from attribution.entities.coreference.clusters import Cluster, Link
from attribution.entities.entities import Entities
from attribution.model import (
    Attribution,
    Document,
    Evidence,
    Level,
    Parse,
    Source,
    Span,
    Spans,
)
from attribution.rulebook import Rulebook
from attribution.rulebook.entries.source_rules import SourceRules
from attribution.rulebook.tuning import Tuning
from attribution.rulebook.vocabulary import Vocabulary
from attribution.sources.chains.origins import SecondHand
from attribution.sources.chains.relays import entities_of, relayed, worst_level
from attribution.sources.entity_evidence import described
from attribution.sources.own_voice import own_voices
from attribution.sources.profiles import Profiler
from attribution.sources.source_rows import make_row
from attribution.sources.stated_facts import Clauses


@dataclass(frozen=True, slots=True)
class Resolver:
    """The rules about sources made ready: built once, used for every article."""

    rules: SourceRules
    words: Vocabulary
    tuning: Tuning
    clauses: Clauses

    @classmethod
    def of(cls, rulebook: Rulebook) -> Resolver:
        """The resolver of a rule book."""
        return cls(
            rulebook.sources, rulebook.vocabulary, rulebook.tuning, Clauses(rulebook.sources)
        )

    def resolve(
        self,
        document: Document,
        attributions: Sequence[Attribution],
        entities: Entities,
        *,
        outlet: str | None = None,
    ) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
        """The attributions with entity, level and relays, and a row for each source they name.

        `outlet` is the name of the outlet that publishes the article: its own words are the
        author's. Ids of rows count from s1 in the order of first mention; every id in `relays` and
        `member_of` has a row.
        """
        parse = document.parse
        said = self.clauses.said(document, attributions, entities)
        voices = own_voices(parse, attributions, entities, self.words, outlet)
        profiler = Profiler(parse, entities, self.rules, self.words, self.tuning, said, voices)
        clusters = entities.clusters
        speakers = {id: clusters[index] for id, index in entities.sources.items()}
        handed = _second_hand(parse, attributions, entities, self.words)
        unvoiced = (link.cluster for links in handed.values() for link in links)
        ids = _ids([*speakers.values(), *unvoiced], entities)
        linked = tuple(_linked(parse, a, speakers, ids, profiler) for a in attributions)
        chained = _Chaining(parse, linked, profiler, ids, speakers, handed).all()
        relaying = frozenset(speakers[a.id].index for a in chained if a.relays and a.id in speakers)
        rows = [make_row(id, clusters[i], profiler, ids, relaying) for i, id in ids.items()]
        return chained, tuple(rows)


def _ids(speakers: Iterable[Cluster], entities: Entities) -> dict[int, str]:
    """Ids of the rows by cluster: speakers and the groups they are drawn from."""
    clusters = entities.clusters
    wanted: dict[int, None] = {}
    for cluster in speakers:
        at: Cluster | None = cluster
        while at is not None and at.index not in wanted:
            wanted[at.index] = None
            at = None if at.group is None else clusters[at.group]
    ordered = sorted(wanted, key=lambda index: _first_mention(clusters[index], entities))
    return {index: f"s{number}" for number, index in enumerate(ordered, 1)}


def _first_mention(cluster: Cluster, entities: Entities) -> tuple[int, int]:
    if cluster.mentions:
        return entities.mentions.all[min(cluster.mentions)].first, cluster.index
    parts = (entities.clusters[part] for part in cluster.parts)
    return max(_first_mention(part, entities)[0] for part in parts), cluster.index


def _linked(
    parse: Parse,
    attribution: Attribution,
    speakers: Mapping[str, Cluster],
    ids: Mapping[int, str],
    profiler: Profiler,
) -> Attribution:
    """The attribution with its entity and level, and the steps that led there."""
    cluster = speakers.get(attribution.id)
    source = attribution.source
    if cluster is None or source is None:
        step = Evidence("level", "level.hidden", "hidden: nobody is expressed.")
        return attribution.because(step, level="hidden", effective_level="hidden")
    verdict = profiler.of(cluster).level
    spans = (verdict.span,) if verdict.span else ()
    steps = (
        _entity_step(parse, source.head, cluster, profiler.entities),
        Evidence("level", verdict.rule, f"{verdict.value}: {verdict.about}", spans),
    )
    part = replace(source, entity=ids[cluster.index])
    return attribution.because(*steps, source=part, level=profiler.level_of(cluster))


def _entity_step(parse: Parse, head: int | None, cluster: Cluster, entities: Entities) -> Evidence:
    mention = entities.mentions.of(head)
    assert mention is not None
    link = entities.links[mention.index]
    if cluster.index != link.cluster:
        paper = entities.mentions.of(parse.tokens[mention.head].head)
        owned = paper is not None and entities.cluster_of(paper) is cluster
        rule = "entity.paper-of" if owned else "entity.joint"
        link = Link(link.mention, cluster.index, "same", rule)
    return Evidence("entity", link.rule, *described(parse, entities, link))


@dataclass(frozen=True, slots=True)
class _Handed:
    """Somebody whose words are passed on though no cue gives them to him."""

    cluster: Cluster
    span: Span


def _second_hand(
    parse: Parse, attributions: Sequence[Attribution], entities: Entities, words: Vocabulary
) -> dict[str, tuple[_Handed, ...]]:
    """By attribution those whom its source passes on and who speak nowhere."""
    heads = (a.cue.head for a in attributions if a.cue is not None)
    cued = frozenset(head for head in heads if head is not None)
    search = SecondHand(parse, attributions, entities, words, cued)
    found = {}
    for number, attribution in enumerate(attributions):
        links = [
            _Handed(cluster, parse.span(mention.first, mention.end))
            for mention in search.of(number)
            if (cluster := entities.cluster_of(mention)) is not None
        ]
        if links:
            found[attribution.id] = tuple(links)
    return found


@dataclass(frozen=True, slots=True)
class _Chaining:
    """The chains of one article's attributions."""

    parse: Parse
    attributions: tuple[Attribution, ...]
    profiler: Profiler
    ids: Mapping[int, str]
    speakers: Mapping[str, Cluster]
    handed: Mapping[str, tuple[_Handed, ...]]

    def all(self) -> tuple[Attribution, ...]:
        """The attributions with whom they relay and the worst level of their chains."""
        by_id = {attribution.id: attribution for attribution in self.attributions}
        passed_on = {
            id: tuple(other for other in others if self._is_somebody(other))
            for id, others in relayed(
                self.parse, self.attributions, self.profiler.entities, self.profiler.words
            ).items()
        }
        levels = {
            id: tuple(self.profiler.level_of(link.cluster) for link in links)
            for id, links in self.handed.items()
        }
        return tuple(
            self._one(a, passed_on[a.id], worst_level(a, passed_on, by_id, levels), by_id)
            for a in self.attributions
        )

    def _is_somebody(self, id: str) -> bool:
        """Whether a source can speak at all: no chain has a thing as its link."""
        return id not in self.speakers or self.speakers[id].sort != "thing"

    def _one(
        self,
        attribution: Attribution,
        passed_on: Sequence[str],
        worst: Level,
        by_id: Mapping[str, Attribution],
    ) -> Attribution:
        own = attribution.source.entity if attribution.source is not None else None
        links = self.handed.get(attribution.id, ())
        told = (self.ids[link.cluster.index] for link in links)
        others = tuple(dict.fromkeys((*entities_of(attribution, passed_on, by_id), *told)))
        others = tuple(other for other in others if other != own)
        if not others:
            return attribution.because(relays=(), passes_on=(), effective_level=worst)
        note = f"passes on the words of {', '.join(others)}; the chain's worst level: {worst}"
        spans = [span for id in passed_on for span in _cue_spans(by_id[id])]
        spans += [link.span for link in links]
        step = Evidence("relay", "relay.chain", note, tuple(spans))
        passed = tuple(passed_on)
        return attribution.because(step, relays=others, passes_on=passed, effective_level=worst)


def _cue_spans(attribution: Attribution) -> Spans:
    return attribution.cue.spans if attribution.cue is not None else ()
