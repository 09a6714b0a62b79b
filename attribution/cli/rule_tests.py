"""`attribution rules test`: runs the examples of the rules and says which hold."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from attribution.cli.commands.rules_command import is_from
from attribution.cli.exit_codes import CLEAN, FINDINGS
from attribution.errors import Location
from attribution.model import Report
from attribution.rulebook import Rulebook
from attribution.rulebook.entries.check_rules import Check, ClaimType
from attribution.rulebook.entries.cue_rules import CueRule
from attribution.rulebook.entries.source_rules import SourceRule, SourceRules
from attribution.rulebook.rule_examples import (
    Analyse,
    Outcome,
    Verdict,
    never_fired,
    run_check_example,
    run_cue_example,
    run_source_example,
)
from attribution.settings import Settings

if TYPE_CHECKING:
    from attribution.analyzer import Analyzer

_WORDS: dict[Verdict, str] = {
    "holds": "hold",
    "fails": "fail",
    "known gap": "known gap",
    "gap closed": "gap closed",
}


def test_rules(rules: Rulebook, args: argparse.Namespace) -> int:
    """The exit code: 1 where an example fails, or with --coverage a rule fires nowhere."""
    bench = _Bench(rules, args.pipeline)
    outcomes = tuple(_outcomes(rules, args.files, bench.analyse))
    idle: tuple[str, ...] = ()
    if args.coverage:
        idle = never_fired(_ids(rules, args.files), outcomes)
    if args.format == "json":
        rows = [_row(outcome) for outcome in outcomes]
        print(json.dumps({"examples": rows, "never_fired": idle}, ensure_ascii=False, indent=2))
    else:
        for outcome in outcomes:
            if outcome.verdict != "holds":
                _print_outcome(outcome, bench, parse=args.parse)
        _print_summary(outcomes, idle)
    return FINDINGS if idle or any(outcome.verdict == "fails" for outcome in outcomes) else CLEAN


class _Bench:
    """The analysis that examples are run through, made ready once."""

    def __init__(self, rules: Rulebook, pipeline: str | None) -> None:
        from attribution.analyzer import Analyzer
        from attribution.language import load_pipeline

        self._analyzer: Analyzer = Analyzer(load_pipeline(pipeline), rules)

    def analyse(self, text: str, settings: Settings, original: str) -> Report:
        """The report of a text read as an article, or as the summary of an original."""
        from attribution.reading import article_from_text

        self._analyzer.settings = settings
        article = article_from_text(text)
        if original:
            found = self._analyzer.compare(article_from_text(original), article)
            return Report(article, findings=found.findings)
        return self._analyzer.analyze(article)

    def misses(self, text: str, rule: str) -> Iterator[str]:
        """Why the rule made nothing of cue words that it saw in the text."""
        from attribution.reading import article_from_text

        article = article_from_text(text)
        for line in range(1, text.count("\n") + 2):
            for step in self._analyzer.explain(article, line).misses:
                if step.rule == rule:
                    yield step.note

    def grammar(self, text: str) -> Iterator[str]:
        """The words of each sentence with their relations, as the pipeline parsed them."""
        from attribution.reading import article_from_text

        article = article_from_text(text)
        (parse,) = self._analyzer.pipeline.parse([article], self._analyzer.name_words)
        for sentence in parse.sentences:
            tokens = parse.tokens[sentence.first : sentence.end]
            yield " ".join(f"{token.text}[{token.lemma} {token.dep}]" for token in tokens)


def _outcomes(rules: Rulebook, files: Sequence[str], analyse: Analyse) -> Iterator[Outcome]:
    for rule in rules.cues:
        for example in rule.examples if _chosen(rule.place, files) else ():
            yield run_cue_example(rule, example, analyse, _heirs(rule, rules.cues))
    for source_rule in _source_rules(rules.sources):
        for described in source_rule.examples if _chosen(source_rule.place, files) else ():
            yield run_source_example(source_rule, described, analyse)
    checks: tuple[Check | ClaimType, ...] = (*rules.checks.checks, *rules.checks.types)
    for check in checks:
        for flagged in check.examples if _chosen(check.place, files) else ():
            yield run_check_example(check, flagged, analyse)


def _heirs(rule: CueRule, rules: Sequence[CueRule]) -> frozenset[str]:
    """Ids of the rules of the packs laid over the rule's own; they stand before it."""
    before = takewhile(lambda other: other.id != rule.id, rules)
    return frozenset(other.id for other in before if _pack(other) != _pack(rule))


def _pack(rule: CueRule) -> str:
    """The folder of rules that the rule comes from."""
    return rule.place.path.rpartition("/cues/")[0]


def _source_rules(rules: SourceRules) -> tuple[SourceRule, ...]:
    return (*rules.kinds, *rules.levels, *rules.knowledge, *rules.reasons, *rules.anonymity)


def _chosen(place: Location, files: Sequence[str]) -> bool:
    return not files or any(is_from(place.path, file) for file in files)


def _ids(rules: Rulebook, files: Sequence[str]) -> Iterator[str]:
    named: tuple[CueRule | SourceRule | Check, ...] = (
        *rules.cues,
        *_source_rules(rules.sources),
        *rules.checks.checks,
    )
    for rule in named:
        if _chosen(rule.place, files):
            yield rule.id


def _row(outcome: Outcome) -> dict[str, Any]:
    row = asdict(outcome)
    return {**row, "place": str(outcome.place), "fired": sorted(outcome.fired)}


def _print_outcome(outcome: Outcome, bench: _Bench, *, parse: bool) -> None:
    print(f"{outcome.place}: {outcome.rule}: {_headline(outcome)}")
    print(f"    text      {' '.join(outcome.text.split())}")
    _print_lines("expected", outcome.expected or ("nothing",))
    _print_lines("found", outcome.found or ("nothing",))
    if outcome.expected and not outcome.found:
        _print_lines("because", tuple(bench.misses(outcome.text, outcome.rule)))
    _print_lines("others", outcome.others)
    if parse:
        _print_lines("parse", tuple(bench.grammar(outcome.text)))


def _headline(outcome: Outcome) -> str:
    if outcome.verdict == "known gap":
        return f"known gap: {outcome.gap}"
    if outcome.verdict == "gap closed":
        return "holds by now; take its known-gap away"
    return "the example fails"


def _print_lines(label: str, lines: Sequence[str]) -> None:
    for number, line in enumerate(lines):
        print(f"    {label if number == 0 else '':<9} {line}")


def _print_summary(outcomes: Sequence[Outcome], idle: Sequence[str]) -> None:
    for id in idle:
        print(f"{id}: no example makes this rule fire")
    counts = Counter(outcome.verdict for outcome in outcomes)
    rules = len({outcome.rule for outcome in outcomes})
    parts = [f"{counts[verdict]} {word}" for verdict, word in _WORDS.items() if counts[verdict]]
    examples = "1 example" if len(outcomes) == 1 else f"{len(outcomes)} examples"
    print(f"{examples} of {rules} rule{'' if rules == 1 else 's'}: {', '.join(parts) or 'none'}")
