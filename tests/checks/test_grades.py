"""The severity in force: the rule file's, the profile's, the settings', in this order."""

from __future__ import annotations

import pytest

from attribution.checks import Selection
from attribution.checks.severities import UNATTRIBUTED, at_least, grade, lower
from attribution.errors import ConfigError
from attribution.rulebook import load_rulebook

RULES = load_rulebook().checks
FIRM = ("accusation", "casualty", "private-conduct", "counted-absence", "statistic")


def test_by_default_the_firm_types_fail_a_build_and_the_others_warn() -> None:
    grades = grade(RULES, Selection())
    assert grades.of("single-anonymous-source") == "error"
    assert grades.of("vague-source") == "warning"
    assert grades.of("metonym-source") == "note"
    assert {grades.of(f"{UNATTRIBUTED}.{name}") for name in FIRM} == {"error"}
    assert grades.of(f"{UNATTRIBUTED}.trend") == "warning"
    assert grades.of(f"{UNATTRIBUTED}.prediction") == "warning"
    assert grades.of("too-few-sources") is None


@pytest.mark.parametrize(
    ("profile", "check", "severity"),
    [
        ("ap", "vague-source", "error"),
        ("ap", "single-anonymous-source", "error"),
        ("ap", "weasel-passive", None),
        ("ap", f"{UNATTRIBUTED}.trend", "warning"),
        ("npr", "hearsay-adverb", "warning"),
        ("npr", "metonym-source", None),
        ("bbc", "hearsay-chain", "warning"),
        ("bbc", "vague-source", None),
        ("strict", "vague-source", "error"),
        ("strict", "metonym-source", "note"),
        ("research", "single-anonymous-source", "note"),
        ("research", f"{UNATTRIBUTED}.prediction", "note"),
    ],
)
def test_a_profile_grades_by_the_code_it_follows(
    profile: str, check: str, severity: str | None
) -> None:
    assert grade(RULES, Selection(profile)).of(check) == severity


def test_select_leaves_only_what_it_names() -> None:
    grades = grade(RULES, Selection(select=("vague-source",)))
    assert dict(grades.severities) == {"vague-source": "warning"}


def test_a_type_of_claim_can_be_selected_alone() -> None:
    grades = grade(RULES, Selection(select=(f"{UNATTRIBUTED}.casualty",)))
    assert grades.of(UNATTRIBUTED) is not None
    assert grades.of(f"{UNATTRIBUTED}.casualty") == "error"
    assert grades.of(f"{UNATTRIBUTED}.statistic") is None


def test_a_check_that_is_off_by_default_can_be_switched_on() -> None:
    grades = grade(RULES, Selection(extend_select=("too-few-sources",)))
    assert grades.of("too-few-sources") == "note"
    assert grades.of("vague-source") == "warning"


def test_ignore_switches_off_and_goes_over_select() -> None:
    grades = grade(RULES, Selection(select=("vague-source",), ignore=("vague-source",)))
    assert not grades.severities


def test_a_severity_of_the_settings_holds_for_every_type() -> None:
    grades = grade(RULES, Selection(severity={UNATTRIBUTED: "note"}))
    assert {grades.of(f"{UNATTRIBUTED}.{name}") for name in FIRM} == {"note"}
    alone = grade(RULES, Selection(severity={f"{UNATTRIBUTED}.statistic": "off"}))
    assert alone.of(f"{UNATTRIBUTED}.statistic") is None
    assert alone.of(f"{UNATTRIBUTED}.casualty") == "error"


@pytest.mark.parametrize(
    ("selection", "message"),
    [
        (Selection("npt"), 'unknown profile "npt"; did you mean "npr"?'),
        (
            Selection(select=("vague-sorce",)),
            'unknown check "vague-sorce"; did you mean "vague-source"?',
        ),
        (Selection(ignore=("nonsense-xyz",)), 'unknown check "nonsense-xyz"'),
        (
            Selection(severity={"vague-source": "eror"}),
            'unknown severity "eror" of vague-source; did you mean "error"?',
        ),
    ],
)  # fmt: skip
def test_what_does_not_exist_is_refused_with_the_nearest_name(
    selection: Selection, message: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        grade(RULES, selection)
    assert str(caught.value) == message


def test_severities_are_ordered() -> None:
    assert (lower("error"), lower("warning"), lower("note")) == ("warning", "note", "note")
    assert at_least("error", "warning")
    assert at_least("warning", "warning")
    assert not at_least("note", "warning")
