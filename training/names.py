"""Names of persons, organisations and places, from GUM's layer of entities.

GUM marks every mention of an entity, "the ministers" and "she" included, nested, with its type. A
*name* here is a mention of a person, an organisation or a place whose head is a proper noun, or a
common noun that a proper one explains ("biologist Nick Bos"). It is the run of proper nouns around
that word: no article, no common noun, no possessor ("France's Interior Ministry" has the names
"France" and "Interior Ministry"); names of organisations and places go on over "of", "for", "and"
("University of Helsinki"). Peoples and groups in the plural ("Texans") are no persons' names. Of
names inside names the outermost counts. A mention without a name in it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from training.treebanks import Word

LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC"}

_BRACKETS = re.compile(r"\((?P<opened>[^()]*)(?P<single>\))?|(?P<closed>[^()]+)\)")
_PROPER = ("NNP", "NNPS")
_BETWEEN = frozenset({"of", "for", "and", "&", "the"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name over the words `start` to `end` (exclusive) of a sentence."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class _Mention:
    group: str
    kind: str
    start: int
    end: int


def find_names(words: Sequence[Word]) -> tuple[Name, ...]:
    """The names of a sentence that overlap no other, in order."""
    names = sorted(
        (name for mention in _mentions(words) if (name := _name(mention, words))),
        key=lambda name: (name.start - name.end, name.start),
    )
    kept: list[Name] = []
    for name in names:
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return tuple(sorted(kept, key=lambda name: name.start))


def _mentions(words: Sequence[Word]) -> list[_Mention]:
    """The mentions of interest that end within the sentence."""
    opened: list[_Mention] = []
    closed: list[_Mention] = []
    for index, word in enumerate(words):
        for bracket in _BRACKETS.finditer(word.entity):
            if bracket["closed"]:
                closed += _close(bracket["closed"], opened, index + 1)
            else:
                group, _, rest = bracket["opened"].partition("-")
                mention = _Mention(group, rest.partition("-")[0], index, index + 1)
                (closed if bracket["single"] else opened).append(mention)
    return [mention for mention in closed if mention.kind in LABELS]


def _close(group: str, opened: list[_Mention], end: int) -> list[_Mention]:
    for mention in reversed(opened):
        if mention.group == group:
            opened.remove(mention)
            return [replace(mention, end=end)]
    return []


def _name(mention: _Mention, words: Sequence[Word]) -> Name | None:
    anchor = _anchor(mention, words)
    label = LABELS[mention.kind]
    if anchor is None or (label == "PERSON" and words[anchor].tag == "NNPS"):
        return None
    start, end = _run(words, mention, anchor)
    while label != "PERSON" and (longer := _next_run(words, mention, start, end)):
        end = longer
    return Name(start, end, label)


def _anchor(mention: _Mention, words: Sequence[Word]) -> int | None:
    """The proper noun that heads the mention, or explains the common noun that does."""
    inside = range(mention.start, mention.end)
    head = next((i for i in inside if words[i].head not in inside or words[i].head == i), None)
    if head is None or words[head].tag in _PROPER:
        return head
    explaining = (i for i in inside if words[i].head == head and words[i].relation == "flat")
    return next((i for i in explaining if words[i].tag in _PROPER), None)


def _run(words: Sequence[Word], mention: _Mention, anchor: int) -> tuple[int, int]:
    """The proper nouns next to one another around the anchor, hyphens between them included."""
    start, end = anchor, anchor + 1
    while start > mention.start and (step := _step(words, start - 1, start - 2)):
        start -= step
    while end < mention.end and (step := _step(words, end, end + 1)):
        end += step
    return max(start, mention.start), min(end, mention.end)


def _step(words: Sequence[Word], near: int, far: int) -> int:
    """How many words the run goes on: one proper noun, or a hyphen and one."""
    if words[near].tag in _PROPER:
        return 1
    beyond = 0 <= far < len(words) and words[far].tag in _PROPER
    return 2 if words[near].tag == "HYPH" and beyond else 0


def _next_run(words: Sequence[Word], mention: _Mention, start: int, end: int) -> int | None:
    """The end of the name with "of Helsinki" at it, if the name goes on like that."""
    after = end
    while after < mention.end and words[after].form in _BETWEEN:
        after += 1
    if after == end or after >= mention.end or words[after].tag not in _PROPER:
        return None
    _, further = _run(words, mention, after)
    governed = any(start <= words[i].head < end for i in range(after, further))
    return further if governed else None
