"""No step of the analysis looks past an article's last word."""

from __future__ import annotations

from itertools import islice

import pytest

import attribution
from attribution.analyzer import Analyzer
from attribution.reading import article_from_text
from tests.fuzz.cut_articles import KEPT, cuts, fixtures


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return attribution.load()


@pytest.mark.parametrize("text", KEPT)
def test_article_that_stops_in_the_middle_is_analysed(analyzer: Analyzer, text: str) -> None:
    report = analyzer.analyze(article_from_text(text))
    assert report.article.text == text


def test_every_cut_of_the_fixtures_is_analysed(analyzer: Analyzer) -> None:
    """Of all cuts each sixth: `python -m tests.fuzz.cut_articles` takes them all."""
    for text in islice(cuts(fixtures()), 0, None, 6):
        try:
            analyzer.analyze(article_from_text(text))
        except Exception as error:  # the input is what a reader of the failure needs
            pytest.fail(f"{type(error).__name__}: {error}: {text!r}")
