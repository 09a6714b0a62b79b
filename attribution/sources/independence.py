"""How many independent sources stand behind a claim."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from attribution.model import Attribution, Source, Spans


@dataclass(frozen=True, slots=True)
class Support:
    """The sources behind a claim, at the end of their chains, and how many they are."""

    sources: tuple[str, ...]
    count: int
    at_least: bool = False
    """More may stand behind it: a plural source tells no number."""


def support_of(
    attribution: Attribution, attributions: Sequence[Attribution], sources: Sequence[Source]
) -> Support:
    """Who stands behind an attribution's claim: its chain followed to the ends.

    An outlet that cites two aides adds nothing to the aides.
    """
    return Supports(attributions, sources).of(attribution)


class Supports:
    """Who stands behind each claim of one article, its attributions found by their words."""

    def __init__(self, attributions: Sequence[Attribution], sources: Sequence[Source]) -> None:
        self._alike: dict[Spans, list[Attribution]] = {}
        for attribution in attributions:
            self._alike.setdefault(attribution.claim.spans, []).append(attribution)
        self._sources = {source.id: source for source in sources}

    def of(self, attribution: Attribution) -> Support:
        """What `support_of` gives."""
        together = (attribution, *self._alike.get(attribution.claim.spans, ()))
        return _count(_ids_of(together), self._sources)


def count_independent(ids: Iterable[str], sources: Sequence[Source]) -> Support:
    """How many independent sources some rows of the sources table are.

    Two mentions of one official are one row and one source; "two officials" are two; one who is
    drawn from a group that is counted too adds nothing.
    """
    return _count(ids, {source.id: source for source in sources})


def _ids_of(together: Iterable[Attribution]) -> Iterable[str]:
    for one in together:
        entity = one.source.entity if one.source is not None else None
        yield from one.relays or ([entity] if entity else [])


def _count(ids: Iterable[str], by_id: Mapping[str, Source]) -> Support:
    wanted = dict.fromkeys(id for id in ids if id in by_id)
    kept = tuple(id for id in wanted if not _is_counted_above(by_id[id], by_id, wanted))
    count, at_least = 0, False
    for id in kept:
        source = by_id[id]
        several = source.kind in ("person", "people") and source.count == "plural"
        number = source.number or 2
        count += number if several else 1
        at_least |= several and source.number is None
    return Support(kept, count, at_least)


def _is_counted_above(source: Source, by_id: Mapping[str, Source], wanted: Container[str]) -> bool:
    seen = {source.id}
    while source.member_of is not None and source.member_of not in seen:
        if source.member_of in wanted:
            return True
        seen.add(source.member_of)
        if source.member_of not in by_id:
            return False
        source = by_id[source.member_of]
    return False
