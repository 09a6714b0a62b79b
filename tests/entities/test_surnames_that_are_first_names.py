"""A surname that is somebody else's first name goes back to its bearer."""

from __future__ import annotations

import pytest

import attribution
from attribution.text_analyzer import TextAnalyzer


@pytest.fixture(scope="module")
def analyzer() -> TextAnalyzer:
    return attribution.load()


@pytest.mark.parametrize(
    ("full", "surname"),
    [
        ("Ray Bell", "Bell"),
        ("Arthur Kelly", "Kelly"),
        ("Joan Thomas", "Thomas"),
        ("Paul Ashley", "Ashley"),
        ("Henry Grace", "Grace"),
        ("Ruth Ryan", "Ryan"),
    ],
)
def test_the_surname_alone_is_the_person(analyzer: TextAnalyzer, full: str, surname: str) -> None:
    text = f"{full} said the hall leaked. Later {surname} conceded that it was dry."
    report = analyzer(text)
    assert [source.name for source in report.sources] == [full]
    assert len({a.source.entity for a in report.attributions if a.source}) == 1
