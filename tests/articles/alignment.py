"""Which attribution of a report answers which expected row, and which source is which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

Row = Mapping[str, Any]
Places = frozenset[int]


class Wanted(NamedTuple):
    """A row of the answers with the places of its words in the text."""

    row: Row
    cue: Places
    source: Places
    claim: Places


class Pair(NamedTuple):
    wanted: Wanted
    got: Row | None


def occurrences(text: str, piece: str) -> Iterator[tuple[int, int]]:
    """Every place of the piece, overlapping ones too."""
    start = text.find(piece)
    while start >= 0:
        yield start, start + len(piece)
        start = text.find(piece, start + 1)


def place(text: str, piece: str, near: str) -> tuple[int, int]:
    """The occurrence of the piece inside the words `near`, or else the closest to them."""
    left = text.index(near)
    right = left + len(near)

    def distance(found: tuple[int, int]) -> int:
        inside = left <= found[0] and found[1] <= right
        return 0 if inside else 1 + min(abs(found[0] - right), abs(left - found[1]))

    return min(occurrences(text, piece), key=distance)


def letters(text: str, spans: Iterable[Iterable[int]]) -> Places:
    """The places of the letters and digits in the spans: punctuation decides nothing."""
    return frozenset(i for span in spans for i in range(*span) if text[i].isalnum())


def locate(text: str, row: Row) -> Wanted:
    """The row with its quoted words found in the text."""

    def spans(*pieces: str | None) -> list[tuple[int, int]]:
        return [place(text, piece, row["near"]) for piece in pieces if piece]

    cue = frozenset(i for span in spans(row.get("cue")) for i in range(*span))
    source, claim = spans(row.get("source")), spans(*row["claim"])
    return Wanted(row, cue, letters(text, source), letters(text, claim))


def overlap(one: Places, other: Places) -> float:
    return len(one & other) / max(len(one | other), 1)


def spans_of(got: Row, role: str) -> list[list[int]]:
    return list((got[role] or {}).get("spans", ()))


def likeness(text: str, wanted: Wanted, got: Row) -> float:
    """Zero for two strangers; a shared cue weighs most, then the claim, then the source."""
    cue = any(i in wanted.cue for span in spans_of(got, "cue") for i in range(*span))
    claim = overlap(wanted.claim, letters(text, spans_of(got, "claim")))
    source = bool(wanted.source & letters(text, spans_of(got, "source")))
    return 2 * cue + claim + source if cue or claim >= 0.5 else 0.0


def pair(text: str, expected: Row, report: Row) -> list[Pair]:
    """Each expected row with its likeliest attribution, no attribution twice."""
    rows = [locate(text, row) for row in expected["attributions"]]
    likely = [
        (likeness(text, wanted, got), i, j)
        for i, wanted in enumerate(rows)
        for j, got in enumerate(report["attributions"])
    ]
    taken: dict[int, int] = {}
    for score, i, j in sorted(likely, key=lambda entry: (-entry[0], *entry[1:])):
        if score and i not in taken and j not in taken.values():
            taken[i] = j
    found = {i: report["attributions"][j] for i, j in taken.items()}
    return [Pair(wanted, found.get(i)) for i, wanted in enumerate(rows)]


def is_found(text: str, wanted: Wanted, got: Row) -> bool:
    """Half of the claim's words are shared; the source is the expected one, or absent in both."""
    source = letters(text, spans_of(got, "source"))
    same = bool(wanted.source & source) if wanted.source else not source
    return same and overlap(wanted.claim, letters(text, spans_of(got, "claim"))) >= 0.5


def entity_names(pairs: Iterable[Pair]) -> dict[str, str]:
    """Ids of the report's sources, each with the expected entity it stands for: one to one."""
    votes = Counter(
        (got["source"]["entity"], wanted.row["entity"])
        for wanted, got in pairs
        if got and got["source"] and "entity" in wanted.row
    )
    names: dict[str, str] = {}
    for (entity, name), _ in votes.most_common():
        if entity not in names and name not in names.values():
            names[entity] = name
    return names
