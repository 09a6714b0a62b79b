"""Inline comments: what they silence, and which of them are reported."""

from __future__ import annotations

from attribution.checks.severities import grade
from attribution.checks.suppression.waivers import UNUSED, apply_waivers
from attribution.model import Article, Finding, Span, Waiver
from attribution.rulebook import load_rulebook
from attribution.settings import Selection
from tests.checks.outcomes import make_article, make_finding

RULES = load_rulebook().checks
CHECK = next(check for check in RULES.checks if check.id == UNUSED)
TEXT = "A source spoke.\n\nSources spoke.\n\nInsiders spoke."


def kept(waivers: tuple[Waiver, ...], selection: Selection | None = None) -> list[str]:
    article = make_article(TEXT, waivers=waivers)
    findings = [make_finding(article, word) for word in ("A source", "Sources", "Insiders")]
    return names(article, findings, selection)


def names(article: Article, findings: list[Finding], selection: Selection | None) -> list[str]:
    found = apply_waivers(
        article,
        findings,
        CHECK,
        known=[check.id for check in RULES.checks],
        in_force=grade(RULES, selection or Selection()).severities,
    )
    return [f.message if f.check == UNUSED else article.text[slice(*f.span)] for f in found]


def waiver(action: str, block: int | None = None, at: int = 0, **changes: object) -> Waiver:
    fields = {"checks": ("vague-source",), "reason": "agreed with the desk", **changes}
    return Waiver(Span(at, at + 1), action, block=block, **fields)  # type: ignore[arg-type]


def test_ignore_silences_the_next_block_alone() -> None:
    assert kept((waiver("ignore", 1),)) == ["A source", "Insiders"]


def test_disable_holds_until_enable() -> None:
    second, third = TEXT.index("Sources") - 1, TEXT.index("Insiders") - 1
    assert kept((waiver("disable", None, second), waiver("enable", None, third))) == [
        "A source",
        "Insiders",
    ]


def test_disable_without_enable_holds_to_the_end() -> None:
    assert kept((waiver("disable", None, TEXT.index("Sources") - 1),)) == ["A source"]


def test_a_comment_without_a_reason_silences_nothing_and_is_reported() -> None:
    *found, unused = kept((waiver("ignore", 1, reason=""),))
    assert found == ["A source", "Sources", "Insiders"]
    assert "gives no reason" in unused


def test_a_comment_that_names_no_check_is_reported() -> None:
    assert "names no check" in kept((waiver("ignore", 1, checks=()),))[-1]


def test_a_comment_for_a_check_that_does_not_exist_is_reported() -> None:
    assert (
        "no check called vague-sorce" in kept((waiver("ignore", 1, checks=("vague-sorce",)),))[-1]
    )


def test_a_comment_that_silences_nothing_is_reported() -> None:
    assert (
        "nothing here is reported by late-attribution"
        in kept((waiver("ignore", 1, checks=("late-attribution",)),))[-1]
    )


def test_a_comment_for_a_check_that_is_off_is_no_matter() -> None:
    off = Selection(ignore=("late-attribution",))
    assert kept((waiver("ignore", 1, checks=("late-attribution",)),), off) == [
        "A source",
        "Sources",
        "Insiders",
    ]


def test_one_comment_may_name_two_checks_and_each_is_held_to_account() -> None:
    both = waiver("ignore", 1, checks=("vague-source", "late-attribution"))
    *found, unused = kept((both,))
    assert found == ["A source", "Insiders"]
    assert "late-attribution" in unused
    assert "vague-source" not in unused
