"""brat standoff annotation: what annotators open beside the article's text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import get_args

from attribution.checks.claim_counts import SCALE
from attribution.model import Article, Kind, Mode, Report, Severity, Spans
from attribution.reports.wording import safe, without_controls

_ROLES = ("Claim", "Cue", "Source")


def write_brat(report: Report) -> str:
    """The `.ann` file of an article: its `.txt` file is the article's text as it lies on disk."""
    return "".join(f"{line}\n" for line in _lines(report))


def annotation_conf() -> str:
    """The `annotation.conf` that brat wants beside such files: what there may be in them."""
    roles = "\n".join(_ROLES)
    findings = "\n".join(f"\t{name.capitalize()}" for name in get_args(Severity))
    values = (("Level", SCALE), ("Mode", get_args(Mode)), ("Kind", get_args(Kind)))
    attributes = "\n".join(f"{name}\tArg:Claim, Value:{'|'.join(some)}" for name, some in values)
    return (
        f"[entities]\n{roles}\n!Finding\n{findings}\n\n"
        "[relations]\nCueOf\tArg1:Cue, Arg2:Claim\nSourceOf\tArg1:Source, Arg2:Claim\n"
        "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n"
        f"[events]\n\n[attributes]\n{attributes}\n"
    )


def _lines(report: Report) -> Iterator[str]:
    places, relations, attributes = count(1), count(1), count(1)
    for found in report.attributions:
        marked: dict[str, str] = {}
        for role, part in zip(_ROLES, (found.claim, found.cue, found.source)):
            if part and (line := _text_bound(report.article, role, part.spans)):
                marked[role] = f"T{next(places)}"
                yield f"{marked[role]}\t{line}"
        claim = marked.pop("Claim", None)
        if claim is None:
            continue
        for role, mark in marked.items():
            yield f"R{next(relations)}\t{role}Of Arg1:{mark} Arg2:{claim}"
        for name, value in (("Level", found.level), ("Mode", found.mode), ("Kind", found.kind)):
            yield f"A{next(attributes)}\t{name} {claim} {value}"
    for number, finding in enumerate(report.findings, 1):
        line = _text_bound(report.article, finding.severity.capitalize(), (finding.span,))
        if line:
            mark = f"T{next(places)}"
            yield f"{mark}\t{line}"
            yield f"#{number}\tAnnotatorNotes {mark}\t{finding.check}: {safe(finding.message)}"


def _text_bound(article: Article, role: str, spans: Spans) -> str:
    """`Claim 0 12;20 31<tab>words words`, empty where the spans hold no words."""
    pieces = list(_pieces(article, spans))
    if not pieces:
        return ""
    places = ";".join(f"{start} {end}" for start, end in pieces)
    words = " ".join(without_controls(article.text[start:end]) for start, end in pieces)
    return f"{role} {places}\t{words}"


def _pieces(article: Article, spans: Spans) -> Iterator[tuple[int, int]]:
    """The spans, broken at line ends: a fragment of brat's never holds one."""
    for start, end in sorted(spans):
        at = start
        for line in article.text[start:end].splitlines(keepends=True):
            words = line.rstrip()
            if words:
                yield at, at + len(words)
            at += len(line)
