"""Cues that share another's claim: "citing two aides", "which cited a memo", "carried by …"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from attribution.extraction.frames import Frame
from attribution.extraction.sites import Text
from attribution.grammar.found_by import FoundBy
from attribution.grammar.trees import ancestors, dependents, relation
from attribution.model import Parse

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_PARTICIPLES = ("VBG", "VBN")


def with_hosts(text: Text, frames: Sequence[Frame]) -> Iterator[Frame]:
    """The same frames; those that cite or carry another's words take that other's claim.

    "The Herald reported, citing two aides, that the dam had cracked": one claim, two cues. What
    would carry somebody's words and stands beside no cue carries none, and is left out.
    """
    near: dict[int, list[Frame]] = defaultdict(list)
    for frame in frames:
        near[_sentence(text, frame)].append(frame)
    found = ((frame, _host(text, frame, near[_sentence(text, frame)])) for frame in frames)
    hosts = {frame.cue: host for frame, host in found if host is not None}
    for frame in frames:
        host = hosts.get(frame.cue)
        if host is not None:
            claim = _shared(host, hosts).claim._replace(found_by=FoundBy.CLAIM_OF_HOST, detail="")
            role = "claim of the verb it modifies"
            yield replace(frame, claim=claim, claim_role=role, host=host.site.head)
        elif not (frame.site.rule.passes_on or _tells_of_a_thing(text.parse, frame)):
            yield frame


def _tells_of_a_thing(parse: Parse, frame: Frame) -> bool:
    """Whether a citing participle describes a noun that says nothing: "reports *citing* her"."""
    token, first = parse.tokens[frame.site.head], frame.cue[0]
    bare = first > 0 and parse.tokens[first - 1].pos != "PUNCT" and token.tag == "VBG"
    return bool(frame.site.rule.relayed_by) and relation(token) != "advcl" and bare


def _shared(host: Frame, hosts: Mapping[tuple[int, ...], Frame]) -> Frame:
    """The cue whose claim it is at last: "citing a report, which cited two aides"."""
    seen = {host.cue}
    while (above := hosts.get(host.cue)) is not None and above.cue not in seen:
        seen.add(above.cue)
        host = above
    return host


def _host(text: Text, frame: Frame, near: Sequence[Frame]) -> Frame | None:
    """The frame of its sentence, one of `near`, whose claim it shares."""
    rule = frame.site.rule
    if not (rule.relayed_by or rule.passes_on):
        return None
    others = [o for o in near if o is not frame and o.cue[0] not in text.quoted]
    by_tree = _beside(text.parse, frame, others) or _by_tree(text.parse, frame, others)
    if by_tree is not None or rule.passes_on or _tells_of_a_thing(text.parse, frame):
        return by_tree
    return _last_before(frame, [o for o in others if o.site.rule.part == "verb"])


def _sentence(text: Text, frame: Frame) -> int:
    return text.parse.tokens[frame.site.head].sentence


def _beside(parse: Parse, frame: Frame, others: Sequence[Frame]) -> Frame | None:
    """The phrase whose source stands right before it: "according to the Herald, *citing* aides"."""
    before = frame.cue[0] - 1
    if frame.site.rule.passes_on or before < 1 or parse.tokens[before].text != ",":
        return None
    phrases = (o for o in others if o.site.rule.part == "phrase" and o.source is not None)
    return next((o for o in phrases if o.source and o.source.tokens[-1] + 1 == before), None)


def _by_tree(parse: Parse, frame: Frame, others: Sequence[Frame]) -> Frame | None:
    """The cue above a participle or relative clause, or the one whose source it describes."""
    head = frame.site.head
    for below in dependents(parse, head, "advcl"):  # "was quoted by the paper as *saying*"
        found = next((o for o in others if o.site.head == below), None)
        if found is not None and frame.site.rule.passes_on:
            return found
    inside = (o for o in others if o.source is not None and head in o.source.tokens)
    if (found := next(inside, None)) is not None:
        return found
    for above in ancestors(parse, head):
        for other in others:
            if above in (other.site.head, other.site.group.top):
                return other
            if other.source is not None and above == other.source.head:
                return other
        token = parse.tokens[above]
        if token.pos not in _NOMINAL and token.tag not in _PARTICIPLES:
            return None  # another clause, which reports nothing
    return None


def _last_before(frame: Frame, others: Sequence[Frame]) -> Frame | None:
    """The last cue before a participle that the tree hangs elsewhere, in no other's claim."""
    outer = [o for o in others if not any(o.cue[0] in p.claim.tokens for p in others if p is not o)]
    before = (o for o in outer if o.cue[-1] < frame.cue[0])
    return max(before, key=lambda other: other.cue, default=None)
