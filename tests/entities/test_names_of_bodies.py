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
        ("The Royal Fishermen's Mission said a service would be held.",
         "Royal Fishermen's Mission", "organisation"),
        ("Devon and Cornwall Police said his family had been told.", "Devon and Cornwall Police",
         "organisation"),
        ("Britain's Foreign and Commonwealth Office noted that it had rained.",
         "Foreign and Commonwealth Office", "organisation"),
        ("On Monday the newspaper Al-Shorouk reported that he had left.", "Al-Shorouk", "outlet"),
        ("Farm & Field reported that prices fell.", "Farm & Field", "organisation"),
        ("Its payroll supplier, Lattice, said it was sorry.", "Lattice", "organisation"),
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
        ("Dov Orrin left. Orrin and Tarn Council said the road was closed.", "Tarn Council"),
        ("Norway and Tarn Council said the road was closed.", "Tarn Council"),
    ],
)
def test_two_names_stay_two(analyzer: TextAnalyzer, text: str, name: str) -> None:
    *_, (found, _, _) = _sources(analyzer, text)
    assert found.endswith(name)
    assert not found.startswith(("Orrin", "Norway", "Rival")) or " and Tarn" in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tarrant's, the grocer, cut jobs. Ida Brandt left. The supermarket said sales fell.",
         "Tarrant"),
        ("The RNLI said its crew was out. Tarn Hydro said so. The RNLI said it was late. The "
         "charity said two were hurt.", "RNLI"),
        ("Tarn Hospitals NHS Trust said so. Corvex Industries denied it. Its boss said it was "
         "late. The trust said it was sorry.", "Tarn Hospitals NHS Trust"),
        ("The manufacturer, Leeds-based Holloway Aerospace, said it was sorry. The planemaker said "
         "so.", "Holloway Aerospace"),
        ("Contractor Hale & Dunn said it was sorry. The company said it would help.",
         "Hale & Dunn"),
        ("Tarrant's, the supermarket, denied it. The Rye Echo said so. Tarrant's was sold. The "
         "company said so too.", "Tarrant"),
        ("Corvex, the brewer, closed its mill. It blamed its supplier, Lattice. The Leeds-based "
         "firm said it was sorry.", "Lattice"),
    ],
)  # fmt: skip
def test_noun_for_a_company_takes_up_the_right_one(
    analyzer: TextAnalyzer, text: str, name: str
) -> None:
    *_, last = _sources(analyzer, text)
    assert last[0].endswith(name)
    assert last[1:] == ("organisation", "institutional")


def test_family_trust_is_a_body(analyzer: TextAnalyzer) -> None:
    ((_, kind, level),) = _sources(
        analyzer, "The mill's owner, the Farrow family trust, said it would sell."
    )
    assert (kind, level) == ("organisation", "institutional")


@pytest.mark.parametrize(
    "text",
    [
        "The government of Norland said taxes would rise. Officials said it would be in May.",
        "Norland's government said taxes would rise. A senior official said it would be in May.",
        "Tarn Police searched the house. Officers said the search would go on.",
    ],
)
def test_people_of_a_body_just_named_belong_to_it(analyzer: TextAnalyzer, text: str) -> None:
    *_, last = _sources(analyzer, text)
    assert last[2] == "affiliated"


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
