"""What reports count and gather: rows, groups, totals."""

from __future__ import annotations

from dataclasses import replace

from attribution.reports.outlines import by_source, claims_of, first_lines, outline, totals
from tests.reports.samples import empty, ferry


def test_rows_come_in_the_order_of_the_text_with_nested_ones_after_their_host() -> None:
    report = ferry()
    turned = replace(report, attributions=tuple(reversed(report.attributions)))
    rows = [(row.found.id, row.depth) for row in outline(turned)]
    assert sorted(rows[:2]) == [("a1", 0), ("a2", 0)]
    assert rows[2:] == [("a3", 0), ("a4", 0), ("a5", 0), ("a6", 1)]


def test_nested_row_whose_host_is_gone_is_still_shown() -> None:
    (nested,) = outline(replace(ferry(), attributions=ferry().attributions[5:]))
    assert (nested.found.id, nested.depth, nested.host) == ("a6", 0, None)


def test_relay_is_told_from_both_ends() -> None:
    paper, inspectors, *others = outline(ferry())
    assert [source.id for source in paper.passes_on] == ["s2"]
    assert [source.id for source in inspectors.via] == ["s1"]
    assert not any(row.via or row.passes_on for row in others)


def test_reporter_of_what_another_told_is_its_carrier() -> None:
    report = ferry()
    *others, host, nested = report.attributions
    told = replace(report, attributions=(*others, replace(host, relays=("s5",)), nested))
    assert [source.id for source in outline(told)[-1].via] == ["s4"]


def test_sources_that_no_row_names_are_parted_by_their_words() -> None:
    bare = replace(ferry(), sources=())
    assert [len(group.rows) for group in by_source(bare)] == [1] * 6


def test_claim_with_two_cues_counts_once() -> None:
    total = totals(ferry())
    assert (total.attributions, total.claims, total.sources) == (6, 5, 5)
    assert total.levels["affiliated"] == 1
    assert "institutional" not in total.levels


def test_claim_counts_for_each_source_it_rests_on() -> None:
    assert claims_of(ferry()) == {"s1": 1, "s2": 1, "s3": 1, "s4": 1, "s5": 1}


def test_first_mention_is_the_earliest() -> None:
    report = ferry()
    mentions = report.sources[4].mentions + report.sources[0].mentions
    turned = replace(report, sources=(replace(report.sources[4], mentions=mentions),))
    assert first_lines(turned) == {"s5": 4}


def test_totals_add_up() -> None:
    both = totals(ferry()) + totals(ferry()) + totals(empty())
    assert (both.articles, both.claims, both.levels["vague"]) == (3, 10, 2)
    assert both.checks == {"weasel-passive": 2}
    assert both.severities == {"warning": 2}
