"""Conditions on words: of the source, the cue, the claim, the sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache

from attribution.checks.context import Case, stretches
from attribution.checks.declared.check_subjects import Held, Subject, Test, agree, attribution_of
from attribution.checks.unattributed.exemptions import why_opinion
from attribution.grammar.trees import case_of, dependents
from attribution.model import Attribution, Part, Source, Span
from attribution.rulebook.patterns import Pattern, find_pattern


def _words(case: Case, runs: Sequence[tuple[int, int]], wanted: object, what: str) -> Held | None:
    for pattern in wanted if isinstance(wanted, tuple) else ():
        match = _first_match(case, pattern, runs)
        if match is not None:
            return _held(case, match, what)
    return None


def _first_match(
    case: Case, pattern: Pattern, runs: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    found = (next(find_pattern(pattern, case.parse.tokens, *run), None) for run in runs)
    return next((match for match in found if match), None)


def _held(case: Case, match: tuple[int, int], what: str) -> Held:
    span = case.parse.span(*match)
    return Held(f"{what} “{case.parse.article.words(span)}”", (span,))


def _part_words(part: Callable[[Attribution], Part | None], what: str) -> Test:
    def test(case: Case, subject: Subject, wanted: object) -> Held | None:
        found = part(attribution_of(subject))
        return _words(case, list(stretches(found)), wanted, what)

    return test


def _source_words(case: Case, subject: Subject, wanted: object) -> Held | None:
    own, source = list(stretches(attribution_of(subject).source)), subject.source
    for pattern in wanted if isinstance(wanted, tuple) else ():
        match = _first_match(case, pattern, own)
        if match is None and source is not None:
            match = _in_mentions(case, source, pattern)
        if match is not None:
            return _held(case, match, "the source is put as")
    return None


def _in_mentions(case: Case, source: Source, pattern: Pattern) -> tuple[int, int] | None:
    """Where a pattern first matches a mention of a source, looked for once."""
    runs, known = _searched(case)
    key = source.id, id(pattern)
    if key not in known:
        if source.id not in runs:
            runs[source.id] = [r for span in source.mentions if (r := _tokens_in(case, span))]
        known[key] = _first_match(case, pattern, runs[source.id])
    return known[key]


_Run = tuple[int, int]


@lru_cache(maxsize=1)
def _searched(
    case: Case,
) -> tuple[dict[str, list[_Run]], dict[tuple[str, int], _Run | None]]:
    """By source the tokens of its mentions; by source and pattern the first match in them."""
    return {}, {}


def _tokens_in(case: Case, span: Span) -> tuple[int, int] | None:
    tokens = case.parse.tokens
    first = bisect_left(tokens, span.start, key=lambda token: token.start)
    end = bisect_right(tokens, span.end, key=lambda token: token.end)
    return (first, end) if first < end else None


def _source_head(case: Case, subject: Subject, wanted: object) -> Held | None:
    head = subject_head(subject)
    if head is None:
        return None
    # "attorney general", "secretary of state": words before and after the head belong to it.
    sentence = case.parse.sentence_of(head)
    first, end = max(head - 2, sentence.first), min(head + 3, sentence.end)
    for pattern in wanted if isinstance(wanted, tuple) else ():
        for start, stop in find_pattern(pattern, case.parse.tokens, first, end):
            if stop == head + 1 or (start == head and stop > head + 1):
                return Held("its head noun is", (case.parse.span(start, stop),))
    return None


def subject_head(subject: Subject) -> int | None:
    """The head noun of the source in this attribution."""
    part = attribution_of(subject).source
    return part.head if part else None


def _sentence_words(case: Case, subject: Subject, wanted: object) -> Held | None:
    own = subject.sentence
    sentence = case.parse.sentences[
        case.sentence_of(attribution_of(subject)) if own is None else own
    ]
    return _words(case, [(sentence.first, sentence.end)], wanted, "the sentence has")


def _told(case: Case, subject: Subject, wanted: object) -> Held | None:
    """Whoever the cue tells it to: told *the court*, said to *aides*."""
    cue = attribution_of(subject).cue
    if cue is None or cue.head is None:
        return None
    hearers = dependents(case.parse, cue.head, "iobj", "obj", "obl")
    runs = [case.parse.edges[i] for i in hearers if case_of(case.parse, i) in ("", "to")]
    return _words(case, runs, wanted, "it is told to")


def _opinion_piece(case: Case, subject: Subject, wanted: object) -> Held | None:
    return agree(why_opinion(case) is not None, wanted, "")


def _none_of(test: Test) -> Test:
    def absent(case: Case, subject: Subject, wanted: object) -> Held | None:
        return None if test(case, subject, wanted) else Held("")

    return absent


_cue_words = _part_words(lambda attribution: attribution.cue, "the cue is")
_claim_words = _part_words(lambda attribution: attribution.claim, "the claim has")

WORDS: dict[str, Test] = {
    "opinion-piece": _opinion_piece,
    "told": _told,
    "not-told": _none_of(_told),
    "no-source-head": _none_of(_source_head),
    "source-words": _source_words,
    "no-source-words": _none_of(_source_words),
    "cue-words": _cue_words,
    "no-cue-words": _none_of(_cue_words),
    "claim-words": _claim_words,
    "no-claim-words": _none_of(_claim_words),
    "sentence-words": _sentence_words,
    "no-sentence-words": _none_of(_sentence_words),
}
