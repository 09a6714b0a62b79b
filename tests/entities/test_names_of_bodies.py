"""Names of bodies and outlets, their parts, short forms and descriptions."""

from __future__ import annotations

import pytest

import attribution
from attribution.text_analyzer import TextAnalyzer


@pytest.fixture(scope="module")
def analyzer() -> TextAnalyzer:
    return attribution.load()


def _sources(analyzer: TextAnalyzer, text: str) -> list[tuple[str, str, str]]:
    report = analyzer(text)
    known = {source.id: source for source in report.sources}
    entities = [a.source.entity for a in report.attributions if a.source and a.source.entity]
    return [(known[e].name.removeprefix("the "), known[e].kind, known[e].level) for e in entities]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Officials met the Thornbeck Traders' Association (TTA) on Monday. The TTA claims that "
         "the talks failed.", "Thornbeck Traders' Association", "organisation"),
        ("The Harlow Supporters' Trust said the owner must go.", "Harlow Supporters' Trust",
         "organisation"),
        ("On Monday St Anne's School said it would close.", "St Anne's School", "organisation"),
        ("The Wall Street Ledger reported that the mill was sold.", "Wall Street Ledger", "outlet"),
        ("The Daily Whistle reported that the mill was sold.", "Daily Whistle", "outlet"),
        ("The state news agency, BelPress, said the mill was sold.", "BelPress", "outlet"),
        ("Harlow United said the manager would stay.", "Harlow United", "organisation"),
        ("Corvex Industries, the maker of doors, said it would close.", "Corvex Industries",
         "organisation"),
        ("The Authority for Coastal Works (ACW) met in May. The ACW said that the sea wall leaked.",
         "Authority for Coastal Works", "organisation"),
    ],
)  # fmt: skip
def test_body_has_its_whole_name(analyzer: TextAnalyzer, text: str, name: str, kind: str) -> None:
    *_, last = _sources(analyzer, text)
    assert last[0].endswith(name)
    assert last[1:] == (kind, "institutional")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norland's Foreign Ministry said the road was closed.", "Foreign Ministry"),
        ("Rival Ida Brandt said the road was closed.", "Ida Brandt"),
    ],
)
def test_two_names_stay_two(analyzer: TextAnalyzer, text: str, name: str) -> None:
    ((found, _, _),) = _sources(analyzer, text)
    assert found.endswith(name)


def test_paper_takes_up_the_outlet(analyzer: TextAnalyzer) -> None:
    text = "The Daily Whistle reported that he had left. The paper said he was in talks."
    (first, second) = _sources(analyzer, text)
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Tavrian defence ministry", "Belmark's foreign ministry"),
        ("The foreign ministry", "The defence ministry"),
        ("The Norlandian army", "Velmark's army"),
    ],
)
def test_ministries_of_two_states_or_names_are_two(
    analyzer: TextAnalyzer, one: str, other: str
) -> None:
    text = f"{one} said shells fell in Oresh. {other} said that nobody had fired."
    first, second = _sources(analyzer, text)
    assert first[0] != second[0]
