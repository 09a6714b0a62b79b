"""Narrator sentences that need a source: triggers, exemptions, carry-over, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

import attribution
from attribution.model import Attribution, Document, Finding, Parse, Quotation, Source, Span
from attribution.reading import article_from_text
from attribution.rulebook import load_rulebook
from attribution.settings import Selection
from tests.checks import sentences
from tests.checks.sentences import attribute, checked, parse

RULES = load_rulebook().checks
ONLY = Selection(select=("unattributed-claim",))
SURVEY = Source("s1", "The survey", "document", "vague")
KARAM = Source("s1", "Karam", "person", "named")


def found(
    parsed: Parse,
    attributions: Sequence[Attribution] = (),
    sources: Sequence[Source] = (),
    quotations: Sequence[Quotation] = (),
) -> list[tuple[str, str]]:
    """(severity, type) of each finding."""
    findings = check(parsed, attributions, sources, quotations)
    return [(finding.severity, finding.evidence[0].rule) for finding in findings]


def check(
    parsed: Parse,
    attributions: Sequence[Attribution] = (),
    sources: Sequence[Source] = (),
    quotations: Sequence[Quotation] = (),
) -> tuple[Finding, ...]:
    return checked(
        Document(parsed, tuple(quotations)), attributions, sources, RULES, selection=ONLY
    )


def test_casualties_without_a_source_are_an_error() -> None:
    assert found(parse(sentences.KILLED)) == [("error", "casualty")]


def test_what_may_have_been_is_no_fact() -> None:
    assert found(parse(sentences.MAY_HAVE_KILLED)) == []


def test_a_claim_with_its_source_is_covered() -> None:
    parsed = parse(sentences.SAID_KILLED)
    said = attribute(parsed, source=range(3), cue=3, claim=range(4, 9))
    assert found(parsed, [said]) == []


def test_a_claim_of_nobody_is_not_covered() -> None:
    parsed = parse(sentences.KILLED)
    hearsay = replace(
        attribute(parsed, source=range(1), cue=0, claim=range(8), level="hidden"), source=None
    )
    assert found(parsed, [hearsay]) == [("error", "casualty")]


def test_the_cue_that_is_asked_about_covers_nothing() -> None:
    """ "The chairman pressured the board": who says that he did?"""
    parsed = parse(sentences.PRESSURED)
    pressed = attribute(parsed, source=range(2), cue=2, claim=range(3, 9))
    assert found(parsed, [pressed]) == [("error", "private-conduct")]


def test_a_figure_after_a_survey_is_carried() -> None:
    parsed = parse((sentences.SURVEY, sentences.PERCENT))
    survey = attribute(parsed, source=range(2), cue=2, claim=range(3, 6))
    assert found(parsed, [survey], [SURVEY]) == []


def test_a_figure_after_a_person_is_not_carried() -> None:
    parsed = parse((sentences.KARAM, sentences.PERCENT))
    karam = attribute(parsed, source=range(1), cue=1, claim=range(2, 5))
    assert found(parsed, [karam], [KARAM]) == [("error", "statistic")]


def test_a_back_shift_after_a_connective_lowers_the_severity() -> None:
    parsed = parse((sentences.KARAM, sentences.BUT_RISEN))
    karam = attribute(parsed, source=range(1), cue=1, claim=range(2, 5))
    assert found(parsed, [karam], [KARAM]) == [("note", "trend")]


def test_a_back_shift_stops_at_the_paragraph() -> None:
    parsed = parse(sentences.KARAM, sentences.BUT_RISEN)
    karam = attribute(parsed, source=range(1), cue=1, claim=range(2, 5))
    assert found(parsed, [karam], [KARAM]) == [("warning", "trend")]


def test_casualties_take_no_weak_carry_over() -> None:
    but_killed = sentences.KILLED.replace("The the DET DT 2 det", "But but CCONJ CC 3 cc", 1)
    parsed = parse((sentences.KARAM, but_killed))
    karam = attribute(parsed, source=range(1), cue=1, claim=range(2, 5))
    assert found(parsed, [karam], [KARAM]) == [("error", "casualty")]


def test_quoted_words_are_the_speakers() -> None:
    parsed = parse(sentences.KILLED)
    assert found(parsed, quotations=[Quotation(0, 9, 0)]) == []


def test_a_headline_needs_no_source() -> None:
    parsed = parse(sentences.KILLED)
    (block,) = parsed.article.blocks
    headline = replace(parsed.article, blocks=(replace(block, kind="headline"),))
    assert found(replace(parsed, article=headline)) == []


def test_a_list_item_that_is_a_sentence_does() -> None:
    parsed = parse(sentences.KILLED)
    (block,) = parsed.article.blocks
    listed = replace(parsed.article, blocks=(replace(block, kind="list"),))
    assert found(replace(parsed, article=listed)) == [("error", "casualty")]


def test_a_link_on_the_sentence_is_its_source() -> None:
    parsed = parse(sentences.KILLED)
    (block,) = parsed.article.blocks
    linked = replace(parsed.article, blocks=(replace(block, linked=(Span(4, 9),)),))
    assert found(replace(parsed, article=linked)) == []


def test_an_opening_is_lowered_where_a_named_source_follows() -> None:
    parsed = parse(sentences.KILLED, sentences.KARAM)
    karam = attribute(parsed, source=range(9, 10), cue=10, claim=range(11, 14))
    assert found(parsed, [karam], [KARAM]) == [("warning", "casualty")]


def test_a_finding_says_what_is_missing_and_why_nothing_excused_it() -> None:
    (finding,) = check(parse(sentences.KARAM, sentences.KILLED))
    assert finding.message.startswith("No source is given for these casualties (“")
    assert "14 workers" in finding.message or "killed" in finding.message
    assert "AP: what the reporter did not see is attributed" in finding.guidance
    kind, exemption, carry = finding.evidence
    assert kind.rule == "casualty"
    assert exemption.note.startswith("nothing exempts it (tried: ")
    assert carry.note == "no source comes before it"


def test_the_last_source_is_named_when_it_does_not_reach() -> None:
    parsed = parse(sentences.KARAM, sentences.KILLED)
    karam = attribute(parsed, source=range(1), cue=1, claim=range(2, 5))
    (finding,) = check(parsed, [karam], [KARAM])
    assert "the last source, “Karam”, is the sentence before" in finding.evidence[2].note


def test_a_type_that_is_off_finds_nothing() -> None:
    selection = Selection(severity={"unattributed-claim.casualty": "off"})
    findings = checked(Document(parse(sentences.KILLED), ()), (), (), RULES, selection=selection)
    assert [f for f in findings if f.check == "unattributed-claim"] == []


def test_explain_says_what_spares_a_sentence() -> None:
    article = article_from_text(
        "Fourteen people were killed, the fire service said. The pier is old. Is 40 percent lost?"
    )
    spared = attribution.load().explain(article, 1).spared
    rules = [step.rule for step in spared]
    assert rules == ["has-source", "no-trigger", "question"]
    assert "They stand in a claim that has its source" in spared[0].note


def test_explain_names_the_nearest_trigger() -> None:
    article = article_from_text("The mill may have caused the blast. No goal was ever given.")
    steps = attribution.load().explain(article, 1).spared
    assert [step.rule for step in steps] == ["near-trigger", "near-trigger"]
    assert "“caused the blast”" in steps[0].note
    assert "Beside “goal” it is not asked." in steps[1].note


@pytest.mark.parametrize(
    ("text", "type_of_claim"),
    [
        ("Harbour officials leaked the tender to hurt Ilse Karam.", "accusation"),
        ("The two brothers plundered the pension fund of the mill.", "accusation"),
        ("His cousin owns the firm that makes the gates.", "accusation"),
        ("Mr Brandt has been drinking in the clubhouse.", "private-conduct"),
        ("Ilse Karam has barely left her hotel room.", "private-conduct"),
        ("No inspector has visited the mine in nine years.", "counted-absence"),
        ("The tenants were never told of the sale.", "accusation"),
        ("The councillors were never once consulted.", "counted-absence"),
        ("Mr Brandt no longer trusts his deputy.", "inner-state"),
        ("The valley is in its worst drought for decades.", "trend"),
        ("Support for the levy has fallen sharply.", "trend"),
        ("Nine workers lost their posts because of the sale.", "causal"),
        ("Nearly two-thirds of Saltmerian mortgages carry a fixed rate.", "statistic"),
        ("The new lift has hurt her.", "casualty"),
        ("The harbour board ignored three warnings about the crane.", "accusation"),
        ("The logs were altered the next morning.", "accusation"),
        ("Managers switched off the alarms to save money.", "accusation"),
        ("The chairman’s nephew got the cleaning contract.", "accusation"),
        ("The school forced pupils to pay for the paint.", "accusation"),
        ("The clinic’s director read the nurses’ private messages.", "accusation"),
        ("A deckhand drowned off the pier.", "casualty"),
        ("A porter lost two fingers.", "casualty"),
        ("Witnesses were told to lie about the fire.", "private-conduct"),
        ("The owner has not paid the cleaners since the flood.", "counted-absence"),
        ("One flat in seven has no heating.", "statistic"),
        ("Eleven dogs a week are abandoned at the shelter.", "statistic"),
        ("The mill’s siren has woken the street 212 times.", "statistic"),
        ("Winters have become shorter in the valley.", "trend"),
        ("Many nurses have left because a shop pays better.", "causal"),
        ("Councillor Ida Roe is resentful of the board.", "inner-state"),
        ("Fewer tourists come to the lake each year.", "trend"),
        ("The slide was brought on by years of digging.", "causal"),
        ("The dispute over pay has driven up fares.", "causal"),
        ("Shoppers have lost faith in the co-operative.", "inner-state"),
        ("The widow feels cheated by her lawyers.", "inner-state"),
        ("The pilots do not trust the new radar.", "inner-state"),
        ("The duchess was deeply hurt by the portrait.", "inner-state"),
        ("The firm changed its name to shake off its past.", "inner-state"),
        ("The rebels shot dozens of prisoners.", "casualty"),
        ("Hundreds of patients died needlessly at the clinic.", "casualty"),
        ("Not one of the lifts has been inspected in a decade.", "counted-absence"),
        ("No officer has been punished.", "counted-absence"),
        ("Wages are now lower than at any time in half a century.", "trend"),
        ("Fewer pupils are learning Greek than a decade ago.", "trend"),
        ("Vaping harms the growing lungs.", "science"),
        ("The harbour will never recover.", "prediction"),
        ("The merger will drive up fares.", "prediction"),
        ("The handling of the strike has been a disgrace.", "judgement"),
        ("The trustees mismanaged the estate for years.", "accusation"),
        ("The new landlord is a bully.", "accusation"),
        ("A shortage of nurses forced the ward to close.", "causal"),
        ("The rise in rents has outpaced wages.", "trend"),
        ("The rebels know that time is against them.", "inner-state"),
        ("The brothers exchanged blows after the meeting.", "private-conduct"),
        ("The board has already picked his successor.", "private-conduct"),
        ("The club faces ruin.", "prediction"),
        ("Concern is mounting for the crew.", "mood"),
    ],
)
def test_structure_and_word_classes_ask_for_a_source(text: str, type_of_claim: str) -> None:
    report = attribution.analyze(text)
    types = [f.evidence[0].rule for f in report.findings if f.check == "unattributed-claim"]
    assert types == [type_of_claim]


@pytest.mark.parametrize(
    "text",
    [
        "Pawel Lis, 31, died at the scene.",
        "Inge Moen (44) was injured on the stairs.",
        "Ilse Karam has been leading the port since May.",
        "The hills hide the mill from the road.",
        "The mill did not close because the board met on Monday.",
        "No goal has been scored in the league since May.",
        "The coach was driven by a woman of 70.",
        "The ferry will leave from the east pier on Monday.",
        "Less than a month ago the owners of the mill met in Eastholm.",
        "No date has been set for the vote.",
        "The firm moved to Eastholm to build ferries.",
        "The path through the dunes led to the mill.",
        "The meeting will be held in the town hall.",
    ],
)
def test_what_structure_alone_does_not_make_a_claim(text: str) -> None:
    report = attribution.analyze(text)
    assert [f for f in report.findings if f.check == "unattributed-claim"] == []


@pytest.mark.parametrize(
    "text",
    [
        "She quit a day after auditors questioned 1.3 million in payments to a paving firm.",
        "Residents praised the 12 percent fall in burglaries since May.",
    ],
)
def test_a_figure_in_what_somebody_doubts_or_praises_needs_no_other_source(text: str) -> None:
    report = attribution.analyze(text)
    assert report.attributions
    assert not [f for f in report.findings if f.check == "unattributed-claim"]
