"""Cues that share another's claim: "citing two aides", "which cited a memo", "carried by …"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from attribution.extraction.frames import Draft
from attribution.extraction.sites import Text
from attribution.grammar.trees import ancestors, dependents, relation
from attribution.model import Parse

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_PARTICIPLES = ("VBG", "VBN")


def with_hosts(text: Text, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The same drafts; those that cite or carry another's words take that other's claim.

    "The Herald reported, citing two aides, that the dam had cracked": one claim, two cues. What
    would carry somebody's words and stands beside no cue carries none, and is left out.
    """
    hosts = {draft.cue: host for draft in drafts if (host := _host(text, draft, drafts))}
    for draft in drafts:
        host = hosts.get(draft.cue)
        if host is not None:
            claim = _shared(host, hosts).claim._replace(how="the claim of the cue that it modifies")
            role = "claim of the verb it modifies"
            yield replace(draft, claim=claim, claim_role=role, host=host.site.head)
        elif not (draft.site.rule.passes_on or _tells_of_a_thing(text.parse, draft)):
            yield draft


def _tells_of_a_thing(parse: Parse, draft: Draft) -> bool:
    """Whether a citing participle describes a noun that says nothing: "reports *citing* her"."""
    token, first = parse.tokens[draft.site.head], draft.cue[0]
    bare = first > 0 and parse.tokens[first - 1].pos != "PUNCT" and token.tag == "VBG"
    return bool(draft.site.rule.relayed_by) and relation(token) != "advcl" and bare


def _shared(host: Draft, hosts: Mapping[tuple[int, ...], Draft]) -> Draft:
    """The cue whose claim it is at last: "citing a report, which cited two aides"."""
    seen = {host.cue}
    while (above := hosts.get(host.cue)) is not None and above.cue not in seen:
        seen.add(above.cue)
        host = above
    return host


def _host(text: Text, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    rule = draft.site.rule
    if not (rule.relayed_by or rule.passes_on):
        return None
    others = [
        other
        for other in drafts
        if other is not draft and other.cue[0] not in text.quoted and _are_near(text, other, draft)
    ]
    by_tree = _beside(text.parse, draft, others) or _by_tree(text.parse, draft, others)
    if by_tree is not None or rule.passes_on or _tells_of_a_thing(text.parse, draft):
        return by_tree
    return _last_before(draft, [o for o in others if o.site.rule.part == "verb"])


def _are_near(text: Text, one: Draft, other: Draft) -> bool:
    tokens = text.parse.tokens
    return tokens[one.site.head].sentence == tokens[other.site.head].sentence


def _beside(parse: Parse, draft: Draft, others: Sequence[Draft]) -> Draft | None:
    """The phrase whose source stands right before it: "according to the Herald, *citing* aides"."""
    before = draft.cue[0] - 1
    if draft.site.rule.passes_on or before < 1 or parse.tokens[before].text != ",":
        return None
    phrases = (o for o in others if o.site.rule.part == "phrase" and o.source is not None)
    return next((o for o in phrases if o.source and o.source.tokens[-1] + 1 == before), None)


def _by_tree(parse: Parse, draft: Draft, others: Sequence[Draft]) -> Draft | None:
    """The cue above a participle or relative clause, or the one whose source it describes."""
    head = draft.site.head
    for below in dependents(parse, head, "advcl"):  # "was quoted by the paper as *saying*"
        found = next((o for o in others if o.site.head == below), None)
        if found is not None and draft.site.rule.passes_on:
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


def _last_before(draft: Draft, others: Sequence[Draft]) -> Draft | None:
    """The last cue before a participle that the tree hangs elsewhere, in no other's claim."""
    outer = [o for o in others if not any(o.cue[0] in p.claim.tokens for p in others if p is not o)]
    before = (o for o in outer if o.cue[-1] < draft.cue[0])
    return max(before, key=lambda other: other.cue, default=None)
