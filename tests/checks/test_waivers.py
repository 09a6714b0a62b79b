"""Inline comments: what they silence, and which of them are reported."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.checks.severities import UNATTRIBUTED, grade, grade_ids
from attribution.checks.suppression.waivers import UNUSED, apply_waivers, is_waived
from attribution.model import Article, Finding, Span, Waiver
from attribution.reading import article_from_text
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
        known=grade_ids(RULES),
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


def typed(*named: str, action: str = "ignore") -> list[str]:
    """The types of claim that are left of two on the second paragraph, and idle comments."""
    comment = waiver(action, 1, TEXT.index("Sources") - 1, checks=named)
    article = make_article(TEXT, waivers=(comment,))
    claim = make_finding(article, "Sources", UNATTRIBUTED)
    findings = [replace(claim, claim_type=name) for name in ("casualty", "quantity")]
    found = apply_waivers(
        article,
        findings,
        CHECK,
        known=grade_ids(RULES),
        in_force=grade(RULES, Selection(profile="research")).severities,
    )
    return [f.message if f.check == UNUSED else f.claim_type for f in found]


@pytest.mark.parametrize("action", ["ignore", "disable"])
def test_a_type_of_claim_is_silenced_alone(action: str) -> None:
    assert typed("unattributed-claim.casualty", action=action) == ["quantity"]
    assert typed("unattributed-claim", action=action) == []


def test_a_type_that_does_not_exist_is_reported() -> None:
    assert "no check called unattributed-claim.casulty" in typed("unattributed-claim.casulty")[-1]


def test_enable_ends_what_it_names_and_nothing_else() -> None:
    """`disable[a, b]` goes on for b behind `enable[a]`."""
    second, third = TEXT.index("Sources") - 1, TEXT.index("Insiders") - 1
    off = waiver("disable", None, second, checks=("vague-source", "late-attribution"))
    on = waiver("enable", None, third, checks=("late-attribution",))
    left = kept((off, on), Selection(ignore=("late-attribution",)))
    assert left == ["A source"]


FORMS = {
    "before it": "{0}\n\n<!-- attribution: ignore[vague-source] agreed -->\n\n{1}\n\n{2}\n",
    "on the line above": "{0}\n\n<!-- attribution: ignore[vague-source] agreed -->\n{1}\n\n{2}\n",
    "behind it": "{0}\n\n{1} <!-- attribution: ignore[vague-source] agreed -->\n\n{2}\n",
    "inside it": "{0}\n\nOn Monday <!-- attribution: ignore[vague-source] agreed --> {1}\n\n{2}\n",
}


@pytest.mark.parametrize("format", ["markdown", "text"])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_comment_covers_its_paragraph_and_no_other(form: str, format: str) -> None:
    said = [
        f"Sources said that the {word} would be closed soon." for word in ("pier", "mill", "dam")
    ]
    article = article_from_text(form.format(*said), "x", format)
    findings = [make_finding(article, sentence) for sentence in said]
    left = [f.span.start for f in findings if not is_waived(article, f)]
    assert left == [findings[0].span.start, findings[2].span.start]
