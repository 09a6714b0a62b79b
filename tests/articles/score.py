"""How well reports of sample articles match the answers that a reader wrote down beside them.

python -m tests.articles.score REPORT.jsonl EXPECTED.yml...   (each article lies beside its answers)
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from tests.articles.alignment import Pair, Row, entity_names, is_found, pair

LABELS = ("level", "kind", "mode", "effective_level")
STATED = ("basis", "reason", "member_of", "number", "status", "ground_rule", "origin")
SILENT = {None, "none", "stated"}
"""What these hold where the text says nothing of the sort."""
SUFFIX = ".expected.yml"
EMPTY: Row = {"attributions": [], "sources": []}
Names = Mapping[str, str]
Tally = Counter[str]


def allows(answer: object, value: object) -> bool:
    """A list of answers allows each of them: where careful readers differ, either will do."""
    return value in answer if isinstance(answer, list) else value == answer


def score_rows(text: str, pairs: Iterable[Pair], names: Names, tally: Tally) -> None:
    """Optional rows cost nothing, missed or found; a missed row is wrong in everything."""
    for wanted, got in pairs:
        row = wanted.row
        if row.get("optional"):
            tally["attributions.said"] -= got is not None
            continue
        expected = set(row.get("relays", ()))
        tally["attributions.gold"] += 1
        tally["entity.gold"] += "entity" in row
        tally["relays.gold"] += len(expected)
        for label in row.keys() & set(LABELS):
            tally[label + ".gold"] += 1
            tally[label + ".right"] += got is not None and allows(row[label], got[label])
        if got is None:
            continue
        entity = str((got["source"] or {}).get("entity"))
        relayed = {names.get(i, i) for i in got["relays"]} - set(row.get("relays_ok", ()))
        tally["attributions.right"] += is_found(text, wanted, got)
        tally["entity.right"] += "entity" in row and names.get(entity) == row["entity"]
        tally["relays.said"] += len(relayed)
        tally["relays.right"] += len(relayed & expected)


def score_sources(expected: Row, report: Row, names: Names, tally: Tally) -> None:
    """What the answers state of their sources, against what the report states of the same ones."""
    got_rows = {names[row["id"]]: row for row in report["sources"] if row["id"] in names}
    for row in expected["sources"]:
        got = got_rows.get(row["entity"], {})
        for part in STATED:
            if part in row and row[part] is None:
                continue
            answer, value = row.get(part), got.get(part)
            value = names.get(str(value), value) if part == "member_of" else value
            said = value not in SILENT
            right = said and allows(answer, value)
            stated = SILENT.isdisjoint(answer if isinstance(answer, list) else [answer])
            tally[part + ".gold"] += right or stated
            tally[part + ".said"] += said
            tally[part + ".right"] += right


def score_article(text: str, expected: Row, report: Row) -> Tally:
    """Counts `PART.right`, `PART.gold` and `PART.said` for one article."""
    tally: Tally = Counter({"attributions.said": len(report["attributions"])})
    pairs = pair(text, expected, report)
    names = entity_names(pairs)
    score_rows(text, pairs, names, tally)
    score_sources(expected, report, names, tally)
    return tally


def recall(tally: Mapping[str, int], part: str) -> float:
    return tally[part + ".right"] / max(tally[part + ".gold"], 1)


def f1(tally: Mapping[str, int], part: str) -> float:
    """Harmonic mean of precision and recall; 1 where nothing was to be said and nothing was."""
    total = tally[part + ".gold"] + tally[part + ".said"]
    return 2 * tally[part + ".right"] / total if total else 1.0


def read_sample(answers: Path) -> tuple[str, Row]:
    """An article's text as it lies on disk, and what is expected of it."""
    article = answers.with_name(answers.name.removesuffix(SUFFIX) + ".txt")
    expected: Row = yaml.safe_load(answers.read_text(encoding="utf-8"))
    return article.read_bytes().decode("utf-8"), expected


def score_files(lines: Iterable[str], answers: Iterable[Path]) -> Tally:
    """The counts over all articles; one that the report lacks counts as an empty report."""
    rows = [json.loads(line) for line in lines if line.strip()]
    reports = {Path(row["article"]).name: row for row in rows}
    total: Tally = Counter()
    for path in answers:
        text, expected = read_sample(path)
        name = path.name.removesuffix(SUFFIX) + ".txt"
        total.update(score_article(text, expected, reports.get(name, EMPTY)))
    return total


def main(report: str, *answers: str) -> None:
    with open(report, encoding="utf-8") as lines:
        tally = score_files(lines, map(Path, answers))
    for part in (*LABELS, "entity"):
        print(f"{part:<13} right {100 * recall(tally, part):5.1f} of {tally[part + '.gold']}")
    for part in ("attributions", "relays", *STATED):
        print(f"{part:<13} F1    {100 * f1(tally, part):5.1f} of {tally[part + '.gold']}")


if __name__ == "__main__":
    main(*sys.argv[1:])
