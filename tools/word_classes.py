"""Makes the lexicons of verb and noun classes from WordNet 3.0's hierarchies.

    python tools/word_classes.py verb /usr/share/wordnet > rules/lexicons/verb-classes.yml
    python tools/word_classes.py noun /usr/share/wordnet > rules/lexicons/noun-classes.yml

The folder holds `data.*`, `index.*` and `cntlist.rev` (Debian: wordnet-base). A word belongs
to a class when the share of its senses, weighted by how often each was tagged in WordNet's
concordance, that lie below the class's root senses is at least the class's share. WordNet is under
the WordNet licence, which allows this with the notice that the file repeats.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


class Synset(NamedTuple):
    """A set of words with one sense; `field` is the number of its lexicographer file."""

    field: int
    senses: dict[str, int]
    """Word → its number within the lexicographer file."""
    hyponyms: tuple[str, ...]
    gloss: str
    """Its definition, without the examples."""


class WordClass(NamedTuple):
    """A lexicon to be made: root senses as WordNet's sense keys, or a whole field."""

    id: str
    about: str
    roots: tuple[str, ...]
    field: int = -1
    share: float = 0.45
    without: tuple[str, ...] = ()
    """Root senses below which nothing belongs to the class."""
    gloss: str = ""
    """A pattern: every sense whose definition has it belongs to the class too."""


SHORTEST = 4
"""Letters from which a word is taken: shorter ones (job, off, kid) are mostly other words."""
KEYS = {"verb": 2, "noun": 1}
"""WordNet's number of each part of speech in its sense keys."""

VERBS = (
    WordClass(
        "harming-verbs",
        "Verbs of hurting or killing a living being.",
        ("injure%2:29:00", "kill%2:35:00", "kill%2:35:02", "mistreat%2:41:00", "rape%2:41:00"),
    ),
    WordClass(
        "deceiving-verbs",
        "Verbs of leading somebody to believe what is not so, or out of money.",
        ("deceive%2:41:00", "deceive%2:32:00", "swindle%2:41:00", "cheat%2:41:01"),
    ),
    WordClass(
        "taking-verbs",
        "Verbs of taking what is another's.",
        ("steal%2:40:00", "extort%2:40:00", "extort%2:40:01", "loot%2:40:00", "smuggle%2:40:00"),
    ),
    WordClass(
        "hiding-verbs",
        "Verbs of keeping something from being seen or known.",
        ("hide%2:39:00", "conceal%2:39:00", "leak%2:32:00"),
    ),
    WordClass(
        "obstructing-verbs",
        "Verbs of hindering what others try to do.",
        ("obstruct%2:41:00", "suppress%2:41:00"),
        share=0.2,
    ),
    WordClass(
        "damaging-verbs",
        "Verbs of making something worse, smaller or nothing.",
        (
            "damage%2:30:00",
            "worsen%2:30:01",
            "weaken%2:30:00",
            "impair%2:30:00",
            "destroy%2:36:00",
            "destroy%2:35:01",
        ),
        share=0.4,
    ),
    WordClass(
        "misdeed-verbs",
        "Verbs whose definition in WordNet calls what they name unfair, cruel or dishonest.",
        (),
        without=("reform%2:30:08", "subdue%2:30:01"),
        gloss="illegally|unlawfully|dishonest|decei[vt]|fraud|wrongful|wrongly|unfair|improper|cruel"
        "|abus(?!e and injus)|corrupt|brib|immoral|unethical|underhand|manipulat|exploit|betray"
        "|treacher|mislead|coerc|without (the )?(permission|consent)|intimidat|harass|humiliat"
        "|wasteful|theft|steal|cheat|badly|falsely|secretly|cheap",
    ),
    WordClass("communication-verbs", "Verbs of saying and writing.", (), 32, 0.5),
    WordClass("emotion-verbs", "Verbs of feeling, and of making somebody feel.", (), 37, 0.6),
)
NOUNS = (
    WordClass(
        "human-nouns",
        "Nouns for a person, whatever they are or do.",
        ("person%1:03:00", "operator%1:18:00"),
        share=0.6,
    ),
    WordClass(
        "acting-body-nouns",
        "Nouns for a body that acts, and for the houses that bodies are called by.",
        (
            "organization%1:14:00",
            "establishment%1:06:00",
            "plant%1:06:01",
            "institution%1:06:00",
            "facility%1:06:00",
            "hotel%1:06:00",
            "hospital%1:06:00",
            "restaurant%1:06:00",
            "administrative_district%1:15:00",
        ),
        share=0.5,
    ),
    WordClass("feeling-nouns", "Nouns for what somebody feels.", (), 12, 0.6),
    WordClass(
        "illness-nouns",
        "Nouns for illnesses and their signs.",
        ("illness%1:26:00", "symptom%1:26:00", "ill_health%1:26:00"),
        share=0.75,
    ),
    WordClass(
        "wrongdoer-nouns",
        "Nouns for somebody by the wrong they do.",
        ("wrongdoer%1:18:00", "bad_person%1:18:00", "deceiver%1:18:00", "criminal%1:18:00"),
        share=0.5,
    ),
    WordClass(
        "writing-nouns",
        "Nouns for something written or printed that says something.",
        ("document%1:10:00", "document%1:06:00", "publication%1:10:00"),
        share=0.75,
        without=("legal_document%1:10:00", "copy%1:10:00"),
    ),
)
CLASSES = {"verb": VERBS, "noun": NOUNS}


def read_synsets(folder: Path, part: str) -> dict[str, Synset]:
    """The synsets of a part of speech by their offset in its file."""
    found = {}
    for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            continue  # the licence
        entry, _, gloss = line.partition("|")
        fields = entry.split()
        count = int(fields[3], 16)
        senses = {fields[4 + 2 * n].lower(): int(fields[5 + 2 * n], 16) for n in range(count)}
        at = 4 + 2 * count
        pointers = [fields[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(fields[at]))]
        below = tuple(o for sign, o, other, _ in pointers if (sign, other) == ("~", part[0]))
        found[fields[0]] = Synset(int(fields[1]), senses, below, gloss.partition('"')[0])
    return found


def read_senses(folder: Path, part: str) -> dict[str, tuple[str, ...]]:
    """Each word with the offsets of its senses, the most frequent first."""
    lines = (folder / f"index.{part}").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("  "))
    return {row[0]: tuple(row[-int(row[2]) :]) for row in rows}


def read_counts(folder: Path) -> Counter[str]:
    """How often each sense key was tagged in WordNet's concordance."""
    lines = (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines()
    return Counter({key: int(count) for key, _, count in map(str.split, lines)})


def sense_key(word: str, synset: Synset, part: str) -> str:
    """The sense key of a word in a synset, as WordNet's sense index spells it."""
    return f"{word}%{KEYS[part]}:{synset.field:02d}:{synset.senses.get(word, 0):02d}"


def shares(
    word: str,
    offsets: tuple[str, ...],
    synsets: dict[str, Synset],
    counts: Counter[str],
    part: str,
) -> Iterator[tuple[str, float]]:
    """Each sense of a word and its share of the word's uses; unseen senses count by rank."""
    weights = [
        (offset, counts[sense_key(word, synsets[offset], part) + "::"] + 1 / rank)
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


def members(word_class: WordClass, folder: Path, part: str) -> list[str]:
    """The words of a class, single and in lower case, in order."""
    synsets, senses = read_synsets(folder, part), read_senses(folder, part)
    counts = read_counts(folder)
    keys = {sense_key(word, s, part): offset for offset, s in synsets.items() for word in s.senses}
    inside = below((keys[root] for root in word_class.roots), synsets)
    if word_class.gloss:
        found = re.compile(word_class.gloss).search
        inside |= {o for o, synset in synsets.items() if found(synset.gloss)}
    inside -= below((keys[root] for root in word_class.without), synsets)
    if word_class.field >= 0:
        inside = frozenset(o for o, synset in synsets.items() if synset.field == word_class.field)
    return sorted(
        word
        for word, offsets in senses.items()
        if word.isalpha()
        and len(word) >= SHORTEST
        and sum(share for o, share in shares(word, offsets, synsets, counts, part) if o in inside)
        >= word_class.share
    )


def main() -> None:
    """Prints the file of lexicons of a part of speech from the WordNet folder named."""
    part, folder = sys.argv[1], Path(sys.argv[2])
    print("# yaml-language-server: $schema=../rules.schema.json")
    print("#\n# Made by tools/word_classes.py from WordNet 3.0: edit the recipe, or a pack.")
    print("# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.")
    print("# The WordNet licence allows use, copying, change and distribution with this notice.")
    print("format: 1\nlexicons:")
    for word_class in CLASSES[part]:
        words = ", ".join(members(word_class, folder, part))
        print(f"  - id: {word_class.id}\n    about: {word_class.about}")
        print(f"    source: WordNet 3.0, share {word_class.share} (tools/word_classes.py).")
        print(textwrap.fill(f"    words: [{words}]", 110, subsequent_indent=" " * 12))


if __name__ == "__main__":
    main()
