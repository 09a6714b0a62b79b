"""A report: everything found in one article."""

from __future__ import annotations

from dataclasses import dataclass, field

from attribution.model.article import Article
from attribution.model.attribution import Attribution
from attribution.model.finding import Finding
from attribution.model.source import Source


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found in one article."""

    article: Article
    attributions: tuple[Attribution, ...] = ()
    sources: tuple[Source, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
