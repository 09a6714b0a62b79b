"""Narrator sentences that need a source and have none: triggers, then gates, then carry-over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attribution.checks.context import Case
from attribution.checks.declared.declared_checks import shortened
from attribution.checks.severities import SEVERITIES, UNATTRIBUTED, Grades, lower
from attribution.checks.suppression.waivers import is_waived
from attribution.checks.unattributed.carry_over import carry_over_of, lean
from attribution.checks.unattributed.exemptions import exemption_of, is_prose
from attribution.checks.unattributed.near_misses import near_misses
from attribution.checks.unattributed.triggers import Match, TriggerIndex
from attribution.model import Evidence, Finding, Sentence, Severity
from attribution.rulebook.entries.check_rules import Check, CheckRules
from attribution.rulebook.sections.check_tables import TRIGGER_TESTS

_NEAR = 2
"""Things that at most keep words from asking for a source where they are told as the nearest."""


class Verdict(NamedTuple):
    """Words that ask for a source, how gravely, and every step of why."""

    match: Match
    severity: Severity | None
    """None where an exemption or the source of another sentence clears them."""
    evidence: tuple[Evidence, ...]


class ClaimRules(NamedTuple):
    """What decides which sentences ask for a source, and how gravely."""

    rules: CheckRules
    triggers: TriggerIndex
    grades: Grades

    def types(self) -> frozenset[str]:
        """The types of claim that are in force."""
        ids = (claim_type.id for claim_type in self.rules.types)
        return frozenset(id for id in ids if self.grades.of(f"{UNATTRIBUTED}.{id}"))


def unattributed_claims(case: Case, claims: ClaimRules) -> Iterator[Finding]:
    """A finding for each narrator sentence that asks for a source which nothing gives it."""
    check = next((check for check in claims.rules.checks if check.id == UNATTRIBUTED), None)
    if check is None or claims.grades.of(UNATTRIBUTED) is None:
        return
    types = claims.types()
    for sentence in case.parse.sentences:
        if is_prose(case, sentence):
            verdicts = [v for v in judge(case, sentence, claims, types) if v.severity]
            for verdict in sorted(verdicts, key=lambda v: SEVERITIES.index(v.severity or "note")):
                found = _finding(case, sentence, verdict, check)
                yield found
                # A comment that silences one type of claim leaves the others of the sentence.
                if not is_waived(case.parse.article, found):
                    break


def spared_claims(case: Case, claims: ClaimRules) -> Iterator[Evidence]:
    """For each narrator sentence without a finding what spared it; its span is the sentence's."""
    types = claims.types()
    for sentence in case.parse.sentences:
        span = case.sentence_span(sentence.index)
        if not is_prose(case, sentence):
            yield Evidence("spared", "non-prose", "it is not the article's prose", (span,))
            continue
        verdicts = list(judge(case, sentence, claims, types))
        if not verdicts:
            yield _unasked(case, sentence, claims, types)
        elif not any(verdict.severity for verdict in verdicts):
            for verdict in verdicts:
                asked, *_, cleared = verdict.evidence
                note = f"{asked.note} Spared: {cleared.note}"
                yield Evidence("spared", cleared.rule, note, (span,))


def _unasked(case: Case, sentence: Sentence, claims: ClaimRules, types: frozenset[str]) -> Evidence:
    """Why no trigger asks: what a source covers, else the trigger that comes nearest."""
    span = case.sentence_span(sentence.index)
    misses = near_misses(claims.triggers, case, sentence, types)
    nearest = min(misses, key=lambda miss: miss.reasons, default=None)
    if nearest is None or nearest.reasons > _NEAR:
        return Evidence("spared", "no-trigger", "no words that ask for a source", (span,))
    asked = _type_step(case, nearest.match)
    if nearest.covered:
        why = "They stand in a claim that has its source, or in somebody's words."
        return Evidence("spared", "has-source", f"{asked.note} {why}", (span,))
    if nearest.failed:
        why = f"It is asked only where this holds: {TRIGGER_TESTS[nearest.failed[0]]}"
    else:
        assert nearest.barred is not None, "a miss has a reason"
        words = case.parse.article.words(case.parse.span(*nearest.barred))
        why = f"Beside “{words}” it is not asked."
    return Evidence("spared", "near-trigger", f"{asked.note} {why}", (span,))


def judge(
    case: Case, sentence: Sentence, claims: ClaimRules, types: frozenset[str]
) -> Iterator[Verdict]:
    """The verdict on each of these types of claim whose words stand in the sentence."""
    for match in claims.triggers.matches(case, sentence, types):
        yield _verdict(case, sentence, match, claims)


def _verdict(case: Case, sentence: Sentence, match: Match, claims: ClaimRules) -> Verdict:
    rules, grades = claims.rules, claims.grades
    asked = _type_step(case, match)
    exempt = exemption_of(case, sentence, match, rules.exemptions)
    if exempt and exempt[0].effect == "clear":
        return Verdict(match, None, (asked, exempt[1]))
    carried = carry_over_of(case, sentence, match, rules.carry_over)
    if carried and carried[0].strength == "strong":
        return Verdict(match, None, (asked, carried[1]))
    severity = grades.of(f"{UNATTRIBUTED}.{match.type.id}")
    for lowering in (exempt, carried):
        severity = lower(severity) if lowering and severity else severity
    steps = (
        asked,
        exempt[1] if exempt else _no_exemption(rules),
        carried[1] if carried else _no_carry_over(case, sentence, match),
    )
    return Verdict(match, severity, steps)


def _type_step(case: Case, match: Match) -> Evidence:
    span = case.parse.span(match.first, match.end)
    words = case.parse.article.words(span)
    note = f"{match.type.id}: {match.type.about} The words: “{words}”."
    return Evidence("type", match.type.id, note, (span,))


def _no_exemption(rules: CheckRules) -> Evidence:
    names = ", ".join(exemption.id for exemption in rules.exemptions)
    return Evidence("exemption", "none", f"nothing exempts it (tried: {names})")


def _no_carry_over(case: Case, sentence: Sentence, match: Match) -> Evidence:
    leaning = lean(case, sentence, match)
    if leaning.source is None:
        return Evidence("carry-over", "none", "no source comes before it")
    source = leaning.source.source
    name = f"“{shortened(source.text)}”" if source and source.text else "one that is understood"
    where = "the sentence before" if leaning.distance == 1 else f"{leaning.distance} sentences back"
    note = f"the last source, {name}, is {where}, and nothing here takes it up"
    span = case.sentence_span(case.sentence_of(leaning.source))
    return Evidence("carry-over", "none", note, (span,))


def _finding(case: Case, sentence: Sentence, verdict: Verdict, check: Check) -> Finding:
    match, article = verdict.match, case.parse.article
    assert verdict.severity is not None, "a spared claim has no finding"
    span = case.sentence_span(sentence.index)
    words = article.words(case.parse.span(match.first, match.end))
    line, column = article.line_column(span.start)
    message = match.type.message.format(
        words=shortened(words), claim=shortened(article.words(span)), type=match.type.id
    )
    return Finding(
        UNATTRIBUTED,
        verdict.severity,
        span,
        line,
        column,
        message,
        None,
        "; ".join(f"{g.code}: {g.says}" for g in check.guidance),
        verdict.evidence,
        span,
        match.type.id,
    )
