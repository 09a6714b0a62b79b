"""The reports of what a command line names: each article under guard, failures told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from attribution.analyzer import Analyzer
from attribution.cli.running.guard import Failure
from attribution.cli.running.intake import Intake
from attribution.cli.running.processes import Limits, analyse_articles
from attribution.cli.setup import open_analyzer
from attribution.model import Article, Report
from attribution.settings import Settings


def analyse(intake: Intake, settings: Settings) -> Iterator[Report]:
    """The reports of what the intake can read; with nothing to read no pipeline is loaded."""
    articles = intake.articles()
    first = next(articles, None)
    if first is not None:
        yield from guarded_reports(open_analyzer(settings), chain([first], articles), intake)


def guarded_reports(
    analyzer: Analyzer, articles: Iterable[Article], intake: Intake
) -> Iterator[Report]:
    """The report of each article that can be analysed; the intake tells of the others."""
    limits = Limits(intake.jobs, intake.args.max_seconds)
    for result in analyse_articles(analyzer, articles, limits):
        intake.clear()
        if isinstance(result, Failure):
            intake.tell_failure(result)
        else:
            yield result
