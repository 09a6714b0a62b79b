"""Tables are read part by part and become a summary: nothing is kept of an article but counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from attribution.corpus.table_reader import Columns, TableReader
from attribution.errors import AttributionError
from attribution.summary.article_counts import (
    ATTRIBUTION_COLUMNS,
    FINDING_COLUMNS,
    count_articles,
)
from attribution.summary.bootstrap import Estimate, Sampling, Tally, proportion, share_of_articles
from attribution.summary.citations import (
    SOURCE_COLUMNS,
    Citations,
    Cited,
    Row,
    cited_bodies,
    cited_outlets,
    cited_sources,
)
from attribution.summary.figures import COUNTS, LEVELS, MAIN
from attribution.summary.grouping import NONE, Grouping, Key

MOST_GROUPS = 5000
"""More are no summary, and would take much memory."""
_RANKINGS = ("sources", "bodies", "outlets")


class Ranked(NamedTuple):
    """Somebody who is cited, and how much."""

    cited: Cited
    articles: Estimate
    """The share of the articles of the group."""
    claims: int
    relayed: int


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of a group of articles."""

    key: Key
    articles: int
    words: int
    claims: int
    figures: Mapping[str, Estimate]
    """By the name of the figure."""
    rankings: Mapping[str, tuple[Ranked, ...]]
    """`sources`, `bodies` and `outlets`, the most cited first."""


@dataclass(frozen=True, slots=True)
class Summary:
    """All figures of some tables."""

    by: tuple[str, ...]
    over_time: bool
    whole: Group
    """All articles; its key is empty."""
    groups: tuple[Group, ...]
    """Sorted by their keys; none where nothing is grouped by."""
    failed: int
    """Articles without an analysis, which no figure counts."""
    without: int
    """Articles that lack a value that is grouped by."""
    sampling: Sampling
    top: int


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """What is summed, and how."""

    grouping: Grouping
    outlet: str | None = None
    """The column that names an article's outlet; None: who cites whom is told of all together."""
    top: int = 10
    sampling: Sampling = field(default_factory=Sampling)


_DAMAGES = (LookupError, TypeError, ValueError, AttributeError)
"""What rows make the counting raise that no run has written."""


class _Gathered:
    """What is gathered of a group while the tables are read."""

    def __init__(self) -> None:
        self.tally = Tally(len(COUNTS))
        self.citations = {name: Citations() for name in _RANKINGS}
        self.outlets: Counter[str] = Counter()
        """The articles of each outlet."""


def summarise(readers: Sequence[TableReader], options: SummaryOptions) -> Summary:
    """The summary of tables; AttributionError where a part is damaged or groups are too many."""
    whole, failed = _Gathered(), 0
    groups: dict[Key, _Gathered] = defaultdict(_Gathered)
    for reader in readers:
        for part in reader.numbers():
            try:
                failed += _gather(reader, part, options, whole, groups)
            except _DAMAGES as error:
                reason = f"part {part} is damaged: its tables do not fit together"
                raise AttributionError(f"{reader.parts.folder}: {reason}") from error
    without = sum(group.tally.articles for key, group in groups.items() if NONE in key)
    return Summary(
        options.grouping.by,
        options.grouping.is_over_time,
        _group((), whole, options),
        tuple(_group(key, groups[key], options) for key in sorted(groups)),
        failed,
        without,
        options.sampling,
        options.top,
    )


def _gather(
    reader: TableReader,
    part: int,
    options: SummaryOptions,
    whole: _Gathered,
    groups: dict[Key, _Gathered],
) -> int:
    """Adds a part to its groups; how many of its articles failed."""
    by = options.grouping.columns
    wanted = dict.fromkeys(("article", "error", "words", *by, *filter(None, [options.outlet])))
    articles = reader.read("articles", part, tuple(wanted))
    attributions = reader.read("attributions", part, ATTRIBUTION_COLUMNS)
    sources = reader.read("sources", part, SOURCE_COLUMNS)
    findings = reader.read("findings", part, FINDING_COLUMNS)
    rows = count_articles(articles, attributions, sources, findings)
    values = list(zip(*(articles[column] for column in by))) or [()] * len(rows)
    places: dict[Key, list[int]] = defaultdict(list)
    for place, error in enumerate(articles["error"]):
        if error is None:
            places[options.grouping.key(values[place])].append(place)
    whole.tally.add(rows[[place for place, error in enumerate(articles["error"]) if error is None]])
    keys: dict[int, Key] = {}
    for key, found in places.items():
        if by:
            groups[key].tally.add(rows[found])
            keys |= {articles["article"][place]: key for place in found}
    if len(groups) > MOST_GROUPS:
        raise AttributionError(
            f"--by {','.join(options.grouping.by)}: more than {MOST_GROUPS} groups"
        )
    outlets = _outlets(articles, options)
    for article, outlet in outlets.items():
        whole.outlets[outlet] += 1
        if article in keys:
            groups[keys[article]].outlets[outlet] += 1
    for article, ranking, cited in _cited(attributions, sources, outlets):
        whole.citations[ranking].add(cited)
        if article in keys:
            groups[keys[article]].citations[ranking].add(cited)
    return sum(error is not None for error in articles["error"])


def _outlets(articles: Columns, options: SummaryOptions) -> dict[int, str]:
    """By article its outlet; empty where none is named."""
    if options.outlet is None:
        return dict.fromkeys(articles["article"], "")
    return {
        article: name or NONE
        for article, name, error in zip(
            articles["article"], articles[options.outlet], articles["error"]
        )
        if error is None
    }


def _cited(
    attributions: Columns, sources: Columns, outlets: Mapping[int, str]
) -> Iterator[tuple[int, str, list[tuple[Cited, int, int]]]]:
    """By article and ranking whom it cites."""
    relaying: dict[int, Counter[str]] = defaultdict(Counter)
    columns = (attributions[name] for name in ("article", "source", "relays"))
    for article, source, relays in zip(*columns):
        if relays and source:
            relaying[article][source] += 1
    for article, rows in _by_article(sources):
        yield article, "sources", list(cited_sources(rows))
        yield article, "bodies", list(cited_bodies(rows))
        yield article, "outlets", list(cited_outlets(outlets[article], rows, relaying[article]))


def _by_article(sources: Columns) -> Iterable[tuple[int, list[Row]]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for values in zip(*sources.values()):
        row: dict[str, Any] = dict(zip(sources, values))
        found[row["article"]].append(row)
    return found.items()


def _group(key: Key, gathered: _Gathered, options: SummaryOptions) -> Group:
    sums = dict(zip(COUNTS, gathered.tally.sums))
    drawn = dict(zip(COUNTS, np.transpose(gathered.tally.resampled(options.sampling, *key))))
    figures = {
        figure.name: proportion(
            sums[figure.counted],
            sums[figure.of],
            figure.factor,
            drawn[figure.counted],
            drawn[figure.of],
        )
        for figure in (*MAIN, *LEVELS)
    }
    rankings = {name: tuple(_ranked(key, name, gathered, options)) for name in _RANKINGS}
    return Group(
        key, gathered.tally.articles, int(sums["words"]), int(sums["claims"]), figures, rankings
    )


def _ranked(
    key: Key, ranking: str, gathered: _Gathered, options: SummaryOptions
) -> Iterator[Ranked]:
    found = gathered.citations[ranking]
    by_outlet = ranking == "outlets" and options.outlet is not None
    for cited in found.top(options.top):
        articles = gathered.outlets[cited.name] if by_outlet else gathered.tally.articles
        words = (*key, ranking, *cited)
        share = share_of_articles(found.articles[cited], articles, options.sampling, *words)
        yield Ranked(cited, share, found.claims[cited], found.relayed[cited])
