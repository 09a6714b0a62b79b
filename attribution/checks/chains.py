"""By how many hands a claim came, who else has it, and who was several before being one."""

from __future__ import annotations

from attribution.checks.cases import Case
from attribution.model import Attribution, Source

SAME = 0.5
"""Share of words from which two claims count as the same."""


def chain_steps(case: Case, attribution: Attribution) -> tuple[str, ...]:
    """The names of the sources from the one that tells the article to the one that knows."""
    source = case.source_of(attribution)
    names = [source.name] if source else []
    seen = {source.id} if source else set[str]()
    current = attribution
    while relayed := next((r for r in current.relays if r in case.sources and r not in seen), None):
        seen.add(relayed)
        name = case.sources[relayed].name
        # "Sweet" and "Chad Sweet" are one hand, not two.
        if not any(set(name.split()) & set(known.split()) for known in names):
            names.append(name)
        onward = next((a for a in _from(case, relayed) if _related(case, a, attribution)), None)
        if onward is None:
            break
        current = onward
    return tuple(names)


def _from(case: Case, entity: str) -> tuple[Attribution, ...]:
    return case.by_entity.get(entity, ())


def _related(case: Case, inner: Attribution, outer: Attribution) -> bool:
    """True when the inner claim is part of the outer one, or the same."""
    inside, whole = set(inner.claim.tokens), set(outer.claim.tokens)
    return bool(inside) and len(inside & whole) >= SAME * len(inside)


def is_corroborated(case: Case, attribution: Attribution) -> bool:
    """True when a source that is not of the same group or chain has the same claim."""
    own = case.source_of(attribution)
    claim = set(attribution.claim.tokens)
    return any(
        other is not attribution
        and (source := case.source_of(other)) is not None
        and _independent(own, source, attribution, other)
        and _overlap(claim, set(other.claim.tokens)) >= SAME
        for other in case.attributions
    )


def _independent(own: Source | None, other: Source, a: Attribution, b: Attribution) -> bool:
    if own is None or own.id == other.id:
        return own is None
    if own.id in b.relays or other.id in a.relays or b.partner == a.id or a.partner == b.id:
        return False
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
    for other in case.sources.values():
        if other.count == "plural" and case.is_anonymous(other) and _earlier(other, source):
            words = other.name.casefold().split()
            if any(word in (noun + "s", noun + "es") for word in words):
                return other.name
    return None


def _earlier(one: Source, other: Source) -> bool:
    starts = [mention.start for mention in one.mentions]
    return bool(starts and other.mentions) and min(starts) < min(m.start for m in other.mentions)
