"""The way of an article, from its text to a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from attribution.checks import run_checks
from attribution.extraction import Extraction, Extractor
from attribution.grammar.documents import read_document
from attribution.language import Pipeline
from attribution.model import Article, Document, Evidence, Report
from attribution.rulebook import Rulebook
from attribution.settings import Settings, selection_for
from attribution.sources import resolve_sources


class Analyzer:
    """The pipeline, the rules and the settings, made ready once for any number of articles."""

    def __init__(
        self, pipeline: Pipeline, rulebook: Rulebook, settings: Settings | None = None
    ) -> None:
        self.pipeline = pipeline
        self.rulebook = rulebook
        self.settings = settings or Settings()

    @cached_property
    def extractor(self) -> Extractor:
        """The cue rules, indexed by their words."""
        return Extractor.of(self.rulebook)

    def analyze(self, article: Article) -> Report:
        """The report of one article."""
        return next(self.analyze_all([article]))

    def analyze_all(self, articles: Iterable[Article]) -> Iterator[Report]:
        """The report of each article, in order."""
        for parse in self.pipeline.parse(articles):
            document = read_document(parse)
            yield self._report(document, self.extractor.extract(document))

    def explain(self, article: Article, line: int) -> tuple[Report, tuple[Evidence, ...]]:
        """The report, and for the cue words of a line of which nothing was made, why."""
        parse = next(self.pipeline.parse([article]))
        document = read_document(parse)
        extraction = self.extractor.extract(document)
        return self._report(document, extraction), tuple(extraction.near_misses(parse, line))

    def _report(self, document: Document, extraction: Extraction) -> Report:
        article = document.article
        outlet = self.settings.for_file(article.path).outlet
        attributions, sources = resolve_sources(
            document.parse, extraction.attributions, self.rulebook, outlet=outlet
        )
        findings = run_checks(
            document,
            attributions,
            sources,
            self.rulebook.checks,
            selection=selection_for(self.settings, article.path),
        )
        return Report(article, attributions, sources, findings)
