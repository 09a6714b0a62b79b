"""The output contract as plain objects: what every machine format and the JSON Schema agree on.

Keys may be added within a version of the schema; anything else raises `SCHEMA`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attribution.model import Attribution, Evidence, Finding, Part, Report, Source, Spans

SCHEMA = 1
"""The version of the output contract."""

Object = dict[str, Any]

if TYPE_CHECKING:
    from attribution.sources.independence import Supports


def report_object(report: Report) -> Object:
    """An article's attributions, sources and findings."""
    from attribution.sources.independence import Supports  # of findings alone nothing asks for it

    supports = Supports(report.attributions, report.sources)
    return {
        "schema": SCHEMA,
        "article": report.article.path,
        "attributions": [
            attribution_object(report, found, supports) for found in report.attributions
        ],
        "sources": [source_object(source) for source in report.sources],
        "findings": [finding_object(finding) for finding in report.findings],
        "notes": list(report.article.notes),
    }


def attribution_object(report: Report, found: Attribution, supports: Supports) -> Object:
    """One attribution, with the line on which the first of its words stands."""
    line, column = report.article.line_column(first_offset(found))
    support = supports.of(found)
    return {
        "id": found.id,
        "rule": found.rule,
        "kind": found.kind,
        "mode": found.mode,
        "source": None
        if found.source is None
        else {**_part(found.source), "entity": found.source.entity},
        "cue": None if found.cue is None else _part(found.cue),
        "claim": _part(found.claim),
        "level": found.level,
        "relays": list(found.relays),
        "effective_level": found.effective_level,
        "within": found.within,
        "support": {
            "sources": list(support.sources),
            "count": support.count,
            "at_least": support.at_least,
        },
        "line": line,
        "column": column,
        "evidence": [evidence_object(step) for step in found.evidence],
    }


def source_facts(source: Source) -> Object:
    """What is told of a source, by the names of the contract; None where nothing is stated."""
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "level": source.level,
        "count": source.count,
        "number": source.number,
        "affiliation": source.affiliation,
        "role": source.role,
        "status": source.status,
        "basis": source.basis,
        "reason": source.reason,
        "ground_rule": source.ground_rule,
        "anonymity": source.anonymity,
        "member_of": source.member_of,
        "resolved": source.resolved,
        "origin": source.origin,
    }


def source_object(source: Source) -> Object:
    """One row of the sources table; a number stands there only where one is stated."""
    facts = source_facts(source)
    if source.number is None:
        del facts["number"]
    return {
        **facts,
        "mentions": _spans(source.mentions),
        "evidence": [evidence_object(step) for step in source.evidence],
    }


def finding_object(finding: Finding) -> Object:
    """One finding of the checks."""
    return {
        "check": finding.check,
        "severity": finding.severity,
        "span": list(finding.span),
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "attribution": finding.attribution,
        "guidance": finding.guidance,
        "evidence": [evidence_object(step) for step in finding.evidence],
    }


def evidence_object(step: Evidence) -> Object:
    """One step of how a result came about."""
    return {
        "step": step.step,
        "rule": step.rule,
        "note": step.note,
        "spans": _spans(step.spans),
    }


def first_offset(found: Attribution) -> int:
    """Where an attribution is to be looked up: the first word of its claim, cue or source."""
    parts = (found.claim, found.cue, found.source)
    return min((start for part in parts if part for start, _ in part.spans), default=0)


def _part(part: Part) -> Object:
    return {"spans": _spans(part.spans), "text": part.text}


def _spans(spans: Spans) -> list[list[int]]:
    return [[start, end] for start, end in spans]
