"""Losses: what a summary does to the sources of the claims that it takes from its article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import NamedTuple

from attribution.checks.context import SPEAKING
from attribution.checks.severities import Grades
from attribution.checks.suppression.waivers import is_waived
from attribution.comparison.alignment import FormIndex, Match, matches_of, shared_words
from attribution.comparison.certainty import certainty_of, doubt_of
from attribution.comparison.compare_words import CompareWords
from attribution.comparison.propositions import Proposition, Study, clauses_of, propositions_of
from attribution.comparison.voices import Change, Voice, change_between, voice_of
from attribution.model import Article, Attribution, Evidence, Finding
from attribution.rulebook.entries.check_rules import LOSSES, Check, CheckRules, Loss

_CHANGES: Mapping[Change, Loss] = {
    "several": "multiplied-source",
    "promoted": "promoted-source",
    "other": "other-source",
}


class Comparison(NamedTuple):
    """What became of an article's claims in a summary."""

    findings: tuple[Finding, ...]
    """Of the summary, in the order of its text."""
    stated: int
    """What the summary states."""
    kept: int
    """How much of it the article states too, with the same source or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A loss, and the words of a message about it."""

    loss: Loss
    stated: Proposition
    match: Match | None
    before: str = ""
    """The source of the article, or the words that left the claim open."""
    after: str = ""
    """The source of the summary, or the words that vouch for the claim."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """An article and its summary, with what each states."""

    article: Study
    summary: Study
    propositions: tuple[Proposition, ...]
    """The article's."""
    claims: FormIndex
    """Of the forms of those."""
    sentences: FormIndex
    """Of the forms of each two neighbouring sentences of the article together."""
    voices: tuple[Voice, ...]
    """Of the article's sources."""
    words: CompareWords


def compare_studies(
    article: Study, summary: Study, words: CompareWords, rules: CheckRules, grades: Grades
) -> Comparison:
    """What the summary makes of the article's claims; of checks that are off nothing is told."""
    propositions = propositions_of(article, words)
    voices = tuple(voice_of(article, attribution) for attribution in article.attributions)
    pair = _Pair(
        article,
        summary,
        propositions,
        FormIndex.of((one.forms for one in propositions), words.tuning),
        FormIndex.of(_neighbours(propositions), words.tuning),
        voices,
        words,
    )
    stated = tuple(_outermost(propositions_of(summary, words)))
    found = [tuple(_losses(pair, one)) for one in stated]
    checks = {check.id: check for check in rules.checks}
    told = [one for group in found for one in group if grades.of(one.loss) is not None]
    told.sort(key=lambda one: (one.stated.span, LOSSES.index(one.loss)))
    findings = [_finding(pair, one, checks[one.loss], grades) for one in told]
    findings = [one for one in findings if not is_waived(summary.document.article, one)]
    return Comparison(tuple(findings), len(stated), sum(not group for group in found))


def _outermost(propositions: Sequence[Proposition]) -> Iterator[Proposition]:
    """What others are given and stands inside no other claim, and what the narrator tells."""
    seen: set[tuple[int, ...]] = set()
    for one in propositions:
        attribution = one.attribution
        told = attribution is None or (attribution.kind in SPEAKING and attribution.within is None)
        if told and one.tokens not in seen:
            seen.add(one.tokens)
            yield one


def _neighbours(propositions: Sequence[Proposition]) -> tuple[frozenset[str], ...]:
    ordered = sorted(propositions, key=lambda one: one.sentence)
    groups = groupby(ordered, key=lambda one: one.sentence)
    forms = [frozenset[str]().union(*(one.forms for one in group)) for _, group in groups]
    none = frozenset[str]()
    return tuple(a | b for a, b in zip_longest(forms, forms[1:], fillvalue=none))


def _losses(pair: _Pair, stated: Proposition) -> Iterator[_Found]:
    """What is lost of one thing that the summary states."""
    matches = matches_of(stated, pair.propositions, pair.claims, pair.words.tuning)
    if not matches:
        cover = max(pair.sentences.covers(stated.terms).values(), default=0.0)
        if cover < pair.words.tuning.summary_new:
            yield _Found(loss="new-claim", stated=stated, match=None)
            return
    yield from _added(pair, stated)
    if not matches:
        return
    if stated.attribution is None or stated.attribution.source is None:
        match = matches[0]
        if any(not _has_source(match) for match in matches):
            return
        yield _Found(
            loss="lost-source", stated=stated, match=match, before=_source_text(pair.article, match)
        )
        return
    given = [match for match in matches if match.proposition.attribution is not None]
    if given:
        yield from _changes(pair, stated, stated.attribution, given)


def _added(pair: _Pair, stated: Proposition) -> Iterator[_Found]:
    """A clause of which the article has next to nothing, beside what it does state."""
    for clause in clauses_of(pair.summary, pair.words, stated):
        cover = max(pair.sentences.covers(clause.terms).values(), default=0.0)
        if cover < pair.words.tuning.summary_new_clause:
            yield _Found(loss="new-claim", stated=clause, match=None)


def _has_source(match: Match) -> bool:
    attribution = match.proposition.attribution
    return attribution is not None and attribution.source is not None


def _changes(
    pair: _Pair, stated: Proposition, attribution: Attribution, matches: Sequence[Match]
) -> Iterator[_Found]:
    """What became of a claim that has a source in both texts."""
    after = voice_of(pair.summary, attribution)
    voices = [(match, _voice(pair, match)) for match in matches]
    changes = [(match, change_between(voice, after, pair.voices)) for match, voice in voices]
    match, change = next(((m, c) for m, c in changes if c == "same"), changes[0])
    before = _source_text(pair.article, match)
    told = attribution.source.text if attribution.source else ""
    if change != "same":
        yield _Found(loss=_CHANGES[change], stated=stated, match=match, before=before, after=told)
    elif origin := _lost_origin(pair, attribution, match):
        yield _Found(loss="lost-origin", stated=stated, match=match, before=origin, after=told)
    yield from _hardened(pair, stated, match)


def _voice(pair: _Pair, match: Match) -> Voice:
    return voice_of(pair.article, match.proposition.attribution)


def _lost_origin(pair: _Pair, attribution: Attribution, match: Match) -> str:
    """The source behind the article's source that the summary leaves out; empty where none is."""
    source = match.proposition.attribution
    if source is None or not source.relays or attribution.relays:
        return ""
    behind = [row for row in pair.article.sources if row.id in source.relays]
    return behind[0].name if behind else ""


def _hardened(pair: _Pair, stated: Proposition, match: Match) -> Iterator[_Found]:
    before = certainty_of(pair.article, match.proposition, pair.words)
    after = certainty_of(pair.summary, stated, pair.words)
    if after > before:
        yield _Found(
            loss="hardened-claim",
            stated=stated,
            match=match,
            before=doubt_of(pair.article, match.proposition, pair.words) or _cue(match.proposition),
            after=_cue(stated),
        )


def _cue(proposition: Proposition) -> str:
    cue = proposition.attribution.cue if proposition.attribution else None
    return cue.text if cue else ""


def _source_text(study: Study, match: Match) -> str:
    attribution = match.proposition.attribution
    if attribution is None:
        return ""
    row = study.source_of(attribution)
    return row.name if row else _cue(match.proposition)


def _finding(pair: _Pair, found: _Found, check: Check, grades: Grades) -> Finding:
    article = pair.summary.document.article
    span = found.stated.span
    line, column = article.line_column(span.start)
    severity = grades.of(check.id)
    assert severity is not None
    sentence = pair.summary.document.parse.sentences[found.stated.sentence]
    return Finding(
        check=check.id,
        severity=severity,
        span=span,
        line=line,
        column=column,
        message=check.message.format(
            origin=found.before, source=found.after, place=_place(pair.article, found)
        ),
        attribution=found.stated.attribution.id if found.stated.attribution else None,
        evidence=tuple(_why(pair, found)),
        sentence=pair.summary.document.parse.span(sentence.first, sentence.end),
    )


def _place(study: Study, found: _Found) -> str:
    """Where in the article the claim stands."""
    if found.match is None:
        return study.document.article.path
    line, column = study.document.article.line_column(found.match.proposition.span.start)
    return f"{study.document.article.path}:{line}:{column}"


def _why(pair: _Pair, found: _Found) -> Iterator[Evidence]:
    if found.match is None:
        yield Evidence(
            "comparison", found.loss, "no sentence of the article has enough of its words"
        )
        return
    shared = ", ".join(shared_words(found.stated, found.match.proposition, pair.words.tuning))
    article: Article = pair.article.document.article
    text = " ".join(article.words(found.match.proposition.span).split())
    note = f"the article has “{text}” ({_place(pair.article, found)})"
    yield Evidence("comparison", found.loss, note)
    yield Evidence("comparison", found.loss, f"{found.match.points:.2f} alike, by: {shared}")
