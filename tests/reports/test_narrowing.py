"""A report narrowed to levels or to a source."""

from __future__ import annotations

from attribution.reports.narrowing import narrowed
from tests.reports.samples import ferry


def test_level_keeps_the_claims_that_count_as_it() -> None:
    report = narrowed(ferry(), ["affiliated"])
    assert [found.id for found in report.attributions] == ["a1", "a2"]
    assert [source.id for source in report.sources] == ["s1", "s2"]
    assert report.findings == ()


def test_findings_of_kept_claims_stay() -> None:
    assert [finding.check for finding in narrowed(ferry(), ["hidden"]).findings] == [
        "weasel-passive"
    ]


def test_nested_claim_whose_host_is_left_out_stands_alone() -> None:
    (found,) = narrowed(ferry(), ["identifiable"]).attributions
    assert (found.id, found.within) == ("a6", None)


def test_source_is_found_by_part_of_its_name_and_by_whom_it_passes_on() -> None:
    assert [one.id for one in narrowed(ferry(), [], "VANDER").attributions] == ["a3"]
    assert [one.id for one in narrowed(ferry(), [], "inspectors").attributions] == ["a1", "a2"]


def test_nothing_asked_for_changes_nothing() -> None:
    assert narrowed(ferry(), []) == ferry()
