"""The scorer gives full marks to the answers themselves, and takes them away for each fault."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.articles.alignment import Row, place
from tests.articles.score import (
    EMPTY,
    LABELS,
    STATED,
    f1,
    read_sample,
    recall,
    score_article,
    score_files,
)
from tests.articles.test_expected import FULL, SHORT, answers

PARTS = ("attributions", "relays", *STATED)


def part(text: str, near: str, *pieces: str) -> dict[str, Any]:
    return {"spans": [list(place(text, piece, near)) for piece in pieces]}


def ideal_report(text: str, expected: Row) -> dict[str, Any]:
    """The report that a program without fault would give."""
    rows = []
    for row in expected["attributions"]:
        source = part(text, row["near"], row["source"]) if "source" in row else None
        rows.append({
            "source": source and {**source, "entity": row["entity"]},
            "cue": part(text, row["near"], row["cue"]),
            "claim": part(text, row["near"], *row["claim"]),
            "relays": row.get("relays", []),
            **{label: answers(row[label])[0] for label in row.keys() & set(LABELS)},
        })  # fmt: skip
    sources = [{**row, "id": row["entity"]} for row in expected["sources"]]
    return {"attributions": rows, "sources": sources}


@pytest.mark.parametrize("path", FULL + SHORT, ids=lambda path: path.name[:-13])
def test_an_ideal_report_scores_full_marks(path: Any) -> None:
    text, expected = read_sample(path)
    tally = score_article(text, expected, ideal_report(text, expected))
    assert all(
        tally[label + ".right"] == tally[label + ".gold"] for label in (*LABELS, "entity")
    ), tally
    assert all(f1(tally, name) == 1 for name in PARTS), tally


def test_an_empty_report_scores_nothing() -> None:
    tally = score_article(*read_sample(FULL[0]), EMPTY)
    assert tally["attributions.gold"] > 10
    assert f1(tally, "attributions") == recall(tally, "level") == recall(tally, "entity") == 0


def test_a_wrong_level_and_a_merged_source_are_noticed() -> None:
    text, expected = read_sample(FULL[2])
    report = ideal_report(text, expected)
    first, *_, last = (row for row in report["attributions"] if row["source"])
    first["level"] = "author"
    last["source"]["entity"] = first["source"]["entity"]
    tally = score_article(text, expected, report)
    assert tally["level.right"] == tally["level.gold"] - 1
    assert tally["entity.right"] == tally["entity.gold"] - 1
    assert f1(tally, "attributions") == 1


def test_made_up_rows_cost_precision() -> None:
    text, expected = read_sample(FULL[0])
    report = ideal_report(text, expected)
    words = {"spans": [[0, 3]]}
    made_up: Row = {"source": None, "cue": words, "claim": words, "relays": []}
    report["attributions"] += [made_up] * len(report["attributions"])
    tally = score_article(text, expected, report)
    assert 0.6 < f1(tally, "attributions") < 0.7


def test_articles_are_told_apart_by_their_file_names() -> None:
    text, expected = read_sample(FULL[2])
    line = json.dumps(
        {"article": f"some/where/{expected['id']}.txt", **ideal_report(text, expected)}
    )
    tally = score_files([line, "\n"], FULL[2:4])
    other = read_sample(FULL[3])[1]["attributions"]
    missed = sum(not row.get("optional") for row in other)
    assert tally["attributions.right"] == tally["attributions.gold"] - missed
