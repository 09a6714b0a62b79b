"""What is counted in the articles of a part: a row of numbers for each, in the order of COUNTS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from attribution.checks.claim_counts import SCALE
from attribution.corpus.table_reader import Columns
from attribution.model import UNNAMED, Level
from attribution.summary.bootstrap import Numbers
from attribution.summary.figures import COUNTS, LEVEL_COUNTS, UNNAMED_LEVELS

ATTRIBUTION_COLUMNS = ("article", "claim", "effective_level", "support", "source", "relays")
FINDING_COLUMNS = ("article", "check")
UNSIGNED = "unattributed-claim"
"""The check that finds claims without a source."""
_PLACES = {name: place for place, name in enumerate(COUNTS)}
_RANKS: dict[Level, int] = {level: rank for rank, level in enumerate(SCALE)}


def count_articles(
    articles: Columns, attributions: Columns, sources: Columns, findings: Columns
) -> Numbers:
    """The counts of each article of `articles`; those that failed have zeros."""
    rows: Numbers = np.zeros((len(articles["article"]), len(COUNTS)))
    places = {number: place for place, number in enumerate(articles["article"])}
    _add(rows, "articles", (place for place, e in enumerate(articles["error"]) if e is None))
    rows[:, _PLACES["words"]] = [words or 0 for words in articles["words"]]
    _count_claims(rows, places, attributions)
    _count_reasons(rows, places, sources)
    unsigned = (
        places[article]
        for article, check in zip(findings["article"], findings["check"])
        if check == UNSIGNED
    )
    _add(rows, "unsigned", unsigned)
    return rows


def _count_claims(rows: Numbers, places: Mapping[int, int], attributions: Columns) -> None:
    """Distinct claims, by the most anonymous level of their chains, and by what stands behind."""
    ranks: dict[tuple[int, int], int] = {}
    supports: dict[tuple[int, int], int] = {}
    for article, claim, level, support in zip(
        attributions["article"],
        attributions["claim"],
        attributions["effective_level"],
        attributions["support"],
    ):
        key = (places[article], claim)
        ranks[key] = max(ranks.get(key, -1), _RANKS[level])
        supports[key] = max(supports.get(key, 0), support)
    _add(rows, "claims", (place for place, _ in ranks))
    for level, name in LEVEL_COUNTS.items():
        _add(rows, name, (place for (place, _), rank in ranks.items() if rank == _RANKS[level]))
    hidden = {_RANKS[level] for level in SCALE if level in UNNAMED_LEVELS}
    _add(rows, "unnamed", (place for (place, _), rank in ranks.items() if rank in hidden))
    _add(rows, "supported", (place for (place, _), count in supports.items() if count))
    _add(rows, "single", (place for (place, _), count in supports.items() if count == 1))


def _count_reasons(rows: Numbers, places: Mapping[int, int], sources: Columns) -> None:
    """Unnamed people and groups, and those of whom the article says why they are."""
    unnamed = [
        (places[article], reason)
        for article, kind, level, reason in zip(
            sources["article"], sources["kind"], sources["level"], sources["reason"]
        )
        if level in UNNAMED and kind in ("person", "people")
    ]
    _add(rows, "anonymous", (place for place, _ in unnamed))
    _add(rows, "reasons", (place for place, reason in unnamed if reason == "specific"))
    _add(rows, "stock reasons", (place for place, reason in unnamed if reason == "boilerplate"))


def _add(rows: Numbers, name: str, places: Iterable[int]) -> None:
    np.add.at(rows[:, _PLACES[name]], np.fromiter(places, dtype=np.int64), 1)
