"""The person at the end of a source, behind bodies and posts: whom a reader would look up."""

from __future__ import annotations

import pytest

from tests.entities.test_who_is_named import check, speakers


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Priorities Tarn chief strategist Guy Orrin", "Guy Orrin"),
        ("All Saints Senior Minister Reverend Robert Brill", "Robert Brill"),
        ("Former U.S. Ambassador to the U.N. John Brill", "John Brill"),
        ("Envoy to the Harbour League Rosa Penn", "Rosa Penn"),
        ("Harbour Federation for Anglers (HFFA) secretary general Hilda Renn", "Hilda Renn"),
        ("Actor and activist Hilda Renn", "Hilda Renn"),
        ("Dutch actor and television host Otto Brill", "Otto Brill"),
        ("The writer and columnist Hilda Renn", "Hilda Renn"),
        ("Lawyer and former senator Otto Brill", "Otto Brill"),
        ("Lobbyist and party strategist Otto Black, Orrin's former partner,", "Otto Black"),
    ],
)
def test_who_is_named_last_speaks(source: str, name: str) -> None:
    check(f"{source} said that the road was shut.", "road was shut", name, "named")


@pytest.mark.parametrize(
    "source",
    [
        "A spokesman for Chancellor Ada Orrin",
        "Aides to Harbour Board chairwoman Ada Orrin",
        "The mayor and Councillor Ada Orrin",
    ],
)
def test_who_is_named_for_another_does_not(source: str) -> None:
    found = speakers(f"{source} said that the road was shut.", "road was shut")
    assert found
    assert all(level != "named" for _, level in found), found
