"""The figures of a summary, counted on paper; their intervals; who is cited."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from attribution.corpus.manifest import read_manifest
from attribution.corpus.table_reader import TableReader
from attribution.errors import AttributionError
from attribution.summary.bootstrap import BLOCKS, Sampling, Tally, proportion, share_of_articles
from attribution.summary.citations import cited_sources
from attribution.summary.grouping import NONE, grouping_of, positions
from attribution.summary.summing import Summary, SummaryOptions, summarise
from tests.summary.corpora import KEPT, Found, article, source, write_tables


def summary(folder: Path, articles: list[Found], by: Sequence[str] = (), **options: int) -> Summary:
    write_tables(folder, articles)
    reader = TableReader(folder, read_manifest(folder))
    sampling = Sampling(400, options.pop("seed", 0))
    grouping = grouping_of(by, KEPT, "date")
    return summarise([reader], SummaryOptions(grouping, "outlet", sampling=sampling, **options))


def test_shares_and_rates_are_those_counted_on_paper(tmp_path: Path) -> None:
    unnamed = source("two aides", "people", "generic")
    found = summary(tmp_path, [
        article("Post", "2031-01-02", ["named", "hidden", "generic"],
                supports=[1, 0, 2], unsigned=1),
        article("Post", "2031-01-03", ["named"], words=300, sources=(
            {**unnamed, "reason": "specific"}, {**unnamed, "reason": "boilerplate"}, unnamed,
            source("the ministry", "organisation", "generic"),
        )),
        article("Post", "2031-02-01", [], error="damaged", words=0),
    ])  # fmt: skip
    whole = found.whole
    assert (whole.articles, whole.words, whole.claims, found.failed) == (2, 400, 4, 1)
    counts = {name: (one.count, one.of) for name, one in whole.figures.items()}
    assert counts["unnamed"] == (2, 4)
    assert counts["unsigned"] == (1, 400)
    assert counts["reasons"] == counts["stock-reasons"] == (1, 3)
    assert counts["single-source"] == (2, 3)
    assert counts["level-named"] == (2, 4)
    assert counts["level-vague"] == (0, 4)
    assert whole.figures["unnamed"].value == 50
    assert whole.figures["unsigned"].value == 2.5
    assert (
        sum(whole.figures[f"level-{n}"].value or 0 for n in ("named", "hidden", "generic")) == 100
    )


def test_a_claim_with_two_cues_counts_once_and_as_its_worst_level(tmp_path: Path) -> None:
    found = article("Post", None, ["named", "vague"])
    write_tables(tmp_path, [found])
    path = tmp_path / "attributions" / "part-000000.jsonl"
    path.write_text(path.read_text().replace('"claim": 1', '"claim": 0'))
    reader = TableReader(tmp_path, read_manifest(tmp_path))
    whole = summarise([reader], SummaryOptions(grouping_of((), KEPT, "date"))).whole
    assert whole.claims == 1
    assert whole.figures["level-vague"].count == 1
    assert whole.figures["level-named"].count == 0


def test_groups_part_the_articles(tmp_path: Path) -> None:
    articles = [
        article(("Post", "Courier")[n % 2], f"2031-{n % 3 + 1:02}-05T10:00:00Z", ["named"] * n)
        for n in range(60)
    ]
    found = summary(tmp_path, [*articles, article(None, "soon", ["vague"])], ("outlet", "month"))
    assert [group.key for group in found.groups] == [
        (NONE, NONE),
        *((outlet, f"2031-0{n}") for outlet in ("Courier", "Post") for n in (1, 2, 3)),
    ]
    assert sum(group.articles for group in found.groups) == found.whole.articles == 61
    assert sum(group.claims for group in found.groups) == found.whole.claims
    assert found.without == 1
    assert found.over_time


def test_a_group_has_the_same_interval_whatever_others_there_are(tmp_path: Path) -> None:
    post = [
        article("Post", "2031-01-01", ["named"] * (n % 4) + ["vague"] * (n % 3)) for n in range(40)
    ]
    courier = [article("Courier", "2031-01-01", ["hidden"]) for _ in range(40)]
    alone = summary(tmp_path / "alone", post, ("outlet",)).groups[0]
    beside = summary(tmp_path / "beside", [*courier, *post], ("outlet",)).groups[1]
    assert alone.key == beside.key
    assert alone.figures == beside.figures


def test_seed_decides_the_interval_and_nothing_else(tmp_path: Path) -> None:
    articles = [article("Post", "2031-01-01", ["named"] * (n % 4) + ["vague"]) for n in range(40)]
    one, same, other = (
        summary(tmp_path / str(place), articles, seed=seed).whole.figures["unnamed"]
        for place, seed in enumerate((1, 1, 2))
    )
    assert one == same
    assert (one.low, one.high) != (other.low, other.high)
    assert one.value == other.value


def test_intervals_cover_the_true_share_as_often_as_they_say() -> None:
    chance = np.random.default_rng(7)
    covered = 0
    for trial in range(200):
        tally = Tally(2)
        claims = chance.poisson(5, 120)
        tally.add(np.column_stack([chance.binomial(claims, 0.3), claims]).astype(float))
        drawn = tally.resampled(Sampling(300, trial))
        found = proportion(*tally.sums, 100, *drawn.T)
        assert found.low is not None
        assert found.high is not None
        covered += found.low <= 30 <= found.high
    assert 180 <= covered <= 198  # 95 % of 200, give or take what chance allows


def test_many_articles_are_drawn_in_blocks_with_nearly_the_same_interval() -> None:
    chance = np.random.default_rng(3)
    claims = chance.poisson(5, 20 * BLOCKS).astype(float)
    rows = np.column_stack([chance.binomial(claims.astype(int), 0.3), claims])
    tally = Tally(2)
    for part in np.array_split(rows, 37):
        tally.add(part)
    assert np.array_equal(tally.sums, rows.sum(axis=0))
    found = proportion(*tally.sums, 100, *tally.resampled(Sampling(2000)).T)
    assert found.low is not None
    assert found.high is not None
    expected = 2 * 1.96 * 100 * np.sqrt(0.3 * 0.7 / claims.sum())
    assert found.high - found.low == pytest.approx(expected, rel=0.15)


def test_one_article_has_no_interval(tmp_path: Path) -> None:
    figures = summary(tmp_path, [article("Post", None, ["named"])]).whole.figures
    assert (figures["unnamed"].low, figures["unnamed"].high) == (None, None)
    assert figures["reasons"].value is None
    assert share_of_articles(1, 1, Sampling()).low is None


def test_people_are_one_only_by_full_name_and_body() -> None:
    rows = [
        source("Orla Tennant", affiliation="Harbour Board"),
        source("Mayor Orla Tennant", affiliation="Harbour Board", role="mayor"),
        source("Orla Tennant", affiliation="Grell Post"),
        source("Tennant", affiliation="Harbour Board"),
        source("President Tennant", role="president"),
        source("a harbour official", level="affiliated"),
        source("Piet Vandersloot", claims=0),
    ]
    found = [
        (*cited, claims)
        for cited, claims, _ in cited_sources(
            {"affiliation": None, "role": None, **row} for row in rows
        )
    ]
    assert found == [
        ("Orla Tennant", "Harbour Board", 1),
        ("Orla Tennant", "Harbour Board", 1),
        ("Orla Tennant", "Grell Post", 1),
    ]


def test_an_article_counts_once_for_whom_it_cites_twice(tmp_path: Path) -> None:
    twice = (source("Orla Tennant"), source("Mayor Orla Tennant", role="mayor"))
    found = summary(tmp_path, [article("Post", None, [], sources=twice), article("Post", None, [])])
    (top,) = found.whole.rankings["sources"]
    assert (top.articles.count, top.articles.of, top.claims) == (1, 2, 2)


def test_outlets_cite_others_and_not_themselves(tmp_path: Path) -> None:
    courier = source("the Eastholm Courier", "outlet", "institutional")
    found = summary(tmp_path, [
        article("Grell Post", None, [], sources=(courier,)),
        article("Grell Post", None, []),
        article("Eastholm Courier", None, [], sources=(courier,)),
        article("Grell Post", None, [], sources=(source("local media", "outlet", "generic"),)),
    ])  # fmt: skip
    (row,) = found.whole.rankings["outlets"]
    assert tuple(row.cited) == ("Grell Post", "The Eastholm Courier")
    assert (row.articles.count, row.articles.of) == (1, 3)


@pytest.mark.parametrize(
    ("by", "text", "period"),
    [
        ("month", "2031-05-02", "2031-05"),
        ("month", "20310502", "2031-05"),
        ("month", "2031/05", "2031-05"),
        ("year", "2031", "2031"),
        ("week", "2031-01-01", "2031-W01"),
        ("day", "2031-05-02T10:00:00+01:00", "2031-05-02"),
        ("day", "2031-05", NONE),
        ("month", "2031-13-01", NONE),
        ("month", "05/02/2031", NONE),
        ("month", None, NONE),
    ],
)
def test_periods_are_read_from_dates_as_iso_writes_them(by: str, text: str, period: str) -> None:
    assert grouping_of((by,), KEPT, "date").key([text]) == (period,)


def test_periods_stand_apart_as_far_as_they_are() -> None:
    assert positions("year", ["2009", "2013"]) == [2009, 2013]
    months = positions("month", ["2030-12", "2031-01", "2031-03"])
    assert [month - months[0] for month in months] == [0, 1, 3]
    weeks = positions("week", ["2030-W52", "2031-W01"])
    assert weeks[1] - weeks[0] == 1
    assert positions("month", ["May", "June"]) == [0, 1]


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("outlit", '--by: the tables have no kept field "outlit"; did you mean "outlet"?'),
        ("month", '--by month: needs a date, and "published" is no kept field'),
    ],
)
def test_unknown_groups_are_one_line(by: str, told: str) -> None:
    with pytest.raises(AttributionError) as caught:
        grouping_of((by,), ("outlet",), "published")
    assert str(caught.value).startswith(told)


def test_a_description_is_no_name_that_other_articles_share(tmp_path: Path) -> None:
    rows = (
        source("the government", "organisation", "institutional", proper=False),
        source("A Grell newspaper", "outlet", "institutional"),
        source("the Harbour Board", "organisation", "institutional"),
    )
    rankings = summary(tmp_path, [article("Post", None, [], sources=rows)]).whole.rankings
    assert [row.cited.name for row in rankings["bodies"]] == ["The Harbour Board"]
    assert rankings["outlets"] == ()


def test_all_articles_have_the_same_interval_however_they_are_grouped(tmp_path: Path) -> None:
    articles = [
        article(
            ("Post", "Courier")[n % 2], f"2031-0{n % 3 + 1}-01", ["named"] * (n % 4) + ["vague"]
        )
        for n in range(50)
    ]
    first, *others = (
        summary(tmp_path / str(place), articles, by).whole.figures
        for place, by in enumerate(((), ("outlet",), ("month", "outlet")))
    )
    assert all(other == first for other in others)
