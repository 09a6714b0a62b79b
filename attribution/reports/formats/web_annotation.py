"""W3C Web Annotations as JSON-LD: what annotation tools and archives exchange.

One page of annotations (https://www.w3.org/TR/annotation-model/) holds for each article its claims,
the mentions of its sources, and its findings. Positions are Unicode code points, as the model asks,
and each has its words and what stands around them, so that it is found in a changed text too.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from attribution.model import Article, Report, Span
from attribution.reports.formats.jsonl import escaped
from attribution.reports.formats.written import Failed, written
from attribution.reports.outlines import Row, outline
from attribution.reports.wording import attributes_of, details_of, safe, source_name

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Characters before and after the words."""

Object = dict[str, Any]


def write_web_annotations(
    reports: Iterable[Report], *, failed: Failed | None = None
) -> Iterator[str]:
    """One annotation page over all articles, piece by piece."""
    yield f'{{"@context": "{CONTEXT}", "type": "AnnotationPage", "items": ['
    parting = "\n"
    for _, lines in written(reports, _lines_of, failed):
        for line in lines:
            yield parting + line
            parting = ",\n"
    yield "\n]}\n"


def _lines_of(report: Report) -> list[str]:
    found = annotations_of(report)
    return [escaped(json.dumps(annotation, ensure_ascii=False)) for annotation in found]


def annotations_of(report: Report) -> Iterator[Object]:
    """The annotations of an article: claims, sources, findings."""
    article = report.article
    for row in outline(report):
        spans = row.found.claim.spans
        if spans:
            yield _annotation(article, row.found.id, "classifying", spans, _bodies(row))
    known = {source.id: source for source in report.sources}
    for source in report.sources:
        if source.mentions:
            told = " · ".join([safe(source.name), *attributes_of(source, known)])
            bodies = [_text(source.level, "tagging"), _text(told, "identifying")]
            yield _annotation(article, source.id, "identifying", source.mentions, bodies)
    for number, finding in enumerate(report.findings, 1):
        bodies = [_text(finding.check, "tagging"), _text(safe(finding.message), "assessing")]
        yield _annotation(article, f"f{number}", "assessing", (finding.span,), bodies)


def _bodies(row: Row) -> list[Object]:
    told = " · ".join([source_name(row), *details_of(row)])
    return [_text(row.found.effective_level, "tagging"), _text(told, "describing")]


def _annotation(
    article: Article, id: str, motivation: str, spans: Iterable[Span], bodies: list[Object]
) -> Object:
    targets = [_target(article, span) for span in spans]
    return {
        "id": uuid5(NAMESPACE_URL, f"{_any_name(article.path)}#{id}").urn,
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": targets if len(targets) > 1 else targets[0],
    }


def _text(value: str, purpose: str) -> Object:
    return {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"}


def _any_name(path: str) -> str:
    """The path with an escape for what is not UTF-8 in it."""
    return path.encode(errors="backslashreplace").decode()


def _target(article: Article, span: Span) -> Object:
    start, end = span
    text = article.text
    return {
        "source": quote(os.fsencode(article.path)) if article.path != "-" else "stdin",
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            },
        ],
    }
