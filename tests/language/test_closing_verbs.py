"""Verbs at the end of a sentence that the tagger takes for nouns, on sentences that it parses."""

from __future__ import annotations

import pytest

import attribution


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Berth fees have trebled and 30 boats were sold, figures from the Tarn Directorate show.",
         "figures from the Tarn Directorate"),
        ("House prices fell by 3 per cent in May, data from the land registry shows.",
         "data from the land registry"),
        ("Water levels are the lowest since 1921, readings from the gauge at Holm show.",
         "readings from the gauge at Holm"),
        ("More than 200 people were arrested, police figures show.", "police figures"),
        ("Most tenants pay on time, records from the council suggest.",
         "records from the council"),
        ("Rents rose twice as fast as pay, an analysis of 2,000 leases by the Echo found.",
         "an analysis of 2,000 leases by the Echo"),
    ],
)  # fmt: skip
def test_a_paper_at_the_end_shows_what_stands_before_it(text: str, source: str) -> None:
    (found,) = attribution.analyze(text).attributions
    assert found.source is not None
    assert found.source.text == source
    assert found.claim is not None
    assert found.claim.text == text.split(f", {source}")[0]


@pytest.mark.parametrize(
    "text",
    [
        "They came with a dog, two cats and tickets for the show.",
        "The hall was full, with records from the first show.",
        "She wrote songs, letters and a report on the show.",
    ],
)
def test_a_noun_at_the_end_stays_a_noun(text: str) -> None:
    assert not attribution.analyze(text).attributions
