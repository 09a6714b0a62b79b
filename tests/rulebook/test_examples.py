"""Examples run as tests, with a stand-in for the analysis."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.errors import Location
from attribution.model import Article, Attribution, Finding, Part, Report, Span
from attribution.rulebook.entries.check_rules import Check, CheckExample
from attribution.rulebook.entries.cue_rules import CueRule, Example, Finds
from attribution.rulebook.rule_examples import (
    Analyse,
    expected_line,
    never_fired,
    run_check_example,
    run_cue_example,
)
from attribution.settings import Settings

TEXT = "The pier will close, the port official said."
PLACE = Location("rules/cues/say.yml", 3, 5)


def _part(text: str) -> Part:
    start = TEXT.index(text)
    return Part((Span(start, start + len(text)),), text, ())


FOUND = Attribution(
    id="a1",
    rule="statement.say",
    kind="statement",
    mode="indirect",
    source=_part("the port official"),
    cue=_part("said"),
    claim=_part("The pier will close"),
    evidence=(),
)


def _analyse(*attributions: Attribution) -> Analyse:
    return lambda text, settings, original: Report(Article("-", text, ()), attributions)


def _rule(*finds: Finds, gap: str = "") -> tuple[CueRule, Example]:
    example = Example(TEXT, finds, PLACE, gap)
    rule = CueRule(
        id="statement.say",
        about="",
        kind="statement",
        part="verb",
        words=(),
        source=("subject",),
        claim=("clause",),
        examples=(example,),
        place=PLACE,
    )
    return rule, example


@pytest.mark.parametrize(
    ("finds", "found", "verdict"),
    [
        ((Finds(cue="said"),), (FOUND,), "holds"),
        (
            (Finds(cue="said", source="the port official", claim=("The pier will close",)),),
            (FOUND,),
            "holds",
        ),
        ((Finds(source="The pier"),), (FOUND,), "fails"),
        ((Finds(mode="direct"),), (FOUND,), "fails"),
        ((Finds(within=True),), (FOUND,), "fails"),
        ((Finds(within=True),), (replace(FOUND, within="a0"),), "holds"),
        ((Finds(source=""),), (replace(FOUND, source=None),), "holds"),
        ((Finds(source=""),), (FOUND,), "fails"),
        ((Finds(cue="said"),), (), "fails"),
        ((Finds(cue="said"),), (replace(FOUND, rule="relay.citing"),), "fails"),
        ((Finds(cue="said"), Finds(cue="said")), (FOUND,), "fails"),
        ((Finds(cue="said"),), (FOUND, replace(FOUND, cue=None)), "holds"),
        ((), (FOUND,), "fails"),
        ((), (replace(FOUND, rule="relay.citing"),), "holds"),
        ((), (), "holds"),
    ],
)
def test_an_example_holds_when_the_rule_finds_it(
    finds: tuple[Finds, ...], found: tuple[Attribution, ...], verdict: str
) -> None:
    assert run_cue_example(*_rule(*finds), _analyse(*found)).verdict == verdict


def test_a_known_gap_does_not_fail_and_is_told_when_it_closes() -> None:
    rule = _rule(Finds(cue="said"), gap="the parser misses it")
    assert run_cue_example(*rule, _analyse()).verdict == "known gap"
    assert run_cue_example(*rule, _analyse(FOUND)).verdict == "gap closed"


def test_an_outcome_says_what_was_expected_and_what_was_found() -> None:
    other = replace(FOUND, rule="relay.citing")
    outcome = run_cue_example(*_rule(Finds(source="The pier")), _analyse(other, FOUND))
    line = 'source "the port official", cue "said", mode "indirect", claim "The pier will close"'
    assert outcome.expected == ('source "The pier"',)
    assert outcome.found == (line,)
    assert outcome.others == (f"relay.citing: {line}",)


def test_what_is_expected_reads_as_a_line() -> None:
    finds = Finds(cue="said", source="", claim=("a", "b"), within=False)
    assert expected_line(finds) == (
        'source nobody, cue "said", claim "a … b", not inside another claim'
    )


def test_a_rule_that_fires_nowhere_is_named() -> None:
    outcome = run_cue_example(*_rule(Finds(cue="said")), _analyse(FOUND))
    assert never_fired(["statement.say", "relay.citing"], [outcome]) == ("relay.citing",)


@pytest.mark.parametrize(
    ("flags", "verdict"),
    [(("the port official",), "holds"), ((), "fails"), (("said",), "fails")],
)
def test_a_checks_example_holds_when_just_its_words_are_flagged(
    flags: tuple[str, ...], verdict: str
) -> None:
    example = CheckExample(TEXT, flags, PLACE)
    check = Check(
        id="house-official",
        about="",
        guidance=(),
        severity="warning",
        message="",
        each="source",
        at="source",
        when=(),
        examples=(example,),
        place=PLACE,
    )
    span = _part("the port official").spans[0]
    finding = Finding("house-official", "warning", span, 1, 1, "")
    stray = Finding("vague-source", "warning", Span(0, 3), 1, 1, "")

    def analyse(text: str, settings: Settings, original: str) -> Report:
        return Report(Article("-", text, ()), findings=(finding, stray))

    outcome = run_check_example(check, example, analyse)
    assert outcome.verdict == verdict
    assert outcome.others == ('vague-source: "The"',)
