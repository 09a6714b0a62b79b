"""Cues appended to a clause: "…, adding that", "…, according to": beside its cue, not inside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from attribution.extraction.frames import Frame
from attribution.extraction.roles.insertions import insertion
from attribution.extraction.sites import Text, is_reliable
from attribution.grammar.found_by import FoundBy
from attribution.grammar.marks import DOUBLE_CLOSERS, MARKS, PAUSES
from attribution.grammar.trees import dependents, has, relation
from attribution.grammar.words import WORDS
from attribution.model import FINITE

INSERTED = "sentence around it"
"""The claim role of cues that commas set off."""
_CLAUSES = ("clause", "quotation", INSERTED, "rest", "infinitive", "host clause")
_MARKS = PAUSES | DOUBLE_CLOSERS | MARKS.closing_single_quotes


def apart(text: Text, frames: Sequence[Frame]) -> Iterator[Frame]:
    """The same frames, the claims of each without what another cue appends behind a comma.

    "He said it was late, adding that it was dark": a participle of saying behind a comma goes with
    the main clause, wherever the parser hung it, and takes its subject.
    """
    added = {frame.cue for frame in frames if _is_appended(text, frame)}
    tops = {frame.site.group.top for frame in frames}
    by_word = {frame.cue[0]: frame for frame in frames}
    holding: dict[int, list[Frame]] = {}
    for frame in frames:
        for i in by_word.keys() & set(frame.claim.tokens):
            holding.setdefault(i, []).append(frame)
    for frame in frames:
        inside = [by_word[i] for i in frame.claim.tokens if i in by_word]
        first = _first_apart(text, frame, inside, added, tops)
        if first is not None:
            kept = tuple(i for i in frame.claim.tokens if i < first)
            if kept and not _is_conjunction(text, kept):
                frame = replace(frame, claim=frame.claim._replace(tokens=kept))
        before = [d for d in holding.get(frame.cue[0], ()) if d.cue[-1] < frame.cue[0]]
        joined = frame.cue in added or any(
            _goes_on_with_the_main_clause(text, other, frame, tops) for other in before
        )
        host = _host(frame, before) if joined else None
        if host is not None and host.source is not None and frame.source_role != "object":
            source = host.source._replace(found_by=FoundBy.SOURCE_OF_HOST, detail="", link=())
            frame = replace(frame, source=source)
        yield frame


def _is_conjunction(text: Text, kept: Collection[int]) -> bool:
    """Whether nothing but *that* is left of a claim: "said *that,* according to aides, it sank"."""
    kinds = {text.parse.tokens[i].pos for i in kept}
    return "SCONJ" in kinds and kinds <= {"SCONJ", "PUNCT"}


def _first_apart(
    text: Text,
    frame: Frame,
    inside: Sequence[Frame],
    added: Collection[tuple[int, ...]],
    tops: Collection[int],
) -> int | None:
    """The first word of a claim that another cue beside it, of those inside, begins with."""
    starts = [
        other.cue[0]
        for other in inside
        if other is not frame
        and other.cue[0] > frame.cue[-1]
        and other.cue[0] not in text.quoted
        and (other.cue in added or _goes_on_with_the_main_clause(text, frame, other, tops))
    ]
    starts += [
        first
        for other in inside
        for start_of in (_contrasted, _set_against, _second_report, _told_by_the_way)
        if other is not frame and (first := start_of(text, frame, other)) is not None
    ]
    behind = _inserted_behind(frame, inside)
    return min(starts if behind is None else [*starts, behind], default=None)


def _contrasted(text: Text, outer: Frame, inner: Frame) -> int | None:
    """Where a clause with a report of its own starts that is set against the claim before it.

    "Two clerks said it was late, *while others said it was early*."
    """
    parse, top = text.parse, inner.site.group.top
    if outer.claim_role != "clause" or relation(parse.tokens[top]) != "advcl":
        return None
    if inner.cue[0] in text.quoted or inner.source_role != "subject":
        return None
    for mark in dependents(parse, top, "mark"):
        reports = is_reliable(inner.site, text.tuning.likely_cue)
        comma = reports or parse.tokens[mark - 1].text in ("even", *_MARKS)
        if mark > outer.cue[-1] and comma and parse.tokens[mark].lower in WORDS.contrasts:
            return mark - (parse.tokens[mark - 1].text == "even")
    return None


def _set_against(text: Text, outer: Frame, inner: Frame) -> int | None:
    """The semicolon before another report with a subject of its own: "it sank; *she denied it*"."""
    parse, top = text.parse, inner.site.group.top
    if outer.claim_role != "clause" or not has(parse, top, "nsubj") or inner.cue[0] in text.quoted:
        return None
    if relation(parse.tokens[top]) not in ("parataxis", "conj", "ccomp", "root"):
        return None
    first = parse.edges[top][0]
    marks = (i for i in (first, first - 1) if parse.tokens[i].text == ";")
    return next((i for i in marks if outer.cue[-1] < i), None)


def _second_report(text: Text, outer: Frame, inner: Frame) -> int | None:
    """Where a coordinated report with a subject of its own starts, behind a comma.

    "Three in ten said it was late*, but six in ten said* it was not": both verbs in one tense.
    """
    tokens, top, first = text.parse.tokens, inner.site.group.top, inner.cue[0]
    if outer.claim_role not in _CLAUSES or first < outer.cue[-1] or first in text.quoted:
        return None
    if not has(text.parse, top, "nsubj") or not is_reliable(inner.site, text.tuning.sure_cue):
        return None
    if _tense(text, inner) != _tense(text, outer) or relation(tokens[top]) not in _JOINED:
        return None
    for i in range(first - 1, outer.cue[-1], -1):
        if tokens[i].tag in FINITE or i in text.quoted:
            return None
        if tokens[i].lower in WORDS.coordinators and tokens[i - 1].text in _MARKS:
            return i
    return None


_JOINED = ("conj", "ccomp", "parataxis")


def _tense(text: Text, frame: Frame) -> str:
    """The form of the finite verb of a cue, past or present; empty without one."""
    tags = {text.parse.tokens[i].tag for i in frame.site.group.tokens}
    return "past" if "VBD" in tags else "present" if tags & {"VBZ", "VBP"} else ""


def _told_by_the_way(text: Text, outer: Frame, inner: Frame) -> int | None:
    """The relative pronoun behind a comma in whose clause somebody else reports.

    "She put it at 40 boats*, which the union called* a lie".
    """
    parse, first = text.parse, inner.cue[0]
    if outer.claim_role == "quotation" or not has(parse, inner.site.group.top, "nsubj"):
        return None
    for i in range(first - 1, max(outer.cue[-1], first - _NEAR), -1):
        if parse.tokens[i].tag in FINITE or i in text.quoted:
            return None
        if parse.tokens[i].tag == "WDT" and parse.tokens[i - 1].text == ",":
            whole = i > outer.cue[-1] + 1 and inner.source_role == "subject"
            return i if whole and inner.source and min(inner.source.tokens) > i else None
    return None


_NEAR = 8
"""Words between a relative pronoun and the cue of its clause at most."""


def _inserted_behind(frame: Frame, inside: Sequence[Frame]) -> int | None:
    """Where a second inserted cue starts: of two in one sentence the last is the outer one.

    "The mill had closed, the clerk said, the agent told them."
    """
    if frame.claim_role != INSERTED:
        return None
    starts = [
        found.first
        for other in inside
        if other.claim_role == INSERTED and other.cue[0] > frame.cue[-1]
        if (found := insertion(other.site)) is not None and found.first in frame.claim.tokens
    ]
    return min(starts, default=None)


def _goes_on_with_the_main_clause(
    text: Text, outer: Frame, inner: Frame, tops: Collection[int]
) -> bool:
    """Whether a past tense is joined to the outer cue, not to its claim in another tense.

    "She said it will fail and *promised* an appeal": what is said stands in the future.
    """
    tokens = text.parse.tokens
    cue, first = tokens[inner.site.head], inner.cue[0]
    if _agrees_with_the_first(text, outer, inner):
        return True
    joined = tokens[first - 1].text in WORDS.coordinators and cue.tag in _FORMS
    if joined and _is_second_report(text, outer, inner, tops):
        return True
    if joined and outer.claim_role not in _CLAUSES and outer.site.rule.part == "verb":
        return is_reliable(inner.site, text.tuning.likely_cue)
    if (
        not joined
        or cue.tag != "VBD"
        or tokens[outer.site.head].tag != "VBD"
        or outer.claim.head is None
    ):
        return False
    if not is_reliable(inner.site, text.tuning.likely_cue):
        return False
    if any(tokens[i].tag == "VBD" for i in outer.claim.tokens if i < first):
        return False
    below = [outer.claim.head, *dependents(text.parse, outer.claim.head, "aux", "cop")]
    return any(tokens[i].tag in ("MD", "VBZ", "VBP") for i in below)


_FORMS = ("VBD", "VBN", "VBZ", "VBG")


def _agrees_with_the_first(text: Text, outer: Frame, inner: Frame) -> bool:
    """Whether a second verb has the number of the outer cue and not that of its claim.

    "The ministry admits the dykes are old but *denies* any danger."
    """
    tokens, head, claim = text.parse.tokens, inner.site.head, outer.claim.head
    first = inner.cue[0]
    if (
        claim is None
        or outer.claim_role != "clause"
        or tokens[first - 1].text not in WORDS.coordinators
    ):
        return False
    if tokens[head].tag != "VBZ" or tokens[outer.site.head].tag != "VBZ":
        return False
    if has(text.parse, inner.site.group.top, "nsubj") or first != head:
        return False
    below = [claim, *dependents(text.parse, claim, "aux", "cop")]
    return any(tokens[i].tag == "VBP" for i in below)


def _is_second_report(text: Text, outer: Frame, inner: Frame, tops: Collection[int]) -> bool:
    """Whether two past tenses of reporting share a subject, the claim of the first between them.

    "She said it had failed and *promised* an appeal": for a word that reports now and then only
    where a comma or a quotation mark parts them. Not in "She said aides urged calm but *cautioned*
    them": it goes on with another report.
    """
    tokens, first, top = text.parse.tokens, inner.cue[0], inner.site.group.top
    form = tokens[inner.site.head].tag
    same = form == tokens[outer.site.head].tag and form in ("VBD", "VBZ", "VBG")
    if not same or outer.claim_role != "clause" or has(text.parse, top, "nsubj"):
        return False
    above = tokens[top].head
    if relation(tokens[top]) == "conj" and above in tops and above != outer.site.group.top:
        return False
    parted = tokens[first - 2].text in _MARKS or first - 2 in text.quoted
    return is_reliable(inner.site, text.tuning.likely_cue if parted else text.tuning.sure_cue)


def _is_appended(text: Text, frame: Frame) -> bool:
    """Whether the cue is a participle of saying or a phrase that stands behind a comma."""
    tokens = text.parse.tokens
    first = frame.cue[0]
    if first == 0 or tokens[first - 1].text not in _MARKS:
        return False
    if frame.site.rule.part == "phrase":
        return True
    head = tokens[frame.site.head]
    participle = head.tag == "VBG" and relation(head) not in ("amod", "obj", "nsubj")
    return participle and is_reliable(frame.site, text.tuning.likely_cue)


def _host(frame: Frame, before: Sequence[Frame]) -> Frame | None:
    """The finite cue that a participle is appended to: the nearest one whose claim it stood in."""
    if frame.site.rule.part == "phrase":
        return None
    verbs = [other for other in before if other is not frame and other.site.rule.part != "noun"]
    return max(verbs, key=lambda other: other.cue, default=None)
