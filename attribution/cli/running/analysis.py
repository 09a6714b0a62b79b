"""The reports of what a command line names: each article under guard, failures told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from attribution.cli.running.guard import Failure
from attribution.cli.running.intake import Intake
from attribution.cli.running.kept_results import KeptResults
from attribution.cli.setup import open_analyzer
from attribution.model import Article, Report
from attribution.settings import Settings

if TYPE_CHECKING:
    from attribution.analyzer import Analyzer


def analyse(
    intake: Intake, settings: Settings, kept: KeptResults | None = None
) -> Iterator[Report]:
    """The reports of what the intake can read; with nothing to analyse no pipeline is loaded.

    They are looked up first among those kept, of `report` where no others are given; those of a
    `check` hold the article and its findings alone.
    """
    kept = kept or KeptResults("report", intake, settings)
    analyzer = cache(lambda: open_analyzer(settings))

    def reports(articles: Iterable[Article]) -> Iterator[Report]:
        rest = iter(articles)
        first = next(rest, None)
        if first is None:
            return
        for report in guarded_reports(analyzer(), chain([first], rest), intake):
            whole = kept.kind == "report"
            yield report if whole else replace(report, attributions=(), sources=())

    yield from kept.reports(reports)


def guarded_reports(
    analyzer: Analyzer, articles: Iterable[Article], intake: Intake
) -> Iterator[Report]:
    """The report of each article that can be analysed; the intake tells of the others."""
    from attribution.cli.running.processes import Limits, analyse_articles

    limits = Limits(intake.jobs, intake.args.max_seconds)
    for result in analyse_articles(analyzer, articles, limits):
        intake.clear()
        if isinstance(result, Failure):
            intake.tell_failure(result)
        else:
            yield result
