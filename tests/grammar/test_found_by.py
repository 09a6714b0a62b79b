"""How a role was found decides by its name; its sentence is for readers alone."""

from __future__ import annotations

from attribution.grammar.found_by import FoundBy
from attribution.rulebook import load_rulebook


def test_every_weight_names_a_way_to_find_a_source() -> None:
    prefix = "source found by "
    keys = {member.key() for member in FoundBy if member is not FoundBy.AFTER}
    named = {
        weight.removeprefix(prefix)
        for score in load_rulebook().scores
        for weight in score.weights
        if weight.startswith(prefix)
    }
    assert named
    assert {name for name in named if not name.startswith("after-")} <= keys
