"""Makes the list of first names of the world that the package carries beside the census's.

    pip install faker==40.63.0
    python tools/world_names.py attribution/census /usr/share/wordnet > world_names.txt
    mv world_names.txt attribution/census

The names are those of Faker's locales (MIT licence), without the marks of their letters. A line
holds a name and the gender of its bearers; none where both bear it. Left out are those that the
census has as first names or surnames, and those that WordNet 3.0 has as a common word or a place.
"""

from __future__ import annotations

import pkgutil
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

LISTS = {
    "first_names_male": "male",
    "first_male_romanized_names": "male",
    "first_names_female": "female",
    "first_female_romanized_names": "female",
    "first_romanized_names": "",
    "first_names_unisex": "",
}
PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "ı": "i", "ß": "ss"}
"""Letters that no mark can be taken from."""
SHAPE = re.compile(r"^[a-z]{3,}$")
LOCATION = 15
"""WordNet's lexicographer file for places."""


def world_names(census_folder: Path, wordnet: Path) -> Iterator[str]:
    """The lines of the list, sorted."""
    known = [census_folder / name for name in ("given_names.txt", "surnames.txt")]
    lines = (line for file in known for line in file.read_text(encoding="utf-8").splitlines())
    census = {line.partition(" ")[0] for line in lines}
    words = set(_words(wordnet))
    genders = _genders()
    for name in sorted(set(genders) - census - words):
        told = genders[name] - {""}
        yield f"{name} {told.pop()}" if len(told) == 1 else name


def _genders() -> dict[str, set[str]]:
    """By lower-cased name without its marks the genders that the locales give it."""
    persons = import_module("faker.providers.person")
    found: dict[str, set[str]] = defaultdict(set)
    for module in pkgutil.iter_modules(persons.__path__):
        provider = vars(import_module(f"{persons.__name__}.{module.name}").Provider)
        for attribute, gender in LISTS.items():
            names = provider.get(attribute, ())
            for name in () if isinstance(names, property) else names:
                plain = _plain(str(name))
                if SHAPE.match(plain):
                    found[plain].add(gender)
    return found


def _plain(name: str) -> str:
    """The name in lower case, without its marks; a letter that has none is kept."""
    lowered = "".join(PLAIN.get(letter, letter) for letter in name.lower())
    parted = unicodedata.normalize("NFD", lowered)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def _words(wordnet: Path) -> Iterator[str]:
    """The common words and the names of places that WordNet lists, in lower case."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in (wordnet / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            _, field, _, count, *rest = line.split()
            for word in rest[: 2 * int(count, 16) : 2]:
                if word.islower() or int(field) == LOCATION:
                    yield word.lower()


def main() -> None:
    """Prints the list; the arguments are the folder of the census's lists and WordNet's folder."""
    print("\n".join(world_names(Path(sys.argv[1]), Path(sys.argv[2]))))


if __name__ == "__main__":
    main()
