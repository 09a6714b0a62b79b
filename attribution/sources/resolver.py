"""Sources resolved: each attribution's entity, level and chain, and the table of sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from attribution.entities.coreference.clusters import Link, Referent
from attribution.entities.coreference.conjoined import VOICES, named_together
from attribution.entities.coreference.name_lists import name_list
from attribution.entities.linker import Entities, link_mentions
from attribution.grammar.numbers import HYPHENS, is_number
from attribution.model import Attribution, Evidence, Level, Parse, Part, Source, Span, Spans
from attribution.rulebook import Rulebook
from attribution.rulebook.vocabulary import Vocabulary
from attribution.sources.entity_evidence import described
from attribution.sources.origins import SecondHand
from attribution.sources.profiles import Profiler
from attribution.sources.relays import entities_of, relayed, worst_level
from attribution.sources.source_rows import make_row
from attribution.sources.stated_facts import Clauses

_VERBAL = ("VB", "MD", "IN", "TO")
_NOMINAL = ("NOUN", "PROPN", "PRON")


def resolve_sources(
    parse: Parse,
    attributions: tuple[Attribution, ...],
    rulebook: Rulebook,
    *,
    outlet: str | None = None,
) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    """The attributions with entity, level and relays, and a row for each source they name.

    `outlet` is the name of the outlet that publishes the article: its own words are the author's.
    Ids of rows count from s1 in the order of first mention; every id in `relays` and `member_of`
    has a row.
    """
    words = rulebook.vocabulary
    dates = words.identifying_words.has
    attributions = tuple(_with_sound_head(parse, a, dates) for a in attributions)
    entities = link_mentions(parse, attributions, rulebook)
    said = _clauses(rulebook).said(parse, attributions, entities)
    profiler = Profiler(parse, entities, rulebook, said, outlet)
    speakers = _speakers(parse, attributions, entities)
    handed = _second_hand(parse, attributions, entities, words)
    unvoiced = (link.referent for links in handed.values() for link in links)
    ids = _ids([*speakers.values(), *unvoiced], entities)
    linked = tuple(_linked(parse, a, speakers, ids, profiler) for a in attributions)
    chained = _Chaining(parse, linked, profiler, ids, speakers, handed).all()
    relaying = frozenset(speakers[a.id].index for a in chained if a.relays and a.id in speakers)
    referents = entities.register.referents
    rows = [make_row(id, referents[i], profiler, ids, relaying) for i, id in ids.items()]
    return chained, tuple(rows)


def _with_sound_head(
    parse: Parse, attribution: Attribution, dates: Callable[[str], bool]
) -> Attribution:
    """The attribution, its source headed by its noun even where the parser put another on top."""
    source, tokens = attribution.source, parse.tokens
    if source is None or source.head is None:
        return attribution
    head = source.head
    astray = bool(source.tokens) and head not in source.tokens
    if astray or tokens[head].tag[:2] in _VERBAL or dates(tokens[head].text):
        nouns = (i for i in source.tokens if tokens[i].pos in _NOMINAL)
        head = next((i for i in nouns if not dates(tokens[i].text)), head)
    head = _described(parse, source.tokens, _counted(parse, source.tokens, head))
    while head + 1 in source.tokens and tokens[head + 1].tag in ("NN", "NNS"):
        head += 1  # "Harbour Board *members* briefed on it"
    return replace(attribution, source=replace(source, head=head))


def _counted(parse: Parse, inside: tuple[int, ...], head: int) -> int:
    """The last part of a numeral in words that the parser cut: "Ninety-*one* percent"."""
    tokens = parse.tokens
    while (
        is_number(tokens[head].text)
        and head + 2 in inside
        and tokens[head + 1].text in HYPHENS
        and is_number(tokens[head + 2].text)
    ):
        head += 2
    return head


def _described(parse: Parse, inside: tuple[int, ...], head: int) -> int:
    """The noun of two adjectives of which the first was taken for it: "Velmish and Tarnish *men*".

    Somebody's name is left as it is: "Brandt and Tarnish men".
    """
    noun = head + 3
    if noun not in inside or parse.tokens[head].name == "person":
        return head
    first, joins, second, described = parse.tokens[head : noun + 1]
    adjectives = first.text[:1].isupper() and second.tag == "JJ" and second.text[:1].isupper()
    plural = described.tag == "NNS" and described.head == head
    return noun if adjectives and plural and joins.tag == "CC" and first.tag != "NNS" else head


def _clauses(rulebook: Rulebook) -> Clauses:
    return _by_digest(rulebook.digest, _Rules(rulebook))


class _Rules:
    """A rule book as an argument that a cache can hold: those of one digest are the same."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Rules)


@lru_cache(maxsize=8)
def _by_digest(digest: str, rules: _Rules) -> Clauses:
    return Clauses(rules.rulebook.sources)


def _speakers(
    parse: Parse, attributions: Sequence[Attribution], entities: Entities
) -> dict[str, Referent]:
    """By attribution the referent that is its source."""
    found: dict[str, Referent] = {}
    for attribution in attributions:
        referent = _speaker(parse, attribution, entities)
        if referent is not None:
            found[attribution.id] = referent
    return found


def _speaker(parse: Parse, attribution: Attribution, entities: Entities) -> Referent | None:
    source = attribution.source
    if source is None or source.head is None:
        return None
    first = entities.register.found(entities.mentions.of(source.head))
    if first is None:
        return None
    listed = _listed(parse, source, entities)
    parts = [first.index] if first.index not in listed else listed
    if first.sort in VOICES:
        inside = range(source.tokens[0], source.tokens[-1] + 1) if source.tokens else range(0)
        joined = named_together(parse, entities.mentions, entities.register, source.head)
        parts += [r.index for r in joined if _is_within(r, inside, entities)]
    distinct = list(dict.fromkeys(parts))
    if len(distinct) == 1:
        return first
    joint = entities.register.join(distinct)
    joint.together.append((source.tokens[0], source.tokens[-1] + 1))
    return joint


def _is_within(referent: Referent, inside: range, entities: Entities) -> bool:
    """Whether some mention stands among these tokens."""
    return any(entities.mentions.all[i].head in inside for i in referent.mentions)


def _listed(parse: Parse, source: Part, entities: Entities) -> list[int]:
    """Those whom a source names one after another: "Ministers Ida Brandt and Aldo Finch"."""
    register = entities.register
    people = name_list(parse, entities.mentions, source.tokens[0], source.tokens[-1] + 1)
    return [r.index for m in people if (r := register.found(m)) is not None]


def _ids(speakers: Iterable[Referent], entities: Entities) -> dict[int, str]:
    """Ids of the rows by referent: speakers and the groups they are drawn from."""
    referents = entities.register.referents
    wanted: dict[int, None] = {}
    for referent in speakers:
        at: Referent | None = referent
        while at is not None and at.index not in wanted:
            wanted[at.index] = None
            at = None if at.group is None else referents[at.group]
    ordered = sorted(wanted, key=lambda index: _first_mention(referents[index], entities))
    return {index: f"s{number}" for number, index in enumerate(ordered, 1)}


def _first_mention(referent: Referent, entities: Entities) -> tuple[int, int]:
    if referent.mentions:
        return entities.mentions.all[min(referent.mentions)].first, referent.index
    parts = (entities.register.referents[part] for part in referent.parts)
    return max(_first_mention(part, entities)[0] for part in parts), referent.index


def _linked(
    parse: Parse,
    attribution: Attribution,
    speakers: Mapping[str, Referent],
    ids: Mapping[int, str],
    profiler: Profiler,
) -> Attribution:
    """The attribution with its entity and level, and the steps that led there."""
    referent = speakers.get(attribution.id)
    source = attribution.source
    if referent is None or source is None:
        step = Evidence("level", "level.hidden", "hidden: nobody is expressed.")
        return attribution.because(step, level="hidden", effective_level="hidden")
    verdict = profiler.of(referent).level
    spans = (verdict.span,) if verdict.span else ()
    steps = (
        _entity_step(parse, source.head, referent, profiler.entities),
        Evidence("level", verdict.rule, f"{verdict.value}: {verdict.about}", spans),
    )
    part = replace(source, entity=ids[referent.index])
    return attribution.because(*steps, source=part, level=profiler.level_of(referent))


def _entity_step(
    parse: Parse, head: int | None, referent: Referent, entities: Entities
) -> Evidence:
    mention = entities.mentions.of(head)
    assert mention is not None
    link = entities.register.links[mention.index]
    if referent.index != link.referent:
        link = Link(link.mention, referent.index, "same", "entity.joint")
    return Evidence("entity", link.rule, *described(parse, entities, link))


@dataclass(frozen=True, slots=True)
class _Handed:
    """Somebody whose words are passed on though no cue gives them to him."""

    referent: Referent
    span: Span


def _second_hand(
    parse: Parse, attributions: Sequence[Attribution], entities: Entities, words: Vocabulary
) -> dict[str, tuple[_Handed, ...]]:
    """By attribution those whom its source passes on and who speak nowhere."""
    search, register = SecondHand(parse, attributions, entities, words), entities.register
    found = {}
    for number, attribution in enumerate(attributions):
        links = [
            _Handed(referent, parse.span(mention.first, mention.end))
            for mention in search.of(number)
            if (referent := register.found(mention)) is not None
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
    speakers: Mapping[str, Referent]
    handed: Mapping[str, tuple[_Handed, ...]]

    def all(self) -> tuple[Attribution, ...]:
        """The attributions with whom they relay and the worst level of their chains."""
        by_id = {attribution.id: attribution for attribution in self.attributions}
        passed_on = {
            id: tuple(other for other in others if self._is_somebody(other))
            for id, others in relayed(self.parse, self.attributions, self.profiler.words).items()
        }
        levels = {
            id: tuple(self.profiler.level_of(link.referent) for link in links)
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
        told = (self.ids[link.referent.index] for link in links)
        others = tuple(dict.fromkeys((*entities_of(attribution, passed_on, by_id), *told)))
        others = tuple(other for other in others if other != own)
        if not others:
            return attribution.because(relays=(), effective_level=worst)
        note = f"passes on the words of {', '.join(others)}; the chain's worst level: {worst}"
        spans = [span for id in passed_on for span in _cue_spans(by_id[id])]
        spans += [link.span for link in links]
        step = Evidence("relay", "relay.chain", note, tuple(spans))
        return attribution.because(step, relays=others, effective_level=worst)


def _cue_spans(attribution: Attribution) -> Spans:
    return attribution.cue.spans if attribution.cue is not None else ()
