"""Findings without those that inline comments silence, and with a finding for each idle comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attribution.model import Article, Evidence, Finding, Severity, Span, Waiver
from attribution.rulebook.entries.check_rules import Check

UNUSED = "unused-ignore"


def apply_waivers(
    article: Article,
    findings: Iterable[Finding],
    unused: Check,
    *,
    known: Iterable[str],
    in_force: Mapping[str, Severity],
) -> tuple[Finding, ...]:
    """The findings that no comment silences, then one for each comment that silences nothing.

    A comment for a check that exists and is off is not idle: it may be needed elsewhere.
    """
    kept: list[Finding] = []
    used: set[tuple[int, str]] = set()
    for finding in findings:
        silencers = _silencers(article, finding)
        used.update(silencers)
        if not silencers:
            kept.append(finding)
    severity = in_force.get(UNUSED)
    if severity is not None:
        for waiver, why in _idle(article, used, frozenset(known), in_force):
            kept.append(_unused(article, waiver, why, unused, severity))
    return tuple(kept)


def is_waived(article: Article, finding: Finding) -> bool:
    """Whether a comment silences the finding."""
    return bool(_silencers(article, finding))


def _silencers(article: Article, finding: Finding) -> list[tuple[int, str]]:
    return [
        (n, check)
        for n, waiver in enumerate(article.waivers)
        for check in waiver.checks
        if check in finding.ids and waiver.reason and _reaches(article, n, finding)
    ]


def _reaches(article: Article, n: int, finding: Finding) -> bool:
    waiver, span = article.waivers[n], finding.span
    if waiver.action == "ignore":
        return waiver.block is not None and _in_block(article, waiver.block, span)
    if waiver.action == "enable" or span.start < waiver.span.end:
        return False
    return not any(
        _ends(later, finding) and later.span.start <= span.start
        for later in article.waivers[n + 1 :]
    )


def _ends(later: Waiver, finding: Finding) -> bool:
    """Whether the comment has the finding reported again, one of its checks or all."""
    return later.action == "enable" and (
        not later.checks or not set(later.checks).isdisjoint(finding.ids)
    )


def _in_block(article: Article, block: int, span: Span) -> bool:
    segments = article.blocks[block].segments
    if not segments:
        return False
    return (
        segments[0].source <= span.start < segments[-1].source + max(segments[-1].source_length, 1)
    )


def _idle(
    article: Article,
    used: set[tuple[int, str]],
    known: frozenset[str],
    in_force: Mapping[str, Severity],
) -> Iterator[tuple[Waiver, str]]:
    for n, waiver in enumerate(article.waivers):
        if waiver.action != "enable":
            idle = [c for c in waiver.checks if (n, c) not in used and c in in_force]
            why = _flaw(waiver, known) or (_nothing(idle) if idle else "")
            if why:
                yield waiver, why


def _flaw(waiver: Waiver, known: frozenset[str]) -> str:
    unknown = [check for check in waiver.checks if check not in known]
    if not waiver.checks:
        return "it names no check, so it silences nothing"
    if unknown:
        return f"there is no check called {', '.join(unknown)}"
    return "" if waiver.reason else "it gives no reason, so it silences nothing"


def _nothing(idle: list[str]) -> str:
    return f"nothing here is reported by {', '.join(idle)}"


def _unused(
    article: Article, waiver: Waiver, why: str, unused: Check, severity: Severity
) -> Finding:
    line, column = article.line_column(waiver.span.start)
    step = Evidence("waiver", UNUSED, why, (waiver.span,))
    message = unused.message.format(why=why)
    return Finding(
        UNUSED, severity, waiver.span, line, column, message, evidence=(step,), sentence=waiver.span
    )
