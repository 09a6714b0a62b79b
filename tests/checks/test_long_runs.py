"""Quotations that carry one another on over many paragraphs, and nobody says who speaks."""

from __future__ import annotations

from time import process_time

import attribution


def test_a_long_run_of_quotations_takes_no_power_of_its_length() -> None:
    """With a doubling for each paragraph forty would take days."""
    analyze = attribution.load()
    text = "“The boats left, he said.\n\n" * 120
    start = process_time()
    found = analyze(text).findings
    assert process_time() - start < 60
    assert found is not None


def test_a_run_has_a_speaker_where_its_first_quotation_has_one() -> None:
    analyze = attribution.load()
    run = "“The boats left at night.\n\n“Nobody saw them go.\n\n“They were gone by noon.”\n"
    said = "Ilse Karam, a pilot, told the inquiry what she saw.\n\n"
    signed = "“We saw it all,” Karam said. “The boats left at night.\n\n“They were gone by noon.”\n"
    unsigned = [one.check for one in analyze(run).findings]
    assert "unattributed-quote" in unsigned
    assert "unattributed-quote" not in [one.check for one in analyze(said + signed).findings]
