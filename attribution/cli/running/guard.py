"""A guard around the analysis of one article: whatever goes wrong with it costs no other."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from attribution.errors import AttributionError
from attribution.model import Article, Report


class ArticleAnalyzer(Protocol):
    """What reports on one article."""

    def analyze(self, article: Article) -> Report:
        """The report of the article."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be analysed."""

    path: str
    reason: str
    trace: str = ""
    """Where in the program it failed."""


class OutOfTimeError(Exception):
    """An article took longer than it may."""


def analyse_guarded(
    analyzer: ArticleAnalyzer, article: Article, max_seconds: float | None = None
) -> Report | Failure:
    """The report of an article, or why there is none.

    Errors that users can mend, such as an unknown check in the settings, concern every article
    and are raised.
    """
    try:
        with _time_limit(max_seconds):
            return analyzer.analyze(article)
    except AttributionError:
        raise
    except OutOfTimeError:
        return Failure(article.path, f"not analysed: it takes more than {max_seconds:g} seconds")
    except Exception as error:
        from attribution.cli.messages import describe_error

        reason = f"could not be analysed: {describe_error(error)}"
        return Failure(article.path, reason, traceback.format_exc())


@contextmanager
def _time_limit(seconds: float | None) -> Iterator[None]:
    """Raises OutOfTimeError inside the block when the seconds are over; in the main thread only."""
    if seconds is None:
        yield
        return
    before = signal.signal(signal.SIGALRM, _out_of_time)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _out_of_time(_signum: int, _frame: object) -> None:
    raise OutOfTimeError
