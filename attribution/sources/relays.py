"""Who passes on whose words, and how well narrowed the whole chain is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attribution.model import LEVELS, Attribution, Level, Parse


def relayed(parse: Parse, attributions: Sequence[Attribution]) -> dict[str, tuple[str, ...]]:
    """For each attribution the attributions whose sources its own source passes on, one step.

    These are the partner of a claim with two cues ("the paper reported, citing officials") and the
    statements nested directly in the claim ("the official said the minister had told him").
    """
    by_id = {attribution.id: attribution for attribution in attributions}
    found: dict[str, list[str]] = {attribution.id: [] for attribution in attributions}
    for attribution in attributions:
        passer = by_id.get(attribution.partner or "")
        if passer is not None and passer is not attribution:
            found[passer.id].append(attribution.id)
        outer = by_id.get(attribution.within or "")
        if outer is not None and attribution.kind == "statement" and _has_words(parse, attribution):
            found[outer.id].append(attribution.id)
    return {id: tuple(dict.fromkeys(ids)) for id, ids in found.items()}


def _has_words(parse: Parse, attribution: Attribution) -> bool:
    """Whether somebody's words are passed on, and not only what they are doing.

    "Leaders are urging caution" and "to urge caution" tell of conduct; "leaders urged caution" and
    "leaders are warning that it will fail" tell what was said.
    """
    cue = attribution.cue
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
) -> Level:
    """The worst level of an attribution and of all whose words it passes on, to any depth."""
    worst, seen, stack = attribution.level, {attribution.id}, list(passed_on[attribution.id])
    while stack:
        id = stack.pop()
        if id in seen:
            continue
        seen.add(id)
        worst = _worse(worst, by_id[id].level)
        stack.extend(passed_on[id])
    return worst


def _worse(one: Level, other: Level) -> Level:
    """The less narrowed of two; the article's own voice is no link of a chain."""
    if "author" in (one, other):
        return other if one == "author" else one
    return max(one, other, key=LEVELS.index)
