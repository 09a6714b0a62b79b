"""By how many hands a claim came, who else has it, and who was several before being one."""

from __future__ import annotations

from functools import lru_cache

from attribution.checks.context import Case
from attribution.model import Attribution, Source

_HANDS = frozenset({"person", "people", "organisation", "place", "outlet"})
"""Sources that hear something and pass it on; a document is read."""
_MARKS = "(),.’'\"“”"


def chain_steps(case: Case, attribution: Attribution) -> tuple[str, ...]:
    """The names of the sources from the one that tells the article to the one that knows."""
    source = case.source_of(attribution)
    names = [source.name] if source else []
    known = [*names, attribution.source.text if attribution.source else ""]
    seen = {source.id} if source else set[str]()
    current: Attribution | None = attribution
    while current is not None:
        onward = None
        for inner in _heard(case, current):
            entity = inner.source.entity if inner.source else None
            if entity is not None and entity in case.sources and entity not in seen:
                onward = inner
                seen.add(entity)
                name = case.sources[entity].name
                if not any(_one_hand(name, other) for other in known):
                    names.append(name)
                    known.append(name)
                break
        if onward is None:
            names += _unvoiced(case, current, seen)
        current = onward
    return tuple(names)


def _unvoiced(case: Case, attribution: Attribution, seen: set[str]) -> list[str]:
    """Those whom a source has it from and who speak nowhere: "told by palace guards"."""
    told = (id for id in attribution.relays if id not in seen and not case.by_entity.get(id))
    sources = (case.sources[id] for id in told if id in case.sources)
    return [source.name for source in sources if source.kind in _HANDS]


def _heard(case: Case, outer: Attribution) -> tuple[Attribution, ...]:
    """The attributions whose words the outer one's source passes on."""
    known = (case.by_id.get(id) for id in outer.passes_on)
    return tuple(
        inner
        for inner in known
        if inner is not None and (inner.partner == outer.id or _is_heard(case, inner))
    )


def _is_heard(case: Case, inner: Attribution) -> bool:
    """True of somebody whose words came by, not of one who "cited faults"; a document is read."""
    source = case.source_of(inner)
    verbs = any(case.parse.tokens[i].pos in ("VERB", "AUX") for i in inner.claim.tokens)
    worded = inner.mode != "indirect" or verbs
    return source is not None and source.kind in _HANDS and worded


def _one_hand(name: str, other: str) -> bool:
    """True where one name stands in the other: "Sweet" and "Chad Sweet"."""
    one, two = ({w.strip(_MARKS) for w in words.casefold().split()} for words in (name, other))
    return bool(one and two) and (one <= two or two <= one)


def is_corroborated(case: Case, attribution: Attribution) -> bool:
    """True when a source that is not of the same group or chain has the same claim."""
    own = case.source_of(attribution)
    claim = set(attribution.claim.tokens)
    touching = {other.id: other for i in claim for other in case.claims_at.get(i, ())}
    return any(
        other is not attribution
        and (source := case.source_of(other)) is not None
        and _independent(own, source, attribution, other)
        and _overlap(claim, set(other.claim.tokens)) >= case.tuning.same_claim
        for other in touching.values()
    )


def _independent(own: Source | None, other: Source, a: Attribution, b: Attribution) -> bool:
    if own is None or own.id == other.id:
        return own is None
    if own.id in b.relays or other.id in a.relays or b.partner == a.id or a.partner == b.id:
        return False
    if a.id == b.within or b.id == a.within:
        return False  # "They balked, the aide said, but agreed": the aide tells that too
    return other.id != own.member_of and other.member_of != own.id


def _overlap(one: set[int], other: set[int]) -> float:
    union = one | other
    return len(one & other) / len(union) if union else 0.0


def was_plural(case: Case, source: Source | None) -> str | None:
    """The plural under which a single definite source went before, None where it did not.

    "Sources said … the source said": one of them was never introduced.
    """
    if source is None or source.count != "one" or not case.is_anonymous(source):
        return None
    name = source.name.casefold()
    if not name.startswith(("the ", "this ", "that ")):
        return None
    noun = name.split()[-1]
    plurals = _plurals(case)
    alike = {n: o for word in (noun + "s", noun + "es") for n, o in plurals.get(word, ())}
    earlier = (alike[n] for n in sorted(alike) if _earlier(alike[n], source))
    return next((other.name for other in earlier), None)


@lru_cache(maxsize=1)
def _plurals(case: Case) -> dict[str, list[tuple[int, Source]]]:
    """By word of its name, each group of unnamed people with its number among the sources."""
    found: dict[str, list[tuple[int, Source]]] = {}
    for number, other in enumerate(case.sources.values()):
        if other.count == "plural" and case.is_anonymous(other):
            for word in other.name.casefold().split():
                found.setdefault(word, []).append((number, other))
    return found


def _earlier(one: Source, other: Source) -> bool:
    starts = [mention.start for mention in one.mentions]
    return bool(starts and other.mentions) and min(starts) < min(m.start for m in other.mentions)
