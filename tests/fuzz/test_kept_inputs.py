"""Every input that ever failed a target, tried again."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution.errors import AttributionError
from tests.fuzz.targets import CORPUS, TARGETS

KEPT = sorted(path for path in CORPUS.rglob("*") if path.is_file())


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_input_that_failed_once_is_read_or_refused(path: Path) -> None:
    try:
        TARGETS[path.parent.name](path.read_bytes())
    except AttributionError as error:
        assert str(error), "an error without a word"  # noqa: PT017  # any other error fails as well


def test_each_kept_input_is_that_of_a_target() -> None:
    assert KEPT
    assert {path.parent.name for path in KEPT} <= set(TARGETS)
