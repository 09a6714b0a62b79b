"""Groups named together: who is meant by *all four*, *they* and *both* behind them."""

from __future__ import annotations

import pytest

import attribution
from attribution.text_analyzer import TextAnalyzer


@pytest.fixture(scope="module")
def analyzer() -> TextAnalyzer:
    return attribution.load()


@pytest.mark.parametrize(
    ("named", "taken_up"),
    [
        ("Two ministers and an aide", "All three"),
        ("Three envoys and a clerk", "All four"),
        ("Two drivers and a cook", "They"),
        ("A nurse and two porters", "They"),
        ("Three envoys and two clerks", "All five"),
        ("A baker and a cook", "Both"),
    ],
)
def test_a_reason_given_for_all_is_the_reason_of_all(
    analyzer: TextAnalyzer, named: str, taken_up: str
) -> None:
    told = f"{taken_up} spoke anonymously for fear of losing their jobs."
    text = f"{named} said the hall would close. {told}"
    report = analyzer(text)
    source = next(s for s in report.sources if s.id == report.attributions[0].source.entity)
    assert (source.kind, source.count) == ("people", "plural")
    assert source.reason == "specific"


def test_a_list_that_the_tree_tears_apart_is_one_source(analyzer: TextAnalyzer) -> None:
    text = (
        "The city has quietly offered to pay for the lifting of a ban on its central market,"
        " three northern traders and a Velmar official with knowledge of the talks said."
    )
    report = analyzer(text)
    source = next(s for s in report.sources if s.id == report.attributions[0].source.entity)
    assert source.count == "plural"


@pytest.mark.parametrize(
    ("posts", "several"),
    [
        ("The president and CEO of Halden Foods", False),
        ("The founder and chief executive of the Tarn Trust", False),
        ("A writer and critic from Eastholm", False),
        ("The bride and groom", True),
        ("Her mother and father", True),
        ("The mayor and the clerk of Eastholm", True),
        ("A doctor and a nurse", True),
    ],
)
def test_two_posts_with_one_article_may_be_one_persons(
    analyzer: TextAnalyzer, posts: str, several: bool
) -> None:
    report = analyzer(f"{posts} said the hall would close.")
    source = next(s for s in report.sources if s.id == report.attributions[0].source.entity)
    assert (source.count == "plural") is several


@pytest.mark.parametrize(
    "speaker",
    [
        "Ida Brask, president and chief of the Halden Bakers' Association",
        "Ida Brask, president of Halden Foods",
        "Ida Brask, a former mayor of Eastholm",
        "Ida Brask, 61, the head of the mill",
    ],
)
def test_a_post_behind_a_name_without_a_second_comma_is_the_names(
    analyzer: TextAnalyzer, speaker: str
) -> None:
    report = analyzer(f"{speaker} stated, “Prices will rise.”")
    assert [found.level for found in report.attributions] == ["named"]
