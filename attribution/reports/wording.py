"""Words for a reader: what is known of a source, counts, and article text made safe to print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from attribution.model import Level, Report, Severity, Source
from attribution.reports.outlines import ArticleLine, Row, Totals, claims_of, first_lines

# C0 and C1 controls, and the marks that turn the direction of writing: a terminal would obey them.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)

_BASIS = {
    "participant": "took part",
    "eyewitness": "saw or heard it",
    "document": "has the document",
    "direct": "has direct knowledge",
    "briefed": "was briefed",
    "familiar": "is familiar with it",
    "close": "is close to it",
}
_REASON = {
    "boilerplate": "gives a stock reason for staying unnamed",
    "specific": "gives a reason for staying unnamed",
}

SEVERITY_SIGNS: dict[Severity, str] = {"error": "▲", "warning": "△", "note": "–"}


class SourceLine(NamedTuple):
    """A row of the table of sources, in words."""

    id: str
    level: Level
    name: str
    told: str
    """What the article says of the source, parted by dots."""
    claims: int
    """How many rest on it, its own and those passed on."""
    line: int | None
    """Of its first mention."""


def safe(text: str) -> str:
    """The text on one line, without the characters that a terminal would obey."""
    return " ".join(_CONTROLS.sub("", text).split())


def without_controls(text: str) -> str:
    """The text, as long as it was, with a blank for each character that a terminal would obey."""
    return _CONTROLS.sub(" ", text)


def short(text: str, width: int = 48) -> str:
    """The text, cut between words where it is longer than that."""
    text = safe(text)
    if len(text) <= width:
        return text
    return text[:width].rpartition(" ")[0].rstrip(" ,;:–—-") + "…"


def count_of(number: int, noun: str) -> str:
    """`1 claim`, `2 claims`."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"


def summary_of(found: Totals) -> str:
    """A line: how many claims, attributions, sources and findings."""
    parts = [
        count_of(found.claims, "claim"),
        count_of(found.attributions, "attribution"),
        count_of(found.sources, "source"),
    ]
    if found.severities:
        parts.append(graded_counts(found))
    return " · ".join(parts)


def graded_counts(found: Totals) -> str:
    """`2 errors, 1 note`: the findings by severity."""
    return ", ".join(
        count_of(found.severities[severity], severity)
        for severity in SEVERITY_SIGNS
        if found.severities[severity]
    )


def line_of_article(line: ArticleLine) -> str:
    """`talks.txt: 28 claims, 71% of them on nobody named · 2 errors`, for a list of articles."""
    total = line.totals
    parts = [count_of(total.claims, "claim")]
    if total.claims:
        parts[0] += f", {total.unnamed:.0%} of them on nobody named"
    graded = graded_counts(total)
    return f"{safe(line.path)}: " + " · ".join([*parts, *([graded] if graded else [])])


def source_name(row: Row) -> str:
    """Who a row is given to, in the article's words."""
    if row.source:
        return safe(row.source.name)
    if row.found.source and row.found.source.text:
        return safe(row.found.source.text)
    return "nobody named"


def details_of(row: Row) -> list[str]:
    """What a reader wants to know of an attribution beyond source, level and claim."""
    found = row.found
    cue = f"“{safe(found.cue.text)}”" if found.cue and found.cue.text else "no cue word"
    details = [cue, found.mode if found.kind == "statement" else f"{found.mode} {found.kind}"]
    if row.via:
        details.append("via " + _names(row.via))
    if row.passes_on:
        details.append("passes on " + _names(row.passes_on))
    if row.support.count > 1:
        least = "at least " if row.support.at_least else ""
        details.append(f"rests on {least}{row.support.count} sources")
    if row.host:
        details.append("within a claim of " + _names((row.host,)))
    if found.effective_level != found.level:
        details.append(f"counts as {found.effective_level}")
    return details


def source_lines(report: Report) -> Iterator[SourceLine]:
    """The article's sources, in their order, with all that a table of them shows."""
    claims, lines = claims_of(report), first_lines(report)
    known = {source.id: source for source in report.sources}
    for source in report.sources:
        told = " · ".join(attributes_of(source, known))
        name, line = safe(source.name), lines.get(source.id)
        yield SourceLine(source.id, source.level, name, told, claims[source.id], line)


def attributes_of(source: Source, sources: Mapping[str, Source]) -> list[str]:
    """What the article says of a source, a phrase each."""
    group = sources.get(source.member_of or "")
    unnamed = source.reason == "none" and source.anonymity
    attributes = [
        source.kind if source.number is None else f"{source.kind}, {source.number}",
        source.count if source.number is None and source.count == "plural" else "",
        f"{source.status} {source.role}" if source.status and source.role else source.role or "",
        # A body's own name is no news about it.
        f"affiliation {source.affiliation}"
        if source.affiliation not in (None, source.name)
        else "",
        f"one of {safe(group.name)}" if group else "",
        _BASIS.get(source.basis, ""),
        _REASON.get(source.reason, "gives no reason for staying unnamed" if unnamed else ""),
        f"“{safe(source.anonymity)}”" if source.anonymity else "",
        source.ground_rule or "",
        "" if source.resolved else "nobody introduced it",
        "does not say where it has it from" if source.origin == "undisclosed" else "",
    ]
    return [safe(attribute) for attribute in attributes if attribute]


def _names(sources: tuple[Source, ...]) -> str:
    return ", ".join(short(source.name) for source in sources)
