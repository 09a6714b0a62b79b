"""Proper names in an article: where each stands and what it names.

The pipeline's entity labels are one witness among several: lists of states, outlets and bodies,
titles and first names come before them, since a label flickers from mention to mention.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from attribution.census import is_census_surname
from attribution.entities.names.name_classification import (
    CORPORATE,
    Proper,
    is_side,
    named_kind,
    told_person,
)
from attribution.entities.names.name_runs import SMALL, name_runs
from attribution.entities.names.name_usage import Uses, best_kind
from attribution.entities.names.recurring_names import recurring_names
from attribution.entities.names.use import SURNAME, Use
from attribution.model import Parse
from attribution.rulebook.tuning import Tuning
from attribution.rulebook.vocabulary import Vocabulary

__all__ = ["Proper", "find_names"]


def find_names(
    parse: Parse,
    vocabulary: Vocabulary,
    tuning: Tuning,
    speaking: Collection[int] = (),
    quoted: Collection[int] = (),
) -> tuple[Proper, ...]:
    """Every proper name of the article, in order.

    `speaking` are the heads of sources, `quoted` those whose words stand in quotation marks.
    """
    found = []
    told = {name.end: name.first for name in parse.names if name.told}
    for first, end in name_runs(parse, vocabulary, tuning, speaking):
        if first <= told.get(end, -1):
            name: Proper | None = told_person(parse.tokens, first, told[end], end, vocabulary)
        else:
            name = named_kind(parse.tokens, first, end, vocabulary)
        if name is not None:
            found.append(_as_speaker(name, speaking))
    uses = _told(Uses.among(parse, vocabulary, tuning, found), found, quoted)
    used = [_as_used(name, uses) for name in found]
    used = sorted(
        [*used, *recurring_names(parse, used, speaking, vocabulary)], key=lambda name: name.first
    )
    settled = _settled(used, _shortened(used, vocabulary))
    called = _called_by_first_name(settled, speaking)
    surnames = {name.surname for name in called if len(name.words) > 1}
    begins = {name.first: name for name in called}
    return tuple(
        name
        if name.text in surnames
        else _with_shared_surname(name, begins.get(name.end + 1), parse, vocabulary)
        for name in called
    )


def _called_by_first_name(names: Sequence[Proper], speaking: Collection[int]) -> tuple[Proper, ...]:
    """The names, a country's that speaks taken as the first name that somebody has: "Jordan"."""
    given = {n.words[0] for n in names if n.kind == "person" and len(n.words) > 1}
    return tuple(
        name._replace(kind="person")
        if name.kind == "place" and name.text in given and name.first in speaking
        else name
        for name in names
    )


def _with_shared_surname(
    name: Proper, full: Proper | None, parse: Parse, vocabulary: Vocabulary
) -> Proper:
    """The first name with the surname of the name after *and*: "*Kit* and Sol Merrin"."""
    if name.kind != "person" or len(name.words) > 1 or name.title:
        return name
    if not vocabulary.is_forename(name.text):
        return name
    joined = parse.lower_at(name.end) == "and"
    if not joined or full is None or full.kind != "person" or len(full.words) != 2 or full.title:
        return name
    if not vocabulary.is_forename(full.words[0]):
        return name
    return name._replace(words=(name.text, full.surname))


def _as_used(name: Proper, told: Mapping[tuple[str, ...], tuple[str, Use]]) -> Proper:
    """The name, an unsure one of the kind that the article uses it as, a body's as an outlet's."""
    if name.title or name.words not in told:
        return name
    kind, use = told[name.words]
    if name.firm and kind != "outlet":
        return name
    return name._replace(kind=kind, told=(use.first, use.end))


def _told(
    uses: Uses, names: Sequence[Proper], quoted: Collection[int]
) -> dict[tuple[str, ...], tuple[str, Use]]:
    """By the words of each unsure name its kind, as the article uses it, and the plainest use."""
    by_name: dict[tuple[str, ...], list[Use]] = {}
    labels: dict[tuple[str, ...], str] = {}
    for name in names:
        if (name.firm and name.kind != "organisation") or name.title:
            continue
        platform = name.kind == "platform"
        labels.setdefault(name.words, "organisation" if platform else _label(uses.parse, name))
        found = by_name.setdefault(name.words, [])
        found.extend(uses.of(name))
        inside = range(name.first, name.end)
        if len(inside) == 1 and not platform and name.first in quoted:
            # One unknown word before a quotation is a surname: bodies are seldom quoted so.
            found.append(Use(SURNAME, 1, name.first, name.end))
    for name in _overlooked(uses.parse, names, by_name):
        by_name[name.words].extend(uses.of(name))
    kinds = {words: best_kind(found, words, labels[words]) for words, found in by_name.items()}
    return {words: kind for words, kind in kinds.items() if kind is not None}


def _overlooked(
    parse: Parse, names: Sequence[Proper], unsure: Collection[tuple[str, ...]]
) -> Iterator[Proper]:
    """Where an unsure name of one word stands and was taken for another word: "*Lumo* are"."""
    words = {name[0] for name in unsure if len(name) == 1}
    if not words:
        return
    taken = {i for name in names for i in range(name.first, name.end)}
    for token in parse.tokens:
        if token.lower in words and token.i not in taken and token.text[:1].isupper():
            yield Proper(token.i, token.i + 1, "", (token.lower,))


def _label(parse: Parse, name: Proper) -> str:
    """What the pipeline calls a name; the empty string where it is in two minds."""
    labels = {token.name for token in parse.tokens[name.first : name.end]}
    return labels.pop() if len(labels) == 1 else ""


def _as_speaker(name: Proper, speaking: Collection[int]) -> Proper:
    """A name of two words that speaks, as a person's where only a label makes it a place."""
    inside = range(name.first, name.end)
    unsure = not name.firm and name.kind == "place" and len(name.words) > 1
    return name._replace(kind="person") if unsure and any(i in speaking for i in inside) else name


def _shortened(names: Sequence[Proper], vocabulary: Vocabulary) -> dict[str, str]:
    """What goes for a longer name, with its kind: "Saltmere" for "Saltmere Paper Union".

    Also "the Comet" for "the Daily Comet".
    """
    papers = {n.words[-1] for n in names if n.kind == "outlet" and len(n.words) > 1}
    long = [n.words for n in names if n.kind == "organisation" and len(n.words) > 1]
    firsts = {
        words[0]
        for words in long
        if all(w in CORPORATE or vocabulary.company_words.has(w) for w in words[1:])
    }
    alone = {n.text for n in names if n.kind == "organisation" and len(n.words) == 1}
    lasts = {words[-1] for words in long if SMALL.isdisjoint(words)}
    plurals = {last for last in lasts if last.endswith("s") and not is_census_surname(last)}
    teams = {last for last in plurals if not is_side(last, vocabulary)}
    bodies = firsts | lasts & alone | teams
    return dict.fromkeys(papers, "outlet") | dict.fromkeys(bodies, "organisation")


def _settled(names: Sequence[Proper], shorts: Mapping[str, str]) -> tuple[Proper, ...]:
    """The names, an unsure one taken as the sure ones of its last word, or most of its like."""
    people = [n for n in names if n.kind == "person" and (n.firm or len(n.words) > 1)]
    surnames = {n.surname for n in people if len(n.words) > 1 or n.title}
    sure = {n.surname for n in people if n.firm}
    tails = {n.words[at:] for n in people for at in range(1, len(n.words) - 1)}
    firsts = {n.words[0] for n in people if len(n.words) > 1 and not n.title}
    full = {n.words: n.kind for n in names if n.firm}
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for name in names:
        votes.setdefault(name.words, Counter())[name.kind] += 1
    settled = []
    for name in names:
        # "Jordan" is the state, unless somebody of that surname is in the article.
        used = name.told is not None and name.kind != "person"  # "Lumo", and not "Wilayat Lumo"
        bare = len(name.words) == 1 and name.surname in (sure if used else surnames)
        first = not name.firm and name.kind != "place" and name.text in firsts
        open_to_it = name.kind == "place" or not (name.firm or name.kind == "platform")
        if (bare or first or name.words in tails) and open_to_it:
            name = name._replace(kind="person", told=None)
        elif not name.firm and not name.title and name.text in shorts:
            name = name._replace(kind=shorts[name.text], told=None)
        elif not name.firm and name.told and name.words not in full:
            pass
        elif not name.firm:
            kind = full.get(name.words) or votes[name.words].most_common(1)[0][0]
            name = name._replace(kind=kind, told=None)
        settled.append(name)
    return tuple(settled)
