"""Findings of the checks whose conditions stand in rule files."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from attribution.checks.context import SPEAKING, Case, anchor
from attribution.checks.declared.check_subjects import Held, Subject
from attribution.checks.declared.condition_table import holds
from attribution.checks.declared.quotation_conditions import weak_claims
from attribution.checks.severities import Grades
from attribution.grammar.trees import dependents, text_of
from attribution.model import Attribution, Evidence, Finding, Part, Severity, Span
from attribution.rulebook.entries.check_rules import Check, Conditions

_NONE = frozenset[str]()
_LONGEST = 60
"""Characters of the article that a message quotes at one place."""


def declared_findings(case: Case, check: Check, grades: Grades) -> Iterator[Finding]:
    """The findings of one check, in the order of the text, at most one for each `once-per`."""
    severity = grades.of(check.id)
    if severity is None:
        return
    seen: set[tuple[object, ...]] = set()
    for subject in subjects(case, check):
        held = _first_that_holds(case, subject, check.when)
        if held is not None:
            key = _measure(case, subject, check, held)
            if not check.once_per or key not in seen:
                seen.add(key)
                yield _finding(case, check, subject, held, severity)


def subjects(case: Case, check: Check) -> tuple[Subject, ...]:
    """What the check looks at, in the order of the text."""
    return _subjects(case, check.each, _further_kinds(check) if check.each == "source" else _NONE)


@lru_cache(maxsize=16)
def _subjects(case: Case, each: str | None, further: frozenset[str]) -> tuple[Subject, ...]:
    """The subjects of all checks of one sort, found once an article."""
    if each == "article":
        return (Subject(),)
    if each == "quotation":
        # A quotation that goes on in the next paragraph is one.
        whole = (q for q in case.quotations if q.continues is None and case.is_told(q.first))
        return tuple(Subject(quotation=quotation) for quotation in whole)
    if each == "sentence":
        told = (s.index for s in case.parse.sentences if case.is_told(s.first))
        return tuple(Subject(sentence=index) for index in told)
    if each == "source":
        return tuple(_speaking_sources(case, further))
    narrated = (a for a in case.attributions if _is_narrated(case, a))
    return tuple(Subject(a, case.source_of(a)) for a in sorted(narrated, key=anchor))


def _speaking_sources(case: Case, further: frozenset[str]) -> Iterator[Subject]:
    """Each source with its first speech, then with its first attribution of the further kinds."""
    for source in case.sources.values():
        own = case.by_entity.get(source.id, ())
        telling = [a for a in own if _tells_readers(case, a)]
        for kinds in (SPEAKING, further):
            speaking = [a for a in telling if _is_speech(case, a, kinds)]
            if speaking:
                yield Subject(min(speaking, key=anchor), source)


def _further_kinds(check: Check) -> frozenset[str]:
    """The kinds that a check's conditions ask for beside speech; it then names its `once-per`."""
    asked = (c.value for when in check.when for c in when if c.test == "kind")
    return frozenset(str(k) for v in asked if isinstance(v, tuple) for k in v) - SPEAKING


def _tells_readers(case: Case, attribution: Attribution) -> bool:
    """True where the article itself gives a source its words, not a speaker in it."""
    own_words = attribution.within is None and _is_narrated(case, attribution)
    return own_words and case.is_noun(attribution.source)


def _is_speech(case: Case, attribution: Attribution, kinds: Collection[str]) -> bool:
    """True of these kinds, and of a stance whose words are quoted: called the plan “a farce”."""
    if attribution.kind in kinds or attribution.kind != "stance" or kinds is not SPEAKING:
        return attribution.kind in kinds
    cue = attribution.cue.head if attribution.cue else None
    # Not so a participle: "the eight senators called the “gang”".
    active = cue is not None and any(True for _ in dependents(case.parse, cue, "nsubj"))
    return active and attribution.mode != "indirect"


def _is_narrated(case: Case, attribution: Attribution) -> bool:
    """True where the cue is the article's, not a word of somebody who is quoted."""
    return anchor(attribution) not in case.quoted and case.is_told(anchor(attribution))


def _first_that_holds(
    case: Case, subject: Subject, alternatives: tuple[Conditions, ...]
) -> tuple[Held, ...] | None:
    for conditions in alternatives:
        held = holds(case, subject, conditions)
        if held is not None:
            return held
    return None


def _measure(
    case: Case, subject: Subject, check: Check, held: tuple[Held, ...]
) -> tuple[object, ...]:
    sentence = _sentence(case, subject)
    measures: dict[str, object] = {
        "source": subject.source.id if subject.source else None,
        "accused": next((h.entity for h in held if h.entity), None),
        "paragraph": case.block_of(sentence),
        "sentence": sentence,
        "article": None,
    }
    return tuple(measures[name] for name in check.once_per)


def _sentence(case: Case, subject: Subject) -> int:
    if subject.attribution is not None:
        return case.sentence_of(subject.attribution)
    if subject.quotation is not None:
        return case.parse.tokens[subject.quotation.first].sentence
    if subject.sentence is not None:
        return subject.sentence
    prose = (s.index for s in case.parse.sentences if _is_prose(case, s.index))
    return next(prose, 0)


def _is_prose(case: Case, sentence: int) -> bool:
    return case.parse.article.blocks[case.block_of(sentence)].kind == "prose"


def _finding(
    case: Case, check: Check, subject: Subject, held: tuple[Held, ...], severity: Severity
) -> Finding:
    span = place(case, check.at, subject, held)
    line, column = case.parse.article.line_column(span.start)
    regrade = next(
        (r for r in check.regrades if _first_that_holds(case, subject, r.when) is not None), None
    )
    return Finding(
        check.id,
        # A severity that the settings or the profile chose holds for every case.
        regrade.severity if regrade and severity == check.severity else severity,
        span,
        line,
        column,
        check.message.format(**_words(case, check, subject, held)),
        subject.attribution.id if subject.attribution else None,
        "; ".join(f"{g.code}: {g.says}" for g in check.guidance),
        tuple(Evidence("condition", check.id, h.note, h.spans) for h in held if h.note),
        case.sentence_span(_sentence(case, subject)),
    )


def place(case: Case, at: str, subject: Subject, held: tuple[Held, ...]) -> Span:
    """The stretch of the file that a finding points at."""
    if at == "words":
        marked = [span for h in held for span in h.spans]
        if marked:
            return marked[0]
    if subject.quotation is not None:
        return case.parse.span(subject.quotation.first, subject.quotation.end)
    attribution = subject.attribution
    if attribution is None or at == "sentence":
        return case.sentence_span(_sentence(case, subject))
    return _part_span(case, attribution, at) or case.sentence_span(_sentence(case, subject))


def _part_span(case: Case, attribution: Attribution, at: str) -> Span | None:
    parts = {"source": attribution.source, "cue": attribution.cue, "claim": attribution.claim}
    if at in parts:
        return _extent(case, parts[at]) or _extent(case, attribution.cue)
    spans = [span for part in parts.values() if (span := _extent(case, part))]
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None


def _extent(case: Case, part: Part | None) -> Span | None:
    """From the first to the last word of a part, within the paragraph in which it begins."""
    if part is None or not part.spans:
        return None
    first = part.spans[0]
    if part.tokens:
        block = case.block_of(case.parse.tokens[part.tokens[0]].sentence)
        inside = [i for i in part.tokens if case.block_of(case.parse.tokens[i].sentence) == block]
        return case.parse.span(inside[0], inside[-1] + 1)
    return first


def _words(case: Case, check: Check, subject: Subject, held: tuple[Held, ...]) -> dict[str, str]:
    attribution, article = subject.attribution, case.parse.article
    marked = [span for h in held for span in h.spans]
    return {
        "source": shortened(_source_name(subject)),
        "cue": shortened(attribution.cue.text if attribution and attribution.cue else ""),
        "claim": shortened(attribution.claim.text if attribution else ""),
        "words": shortened(text_of(article, tuple(marked[:1]))),
        "share": _share(case, check),
        "why": "; ".join(h.note for h in held if h.note),
    }


def _share(case: Case, check: Check) -> str:
    """ "5 of 8": claims on a level that the check counts as weak, of all claims."""
    asked = (c.value for when in check.when for c in when if c.test == "weak-levels")
    weak, total = weak_claims(case, next(asked, ()))
    return f"{weak} of {total}"


def _source_name(subject: Subject) -> str:
    if subject.attribution and subject.attribution.source and subject.attribution.source.text:
        return subject.attribution.source.text
    return subject.source.name if subject.source else ""


def shortened(text: str) -> str:
    """The text on one line, cut at a word where it is long; no comma that closed an apposition."""
    text = " ".join(text.split()).removesuffix(",")
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0] + " …"
