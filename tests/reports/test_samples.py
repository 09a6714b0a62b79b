"""The samples are sound, and the invariants notice when a report is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from attribution.model import Report, Span
from tests.reports.invariants import assert_sound
from tests.reports.samples import empty, ferry, hostile


@pytest.mark.parametrize("report", [ferry(), hostile(), empty()], ids=lambda it: it.article.path)
def test_sample_is_sound(report: Report) -> None:
    assert_sound(report)


def _first(report: Report, **changes: object) -> Report:
    first, *others = report.attributions
    return replace(report, attributions=(replace(first, **changes), *others))  # type: ignore[arg-type]


BROKEN: dict[str, Callable[[Report], Report]] = {
    "no evidence": lambda report: _first(report, evidence=()),
    "no source is called s9": lambda report: _first(report, relays=("s9",)),
    "no attribution a9 to stand within": lambda report: _first(report, within="a9"),
    "where the article has": lambda report: _first(
        report, claim=replace(report.attributions[0].claim, text="another claim")
    ),
    "does not lie in the text": lambda report: _first(
        report, claim=replace(report.attributions[0].claim, spans=(Span(0, 99_999),))
    ),
    "better narrowed than its source": lambda report: _first(report, effective_level="named"),
    "one id": lambda report: replace(report, sources=(*report.sources, report.sources[0])),
    "no group s9": lambda report: replace(
        report, sources=(replace(report.sources[0], member_of="s9"), *report.sources[1:])
    ),
    "is not its place": lambda report: replace(
        report, findings=(replace(report.findings[0], line=1),)
    ),
}


@pytest.mark.parametrize(("message", "break_it"), BROKEN.items(), ids=list(BROKEN))
def test_broken_report_is_noticed(message: str, break_it: Callable[[Report], Report]) -> None:
    with pytest.raises(AssertionError, match=message):
        assert_sound(break_it(ferry()))
