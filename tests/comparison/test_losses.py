"""What a summary does to sources: kinds of change, each with names and words of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

import attribution
from attribution.text_analyzer import TextAnalyzer

ARTICLE = """\
The mill in Eastholm will close in May, a manager of Orrin Paper said on Monday.

Mayor Ilse Karam said the town had not been told. "We read it in the paper," she said.

Tad Roe, a union secretary, alleged that the owners had hidden the losses for two years.

The losses may reach nine million crowns, the Eastholm Courier reported, citing an auditor.

The mill makes paper for newspapers.
"""


@pytest.fixture(scope="module")
def analyzer() -> TextAnalyzer:
    return attribution.load()


@pytest.mark.parametrize(
    ("summary", "checks"),
    [
        ("The mill in Eastholm will close in May, a manager of Orrin Paper said.", []),
        ("The mill in Eastholm will close in May.", ["lost-source"]),
        ("Orrin Paper said the mill in Eastholm will close in May.", ["promoted-source"]),
        ("Managers of Orrin Paper said the mill will close in May.", ["multiplied-source"]),
        ("Mayor Ilse Karam said the mill will close in May.", ["other-source"]),
        ("Ilse Karam, the mayor, said the town had not been told.", []),
        ("Karam said the town had not been told.", []),
        ("The town had not been told, according to the mayor.", []),
        ("Tad Roe said the owners had hidden the losses for two years.", ["hardened-claim"]),
        ("Tad Roe claimed that the owners had hidden the losses for two years.", []),
        ("Tad Roe confirmed that the owners had hidden the losses.", ["hardened-claim"]),
        (
            "The losses will reach nine million crowns, the Eastholm Courier reported.",
            ["hardened-claim", "lost-origin"],
        ),
        ("The mill makes paper for newspapers.", []),
        ("Ilse Karam plans to sell her house to pay the workers.", ["new-claim"]),
        # A clause that the article does not have, beside others that it has.
        (
            "Mayor Ilse Karam said the town had not been told and that six councillors had fled.",
            ["new-claim"],
        ),
        (
            "The mill in Eastholm will close in May, while schools in the valley stay shut.",
            ["lost-source", "new-claim"],
        ),
        (
            "Karam said the town had not been told and that she read it in the paper.",
            [],
        ),
    ],
)
def test_a_summary_keeps_or_loses_sources(
    analyzer: TextAnalyzer, summary: str, checks: list[str]
) -> None:
    found = analyzer.compare_texts(ARTICLE, summary)
    assert sorted(finding.check for finding in found.findings) == checks
    assert found.stated >= 1
    assert found.kept == found.stated - bool(checks)


def test_a_finding_names_the_place_in_the_article(analyzer: TextAnalyzer) -> None:
    (finding,) = analyzer.compare_texts(ARTICLE, "The mill in Eastholm will close in May.").findings
    assert "a manager of Orrin Paper" in finding.message
    assert "article:1:1" in finding.message
    assert finding.evidence[0].note.startswith("the article has “The mill in Eastholm")


def test_a_text_is_a_fair_summary_of_itself(analyzer: TextAnalyzer) -> None:
    assert analyzer.compare_texts(ARTICLE, ARTICLE).findings == ()


def test_an_empty_summary_loses_nothing(analyzer: TextAnalyzer) -> None:
    found = analyzer.compare_texts(ARTICLE, "")
    assert (found.findings, found.stated, found.kept) == ((), 0, 0)


def test_everything_is_new_beside_an_empty_article(analyzer: TextAnalyzer) -> None:
    found = analyzer.compare_texts("", "Ilse Karam said the town had not been told.")
    assert [finding.check for finding in found.findings] == ["new-claim"]


def test_a_waiver_in_the_summary_silences_a_loss(analyzer: TextAnalyzer) -> None:
    waiver = "<!-- attribution: ignore[lost-source] the manager was named to the desk -->\n\n"
    summary = waiver + "The mill in Eastholm will close in May."
    found = analyzer.compare_texts(ARTICLE, summary, format="markdown")
    assert found.findings == ()


def test_a_check_that_is_off_finds_nothing() -> None:
    analyzer = attribution.load()
    analyzer.settings = replace(analyzer.settings, ignore=("lost-source",))
    summary = "The mill in Eastholm will close in May."
    assert analyzer.compare_texts(ARTICLE, summary).findings == ()
