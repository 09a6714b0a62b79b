"""Other names for the persons and bodies of an article, the rest of it left as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

from attribution.census import first_name_gender, is_first_name
from attribution.model import Report, Source

POOLS: Mapping[str, Mapping[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "names.yml").read_text(encoding="utf-8")
)
"""Under `persons` and `bodies` the invented names by their kind."""
_MIDDLE = r"(?:(?P<middle> [A-Z]\.?(?: [A-Z]\.?)?) )?"
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|\n\s*)[\"“‘']?$")


class Renaming(NamedTuple):
    """A search for old names, and the new one of each."""

    pattern: re.Pattern[str]
    names: Mapping[str, str]

    def __call__(self, words: str) -> str:
        """The words under the new names, with a large letter where a sentence begins."""

        def other(match: re.Match[str]) -> str:
            new = self.names[match[1]]
            if new[0].islower() and _SENTENCE_START.search(words[: match.start()][-3:]):
                new = new[0].upper() + new[1:]
            return new + ("’s" if match[2] and not new.endswith("s") else match[2] or "")

        return self.pattern.sub(other, words)


def renamed_persons(report: Report, pool: str, random: Random) -> Renaming | None:
    """The persons of an article under names of the pool; None without any.

    One whose gender no list knows by the first name, and one called by the first name, keep it
    and get the surname alone.
    """
    text = report.article.text
    names = {
        gender: _unused(found, text, random) for gender, found in POOLS["persons"][pool].items()
    }
    new: dict[str, str] = {}
    for first, last in _persons(report):
        gender = first_name_gender(first)
        left = names[gender or "female"]
        if not left or last in new:
            continue
        other = left.pop()
        surname = other.partition(" ")[2]
        alone = len(re.findall(rf"\b{re.escape(first)}\b(?! {re.escape(last)}\b)", text))
        new[last] = surname
        new[f"{first} {last}"] = other if gender and not alone else f"{first} {surname}"
    return _renaming(new)


def _unused(names: Sequence[str], text: str, random: Random) -> list[str]:
    """The names, in any order, none of whose words stands in the text with a capital."""
    free = [n for n in names if not any(re.search(rf"\b{w}\b", text) for w in n.split())]
    random.shuffle(free)
    return free


def _persons(report: Report) -> Iterator[tuple[str, str]]:
    """First name and surname of each named person with a listed first name, once."""
    text = report.article.text
    seen = set()
    for source in report.sources:
        words = source.name.split()
        if source.kind != "person" or source.level != "named" or len(words) != 2:
            continue
        first, last = words
        plain = last.isalpha() and last.istitle() and last.lower() not in text
        if plain and is_first_name(first) and last not in seen and f"{first} {last}" in text:
            seen.add(last)
            yield first, last


def renamed_bodies(report: Report, pool: str, random: Random) -> Renaming | None:
    """The bodies of one word, or the outlets, of an article under names of the pool."""
    text = report.article.text
    left = _unused(POOLS["bodies"][pool], text, random)
    new: dict[str, str] = {}
    for source in report.sources:
        word = source.name.removeprefix("the ").removeprefix("The ")
        if left and word not in new and _is_body_of(source, word, pool):
            new[word] = left.pop()
    return _renaming(new)


def _is_body_of(source: Source, word: str, pool: str) -> bool:
    if (
        not word.isalpha()
        or not word[0].isupper()
        or source.level not in ("named", "institutional")
    ):
        return False
    if pool == "outlets":
        return source.kind == "outlet" and source.name != word and word.istitle()
    initials = word.isupper()
    return source.kind == "organisation" and initials == (pool == "initials")


def _renaming(new: Mapping[str, str]) -> Renaming | None:
    if not new:
        return None
    longest = sorted(new, key=len, reverse=True)
    words = "|".join(map(re.escape, longest))
    return Renaming(re.compile(rf"\b({words})\b(?![-‐]?\w)((?<=s)[’'](?!s))?"), new)


Rename = Callable[[Report, str, Random], Renaming | None]
KINDS: Mapping[str, Rename] = {"persons": renamed_persons, "bodies": renamed_bodies}
