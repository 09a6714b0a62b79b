"""Who passes on whose words in sentences of every pattern, with the bundled pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from attribution.analyzer import Analyzer
from attribution.language import BUNDLED, load_pipeline
from attribution.model import Report
from attribution.reading import article_from_text
from tests.sources.articles import rulebook

SENTENCES: Sequence[Mapping[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "chains.yml").read_text(encoding="utf-8")
)
pytestmark = pytest.mark.skipif(
    not (BUNDLED / "meta.json").is_file(), reason="the bundled pipeline is not trained yet"
)


@cache
def report_of(text: str) -> Report:
    return _analyzer().analyze(article_from_text(text, "x.txt", "text"))


@cache
def _analyzer() -> Analyzer:
    return Analyzer(load_pipeline(), rulebook())


def _params() -> Iterator[Any]:
    for sentence in SENTENCES:
        gap = sentence.get("gap")
        marks = [pytest.mark.xfail(reason=gap, strict=True)] if gap else []
        yield pytest.param(sentence, marks=marks, id=sentence["text"][:60])


def pairs_of(report: Report) -> set[tuple[str, str]]:
    """Passer and whose words it passes on, by the names of their rows."""
    names = {row.id: row.name for row in report.sources}
    return {
        (names[found.source.entity], names[id])
        for found in report.attributions
        if found.source is not None and found.source.entity is not None
        for id in found.relays
    }


def _holds(stated: tuple[str, str], found: tuple[str, str]) -> bool:
    return all(part in whole for part, whole in zip(stated, found))


def _pairs(stated: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return [(passer, origin) for passer, origins in stated.items() for origin in origins]


@pytest.mark.parametrize("sentence", list(_params()))
def test_the_chain_is_that_of_a_careful_reader(sentence: Mapping[str, Any]) -> None:
    report = report_of(sentence["text"])
    found = pairs_of(report)
    stated = _pairs(sentence.get("relays", {}))
    allowed = [*stated, *_pairs(sentence.get("may", {}))]
    assert [pair for pair in stated if not any(_holds(pair, other) for other in found)] == []
    assert [pair for pair in found if not any(_holds(other, pair) for other in allowed)] == []


@pytest.mark.parametrize(
    "sentence", [s for s in SENTENCES if s.get("levels") and not s.get("gap")],
    ids=lambda sentence: sentence["text"][:60],
)  # fmt: skip
def test_a_claim_is_worth_what_the_worst_of_its_chain_is(sentence: Mapping[str, Any]) -> None:
    report = report_of(sentence["text"])
    for name, level in sentence["levels"].items():
        rows = {row.id for row in report.sources if name in row.name}
        levels = {
            found.effective_level
            for found in report.attributions
            if found.source is not None and found.source.entity in rows
        }
        assert level in levels


def test_an_outlet_alone_does_not_say_where_it_has_it_from() -> None:
    for sentence in SENTENCES:
        rows = {row.name: row.origin for row in report_of(sentence["text"]).sources}
        for name in sentence.get("undisclosed", ()):
            assert [origin for row, origin in rows.items() if name in row] == ["undisclosed"]
