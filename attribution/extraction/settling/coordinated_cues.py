"""Cues appended to a clause: "…, adding that", "…, according to": beside its cue, not inside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from attribution.extraction.frames import Frame
from attribution.extraction.roles.insertions import insertion
from attribution.extraction.settling.second_reports import (
    STARTS,
    Opening,
    opening_of,
    shares_subject,
)
from attribution.extraction.sites import Text, is_reliable
from attribution.grammar.found_by import FoundBy
from attribution.grammar.marks import DOUBLE_CLOSERS, MARKS, PAUSES
from attribution.grammar.trees import has, relation
from attribution.grammar.words import WORDS
from attribution.model import FINITE

INSERTED = "sentence around it"
"""The claim role of cues that commas set off."""
_MARKS = PAUSES | DOUBLE_CLOSERS | MARKS.closing_single_quotes


def apart(text: Text, frames: Sequence[Frame]) -> Iterator[Frame]:
    """The same frames, the claims of each without what another cue appends behind a comma.

    "He said it was late, adding that it was dark": a participle of saying behind a comma goes with
    the main clause, wherever the parser hung it, and takes its subject.
    """
    added = {frame.cue for frame in frames if _is_appended(text, frame)}
    tops = {frame.site.group.top for frame in frames}
    openings = _openings(text, frames, added)
    sentences: dict[int, list[Frame]] = {}
    for frame in frames:
        sentences.setdefault(text.parse.tokens[frame.cue[0]].sentence, []).append(frame)
    holding: dict[int, list[Frame]] = {}
    for frame in frames:
        for i in openings.keys() & set(frame.claim.tokens):
            holding.setdefault(i, []).append(frame)
    for frame in frames:
        inside = [openings[i] for i in frame.claim.tokens if i in openings]
        first = _first_apart(text, frame, inside, added, tops)
        if first is not None:
            kept = tuple(i for i in frame.claim.tokens if i < first)
            if kept and not _is_conjunction(text, kept):
                frame = replace(frame, claim=frame.claim._replace(tokens=kept))
        before = [d for d in holding.get(frame.cue[0], ()) if d.cue[-1] < frame.cue[0]]
        joined = frame.cue in added or any(
            shares_subject(text, other, openings[frame.cue[0]], tops) is not None
            for other in before
        )
        same = sentences[text.parse.tokens[frame.cue[0]].sentence]
        host = _inserted_before(text, frame, same) if frame.cue in added else None
        host = host or (_host(text, frame, before) if joined else None)
        if host is not None and host.source is not None and frame.source_role != "object":
            source = host.source._replace(found_by=FoundBy.SOURCE_OF_HOST, detail="", link=())
            frame = replace(frame, source=source)
        yield frame


def _openings(
    text: Text, frames: Sequence[Frame], added: Collection[tuple[int, ...]]
) -> dict[int, Opening]:
    """By the first words of their cues, the reports that may end the claim in which they stand.

    The others of a long sentence are not asked about each claim that they stand in.
    """
    claimed = {i for frame in frames for i in frame.claim.tokens}
    opened = (opening_of(text, frame) for frame in frames if frame.cue[0] in claimed)
    return {
        opening.frame.cue[0]: opening
        for opening in opened
        if not opening.is_none or opening.frame.cue in added or _is_inserted(opening.frame)
    }


def _is_inserted(frame: Frame) -> bool:
    return frame.claim_role == INSERTED


def _is_conjunction(text: Text, kept: Collection[int]) -> bool:
    """Whether nothing but *that* is left of a claim: "said *that,* according to aides, it sank"."""
    kinds = {text.parse.tokens[i].pos for i in kept}
    return "SCONJ" in kinds and kinds <= {"SCONJ", "PUNCT"}


def _first_apart(
    text: Text,
    frame: Frame,
    inside: Sequence[Opening],
    added: Collection[tuple[int, ...]],
    tops: Collection[int],
) -> int | None:
    """The first word of a claim that another cue beside it, of those inside, begins with.

    None in the turn of a transcript: whoever is labelled says all of it.
    """
    if frame.claim.found_by is FoundBy.REST_OF_PARAGRAPH:
        return None
    others = [o for o in inside if o.frame is not frame and o.frame.cue[0] not in text.quoted]
    behind = [other for other in others if other.frame.cue[0] > frame.cue[-1]]
    starts = [_start_of_appended(text, o.frame) for o in behind if o.frame.cue in added]
    shared = (shares_subject(text, frame, other, tops) for other in others)
    begun = (start_of(text, frame, other) for other in behind for start_of in STARTS)
    starts += [first for first in (*shared, *begun) if first is not None]
    second = _inserted_behind(frame, inside)
    return min(starts if second is None else [*starts, second], default=None)


def _inserted_behind(frame: Frame, inside: Sequence[Opening]) -> int | None:
    """Where a second inserted cue starts: of two in one sentence the last is the outer one.

    "The mill had closed, the clerk said, the agent told them."
    """
    if not _is_inserted(frame):
        return None
    starts = [
        found.first
        for other in (opening.frame for opening in inside)
        if _is_inserted(other) and other.cue[0] > frame.cue[-1]
        if (found := insertion(other.site)) is not None and found.first in frame.claim.tokens
    ]
    return min(starts, default=None)


def _is_appended(text: Text, frame: Frame) -> bool:
    """Whether the cue is a participle of saying or a phrase that stands behind a comma."""
    tokens = text.parse.tokens
    first = _start_of_appended(text, frame)
    if first == 0 or tokens[first - 1].text not in _MARKS:
        return False
    if frame.site.rule.part == "phrase":
        return True
    head = tokens[frame.site.head]
    participle = head.tag == "VBG" and relation(head) not in ("amod", "obj", "nsubj")
    return participle and is_reliable(frame.site, text.tuning.likely_cue)


def _start_of_appended(text: Text, frame: Frame) -> int:
    """The first word of an appended participle, its preposition with it: "*before adding*"."""
    tokens, first = text.parse.tokens, frame.cue[0]
    led = first > 0 and tokens[first - 1].lower in WORDS.before_appended
    return first - 1 if led and tokens[first].tag == "VBG" else first


def _inserted_before(text: Text, frame: Frame, frames: Sequence[Frame]) -> Frame | None:
    """The cue behind its claim that a participle is appended to: "It sank, she said, *adding* …".

    No other finite verb stands between the two.
    """
    tokens = text.parse.tokens
    if tokens[frame.site.head].tag != "VBG":
        return None
    for other in frames:
        between = tokens[other.cue[-1] + 1 : frame.cue[0]]
        near = bool(between) and between[0].sentence == between[-1].sentence
        told = other.source is not None and min(other.claim.tokens) < other.cue[0]
        if near and told and not any(t.tag in FINITE or t.i in text.quoted for t in between):
            same = other.source and frame.source and other.source.head == frame.source.head
            return None if same or tokens[other.site.head].tag not in FINITE else other
    return None


def _host(text: Text, frame: Frame, before: Sequence[Frame]) -> Frame | None:
    """The finite cue that this one is joined or appended to, of those whose claim it stood in.

    A verb goes with the nearest one; a participle with the main clause ("She said he feared a
    flood, *adding* …"), or with the relative clause behind a comma that it follows.
    """
    if frame.site.rule.part == "phrase":
        return None
    verbs = [other for other in before if other is not frame and other.site.rule.part != "noun"]
    nearest = max(verbs, key=lambda other: other.cue, default=None)
    head = text.parse.tokens[frame.site.head]
    participle = head.tag == "VBG" and not has(text.parse, head.i, "aux")
    if nearest is None or not participle or _is_set_off(text, nearest):
        return nearest
    return min(verbs, key=lambda other: other.cue)


def _is_set_off(text: Text, frame: Frame) -> bool:
    """Whether the cue stands in a relative clause behind a comma: "it, *which she called* …"."""
    parse, top = text.parse, frame.site.group.top
    first = parse.edges[top][0]
    opens = parse.tokens[first].text == "," or parse.text_at(first - 1) == ","
    return parse.tokens[top].dep == "acl:relcl" and opens
