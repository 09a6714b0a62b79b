"""Makes rules/lexicons/verb-classes.yml: classes of English verbs from WordNet 3.0's verb groups.

    python tools/verb_classes.py /usr/share/wordnet > rules/lexicons/verb-classes.yml

The folder holds `data.verb`, `index.verb` and `cntlist.rev` (Debian: wordnet-base). A verb belongs
to a class when the share of its senses, weighted by how often each was tagged in WordNet's
concordance, that lie below the class's root senses is at least the class's share. WordNet is under
the WordNet licence, which allows this with the notice that the file repeats.
"""

from __future__ import annotations

import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


class Synset(NamedTuple):
    """A set of verbs with one sense; `field` is the number of its lexicographer file."""

    field: int
    senses: dict[str, int]
    """Verb → its number within the lexicographer file."""
    hyponyms: tuple[str, ...]


class VerbClass(NamedTuple):
    """A lexicon to be made: root senses as WordNet's sense keys, or a whole field."""

    id: str
    about: str
    roots: tuple[str, ...]
    field: int = -1
    share: float = 0.45


SHORTEST = 4
"""Letters from which a verb is taken: shorter ones (job, off, kid) are mostly other words."""

CLASSES = (
    VerbClass(
        "harming-verbs",
        "Verbs of hurting or killing a living being.",
        ("injure%2:29:00", "kill%2:35:00", "kill%2:35:02", "mistreat%2:41:00", "rape%2:41:00"),
    ),
    VerbClass(
        "deceiving-verbs",
        "Verbs of leading somebody to believe what is not so, or out of money.",
        ("deceive%2:41:00", "deceive%2:32:00", "swindle%2:41:00", "cheat%2:41:01"),
    ),
    VerbClass(
        "taking-verbs",
        "Verbs of taking what is another's.",
        ("steal%2:40:00", "extort%2:40:00", "extort%2:40:01", "loot%2:40:00", "smuggle%2:40:00"),
    ),
    VerbClass(
        "hiding-verbs",
        "Verbs of keeping something from being seen or known.",
        ("hide%2:39:00", "conceal%2:39:00", "leak%2:32:00"),
    ),
    VerbClass(
        "obstructing-verbs",
        "Verbs of hindering what others try to do.",
        ("obstruct%2:41:00", "suppress%2:41:00"),
        share=0.2,
    ),
    VerbClass("emotion-verbs", "Verbs of feeling, and of making somebody feel.", (), 37, 0.6),
)


def read_synsets(folder: Path) -> dict[str, Synset]:
    """The verb synsets by their offset in `data.verb`."""
    found = {}
    for line in (folder / "data.verb").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue  # the licence
        fields = line.partition("|")[0].split()
        count = int(fields[3], 16)
        senses = {fields[4 + 2 * n].lower(): int(fields[5 + 2 * n], 16) for n in range(count)}
        at = 4 + 2 * count
        pointers = [fields[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(fields[at]))]
        below = tuple(offset for sign, offset, part, _ in pointers if (sign, part) == ("~", "v"))
        found[fields[0]] = Synset(int(fields[1]), senses, below)
    return found


def read_senses(folder: Path) -> dict[str, tuple[str, ...]]:
    """Each verb with the offsets of its senses, the most frequent first."""
    lines = (folder / "index.verb").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("  "))
    return {row[0]: tuple(row[-int(row[2]) :]) for row in rows}


def read_counts(folder: Path) -> Counter[str]:
    """How often each sense key was tagged in WordNet's concordance."""
    lines = (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines()
    return Counter({key: int(count) for key, _, count in map(str.split, lines)})


def sense_key(verb: str, synset: Synset) -> str:
    """The sense key of a verb in a synset, as WordNet's sense index spells it."""
    return f"{verb}%2:{synset.field:02d}:{synset.senses.get(verb, 0):02d}"


def shares(
    verb: str, offsets: tuple[str, ...], synsets: dict[str, Synset], counts: Counter[str]
) -> Iterator[tuple[str, float]]:
    """Each sense of a verb and its share of the verb's uses; unseen senses count by rank."""
    weights = [
        (offset, counts[sense_key(verb, synsets[offset]) + "::"] + 1 / rank)
        for rank, offset in enumerate(offsets, 1)
    ]
    total = sum(weight for _, weight in weights)
    return ((offset, weight / total) for offset, weight in weights)


def below(roots: Iterable[str], synsets: dict[str, Synset]) -> frozenset[str]:
    """The offsets of some synsets and of all their hyponyms."""
    found: set[str] = set()
    stack = list(roots)
    while stack:
        offset = stack.pop()
        if offset not in found:
            found.add(offset)
            stack.extend(synsets[offset].hyponyms)
    return frozenset(found)


def members(verb_class: VerbClass, folder: Path) -> list[str]:
    """The verbs of a class, single words only, in order."""
    synsets, senses, counts = read_synsets(folder), read_senses(folder), read_counts(folder)
    keys = {sense_key(verb, s): offset for offset, s in synsets.items() for verb in s.senses}
    inside = below((keys[root] for root in verb_class.roots), synsets)
    if verb_class.field >= 0:
        inside = frozenset(o for o, synset in synsets.items() if synset.field == verb_class.field)
    return sorted(
        verb
        for verb, offsets in senses.items()
        if verb.isalpha()
        and len(verb) >= SHORTEST
        and sum(share for o, share in shares(verb, offsets, synsets, counts) if o in inside)
        >= verb_class.share
    )


def main() -> None:
    """Prints the file of lexicons made from the WordNet folder named on the command line."""
    folder = Path(sys.argv[1])
    print("# yaml-language-server: $schema=../rules.schema.json")
    print("#\n# Made by tools/verb_classes.py from WordNet 3.0: edit the recipe, or a pack.")
    print("# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.")
    print("# The WordNet licence allows use, copying, change and distribution with this notice.")
    print("format: 1\nlexicons:")
    for verb_class in CLASSES:
        words = ", ".join(members(verb_class, folder))
        print(f"  - id: {verb_class.id}\n    about: {verb_class.about}")
        print(f"    source: WordNet 3.0, share {verb_class.share} (tools/verb_classes.py).")
        print(textwrap.fill(f"    words: [{words}]", 110, subsequent_indent=" " * 12))


if __name__ == "__main__":
    main()
