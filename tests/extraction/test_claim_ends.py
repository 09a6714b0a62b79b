"""Where claims end, with the pipeline: behind quoted pieces, before what the reporter adds."""

from __future__ import annotations

import pytest

from tests.extraction.test_second_reports import found_in

PIECES = [
    ("a second quotation behind *and*",
     'Halloran accused the union of being "late" and "very slow" on the question of pumps.',
     'the union of being "late" and "very slow" on the question of pumps'),
    ("a quotation behind *but*",
     'Halloran is claiming that the vote was "a big fraud" but "nobody has the nerve to say so."',
     'that the vote was "a big fraud" but "nobody has the nerve to say so."'),
    ("words before the second quotation",
     'Halloran vowed to "rebuild the quay" and let the crews know that "this is not the end."',
     'to "rebuild the quay" and let the crews know that "this is not the end."'),
    ("a quotation that completes an object",
     'Halloran called the levy "a totally inexplicable stab in the back from those we fed."',
     'the levy "a totally inexplicable stab in the back from those we fed."'),
    ("a phrase that completes quoted words",
     'The agency referenced "political strains" in rich ports that slow their growth.',
     '"political strains" in rich ports that slow their growth'),
    ("slogans",
     'Students stood on the quay, chanting "The quay is ours" and "No more levies."',
     '"The quay is ours" and "No more levies."'),
]  # fmt: skip
COMPLETED = [
    ("a gerund behind quoted words",
     "Halloran said she was “not quite there yet” on supporting Brandt.",
     "she was “not quite there yet” on supporting Brandt"),
    ("what *but* sets against a negation",
     "Halloran said she left not because of “some feud,” but because Brandt is a “good candidate.”",
     "she left not because of “some feud,” but because Brandt is a “good candidate.”"),
    ("*but* with a clause of the reporter's",
     "Halloran said it was not “a ban,” but Brandt disagreed.",
     "it was not “a ban,”"),
    ("a reason", "She called them “very dull figures” because “I remain one of the poor members.”",
     "them “very dull figures” because “I remain one of the poor members.”"),
    ("a condition", "Halloran pledged to “be a champion for the port” if elected mayor.",
     "to “be a champion for the port” if elected mayor"),
    ("a verb that goes on behind an inserted cue",
     "They have “a higher set of hopes,” Halloran said, and are steering away from the port.",
     "They have “a higher set of hopes,” … and are steering away from the port"),
    ("a relative clause before its cue",
     "The lack of pumps was “a burden” on the port, which had fewer than others, the lawsuit said.",
     "The lack of pumps was “a burden” on the port, which had fewer than others"),
]  # fmt: skip
APART = [
    ("an interview",
     "Halloran said the pumps were old in an interview with the Echo.", "the pumps were old"),
    ("a news conference and its day",
     "Halloran said the quay was closed at a news conference on Monday.", "the quay was closed"),
    ("the medium of an object",
     "The port confirmed the closure on a conference call with reporters.", "the closure"),
    ("what was asked",
     "Halloran said the pumps were old when asked about the flood.", "the pumps were old"),
    ("what it set off",
     "Halloran said the clerk had lied, drawing gasps from the gallery.", "the clerk had lied"),
    ("who denies it", "Rebels claim the army fled but this is denied by two commanders.",
     "the army fled"),
    ("who disputes it, behind a concession",
     "The minister said that prices fell, although this is contested by Halloran.",
     "that prices fell"),
]  # fmt: skip
OPENINGS = [
    ("a day behind a place", "Halloran said in Holm on Monday the levy was too high.",
     "the levy was too high"),
    ("a medium and its day", "The ministry said in a statement on Tuesday the road would open.",
     "the road would open"),
    ("a day before an infinitive", "Halloran promised on Friday to sell the pumps.",
     "to sell the pumps"),
    ("a day that owns the subject", "Halloran said Monday's vote would be close.",
     "Monday's vote would be close"),
]  # fmt: skip
WITHIN = [
    ("a day behind quoted words",
     'Halloran called the levy "a ruin" on Monday.', 'the levy "a ruin"'),
    ("an interview that the claim is about",
     "Halloran said the clerk would explain the sums in an interview.",
     "the clerk would explain the sums in an interview"),
    ("a letter in a claim", "Halloran said the sums were wrong in the letter of May.",
     "the sums were wrong in the letter of May"),
    ("a condition with *when*", "Halloran said the pumps fail when asked to lift mud.",
     "the pumps fail when asked to lift mud"),
    ("a participle of the claim", "Halloran said profits fell, missing the forecast.",
     "profits fell, missing the forecast"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claim"), [case[1:] for case in (*PIECES, *COMPLETED, *APART, *OPENINGS, *WITHIN)],
    ids=[case[0] for case in (*PIECES, *COMPLETED, *APART, *OPENINGS, *WITHIN)],
)  # fmt: skip
def test_claim_ends(text: str, claim: str) -> None:
    assert claim in [found for _, found in found_in(text)]


def test_a_heading_in_single_marks_goes_to_nobody() -> None:
    text = (
        '"It was a long winter for the crews," Halloran said. "Nobody was paid."\n\n'
        "'There is so much anger'\n\nThe crews went home at noon."
    )
    (found,) = found_in(text)
    assert "anger" not in found[1]


def test_a_cue_in_a_quoted_transcript_takes_no_turn_of_another() -> None:
    text = (
        "The inquiry heard two people and sat until noon.\n\n"
        '"WALLACE: Will it open?\n\n"(CROSSTALK.)\n\n"QUILL: In May. Nobody knows.\n\n'
        '"WALLACE: As “The Harbour Echo” wrote, it was late. Will it open?"'
    )
    sources = [source for source, _ in found_in(text)]
    assert sources == ["WALLACE", "QUILL", "WALLACE"]


def test_labels_of_a_quoted_transcript_tell_who_speaks() -> None:
    text = (
        '"HALE: Will it open in May?\n\n'
        '"QUILL: It is what my father called “a ruin,” and I agree.\n\n"It rained."\n\n'
        '"HALE: Nobody opened?"'
    )
    assert found_in(text) == [
        ("HALE", "Will it open in May?"),
        ("QUILL", 'It is what my father called “a ruin,” and I agree … "It rained."'),
        ("HALE", "Nobody opened?"),
    ]
