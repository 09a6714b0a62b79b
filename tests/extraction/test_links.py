"""What stands inside what, and whose words came through whom."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from attribution.extraction.settling.nesting import enclosing
from tests.extraction.rules import extract
from tests.parses import read_samples

SAMPLES = {sample.id: sample for sample in read_samples()}
WITHIN = [
    ("nested", {"had told": "said"}, "a cue in another's claim stands within it"),
    ("appended-participle", {}, "an appended clause stands beside the claim before it"),
    ("appended-phrase", {"says": "according to"}, "what the phrase holds stands within it"),
    ("relay-at-the-end", {}, "two cues of one claim are not nested"),
    ("two-in-one", {"told": "said"}, "of two insertions the last is the outer one"),
    ("shared-by-coordination", {}, "coordinated cues stand beside each other"),
    ("relative-on-subject", {}, "a cue outside of any claim stands alone"),
]


@pytest.mark.parametrize(
    ("sample", "within"), [case[:2] for case in WITHIN], ids=[case[2] for case in WITHIN]
)
def test_within(sample: str, within: dict[str, str]) -> None:
    found = extract(SAMPLES[sample].parse).attributions
    cues = {a.id: a.cue.text for a in found if a.cue}
    assert {cues[a.id]: cues[a.within] for a in found if a.within} == within


@pytest.mark.parametrize(
    ("sample", "partner"),
    [
        ("object-of-verb", {"citing": "reported"}),
        ("relay-at-the-end", {"citing": "said"}),
        ("relay-inserted", {"citing": "said"}),
        ("citing-a-reason", {}),
    ],
)
def test_a_partner_shares_the_claim(sample: str, partner: dict[str, str]) -> None:
    found = extract(SAMPLES[sample].parse).attributions
    by_id = {a.id: a for a in found}
    pairs = [(a, by_id[a.partner]) for a in found if a.partner]
    assert {a.cue.text: b.cue.text for a, b in pairs if a.cue and b.cue} == partner
    assert all(a.claim.spans == b.claim.spans for a, b in pairs)


@dataclass(frozen=True)
class Placed:
    cue: tuple[int, ...]
    claimed: frozenset[int]


def placed(*items: tuple[int, range]) -> list[Placed]:
    return [Placed((cue,), frozenset(claim)) for cue, claim in items]


NESTING = [
    ("the innermost claim is the one above",
     placed((0, range(1, 20)), (2, range(3, 20)), (4, range(5, 20))), (None, 0, 1)),
    ("claims side by side", placed((0, range(1, 5)), (6, range(7, 9))), (None, None)),
    ("cues in each other's claims: the larger one is outer",
     placed((0, range(1, 9)), (5, range(5))), (None, 0)),
    ("a cue only partly inside is outside",
     [Placed((0,), frozenset(range(1, 5))), Placed((4, 5), frozenset(range(6, 9)))], (None, None)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("items", "outer"), [case[1:] for case in NESTING], ids=[case[0] for case in NESTING]
)
def test_enclosing(items: list[Placed], outer: tuple[int | None, ...]) -> None:
    assert enclosing(items) == outer


def test_no_ring_of_claims() -> None:
    ring = placed((0, range(1, 2)), (1, range(2, 3)), (2, range(1)))
    above = enclosing(ring)
    for number in range(len(ring)):
        outer, steps = above[number], 0
        while outer is not None:
            outer, steps = above[outer], steps + 1
            assert steps <= len(ring)
