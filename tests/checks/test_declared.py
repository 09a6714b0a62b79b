"""Checks that rule files declare: what holds, what is reported once, what yields to what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

import attribution
from attribution.checks.declared.condition_table import TESTS
from attribution.checks.declared.declared_checks import shortened
from attribution.checks.declared.quotation_conditions import ARTICLE
from attribution.checks.declared.reply_conditions import SENTENCE
from attribution.checks.unattributed import carry_over
from attribution.checks.unattributed.exemptions import EXEMPTION_TESTS
from attribution.checks.unattributed.triggers import TRIGGER_TESTS
from attribution.model import (
    Attribution,
    BlockKind,
    Document,
    Finding,
    Parse,
    Quotation,
    Report,
    Source,
    Token,
)
from attribution.reports.outlines import totals
from attribution.rulebook import load_rulebook
from attribution.rulebook.sections import check_tables
from attribution.settings import Selection
from tests.checks import sentences
from tests.checks.sentences import attribute, checked, parse

RULES = load_rulebook().checks
OFFICIAL = Source("s1", "a port official", "person", "affiliated", count="one")


def found(
    parsed: Parse,
    attributions: Sequence[Attribution],
    sources: Sequence[Source],
    *checks: str,
    quotations: Sequence[Quotation] = (),
    profile: str = "default",
) -> tuple[Finding, ...]:
    selection = Selection(profile, select=checks)
    return checked(
        Document(parsed, tuple(quotations)), attributions, sources, RULES, selection=selection
    )


def official_said(**changes: object) -> tuple[Parse, Attribution]:
    """ "A fire officer said …", with an unnamed person's row behind it."""
    parsed = parse(sentences.OFFICIAL_SAID_KILLED)
    said = attribute(parsed, source=range(3), cue=3, claim=range(4, 9), level="affiliated")
    return parsed, replace(said, **changes)  # type: ignore[arg-type]


def test_every_condition_and_test_of_the_tables_is_known_to_the_engine() -> None:
    assert {key.name for key in check_tables.CONDITIONS} == {*TESTS, *ARTICLE, *SENTENCE}
    assert set(check_tables.TRIGGER_TESTS) == set(TRIGGER_TESTS)
    assert set(check_tables.EXEMPTION_TESTS) == set(EXEMPTION_TESTS)
    assert set(check_tables.CARRY_TESTS) == set(carry_over.CARRY_TESTS)


def test_a_claim_of_one_unnamed_person_is_an_error() -> None:
    parsed, said = official_said()
    (finding,) = found(parsed, [said], [OFFICIAL], "single-anonymous-source")
    assert finding.severity == "error"
    assert finding.attribution == said.id
    assert "Only “A fire officer” stands behind this" in finding.message
    assert [step.note for step in finding.evidence] == [
        "the source is not named",
        "it is one person",
        "no other source is given for this claim",
    ]


def test_a_message_leaves_out_the_comma_that_closes_an_apposition() -> None:
    assert shortened("One woman, who gave no name,") == "One woman, who gave no name"


def test_two_unnamed_people_are_not_one() -> None:
    parsed, said = official_said()
    several = replace(OFFICIAL, count="plural", kind="people")
    assert found(parsed, [said], [several], "single-anonymous-source") == ()


def test_whoever_is_put_as_known_is_asked_for_no_reason() -> None:
    parsed = parse(sentences.SAID_KILLED)
    said = attribute(parsed, source=range(3), cue=3, claim=range(4, 9), level="affiliated")
    assert found(parsed, [said], [OFFICIAL], "anonymous-without-reason") == ()
    granted = replace(OFFICIAL, anonymity="who asked not to be named")
    (finding,) = found(parsed, [said], [granted], "anonymous-without-reason")
    assert finding.severity == "error"


def test_a_second_independent_source_corroborates() -> None:
    parsed, said = official_said()
    other = replace(said, id="a9", source=replace(said.source, entity="s2"))  # type: ignore[type-var]
    rows = [OFFICIAL, Source("s2", "Karam", "person", "named")]
    assert found(parsed, [said, other], rows, "single-anonymous-source") == ()
    # A member of the same group is no second source.
    drawn = [OFFICIAL, Source("s2", "one of them", "person", "affiliated", member_of="s1")]
    assert found(parsed, [said, other], drawn, "single-anonymous-source") != ()


def test_a_source_is_asked_once_for_its_reason() -> None:
    parsed = parse(sentences.OFFICIAL_SAID_KILLED, sentences.OFFICIAL_SAID_KILLED)
    both = [
        attribute(parsed, source=range(n, n + 3), cue=n + 3, claim=range(n + 4, n + 9))
        for n in (0, 10)
    ]
    (finding,) = found(parsed, both, [OFFICIAL], "anonymous-without-reason")
    assert (finding.severity, finding.line) == ("warning", 1)


def test_anonymity_in_words_without_a_reason_is_graver() -> None:
    parsed, said = official_said()
    granted = replace(OFFICIAL, anonymity="on condition of anonymity")
    (finding,) = found(parsed, [said], [granted], "anonymous-without-reason")
    assert finding.severity == "error"
    reasoned = replace(granted, reason="specific")
    assert found(parsed, [said], [reasoned], "anonymous-without-reason") == ()


def test_a_severity_of_the_settings_holds_for_every_case() -> None:
    parsed, said = official_said()
    granted = replace(OFFICIAL, anonymity="on condition of anonymity")
    selection = Selection(severity={"anonymous-without-reason": "note"})
    findings = checked(Document(parsed, ()), [said], [granted], RULES, selection=selection)
    graded = {f.severity for f in findings if f.check == "anonymous-without-reason"}
    assert graded == {"note"}


def test_words_of_somebody_who_is_quoted_are_not_the_articles() -> None:
    parsed, said = official_said()
    quotation = Quotation(0, 10, 0)
    checks = ("single-anonymous-source", "anonymous-without-reason")
    assert found(parsed, [said], [OFFICIAL], *checks, quotations=[quotation]) == ()


def test_a_pronoun_that_was_not_traced_back_is_left_alone() -> None:
    parsed, said = official_said()
    nobody = replace(OFFICIAL, name="he")
    assert found(parsed, [said], [nobody], "single-anonymous-source") == ()


def test_strict_counts_unnamed_spokespeople_as_anonymous() -> None:
    parsed, said = official_said()
    speaker = Source("s1", "a port spokesman", "person", "institutional", count="one")
    assert found(parsed, [said], [speaker], "anonymous-without-reason") == ()
    (finding,) = found(parsed, [said], [speaker], "anonymous-without-reason", profile="strict")
    assert finding.severity == "error"


def test_a_chain_of_an_unnamed_source_names_whom_it_relays() -> None:
    parsed, said = official_said(relays=("s2",))
    rows = [OFFICIAL, Source("s2", "two envoys", "people", "generic", count="plural")]
    envoys = attribute(parsed, source=range(4, 6), cue=6, claim=range(7, 9), entity="s2")
    passing = replace(said, passes_on=(envoys.id,))
    cited = replace(envoys, partner=said.id)
    heard = replace(envoys, within=said.id, mode="direct")
    for relayed in (cited, heard):
        (finding,) = found(parsed, [passing, relayed], rows, "hearsay-chain")
        assert "it passes on the words of “two envoys”" in finding.message
    # "cited 14 workers" tells what was done, and no words that somebody passed on.
    done = replace(heard, mode="indirect")
    assert found(parsed, [passing, done], rows, "hearsay-chain") == ()
    # Whose words are passed on is settled with the sources, and not asked again.
    assert found(parsed, [said, envoys], rows, "hearsay-chain") == ()


def test_a_quotation_without_a_speaker_is_an_error() -> None:
    parsed = parse(sentences.KILLED)
    quotation = Quotation(0, 9, 0)
    (finding,) = found(parsed, [], [], "unattributed-quote", quotations=[quotation])
    assert finding.severity == "error"
    title = replace(quotation, speech=False)
    assert found(parsed, [], [], "unattributed-quote", quotations=[title]) == ()


def test_a_quotation_beside_speech_has_its_speaker() -> None:
    parsed = parse((sentences.KARAM, sentences.KILLED))
    karam = attribute(parsed, source=range(1), cue=1, claim=range(2, 5))
    quotation = Quotation(6, 15, 0)
    assert found(parsed, [karam], [], "unattributed-quote", quotations=[quotation]) == ()


def test_a_vaguer_word_for_the_same_thing_yields() -> None:
    parsed = parse(
        sentences.KARAM.replace(
            "Karam karam PROPN NNP 2 nsubj person", "Critics critic NOUN NNS 2 nsubj"
        )
    )
    critics = Source("s1", "Critics", "people", "vague", count="plural")
    said = attribute(parsed, source=range(1), cue=1, claim=range(2, 5), level="vague")
    findings = found(parsed, [said], [critics], "weasel-collective", "vague-source")
    assert [finding.check for finding in findings] == ["weasel-collective"]


def test_a_spokesperson_without_a_name_is_told_of_once() -> None:
    parsed, said = official_said()
    speaker = Source("s1", "a port spokesman", "person", "generic", count="one")
    named = replace(said, source=replace(said.source, text="a port spokesman"))  # type: ignore[type-var]
    parsed = replace(parsed, tokens=_spoken_by(parsed, "spokesman"))
    findings = found(parsed, [named], [speaker])
    assert [finding.check for finding in findings] == ["unnamed-spokesperson"]
    (graver,) = found(parsed, [named], [speaker], profile="strict")
    assert (graver.check, graver.severity) == ("unnamed-spokesperson", "error")


def _spoken_by(parsed: Parse, noun: str) -> tuple[Token, ...]:
    """The tokens with another head noun of the first source."""
    third = parsed.tokens[2]._replace(text=noun, lower=noun, lemma=noun)
    return (*parsed.tokens[:2], third, *parsed.tokens[3:])


@pytest.mark.parametrize("kind", ["headline", "subheading"])
def test_a_headline_is_not_checked_unless_the_profile_asks(kind: BlockKind) -> None:
    parsed, said = official_said()
    (block,) = parsed.article.blocks
    headed = replace(parsed, article=replace(parsed.article, blocks=(replace(block, kind=kind),)))
    checks = ("single-anonymous-source", "anonymous-without-reason", "unattributed-quote")
    quotation = [Quotation(0, 10, 0)]
    assert found(headed, [said], [OFFICIAL], *checks) == ()
    assert found(headed, [], [], *checks, quotations=quotation) == ()
    asked = found(headed, [said], [OFFICIAL], *checks, profile="strict")
    assert {finding.check for finding in asked} == set(checks[:2])


def test_a_quotation_inside_a_paragraph_whose_end_is_lost_is_left_alone() -> None:
    parsed = parse(sentences.KILLED)
    lost = Quotation(1, 9, 0, open_ended=True)
    assert found(parsed, [], [], "unattributed-quote", quotations=[lost]) == ()


def test_a_quotation_over_two_paragraphs_is_reported_once_where_it_begins() -> None:
    parsed = parse(sentences.KILLED, sentences.KILLED)
    run = [Quotation(0, 9, 0, open_ended=True), Quotation(9, 18, 1, continues=0)]
    (finding,) = found(parsed, [], [], "unattributed-quote", quotations=run)
    assert finding.line == 1


def test_an_article_that_rests_on_the_unnamed_gets_one_note() -> None:
    parsed = parse(*[sentences.SAID_KILLED] * 5)
    many = [
        replace(
            attribute(parsed, source=range(n, n + 3), cue=n + 3, claim=range(n + 4, n + 9)),
            effective_level="generic",
        )
        for n in range(0, 50, 10)
    ]
    (finding,) = found(parsed, many, [OFFICIAL], "anonymity-load")
    assert finding.message.startswith("5 of 5 claims rest on sources without a name.")
    # The report beside it counts the same: beliefs, nested claims, and each claim once.
    twice = [*many, replace(many[0], id="again"), replace(many[1], id="wish", kind="intent")]
    report = Report(parsed.article, tuple(twice), (OFFICIAL,))
    assert totals(report).claims == 5
    assert found(parsed, twice, [OFFICIAL], "anonymity-load")[0].message == finding.message
    assert found(parsed, many[:3], [OFFICIAL], "anonymity-load") == ()


def test_findings_come_in_the_order_of_the_text() -> None:
    parsed, said = official_said()
    findings = checked(Document(parsed, ()), [said], [OFFICIAL], RULES)
    assert len(findings) > 1
    assert list(findings) == sorted(findings, key=lambda finding: (finding.span, finding.check))
    assert all(finding.message and finding.evidence for finding in findings)


def test_words_of_the_next_paragraph_do_not_stand_beside_a_quotation() -> None:
    said = "Karsund Rescue said it sent a boat."
    text = f"15.40\n\n‘We heard a crack like a mast going.’\n\n15.31\n\n{said}\n"
    findings = attribution.analyze(text).findings
    assert [f.check for f in findings if f.check == "unattributed-quote"] == ["unattributed-quote"]
