"""The way of an article, from its text to a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from attribution.checks import Checker, PreparedCase
from attribution.checks.severities import grade
from attribution.comparison import CompareWords, Comparison, Study, compare_studies
from attribution.entities import Entities, EntityLinker
from attribution.entities.names.name_words import name_words_of
from attribution.extraction import Extraction, Extractor
from attribution.garbage import without_collection
from attribution.grammar.document_reader import read_document
from attribution.grammar.words import WORDS
from attribution.language import Pipeline
from attribution.language.long_sentences import cut_long_sentences
from attribution.language.mending.closing_verbs import with_closing_verbs
from attribution.language.mending.known_surnames import with_known_surnames
from attribution.language.mending.late_adjectives import with_late_adjectives
from attribution.language.mending.mistaken_plurals import SpeechWords, with_mistaken_plurals
from attribution.language.mending.nicknames import with_whole_names
from attribution.language.mending.odd_complements import with_sound_complements
from attribution.language.mending.partitive_subjects import with_partitive_subjects
from attribution.language.mending.title_heads import with_names_as_heads
from attribution.language.seen.name_evidence import NameWords
from attribution.model import Article, Attribution, Document, Evidence, Parse, Report, Source
from attribution.rulebook import Rulebook
from attribution.settings import Settings, selection_for
from attribution.sources import Resolver


class Explanation(NamedTuple):
    """A report, and what a reader may ask of places of which nothing came."""

    report: Report
    misses: tuple[Evidence, ...]
    """Cue words of the line from which no attribution came, and why."""
    spared: tuple[Evidence, ...]
    """For each sentence of the article without an `unattributed-claim` finding, why."""


class Resolved(NamedTuple):
    """What the checks read of a document beside its text."""

    attributions: tuple[Attribution, ...]
    entities: Entities
    sources: tuple[Source, ...]


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

    @cached_property
    def linker(self) -> EntityLinker:
        """The lexicons and weights that link mentions to clusters."""
        return EntityLinker.of(self.rulebook)

    @cached_property
    def resolver(self) -> Resolver:
        """The rules about sources, their patterns indexed."""
        return Resolver.of(self.rulebook)

    @cached_property
    def checker(self) -> Checker:
        """The checks, with what they read of the rulebook."""
        return Checker.of(self.rulebook)

    def analyze(self, article: Article) -> Report:
        """The report of one article."""
        return next(self.analyze_all([article]))

    def analyze_all(self, articles: Iterable[Article]) -> Iterator[Report]:
        """The report of each article, in order."""
        parses = iter(self.pipeline.parse(articles, self.name_words))
        while (report := self._next_report(parses)) is not None:
            yield report

    def _next_report(self, parses: Iterator[Parse]) -> Report | None:
        """The report of the next parse, None after the last; its layers are freed on return."""
        with without_collection():
            return next(map(self._report_of, parses), None)

    def report_of(self, parse: Parse) -> Report:
        """The report of an article that is parsed already."""
        with without_collection():
            return self._report_of(parse)

    def _report_of(self, parse: Parse) -> Report:
        document = self._document(parse)
        return self._report(document, self.extractor.extract(document))

    def explain(self, article: Article, line: int) -> Explanation:
        """The report, and why cue words and narrator sentences of a line came to nothing."""
        document = self._document(next(self.pipeline.parse([article], self.name_words)))
        extraction = self.extractor.extract(document)
        found = self._resolved(document, extraction)
        prepared = self._prepared(document, found)
        report = _report_of(document, found, prepared)
        misses = tuple(extraction.near_misses(document.parse, line))
        return Explanation(report, misses, prepared.spared())

    def compare(self, article: Article, summary: Article) -> Comparison:
        """What a summary makes of the claims of its article and of their sources."""
        selection = selection_for(self.settings, summary.path)
        grades = grade(self.rulebook.checks, selection)
        pair = [
            self._study(parse) for parse in self.pipeline.parse([article, summary], self.name_words)
        ]
        wording = CompareWords.of(self.rulebook)
        return compare_studies(pair[0], pair[1], wording, self.rulebook.checks, grades)

    def _study(self, parse: Parse) -> Study:
        document = self._document(parse)
        return Study(document, *self._resolved(document, self.extractor.extract(document)))

    def _document(self, parse: Parse) -> Document:
        longest = int(self.rulebook.tuning.sentence_words)
        whole = with_whole_names(cut_long_sentences(parse, longest))
        known = with_known_surnames(
            with_partitive_subjects(with_names_as_heads(whole, self.name_words))
        )
        words = self.rulebook.vocabulary
        sound = with_sound_complements(known)
        posts = with_late_adjectives(sound, WORDS.late_adjectives, words.roles)
        read = with_mistaken_plurals(posts, self._speech_words)
        return read_document(with_closing_verbs(read, words.papers, words.evidence_verbs))

    @cached_property
    def name_words(self) -> NameWords:
        """What the rules know of the words beside and inside persons' names."""
        return name_words_of(self.rulebook.vocabulary)

    @cached_property
    def _speech_words(self) -> SpeechWords:
        words = self.rulebook.vocabulary
        verbs = words.saying_verbs | words.manner_verbs | words.speaking_verbs
        return SpeechWords(
            WORDS.indefinite_articles, words.speaking_nouns, words.speech_documents, verbs
        )

    def _report(self, document: Document, extraction: Extraction) -> Report:
        found = self._resolved(document, extraction)
        return _report_of(document, found, self._prepared(document, found))

    def _resolved(self, document: Document, extraction: Extraction) -> Resolved:
        outlet = self.settings.for_file(document.article.path).outlet
        entities = self.linker.find_entities(document, extraction.attributions)
        attributions, sources = self.resolver.resolve(
            document, extraction.attributions, entities, outlet=outlet
        )
        return Resolved(attributions, entities, sources)

    def _prepared(self, document: Document, found: Resolved) -> PreparedCase:
        selection = selection_for(self.settings, document.article.path)
        return self.checker.prepare(document, *found, selection=selection)


def _report_of(document: Document, found: Resolved, prepared: PreparedCase) -> Report:
    return Report(document.article, found.attributions, found.sources, prepared.findings())
