"""Examples of rules run as tests: what was expected, what was found, and whether they agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from attribution.errors import Location
from attribution.model import Attribution, Part, Report
from attribution.rulebook.check_rules import Check, CheckExample, ClaimType
from attribution.rulebook.rules import CueRule, Example, Finds

Analyse = Callable[[str], Report]
"""Reads a text as an article and reports on it with the rules in force."""
Verdict = Literal["holds", "fails", "known gap", "gap closed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An example after its run."""

    rule: str
    place: Location
    text: str
    verdict: Verdict
    expected: tuple[str, ...]
    """A line for each thing that the rule is to find; empty: nothing."""
    found: tuple[str, ...]
    """A line for each thing that the rule found."""
    others: tuple[str, ...]
    """A line for each attribution of other rules in the same text."""
    gap: str
    fired: frozenset[str]
    """Ids of all rules that found something in the text."""


def run_cue_example(rule: CueRule, example: Example, analyse: Analyse) -> Outcome:
    """The outcome of one example of a cue rule."""
    attributions = analyse(example.text).attributions
    own = [attribution for attribution in attributions if attribution.rule == rule.id]
    agrees = _all_met(list(example.finds), own) if example.finds else not own
    return Outcome(
        rule=rule.id,
        place=example.place,
        text=example.text,
        verdict=_verdict(agrees, example.known_gap),
        expected=tuple(map(expected_line, example.finds)),
        found=tuple(map(found_line, own)),
        others=tuple(f"{a.rule}: {found_line(a)}" for a in attributions if a.rule != rule.id),
        gap=example.known_gap,
        fired=frozenset(attribution.rule for attribution in attributions),
    )


def run_check_example(check: Check | ClaimType, example: CheckExample, analyse: Analyse) -> Outcome:
    """The outcome of one example of a check: the words that it flags."""
    report = analyse(example.text)
    text = report.article.text
    flagged: dict[str, list[str]] = {}
    for finding in report.findings:
        words = " ".join(text[finding.span.start : finding.span.end].split())
        flagged.setdefault(finding.check, []).append(words)
    own = flagged.get(check.id, [])
    return Outcome(
        rule=check.id,
        place=example.place,
        text=example.text,
        verdict=_verdict(sorted(own) == sorted(example.flags), example.known_gap),
        expected=tuple(map(_quoted, example.flags)),
        found=tuple(map(_quoted, own)),
        others=tuple(f"{id}: {', '.join(map(_quoted, words))}" for id, words in flagged.items()
                     if id != check.id),
        gap=example.known_gap,
        fired=frozenset(flagged),
    )  # fmt: skip


def run_cue_examples(rules: Iterable[CueRule], analyse: Analyse) -> Iterator[Outcome]:
    """The outcomes of all examples, in order."""
    for rule in rules:
        for example in rule.examples:
            yield run_cue_example(rule, example, analyse)


def never_fired(ids: Iterable[str], outcomes: Iterable[Outcome]) -> tuple[str, ...]:
    """The rules that found nothing in any example, their own or another's."""
    fired = frozenset[str]().union(*(outcome.fired for outcome in outcomes))
    return tuple(id for id in ids if id not in fired)


def expected_line(finds: Finds) -> str:
    """What is to be found, on one line."""
    parts = [("source", finds.source), ("cue", finds.cue), ("mode", finds.mode)]
    shown = [f"{name} {_quoted(value)}" for name, value in parts if value is not None]
    if finds.claim is not None:
        shown.append(f"claim {_quoted(' … '.join(finds.claim))}")
    if finds.within is not None:
        shown.append("inside another claim" if finds.within else "not inside another claim")
    return ", ".join(shown)


def found_line(attribution: Attribution) -> str:
    """What was found, on one line, in the same order."""
    source, cue = _text(attribution.source), _text(attribution.cue)
    shown = f"source {_quoted(source)}, cue {_quoted(cue)}, mode {_quoted(attribution.mode)}"
    where = ", inside another claim" if attribution.within else ""
    return f"{shown}, claim {_quoted(attribution.claim.text)}{where}"


def _all_met(expected: list[Finds], found: list[Attribution]) -> bool:
    """Whether each expectation has an attribution of its own that meets it."""
    if not expected:
        return True
    return any(
        _meets(attribution, expected[0])
        and _all_met(expected[1:], [other for other in found if other is not attribution])
        for attribution in found
    )


def _meets(attribution: Attribution, finds: Finds) -> bool:
    return (
        (finds.cue is None or finds.cue == _text(attribution.cue))
        and (finds.source is None or finds.source == _text(attribution.source))
        and (finds.claim is None or " … ".join(finds.claim) == attribution.claim.text)
        and (finds.mode is None or finds.mode == attribution.mode)
        and (finds.within is None or finds.within == (attribution.within is not None))
    )


def _verdict(agrees: bool, gap: str) -> Verdict:
    if gap:
        return "gap closed" if agrees else "known gap"
    return "holds" if agrees else "fails"


def _text(part: Part | None) -> str:
    return part.text if part is not None else ""


def _quoted(text: str) -> str:
    return f'"{text}"' if text else "nobody"
