"""brat standoff annotation: what annotators open beside the article's text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from attribution.model import Article, Part, Report, Spans
from attribution.reports.wording import without_controls


def write_brat(report: Report) -> str:
    """The `.ann` file of an article: its `.txt` file is the article's text as it lies on disk."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    places, relations, attributes = count(1), count(1), count(1)
    for found in report.attributions:
        marked: dict[str, str] = {}
        for role, part in (("Claim", found.claim), ("Cue", found.cue), ("Source", found.source)):
            if part and (line := _text_bound(report.article, role, part)):
                marked[role] = f"T{next(places)}"
                yield f"{marked[role]}\t{line}"
        claim = marked.pop("Claim", None)
        if claim is None:
            continue
        for role, mark in marked.items():
            yield f"R{next(relations)}\t{role}Of Arg1:{mark} Arg2:{claim}"
        for name, value in (("Level", found.level), ("Mode", found.mode), ("Kind", found.kind)):
            yield f"A{next(attributes)}\t{name} {claim} {value}"


def _text_bound(article: Article, role: str, part: Part) -> str:
    """`Claim 0 12;20 31<tab>words words`, empty where the part stands in no words."""
    pieces = list(_pieces(article, part.spans))
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
