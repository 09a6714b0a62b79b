"""Results of earlier runs, looked up before anything is loaded that analyses.

A result is kept by the digest of all that it depends on: the file's bytes and name, the rules, the
settings, the program with its weights. Files of several articles, standard input and pipelines of
spaCy are analysed each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Literal, NamedTuple

from attribution.cli.running.intake import Intake
from attribution.cli.setup import open_cache, packs_of
from attribution.model import Article, Report
from attribution.regular_files import read_regular
from attribution.rulebook.kept_rulebooks import rulebook_key
from attribution.settings import Settings
from attribution.user_cache import UserCache, digest_of

Analyse = Callable[[Iterable[Article]], Iterator[Report]]
"""From articles to the report of each that can be analysed, in order."""


class Lookup(NamedTuple):
    """A file of a run: its key, empty where it is not kept, and what was kept of it."""

    path: str
    key: str
    report: Report | None


class KeptResults:
    """The results of one kind of run, `report` or `check`, of files that have not changed."""

    def __init__(
        self, kind: Literal["report", "check"], intake: Intake, settings: Settings
    ) -> None:
        self.kind = kind
        self._intake = intake
        self._cache: UserCache | None = None
        rules = "" if settings.pipeline else rulebook_key(packs_of(settings))
        if rules:
            args = intake.args
            self._cache = open_cache(settings)
            self._run = digest_of(rules, settings, Path.cwd(), args.encoding, args.text_field)

    def once(self, kind: str, work: Callable[[], object], *causes: object) -> None:
        """Does what need not be done again while rules, settings and further causes are the same.

        What raises an error is done again each time.
        """
        key = digest_of(self._run, *causes) if self._cache else ""
        if self._cache is None or self._cache.get(kind, key) is not True:
            work()
            if self._cache:
                self._cache.put(kind, key, True)

    def reports(self, analyse: Analyse) -> Iterator[Report]:
        """The report of each file, in order; those that are not kept come from `analyse`."""
        lookups = map(self._look_up, self._intake.walk())
        for is_kept, group in groupby(lookups, lambda lookup: lookup.report is not None):
            if is_kept:
                yield from self._kept(group)
            else:
                yield from self._analysed(group, analyse)
        if self._cache:
            self._cache.prune()

    def _look_up(self, path: str) -> Lookup:
        if self._cache is None or path == "-":
            return Lookup(path, "", None)
        try:
            data = read_regular(path, self._intake.args.max_size)
        except OSError:  # told of when it is read as an article
            return Lookup(path, "", None)
        key = digest_of(self._run, path, data)
        found = self._cache.get(self.kind, key)
        return Lookup(path, key, found if isinstance(found, Report) else None)

    def _kept(self, group: Iterable[Lookup]) -> Iterator[Report]:
        for lookup in group:
            if lookup.report is not None:
                self._intake.tell_notes(lookup.report.article)
                yield lookup.report

    def _analysed(self, group: Iterable[Lookup], analyse: Analyse) -> Iterator[Report]:
        keys: dict[str, str] = {}

        def articles() -> Iterator[Article]:
            for lookup in group:
                if lookup.key:
                    keys[lookup.path] = lookup.key
                yield from self._intake.articles_of(lookup.path)

        for report in analyse(articles()):
            # The articles of a file of several have names of their own.
            key = keys.pop(report.article.path, "")
            if key and self._cache:
                self._cache.put(self.kind, key, report)
            yield report
