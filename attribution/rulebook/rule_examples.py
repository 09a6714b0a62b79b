"""Examples of rules run as tests: what was expected, what was found, and whether they agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from attribution.errors import Location
from attribution.model import Attribution, Evidence, Finding, Part, Report
from attribution.rulebook.entries.check_rules import Check, CheckExample, ClaimType
from attribution.rulebook.entries.cue_rules import CueRule, Example, Finds
from attribution.rulebook.entries.source_rules import UNMATCHED, SourceExample, SourceRule
from attribution.settings import Settings

S = TypeVar("S")
T = TypeVar("T")
Analyse = Callable[[str, Settings, str], Report]
"""Reads a text as an article and reports on it with the rules in force and these settings; with a
third text, what a comparison with that article finds in it."""
Verdict = Literal["holds", "fails", "known gap", "gap closed"]

UNATTRIBUTED = "unattributed-claim"
"""The check whose types have examples of their own."""


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
    """A line for each thing that other rules found in the same text."""
    gap: str
    fired: frozenset[str]
    """Ids of all rules that found something in the text."""


def run_cue_example(
    rule: CueRule, example: Example, analyse: Analyse, heirs: frozenset[str] = frozenset()
) -> Outcome:
    """The outcome of one example of a cue rule.

    What one of its heirs finds, a rule of a pack laid over it that goes first where both see their
    words, counts as found by the rule.
    """
    attributions = analyse(example.text, Settings(), "").attributions
    counted = {rule.id, *(heirs if example.finds else ())}
    own = [attribution for attribution in attributions if attribution.rule in counted]
    agrees = _pair(example.finds, own, _meets) if example.finds else not own
    return Outcome(
        rule=rule.id,
        place=example.place,
        text=example.text,
        verdict=_verdict(agrees, example.known_gap),
        expected=tuple(map(expected_line, example.finds)),
        found=tuple(map(found_line, own)),
        others=tuple(f"{a.rule}: {found_line(a)}" for a in attributions if a.rule not in counted),
        gap=example.known_gap,
        fired=frozenset(a.rule for a in attributions) | {rule.id for _ in own[:1]},
    )


def run_check_example(check: Check | ClaimType, example: CheckExample, analyse: Analyse) -> Outcome:
    """The outcome of one example of a check: each quote lies in a finding, and no finding is left.

    A check that is off by default is on here.
    """
    report = analyse(example.text, _switched_on(check, example.outlet), example.article)
    flagged = [
        (_flagged_by(finding), report.article.words(finding.span)) for finding in report.findings
    ]
    own = [words for id, words in flagged if check.id in id.split(".")]
    agrees = len(own) == len(example.flags) and _pair(
        example.flags, own, lambda words, quote: " ".join(quote.split()) in words
    )
    return Outcome(
        rule=check.id,
        place=example.place,
        text=example.text,
        verdict=_verdict(agrees, example.known_gap),
        expected=tuple(map(_quoted, example.flags)),
        found=tuple(map(_quoted, own)),
        others=tuple(f"{id}: {_quoted(words)}" for id, words in flagged if check.id not in id),
        gap=example.known_gap,
        fired=frozenset(part for id, _ in flagged for part in (id, *id.split("."))),
    )


def run_source_example(rule: SourceRule, example: SourceExample, analyse: Analyse) -> Outcome:
    """The outcome of one example of a source rule: whether it decided on the noun phrase."""
    text = example.text or f"{example.source[:1].upper()}{example.source[1:]} said it would rain."
    report = analyse(text, Settings(), "")
    steps = {(step.rule, step.note) for step in _steps_of(report, text, example.source)}
    own = tuple(note for id, note in sorted(steps) if id == rule.id)
    agrees = bool(own) == (example.finds != UNMATCHED)
    return Outcome(
        rule=rule.id,
        place=example.place,
        text=text,
        verdict=_verdict(agrees, example.known_gap),
        expected=() if example.finds == UNMATCHED else (example.finds,),
        found=own,
        others=tuple(f"{id}: {note}" for id, note in sorted(steps) if id not in ("", rule.id)),
        gap=example.known_gap,
        fired=frozenset(id for id, _ in steps),
    )


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


def _pair(expected: Sequence[T], found: Sequence[S], meets: Callable[[S, T], bool]) -> bool:
    """Whether each expectation has something found of its own that meets it."""
    if not expected:
        return True
    return any(
        meets(one, expected[0]) and _pair(expected[1:], [*found[:i], *found[i + 1 :]], meets)
        for i, one in enumerate(found)
    )


def _meets(attribution: Attribution, finds: Finds) -> bool:
    return (
        (finds.cue is None or finds.cue == _text(attribution.cue))
        and (finds.source is None or finds.source == _text(attribution.source))
        and (finds.claim is None or " … ".join(finds.claim) == attribution.claim.text)
        and (finds.mode is None or finds.mode == attribution.mode)
        and (finds.within is None or finds.within == (attribution.within is not None))
    )


def _switched_on(check: Check | ClaimType, outlet: str | None) -> Settings:
    name = check.id if isinstance(check, Check) else f"{UNATTRIBUTED}.{check.id}"
    return Settings(outlet=outlet, severity={name: "note"} if check.severity == "off" else {})


def _flagged_by(finding: Finding) -> str:
    """The check, with its type of claim where it has one."""
    types = [step.rule for step in finding.evidence if step.step == "type"]
    return ".".join([finding.check, *types[:1]])


def _steps_of(report: Report, text: str, source: str) -> tuple[Evidence, ...]:
    """What was decided on the source that the noun phrase names."""
    start = text.lower().find(source.lower())
    for row in report.sources:
        if any(first < start + len(source) and start < end for first, end in row.mentions):
            return row.evidence
    return ()


def _verdict(agrees: bool, gap: str) -> Verdict:
    if gap:
        return "gap closed" if agrees else "known gap"
    return "holds" if agrees else "fails"


def _text(part: Part | None) -> str:
    return part.text if part is not None else ""


def _quoted(text: str) -> str:
    return f'"{text}"' if text else "nobody"
