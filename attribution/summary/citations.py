"""Who is cited across articles: people, bodies, and outlets by outlets.

Sources of two articles are one only where full name and body are the same, letter for letter (the
first letter aside, which a sentence may begin with). So nobody is merged wrongly, and somebody
whom two articles call otherwise is counted twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Who = Literal["sources", "bodies"]
Row = Mapping[str, Any]
MERGED = (
    "Sources of different articles are counted as one only where full name (without the post "
    "before it) and body are the same, letter for letter."
)
"""What every summary says of its rankings."""
SOURCE_COLUMNS = (
    "article", "id", "name", "proper", "kind", "level", "affiliation", "role", "reason", "claims",
)  # fmt: skip
_BODIES = ("organisation", "outlet", "place")


class Cited(NamedTuple):
    """Somebody who is cited: a name and its body, or an outlet and the one that it cites."""

    name: str
    body: str = ""


@dataclass(slots=True)
class Citations:
    """How many articles cite somebody, and with how many claims."""

    articles: Counter[Cited] = field(default_factory=Counter)
    claims: Counter[Cited] = field(default_factory=Counter)
    relayed: Counter[Cited] = field(default_factory=Counter)
    """Of an outlet: its claims in which it passes on the words of others."""

    def add(self, found: Iterable[tuple[Cited, int, int]]) -> None:
        """Adds an article: whom it cites, with how many claims, how many of them passed on."""
        seen: set[Cited] = set()
        for cited, claims, relayed in found:
            seen.add(cited)
            self.claims[cited] += claims
            if relayed:
                self.relayed[cited] += relayed
        self.articles.update(seen)

    def top(self, number: int) -> list[Cited]:
        """The most cited, by articles, then claims, then name."""
        ranked = sorted(
            self.articles, key=lambda one: (-self.articles[one], -self.claims[one], one)
        )
        return ranked[:number]


def cited_sources(sources: Iterable[Row]) -> Iterator[tuple[Cited, int, int]]:
    """The people whom an article cites by their full name, each with its body."""
    for source in sources:
        named = source["kind"] == "person" and source["level"] == "named"
        full = _without_post(source["name"], source["role"] or "")
        if named and " " in full and source["claims"]:
            yield Cited(_told(full), _told(source["affiliation"] or "")), source["claims"], 0


def cited_bodies(sources: Iterable[Row]) -> Iterator[tuple[Cited, int, int]]:
    """The bodies that an article cites by name."""
    for source in sources:
        if source["kind"] in _BODIES and _is_named(source) and source["claims"]:
            yield Cited(_told(source["name"])), source["claims"], 0


def cited_outlets(
    outlet: str, sources: Iterable[Row], relaying: Mapping[str, int]
) -> Iterator[tuple[Cited, int, int]]:
    """The other outlets that an article of an outlet cites by name."""
    for source in sources:
        name = _told(source["name"])
        if source["kind"] != "outlet" or not _is_named(source) or not source["claims"]:
            continue
        if name.casefold().removeprefix("the ") != outlet.casefold().removeprefix("the "):
            yield Cited(outlet, name), source["claims"], relaying.get(source["id"], 0)


def _is_named(source: Row) -> bool:
    """Whether it has a name that means the same in other articles: not `a Grell newspaper`."""
    indefinite = source["name"].lower().startswith(("a ", "an "))
    return source["level"] in ("named", "institutional") and source["proper"] and not indefinite


def _without_post(name: str, role: str) -> str:
    """`Jim Mattis` of "Defense Secretary Jim Mattis", whose role is `secretary`."""
    before, post, after = f" {name} ".casefold().partition(f" {role.casefold()} ")
    rest = name[len(name) - len(after.rstrip()) :] if role and post and after else name
    return rest if rest[:1].isupper() and len(before) + len(post) < len(name) else name


def _told(name: str) -> str:
    """The name with a capital, as it stands where it begins a sentence."""
    name = " ".join(name.split())
    return name[:1].upper() + name[1:]
