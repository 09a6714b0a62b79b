"""A report narrowed to what a reader asks for: claims of some levels, or of one source."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from attribution.model import Attribution, Level, Report, Source


def narrowed(report: Report, levels: Collection[Level], source: str = "") -> Report:
    """The report of the claims that count as one of the levels and are given to such a source.

    `levels` empty: any level. `source`: words of its name, in any case; empty: any source. Sources
    that pass words on stay, and the groups that sources are drawn from; findings that are about no
    claim go, since they have neither level nor source.
    """
    if not levels and not source:
        return report
    known = {one.id: one for one in report.sources}
    kept = [
        found
        for found in report.attributions
        if (not levels or found.effective_level in levels) and _names(found, source, known)
    ]
    ids = {found.id for found in kept}
    return replace(
        report,
        attributions=tuple(
            found if found.within in ids else replace(found, within=None) for found in kept
        ),
        sources=tuple(one for one in report.sources if one.id in _needed(kept, known)),
        findings=tuple(finding for finding in report.findings if finding.attribution in ids),
    )


def _names(found: Attribution, source: str, known: dict[str, Source]) -> bool:
    if not source:
        return True
    names = [found.source.text] if found.source else []
    ids = (found.source.entity if found.source else None, *found.relays)
    names += [known[ident].name for ident in ids if ident in known]
    return any(source.casefold() in name.casefold() for name in names)


def _needed(kept: Collection[Attribution], known: dict[str, Source]) -> set[str]:
    needed: set[str] = set()
    wanted = [found.source.entity for found in kept if found.source]
    wanted += [relay for found in kept for relay in found.relays]
    while wanted:
        ident = wanted.pop()
        if ident in known and ident not in needed:
            needed.add(ident)
            wanted.append(known[ident].member_of)
    return needed
