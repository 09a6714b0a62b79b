"""How often the person in each of many sentences is found, by name and `named`.

    python -m tests.entities.names_in_frames [--misses]

Every invented name of `names_in_frames.yml` is set into every frame; counted is each claim, right
where its only source is the person by the full name and the level is `named`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

from attribution.text_analyzer import TextAnalyzer, load_text_analyzer

DATA = Path(__file__).with_suffix(".yml")
HELD_OUT = "held out"


class Frame(NamedTuple):
    """A text to set names in, and words of each claim whose source is the person."""

    text: str
    claims: tuple[str, ...]


class Frames(NamedTuple):
    """Names and frames, each in groups; a name is the full one and the short one."""

    names: dict[str, list[tuple[str, str]]]
    frames: dict[str, list[Frame]]


def load_frames() -> Frames:
    """The names and frames of the file beside this module."""
    data = yaml.safe_load(DATA.read_text("utf-8"))
    frames = {
        group: [Frame(one["text"], tuple(one["claims"])) for one in several]
        for group, several in data["frames"].items()
    }
    return Frames(data["names"], frames)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One claim of one frame, and who the program says made it."""

    names: str
    frames: str
    text: str
    claim: str
    found: tuple[tuple[str, str], ...]
    """Name and level of each source whose claim holds the words."""
    right: bool


def outcomes(analyze: TextAnalyzer, data: Frames) -> Iterator[Outcome]:
    """All claims of all frames with all names."""
    for frames, several in data.frames.items():
        for frame in several:
            for names, people in data.names.items():
                for full, short in people:
                    for claim, text, found in _read(analyze, frame, full, short):
                        right = len(found) == 1 and full in found[0][0] and found[0][1] == "named"
                        yield Outcome(names, frames, text, claim, found, right)


def _read(
    analyze: TextAnalyzer, frame: Frame, full: str, short: str
) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Each claim of the frame, its text with the name in it, and the sources that are found."""
    text = frame.text.format(full=full, short=short).replace("..", ".")
    report = analyze(text).to_dict()
    rows = {row["id"]: row["name"] for row in report["sources"]}
    for claim in frame.claims:
        found = tuple(
            (rows[a["source"]["entity"]] if a["source"] else "", a["level"])
            for a in report["attributions"]
            if claim in a["claim"]["text"] and not a["within"]
        )
        yield claim, text, found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--misses", action="store_true", help="print what is wrong of the tuned parts"
    )
    args = parser.parse_args()
    every = list(outcomes(load_text_analyzer(), load_frames()))
    for frames in dict.fromkeys(one.frames for one in every):
        for names in dict.fromkeys(one.names for one in every):
            some = [one.right for one in every if (one.names, one.frames) == (names, frames)]
            share = 100 * sum(some) / len(some)
            sys.stdout.write(
                f"frames {frames:<9} names {names:<14} {share:5.1f} % of {len(some)}\n"
            )
    for one in every if args.misses else ():
        if not one.right and HELD_OUT not in (one.frames, one.names):
            sys.stdout.write(f"{one.text!r}\n    {one.claim}: {one.found}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
