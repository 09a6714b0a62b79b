"""Voices: whether the source that a summary names is the one that the article has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from attribution.comparison.propositions import Study
from attribution.comparison.terms import name_behind
from attribution.model import Attribution, Level, Source

_TELLING = frozenset({"NOUN", "PROPN", "ADJ"})

Change = Literal["same", "several", "promoted", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A source as it can be known again in another text."""

    source: Source | None
    names: frozenset[str]
    """The words of its proper name; empty where it has none."""
    nouns: frozenset[str]
    """The nouns that it is called by, in the singular."""
    ties: frozenset[str]
    """Every word of its name, affiliation and role, and of the names that stand inside them."""
    level: Level
    is_body: bool
    is_open: bool
    """A pronoun: who is meant by it in a short text is too unsure to tell it from somebody."""


_NOBODY = Voice(
    source=None,
    names=frozenset(),
    nouns=frozenset(),
    ties=frozenset(),
    level="hidden",
    is_body=False,
    is_open=False,
)


def voice_of(study: Study, attribution: Attribution | None) -> Voice:
    """The voice of an attribution; the narrator's, and one that nobody has, have no words."""
    if attribution is None:
        return _NOBODY
    source = study.source_of(attribution)
    cluster = study.entities.source_of(attribution.id)
    mentions = [study.entities.mentions.all[i] for i in cluster.mentions] if cluster else []
    names = frozenset(cluster.name.words) if cluster and cluster.name else frozenset[str]()
    nouns = frozenset(m.noun for m in mentions if m.form == "noun" and m.noun)
    parse = study.document.parse
    tokens = {i for m in mentions for i in range(m.first, m.end)}
    own = attribution.source.tokens if attribution.source else ()
    tokens.update(own)
    ties = {parse.tokens[i].lemma.lower() for i in tokens if parse.tokens[i].pos in _TELLING}
    for i in tokens:
        ties |= name_behind(study.entities, i)
    if source is not None:
        told = (source.affiliation or "", source.role or "")
        ties.update(word.lower().strip(".,’'") for text in told for word in text.split())
    level: Level = attribution.effective_level if source is not None else "hidden"
    sort = cluster.sort if cluster else "thing"
    return Voice(
        source=source,
        names=names,
        nouns=nouns,
        ties=frozenset(ties) | names | nouns,
        level=level,
        is_body=sort in ("organisation", "outlet", "platform", "place"),
        is_open=bool(own) and all(parse.tokens[i].pos == "PRON" for i in own),
    )


def change_between(before: Voice, after: Voice, others: Sequence[Voice]) -> Change:
    """What became of a source: the one of the article against the one of the summary.

    A body or a name in place of somebody unnamed is that source promoted, where it is the body it
    belongs to or no other source of the article; else it is another source.
    """
    if after.source is None or after.is_open:
        return "same"
    if before.source is None:
        return "promoted"
    if before.names and after.names and before.is_body == after.is_body:
        return "same" if before.names & after.ties or after.names & before.ties else "other"
    if after.names and after.names <= before.ties and not after.is_body:
        return "same"
    if before.nouns & after.nouns and not after.names:
        return "several" if _is_one(before) and _is_several(after) else "same"
    if _is_unnamed(before) and (after.names or after.is_body > before.is_body):
        known = any(_shares_name(after, other) for other in others)
        return "promoted" if before.ties & after.ties or not known else "other"
    if before.ties & after.ties or before.names & after.ties or after.names & before.ties:
        return "several" if _is_one(before) and _is_several(after) else "same"
    unnamed = _is_unnamed(before) and _is_unnamed(after)
    return "several" if unnamed and _is_one(before) and _is_several(after) else "other"


def _shares_name(one: Voice, other: Voice) -> bool:
    """Whether both have a name and share a word of it, or are bodies of one noun."""
    if one.names or other.names:
        return bool(one.names & other.names)
    return one.is_body and other.is_body and bool(one.nouns & other.nouns)


def _is_unnamed(voice: Voice) -> bool:
    """Whether it is a person, people or a thing without a name."""
    return not voice.names and not voice.is_body


def _is_one(voice: Voice) -> bool:
    return voice.source is not None and voice.source.count == "one"


def _is_several(voice: Voice) -> bool:
    return voice.source is not None and voice.source.count == "plural"
