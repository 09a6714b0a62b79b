"""Rows of the sources table, made of what was found out about each cluster."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attribution.entities.coreference.clusters import Cluster
from attribution.entities.entities import Entities
from attribution.entities.mentions.mention import Mention
from attribution.model import NARROWED, WITHOUT_NAME, Evidence, Parse, Source, Span
from attribution.rulebook.entries.source_rules import GROUND_RULES
from attribution.rulebook.vocabulary import Vocabulary
from attribution.sources.entity_evidence import described, words_of
from attribution.sources.profiles import Profile, Profiler
from attribution.sources.stated_facts import Said

_A = {
    "person": "a person",
    "organisation": "a body",
    "outlet": "an outlet",
    "place": "a state or place",
}


def make_row(
    id: str,
    cluster: Cluster,
    profiler: Profiler,
    ids: Mapping[int, str],
    relaying: frozenset[int],
) -> Source:
    """The row of one cluster; `ids` are the rows' ids, `relaying` those who name their origin."""
    profile = profiler.of(cluster)
    people = profile.kind.value in ("person", "people")
    unnamed = people and profile.level.value in WITHOUT_NAME
    basis, reason = profile.said.get("knowledge"), profile.said.get("reasons")
    anonymity = profile.said.get("anonymity") if unnamed else None
    parse = profiler.parse
    return Source(
        id=id,
        name=_name(cluster, profile, profiler),
        kind=profile.kind.value,  # type: ignore[arg-type]  # rules hold kinds
        level=profile.level.value,  # type: ignore[arg-type]  # rules hold levels
        count=cluster.count,
        number=_number(cluster),
        affiliation=_affiliation(cluster, profile),
        role=_role(cluster, profiler),
        status=_status(cluster, profiler),
        basis=basis.rule.gives if basis and (unnamed or _is_plain(basis)) else "none",  # type: ignore[arg-type]  # rules hold bases
        reason=reason.rule.gives if reason and unnamed else "none",  # type: ignore[arg-type]  # rules hold reasons
        ground_rule=_ground_rule(cluster, profiler) if unnamed else None,
        member_of=ids.get(-1 if cluster.group is None else cluster.group),
        resolved=cluster.resolved,
        origin=_origin(cluster, profile, relaying),  # type: ignore[arg-type]  # one of two
        anonymity=words_of(parse, anonymity.first, anonymity.end) if anonymity else None,
        mentions=_mentions(cluster, profiler),
        evidence=tuple(_evidence(cluster, profile, profiler, unnamed)),
    )


def _number(cluster: Cluster) -> int | None:
    """How many they are, where it is stated or persons are named one after another."""
    counted = cluster.sort == "human" or not cluster.parts
    return cluster.number if counted and cluster.count != "one" else None


def _name(cluster: Cluster, profile: Profile, profiler: Profiler) -> str:
    """Its most informative mention: a full name with its title, else a whole description."""
    parse, entities = profiler.parse, profiler.entities
    if cluster.parts and not _told(cluster, profiler):
        known = [entities.mentions.all[entities.clusters[i].mentions[0]] for i in cluster.parts]
        *others, last = (words_of(parse, mention.first, mention.end) for mention in known)
        return f"{', '.join(others)} and {last}"
    name = cluster.name
    if name is not None and profile.level.value in NARROWED:
        first = name.first - len(name.title.split())
        if first and parse.tokens[first - 1].lower == "the" and name.kind != "person":
            first -= 1
        return words_of(parse, first, name.end)
    # The comma that closes an apposition is part of the source, not of its name.
    return words_of(parse, *profiler.extent(profile.best)).rstrip(" ,–—")


def _is_plain(basis: Said) -> bool:
    """Whether it counts beside a name too, whose bearer has worked, served and met with many."""
    return basis.rule.gives not in ("participant", "close", "none")


def _affiliation(cluster: Cluster, profile: Profile) -> str | None:
    """To whom it belongs, where that has a name; a body with its own name belongs to nobody."""
    own = cluster.name is not None and cluster.sort != "human"
    if own or profile.affiliation.strength == "body":
        return None
    return profile.affiliation.text or None


def _told(cluster: Cluster, profiler: Profiler) -> list[Mention]:
    mentions = (profiler.entities.mentions.all[i] for i in cluster.mentions)
    return [mention for mention in mentions if mention.form in ("name", "noun")]


def _role(cluster: Cluster, profiler: Profiler) -> str | None:
    """Its noun for what it is, with the words of rank before it: "senior official"."""
    words, parse = profiler.words, profiler.parse
    for mention in _told(cluster, profiler):
        if mention.form == "name" and mention.name is not None:
            if mention.name.title.lower().split()[-1:] and _is_role(mention.name.title, words):
                return mention.name.title.lower()
        elif mention.noun in words.roles:
            before = [t.lower for t in parse.tokens[mention.first : mention.head]]
            ranks = [word for word in before if words.ranks.has(word)]
            return " ".join([*ranks, mention.noun])
    return None


def _is_role(title: str, words: Vocabulary) -> bool:
    return title.split()[-1].lower() in words.roles


def _status(cluster: Cluster, profiler: Profiler) -> str | None:
    for mention in _told(cluster, profiler):
        first, _ = profiler.extent(mention)
        for token in profiler.parse.tokens[first : mention.head]:
            if profiler.words.former_words.has(token.lower):
                return "former"
            if profiler.words.current_words.has(token.lower):
                return "current"
    return None


def _ground_rule(cluster: Cluster, profiler: Profiler) -> str | None:
    for said in profiler.said.get(cluster.index, {}).get("anonymity", ()):
        if said.rule.gives in GROUND_RULES:
            return said.rule.gives
    return None


def _origin(cluster: Cluster, profile: Profile, relaying: frozenset[int]) -> str:
    """Whether it is told where an outlet has its news from."""
    hidden = profile.kind.value == "outlet" and cluster.index not in relaying
    return "undisclosed" if hidden and not profile.author else "stated"


def _mentions(cluster: Cluster, profiler: Profiler) -> tuple[Span, ...]:
    mentions: Sequence[Mention] = [profiler.entities.mentions.all[i] for i in cluster.mentions]
    spans = {profiler.parse.span(*profiler.extent(mention)) for mention in mentions}
    spans |= {profiler.parse.span(first, end) for first, end in cluster.together}
    return tuple(sorted(spans))


def _evidence(
    cluster: Cluster, profile: Profile, profiler: Profiler, unnamed: bool
) -> list[Evidence]:
    """Why the row is as it is, in the order of the tests."""
    parse = profiler.parse
    steps = list(_name_use(cluster, profiler))
    for step, verdict in (("kind", profile.kind), ("level", profile.level)):
        spans = (verdict.span,) if verdict.span else ()
        steps.append(Evidence(step, verdict.rule, f"{verdict.value}: {verdict.about}", spans))
    if profile.affiliation.text:
        note = f"{profile.affiliation.strength}: {profile.affiliation.text}"
        steps.append(Evidence("affiliation", "", note))
    for section, said in profile.said.items() if unnamed else ():
        note = f"{said.rule.gives}: {words_of(parse, said.first, said.end)}"
        steps.append(Evidence(section, said.rule.id, note, (parse.span(said.first, said.end),)))
    if cluster.group is not None:
        steps.append(_membership(cluster, profiler.entities, parse))
    return steps


def _name_use(cluster: Cluster, profiler: Profiler) -> Iterator[Evidence]:
    """The words that tell what a name in no list names: "the minister of Velmark"."""
    told = (profiler.entities.mentions.all[i].name for i in cluster.mentions)
    uses = dict.fromkeys((name.kind, name.told) for name in told if name and name.told)
    for kind, use in list(uses)[:1]:
        assert use is not None
        note = f"taken for the name of {_A[kind]}: {words_of(profiler.parse, *use)}"
        yield Evidence("name", "", note, (profiler.parse.span(*use),))


def _membership(cluster: Cluster, entities: Entities, parse: Parse) -> Evidence:
    link = entities.links[cluster.mentions[0]]
    return Evidence("entity", link.rule, *described(parse, entities, link))
