"""Proper names in an article: where each stands and what it names.

The pipeline's entity labels are one witness among several: lists of states, outlets and bodies,
titles and first names come before them, since a label flickers from mention to mention.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from attribution.model import Parse
from attribution.sources.name_kinds import CORPORATE, Proper, named_kind
from attribution.sources.name_runs import name_runs
from attribution.sources.vocabulary import Vocabulary

__all__ = ["Proper", "find_names"]


def find_names(
    parse: Parse,
    vocabulary: Vocabulary,
    speaking: Collection[int] = (),
    quoted: Collection[int] = (),
) -> tuple[Proper, ...]:
    """Every proper name of the article, in order.

    `speaking` are the heads of sources, `quoted` those whose words stand in quotation marks.
    """
    found = []
    for first, end in name_runs(parse, vocabulary, speaking):
        name = named_kind(parse.tokens, first, end, vocabulary)
        if name is not None:
            found.append(_as_speaker(name, speaking, quoted))
    return _settled(found, _located(parse, found), _shortened(found, vocabulary))


def _located(parse: Parse, names: Sequence[Proper]) -> set[str]:
    """Names of one word that stand after *in*: places, whatever they are labelled."""
    inside = frozenset({"in", "throughout", "across"})
    return {
        name.text
        for name in names
        if len(name.words) == 1 and name.first and parse.tokens[name.first - 1].lower in inside
    }


def _as_speaker(name: Proper, speaking: Collection[int], quoted: Collection[int]) -> Proper:
    """A name that speaks, as a person's where only a label makes it a place or a body."""
    if name.firm or name.kind not in ("place", "organisation"):
        return name
    inside = range(name.first, name.end)
    told = name.kind == "place" and len(name.words) > 1 and any(i in speaking for i in inside)
    # One unknown word before a quotation is a surname: bodies are seldom quoted so.
    alone = len(name.words) == 1 and any(i in quoted for i in inside)
    if told or alone:
        return replace(name, kind="person", firm=alone)
    return name


def _shortened(names: Sequence[Proper], vocabulary: Vocabulary) -> set[str]:
    """First words of companies' names: "Saltmere" of "Saltmere Paper"."""
    return {
        name.words[0]
        for name in names
        if name.kind == "organisation"
        and len(name.words) > 1
        and all(w in CORPORATE or vocabulary.has("company-words", w) for w in name.words[1:])
    }


def _settled(
    names: Sequence[Proper], located: Collection[str], shorts: Collection[str]
) -> tuple[Proper, ...]:
    """The names, an unsure one taken as the sure ones of its last word, or most of its like."""
    people = [n for n in names if n.kind == "person" and (n.firm or len(n.words) > 1)]
    surnames = {n.surname for n in people if len(n.words) > 1 or n.title}
    full = {n.words: n.kind for n in names if n.firm}
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for name in names:
        votes.setdefault(name.words, Counter())[name.kind] += 1
    settled = []
    for name in names:
        # "Jordan" is the state, unless somebody of that surname is in the article.
        bare = len(name.words) == 1 and name.surname in surnames
        if bare and (not name.firm or name.kind == "place"):
            name = replace(name, kind="person")
        elif not name.firm and not name.title and name.text in shorts:
            name = replace(name, kind="organisation")
        elif not name.firm and not name.title and name.text in located:
            name = replace(name, kind="place")
        elif not name.firm:
            kind = full.get(name.words) or votes[name.words].most_common(1)[0][0]
            name = replace(name, kind=kind)
        settled.append(name)
    return tuple(settled)
